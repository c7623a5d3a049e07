package amend

import (
	"errors"
	"strings"
	"testing"
)

// TestRows: a row is put last in its list, written as the rows before it are, in
// every form that people write lists; and the text then says that and nothing else.
func TestRows(t *testing.T) {
	drift := Row{In: "budget.rader", Key: "konsultstöd", KeyName: "id", Short: "kostnad", Fields: []Edit{{Key: "kostnad", Ore: kr(40_000)}}}
	both := drift
	both.Fields = []Edit{{Key: "benämning", Text: "Stöd, extra"}, {Key: "kostnad", Ore: kr(40_000)}}
	act := Row{In: "aktiviteter.förvaltning", Fields: []Edit{{Key: "vad", Text: "Byte"}, {Key: "kostnad", Ore: kr(5)}}}
	for _, c := range []struct {
		before string
		row    Row
		after  string
	}{
		{"budget:\n  rader:\n    drift: 5 kr   # ord\n\n# slut\n", drift, "budget:\n  rader:\n    drift: 5 kr   # ord\n    konsultstöd: 40 000 kr\n\n# slut\n"},
		{"budget:\n  rader:\n    drift: 5 kr\n  kommentar: x\n", both, "budget:\n  rader:\n    drift: 5 kr\n    konsultstöd: { benämning: 'Stöd, extra', kostnad: 40 000 kr }\n  kommentar: x\n"},
		{"budget:\n  rader:\n    drift:\n        kostnad: 5 kr\n        # om driften\n    # om nästa\n  kommentar: x\n", both, "budget:\n  rader:\n    drift:\n        kostnad: 5 kr\n        # om driften\n    konsultstöd:\n        benämning: Stöd, extra\n        kostnad: 40 000 kr\n    # om nästa\n  kommentar: x\n"},
		{"budget:\n  rader:\n    drift:\n      kommentar: |\n        Text\n\n        # ingen kommentar\n", drift, "budget:\n  rader:\n    drift:\n      kommentar: |\n        Text\n\n        # ingen kommentar\n    konsultstöd:\n      kostnad: 40 000 kr\n"},
		{"budget: { rader: { drift: 5 kr } }\n", drift, "budget: { rader: { drift: 5 kr, konsultstöd: 40 000 kr } }\n"},
		{"budget: { rader: { drift: { kostnad: 5 kr, kommentar: 'a } b' } , } }\n", both, "budget: { rader: { drift: { kostnad: 5 kr, kommentar: 'a } b' }, konsultstöd: { benämning: 'Stöd, extra', kostnad: 40 000 kr } , } }\n"},
		{"budget:\n  rader: {\n    drift: 5 kr,\n    licenser: 6 kr\n  }\n", drift, "budget:\n  rader: {\n    drift: 5 kr,\n    licenser: 6 kr, konsultstöd: 40 000 kr\n  }\n"},
		{"budget:\n  rader:\n    - { id: drift, kostnad: 5 kr }", drift, "budget:\n  rader:\n    - { id: drift, kostnad: 5 kr }\n    - { id: konsultstöd, kostnad: 40 000 kr }"},
		{"budget:\n  rader:\n  - id: drift\n    kostnad: 5 kr\n  kommentar: x\n", drift, "budget:\n  rader:\n  - id: drift\n    kostnad: 5 kr\n  - id: konsultstöd\n    kostnad: 40 000 kr\n  kommentar: x\n"},
		{"budget:\r\n  rader:\r\n    drift: 5 kr\r\n", drift, "budget:\r\n  rader:\r\n    drift: 5 kr\r\n    konsultstöd: 40 000 kr\r\n"},
		{"budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n    - { när: mars 2027, vad: Ett }\n    - när: maj 2027\n      vad: Två\n", act, "budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n    - { när: mars 2027, vad: Ett }\n    - när: maj 2027\n      vad: Två\n    - vad: Byte\n      kostnad: 5 kr\n"},
		{"budget: { rader: { drift: 5 kr } }\naktiviteter: { förvaltning: [{ när: mars 2027, vad: Ett }] }\n", act, "budget: { rader: { drift: 5 kr } }\naktiviteter: { förvaltning: [{ när: mars 2027, vad: Ett }, { vad: Byte, kostnad: 5 kr }] }\n"},
	} {
		before := head + c.before
		root := read(t, before)
		got, err := Apply([]byte(before), root, nil, c.row)
		if err != nil || strings.TrimPrefix(string(got), head) != c.after {
			t.Errorf("%q\n gave %q (%v)\nwanted %q", c.before, strings.TrimPrefix(string(got), head), err, c.after)
			continue
		}
		if odd := Unintended(root, read(t, string(got)), nil, c.row); len(odd) > 0 {
			t.Errorf("%q: %v", got, odd)
		}
	}
}

