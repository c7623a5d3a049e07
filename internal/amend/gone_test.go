package amend

import (
	"errors"
	"strings"
	"testing"
)

// TestGone: a row goes with its own lines and the comments that are about it alone, in
// every form that people write lists; and the text then says the rest and nothing else.
func TestGone(t *testing.T) {
	const one = "budget: { rader: { drift: 5 kr } }\n"
	const acts = one + "aktiviteter:\n  förvaltning:\n"
	for _, c := range []struct {
		rows, before, after, text string
	}{
		{"budget.rader.licenser", "budget:\n  rader:\n    drift: 5 kr   # ord\n    licenser: 6 kr # ord\n\n# slut\n", "budget:\n  rader:\n    drift: 5 kr   # ord\n\n# slut\n", "    licenser: 6 kr # ord"},
		{"budget.index.pkv", "budget:\n  rader: { drift: 5 kr }\n  index:   # alla\n    pkv: { uppräkning: 2 % }\n", "budget:\n  rader: { drift: 5 kr }\n  index: {}   # alla\n", "    pkv: { uppräkning: 2 % }"},
		{"avtal.1", one + "avtal:   # alla\n  - typ: Driftavtal\n    avser: drift\n", one + "avtal: []   # alla\n", "  - typ: Driftavtal\n    avser: drift"},
		{"budget.rader.drift", "budget:\n  rader:\n    # om båda\n    drift: 5 kr\n    licenser: 6 kr\n", "budget:\n  rader:\n    # om båda\n    licenser: 6 kr\n", "    drift: 5 kr"},
		{"budget.rader.drift", "budget:\n  rader:\n    # om driften,\n    # två rader\n    drift:\n      kostnad: 5 kr\n      # inuti\n    # om licenserna\n    licenser: 6 kr\n", "budget:\n  rader:\n    # om licenserna\n    licenser: 6 kr\n", "    # om driften,\n    # två rader\n    drift:\n      kostnad: 5 kr\n      # inuti"},
		{"budget.rader.licenser", "budget:\n  rader:\n    drift: 5 kr\n\n    licenser:\n      kostnad: 6 kr\n      kommentar: |\n        Text\n\n        # ingen kommentar\n\n    support: 7 kr\n", "budget:\n  rader:\n    drift: 5 kr\n\n    support: 7 kr\n", "    licenser:\n      kostnad: 6 kr\n      kommentar: |\n        Text\n\n        # ingen kommentar"},
		{"budget.rader.licenser", "budget:\r\n  rader:\r\n    drift: 5 kr\r\n    licenser: 6 kr", "budget:\r\n  rader:\r\n    drift: 5 kr\r\n", "    licenser: 6 kr"},
		{"budget.rader.drift", "budget: { rader: { drift: 5 kr, licenser: 6 kr } }\n", "budget: { rader: { licenser: 6 kr } }\n", "drift: 5 kr"},
		{"budget.rader.licenser", "budget: { rader: { drift: 5 kr, licenser: { kostnad: 6 kr, kommentar: 'a, } b' } } }\n", "budget: { rader: { drift: 5 kr } }\n", "licenser: { kostnad: 6 kr, kommentar: 'a, } b' }"},
		{"avtal.1", one + "avtal: [{ typ: \"a \\\" , ] b\" }]\n", one + "avtal: []\n", "{ typ: \"a \\\" , ] b\" }"},
		{"budget.rader.licenser budget.rader.support", "budget: { rader: { drift: 5 kr, licenser: 6 kr, support: 7 kr } }\n", "budget: { rader: { drift: 5 kr } }\n", "licenser: 6 kr"},
		{"budget.rader.licenser", "budget:\n  rader: {\n    drift: 5 kr, # ett, 'två\n    licenser: 6 kr # tre\n  }\n", "budget:\n  rader: {\n    drift: 5 kr, # ett, 'två\n  }\n", "licenser: 6 kr # tre"},
		{"budget.rader.drift", "budget:\n  rader: {\n    drift: 5 kr, # ett\n    licenser: 6 kr\n  }\n", "budget:\n  rader: {\n    licenser: 6 kr\n  }\n", "drift: 5 kr"},
		{"budget.rader.drift", "budget:\n  rader:\n  - id: drift\n    kostnad: 5 kr\n  - { id: licenser, kostnad: 6 kr }\n  kommentar: x\n", "budget:\n  rader:\n  - { id: licenser, kostnad: 6 kr }\n  kommentar: x\n", "  - id: drift\n    kostnad: 5 kr"},
		{"avtal.1", one + "avtal:\n  - { typ: Driftavtal }", one + "avtal: []\n", "  - { typ: Driftavtal }"},
		{"aktiviteter.förvaltning.1", acts + "    - { när: mars 2027, vad: Ett }\n", one + "aktiviteter:\n  förvaltning: []\n", "    - { när: mars 2027, vad: Ett }"},
		{"aktiviteter.förvaltning.1", acts + "    - { när: mars 2027, vad: Ett }\n    - när: maj 2027\n      vad: Två\n    - { när: juni 2027, vad: Tre }\n", acts + "    - när: maj 2027\n      vad: Två\n    - { när: juni 2027, vad: Tre }\n", "    - { när: mars 2027, vad: Ett }"},
		{"aktiviteter.förvaltning.1 aktiviteter.förvaltning.3", acts + "    # ett\n    - { när: mars 2027, vad: Ett }\n    # två\n    - när: maj 2027\n      vad: Två\n    - { när: juni 2027, vad: Tre }\n", acts + "    # två\n    - när: maj 2027\n      vad: Två\n", "    # ett\n    - { när: mars 2027, vad: Ett }"},
		{"aktiviteter.förvaltning.1", "budget: { rader: { drift: 5 kr } }\naktiviteter: { förvaltning: [{ när: mars 2027, vad: Ett }, { när: maj 2027, vad: Två }] }\n", "budget: { rader: { drift: 5 kr } }\naktiviteter: { förvaltning: [{ när: maj 2027, vad: Två }] }\n", "{ när: mars 2027, vad: Ett }"},
	} {
		before := head + c.before
		root := read(t, before)
		var edits []Edit
		for _, row := range strings.Fields(c.rows) {
			edits = append(edits, Edit{Row: row, Gone: true})
		}
		got, err := Apply([]byte(before), root, edits)
		if err != nil || strings.TrimPrefix(string(got), head) != c.after {
			t.Errorf("%q\n gave %q (%v)\nwanted %q", c.before, strings.TrimPrefix(string(got), head), err, c.after)
			continue
		}
		if text, err := Gone([]byte(before), root, edits[0].Row); err != nil || text != c.text && !strings.HasPrefix(c.text, text+" #") {
			t.Errorf("%q: %q is gone (%v), want %q", c.before, text, err, c.text)
		}
		if odd := Unintended(root, read(t, string(got)), edits); len(odd) > 0 {
			t.Errorf("%q: %v", got, odd)
		}
		if odd := Unintended(root, root, edits); len(odd) == 0 {
			t.Errorf("%q: nobody sees that the row is still there", c.before)
		}
	}
}

