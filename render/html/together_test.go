package html

import "testing"

func TestTogether(t *testing.T) {
	for word, want := range map[string]bool{
		"IT-chefen": true, "e-tjänst,": true, "(2022-03-31)": true, "060-16": true, "SOC-2020-00070,": true, "IT-verksamhetsplanen": false, // longer than is kept
		"drift-": false, "drift-avtal": false, "Barn-": false, "chefen": false, "-": false, "PUB-avtal": false,
	} {
		if got := together(word); got != want {
			t.Errorf("%s: %v", word, got)
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
