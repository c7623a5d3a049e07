package html

import "testing"

func TestTogether(t *testing.T) {
	for word, want := range map[string]bool{
		"IT-chefen": true, "e-tjänst,": true, "(2022-03-31)": true, "060-16": true, "SOC-2020-00070,": true,
		"drift-": false, "drift-avtal": false, "Barn-": false, "chefen": false, "-": false, "PUB-avtal": false,
	} {
		if got := together(word); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}

// TestHeld: e- and IT- do not stand alone at the end of a line, and a long word may still
// be broken after them.
func TestHeld(t *testing.T) {
	for word, want := range map[string]string{
		"e-tjänst,": "e-tjänst,", "e-förvaltningsprogrammet,": "e-förval", "(IT-verksamhetsplanen)": "(IT-verksa", "drift-avtal": "",
		"informationssäkerhets-frågor": "", "TF-2022-00117-handlingar-nu": "", "systemförvaltningsplan": "", "-informationssäkerheten": "", "e-post/telefon/brev-svar": "",
		"x@e-tjanster.kommun.example": "", "Barn-omsorgsförvaltningen": "",
	} {
		if got := held(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"Prioritet och forum":              "Prioritet|och forum",
		"Avtal går ut":                     "Avtal|går ut",
		"Beräknad tid per år":              "Beräknad|tid per år",
		"Intern tid":                       "Intern tid|",
		"Diarienummer och kommentar":       "Diarienummer|och kommentar",
		"Beskrivning av och syfte med det": "Beskrivning av och syfte med det|",
	} {
		first, second := folded(in)
		if got := first + "|" + second; got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
	}
}