// TestGoneAndNew: a row goes while others change and come.
func TestGoneAndNew(t *testing.T) {
	before := head + "budget:\n  summa: 11 kr\n  rader:\n    drift: 5 kr\n    licenser: 6 kr\n"
	root := read(t, before)
	edits := []Edit{{Row: "budget", Key: "summa", Ore: kr(9)}, {Row: "budget.rader.licenser", Gone: true}, {Row: "budget.rader.drift", Gone: true}}
	row := Row{In: "budget.rader", Key: "support", KeyName: "id", Short: "kostnad", Fields: []Edit{{Key: "kostnad", Ore: kr(9)}}}
	got, err := Apply([]byte(before), root, edits, row)
	if want := head + "budget:\n  summa: 9 kr\n  rader:\n    support: 9 kr\n"; err != nil || string(got) != want {
		t.Errorf("%q (%v), want %q", got, err, want)
	}
	if odd := Unintended(root, read(t, string(got)), edits, row); len(odd) > 0 {
		t.Error(odd)
	}
}

// TestGoneNot: a row that can not be told from its neighbours stays.
func TestGoneNot(t *testing.T) {
	before := head + "budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n    -\n      när: mars 2027\n      vad: Ett\n"
	for row, want := range map[string]string{
		"aktiviteter.förvaltning.1": "raden är skriven så att det inte går att ta bort den säkert",
		"aktiviteter.förvaltning.2": "raden aktiviteter.förvaltning.2 finns inte i filen",
		"aktiviteter":               "raden aktiviteter finns inte i filen",
	} {
		flaw := (*Flaw)(nil)
		if _, err := Apply([]byte(before), read(t, before), []Edit{{Row: row, Gone: true}}); !errors.As(err, &flaw) || flaw.Message != want {
			t.Errorf("%s: %v", row, err)
		}
		if _, err := Gone([]byte(before), read(t, before), row); !errors.As(err, &flaw) || flaw.Message != want {
			t.Errorf("%s: %v", row, err)
		}
	}
}