// TestRowsMade: lists that are not there are made when they stand at the top, with all
// their rows; a group can get a group; a change beside a new row is made as well.
func TestRowsMade(t *testing.T) {
	rows := []Row{
		{In: "dokument", Key: "beslut", Fields: []Edit{{Key: "instans", Text: "nämnden"}}},
		{In: "budget.rader.drift", Key: "not", Fields: []Edit{{Key: "a", Text: "b"}}},
		{In: "avtal", Key: "drift", KeyName: "id", Fields: []Edit{{Key: "typ", Text: "Driftavtal"}}},
		{In: "avtal", Key: "support", KeyName: "id", Fields: []Edit{{Key: "typ", Text: "Supportavtal"}}},
	}
	before := head + "budget:\n  rader: { drift: 5 kr }\n  enhet: tkr"
	got, err := Apply([]byte(before), read(t, before), []Edit{{Row: "budget", Key: "enhet", Text: "kr"}}, rows...)
	want := strings.Replace(head, ", år: 2027 }", ", år: 2027, beslut: { instans: nämnden } }", 1) + "budget:\n  rader: { drift: { kostnad: 5 kr, not: { a: b } } }\n  enhet: kr\n\navtal:\n  drift: { typ: Driftavtal }\n  support: { typ: Supportavtal }\n"
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwanted\n%s", err, got, want)
	}
	flaw := (*Flaw)(nil)
	if _, err := Apply([]byte(before), read(t, before), nil, Row{In: "aktiviteter.utveckling", Fields: []Edit{{Key: "vad", Text: "y"}}}); !errors.As(err, &flaw) || flaw.Message != "det finns inget ”aktiviteter.utveckling” i filen att lägga det i" {
		t.Errorf("%v", err)
	}
}

// TestRowsBelowAnEmptyKey: a list that the file has begun without any row gets them where
// it stands, and is not begun once more.
func TestRowsBelowAnEmptyKey(t *testing.T) {
	row := Row{In: "avtal", Key: "drift", KeyName: "id", Fields: []Edit{{Key: "typ", Text: "Driftavtal"}}}
	const put = "\n  drift: { typ: Driftavtal }\n"
	for before, after := range map[string]string{
		"avtal:\n":                              "avtal:" + put,
		"avtal:":                                "avtal:" + put,
		"avtal:   # inga än\nhistorik: []\n":    "avtal:   # inga än" + put + "historik: []\n",
		"avtal: []\n\n# slut\n":                 "avtal:" + put + "\n# slut\n",
		"avtal: [ ] # inga\n  # drift: exempel": "avtal: # inga" + put + "  # drift: exempel",
	} {
		before, after = head+"budget: { rader: { drift: 5 kr } }\n"+before, head+"budget: { rader: { drift: 5 kr } }\n"+after
		got, err := Apply([]byte(before), read(t, before), nil, row)
		if err != nil || string(got) != after {
			t.Errorf("%q\n gave %q (%v)\nwanted %q", before, got, err, after)
		}
	}
}

// TestNestedListsMade: a list that is not there is made in the group above it, on one line
// after the field that it belongs to, in every form that people write groups.
func TestNestedListsMade(t *testing.T) {
	weight := func(key, n string) Row {
		return Row{In: "budget.periodnycklar", Key: key, KeyName: "period", Short: "nyckeltal", After: "periodisering", Fields: []Edit{{Key: "nyckeltal", Text: n}}}
	}
	rows := []Row{weight("kvartal 1", "40"), weight("kvartal 2", "60")}
	const put = "periodnycklar: { kvartal 1: 40, kvartal 2: 60 }"
	for before, after := range map[string]string{
		"budget:\n  rader: { drift: 5 kr }\n  periodisering: kvartal # så\n  # om kommentaren\n  kommentar: x\n": "budget:\n  rader: { drift: 5 kr }\n  periodisering: kvartal # så\n  " + put + "\n  # om kommentaren\n  kommentar: x\n",
		"budget:\n  periodisering: kvartal\n  rader:\n    drift: 5 kr":                                           "budget:\n  periodisering: kvartal\n  " + put + "\n  rader:\n    drift: 5 kr",
		"budget:\r\n  rader:\r\n    drift: 5 kr\r\n  periodisering: kvartal\r\n":                                 "budget:\r\n  rader:\r\n    drift: 5 kr\r\n  periodisering: kvartal\r\n  " + put + "\r\n",
		"budget: { rader: { drift: 5 kr }, periodisering: kvartal }\n":                                           "budget: { rader: { drift: 5 kr }, periodisering: kvartal, " + put + " }\n",
		"budget: { periodisering: kvartal, rader: { drift: 5 kr } }\n":                                           "budget: { periodisering: kvartal, rader: { drift: 5 kr }, " + put + " }\n",
	} {
		root := read(t, head+before)
		got, err := Apply([]byte(head+before), root, nil, rows...)
		if err != nil || string(got) != head+after {
			t.Errorf("%q\n gave %q (%v)\nwanted %q", before, strings.TrimPrefix(string(got), head), err, after)
			continue
		}
		if odd := Unintended(root, read(t, string(got)), nil, rows...); len(odd) > 0 {
			t.Errorf("%q: %v", got, odd)
		}
	}
}
