package readback

import (
	"strings"
	"testing"

	"planverk/render/rendertest"
)

// TestAmountAgreesInItsUnit: an amount is held against the unit that the reader is told,
// with the digits that are shown, and no other.
func TestAmountAgreesInItsUnit(t *testing.T) {
	for _, c := range []struct {
		exact, text, unit string
		want              bool
	}{
		{"3524000.00", "3 524 000", "", true},
		{"3524000.00", "3 524 000 kr", "", true},
		{"3524000.00", "3 524", "", false}, // thousands that nothing says
		{"3524000.00", "3 524", "tkr", true},
		{"3524000.00", "3 524", "mnkr", false},
		{"3524000.00", "3 524 000", "tkr", false}, // kronor under a caption in tkr
		{"3524000.00", "3 524 000 kr", "tkr", true},
		{"3524000.00", "3,524 mnkr", "kronor", true},
		{"3524000.00", "3,5", "mnkr", true},
		{"3524000.00", "3,6", "mnkr", false},
		{"3524000.00", "3,5", "tkr", false},
		{"3524000.00", "3 525", "tkr", false},
		{"1234.50", "1 234,50", "", true},
		{"1234.50", "1 235", "", false}, // kronor are shown to the öre
		{"1234.50", "1,2", "tkr", true},
		{"-1500.00", "−2", "tkr", true}, // half away from zero
		{"-1500.00", "−1", "tkr", false},
		{"400.00", "0", "tkr", false}, // never nought
		{"0.00", "0", "tkr", true},
		{"40000.00", "40 000 kr och 12 mnkr", "", true},
		{"2026-01-01", "1 januari 2026", "tkr", true},
		{"18", "cirka 18", "tkr", true},
		{"18", "0,018", "tkr", false},
	} {
		if got := agrees(c.exact, c.text, c.unit); got != c.want {
			t.Errorf("%s shown as %q under %q agrees: %v", c.exact, c.text, c.unit, got)
		}
	}
	for caption, want := range map[string]string{"Tabell 5. Budget 2026 (tkr per år)": "tkr", "Figur 1. Kostnader (MNKR)": "mnkr", "Tabell 2. Drift (kronor)": "kronor",
		"Tabell 3. Svar (ja eller nej)": "", "Tabell 4. Kostnader": "", "": ""} {
		if got := unitOf(caption); got != want {
			t.Errorf("%q is in %q, want %q", caption, got, want)
		}
	}
}

// TestChangedUnitIsFound: a caption that says another unit than its figures are in, and
// figures in another unit than their caption says, on pages and in drawings.
func TestChangedUnitIsFound(t *testing.T) {
	const sum = "3\u00a0524\u00a0000"
	for _, c := range []struct {
		name, suffix string
		change       func([]byte) []byte
		want         string
	}{
		{"caption of a table", ".html", replace("(kronor)", "(tkr)"),
			".html PV608: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) visas som 3 524 000 i HTML, men filens exakta värde är 3524000.00.\n"},
		{"amount in thousands", ".html", replace(">"+sum+"<", ">3\u00a0524<"),
			".html PV608: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) visas som 3 524 i HTML, men filens exakta värde är 3524000.00.\n"},
		{"caption of bars", ".klistra-in.html", replace("Kostnader 2022 (kronor)", "Kostnader 2022 (tkr)"),
			".klistra-in.html PV608: Siffran i avsnittet ”Figurer” (figur.utbildning) visas som 25 000 i HTML att klistra in, men filens exakta värde är 25000.00.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.ReplaceAll(messages(tamper(t, c.suffix, c.change)), "output/"+stem, ""); !strings.Contains(got, c.want) {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

// TestEveryFormatSaysTheUnit: the caption's unit holds in its table or figure, and not
// after it.
func TestEveryFormatSaysTheUnit(t *testing.T) {
	files := finished(t, rendertest.Sample())
	for suffix, read := range map[string]func(data []byte) (*reading, error){
		".pdf":             func(data []byte) (*reading, error) { return readPDF("", data) },
		".html":            func(data []byte) (*reading, error) { return readHTML(formatHTML, "", data) },
		".klistra-in.html": func(data []byte) (*reading, error) { return readHTML(formatFragment, "", data) },
	} {
		r, err := read(files[stem+suffix])
		if err != nil {
			t.Fatal(suffix, err)
		}
		got := map[string]string{}
		for _, f := range r.figures {
			got[f.id] = f.unit
		}
		for id, want := range map[string]string{"budget.summa": "kronor", "figur.utbildning": "kronor", "inledning.användare": "", "dokument.beslut.datum": ""} {
			if unit, ok := got[id]; !ok || unit != want {
				t.Errorf("%s: %s is in %q, want %q (found: %v)", suffix, id, unit, want, ok)
			}
		}
	}
}
