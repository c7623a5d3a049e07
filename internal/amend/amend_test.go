package amend

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/load"
	"planverk/internal/plan"
	"planverk/templates"
)

// TestAmount: a new amount is written as the old one was, and always exactly.
func TestAmount(t *testing.T) {
	for _, c := range []struct {
		old, unit string
		ore       int64
		want      string
	}{
		{"150 000 kr", "", 160_000_00, "160 000 kr"},
		{"150000 kr", "", 1_160_000_00, "1160000 kr"},
		{"150\u00a0000 kr", "", 1_160_000_00, "1\u00a0160\u00a0000 kr"},
		{"500 kr", "", 1_500_00, "1 500 kr"},
		{"25 tkr", "", 30_000_00, "30 tkr"},
		{"25 tkr", "", 30_500_00, "30,5 tkr"},
		{"25 tkr", "", 1_234_567_00, "1 234 567 kr"}, // three decimals could be thousands
		{"1,2 mnkr", "", 1_250_000_00, "1,25 mnkr"},
		{"1,2 mnkr", "", 1, "0,00000001 mnkr"},
		{"25", "tkr", 30_000_00, "30"},
		{"25", "tkr", 30_123_45, "30 123,45 kr"},
		{"25", "", 30_50, "30,50"},
		{"500:-", "", 600_00, "600:-"},
		{"−500 kr", "", -600_00, "−600 kr"},
		{"500 kr", "", -600_00, "-600 kr"},
		{"500 kr", "", 0, "0 kr"},
		{"Lönekostnad", "", 450_000_00, "450 000 kr"},
		{"", "tkr", 25_000_00, "25 000 kr"},
		{"–", "", -5, "-0,05 kr"},
	} {
		got := Amount(c.old, c.unit, c.ore)
		back, err := plan.ParseAmount(got, c.unit)
		if got != c.want || err != nil || back.Ore != c.ore {
			t.Errorf("Amount(%q, %q, %d) = %q, read as %d (%v), want %q", c.old, c.unit, c.ore, got, back.Ore, err, c.want)
		}
	}
}

// FuzzAmount: whatever stood there, what is written reads as exactly the amount.
func FuzzAmount(f *testing.F) {
	f.Add("150 000 kr", "", int64(1))
	f.Add("1,2 mnkr", "tkr", int64(-123456))
	f.Fuzz(func(t *testing.T, old, unit string, ore int64) {
		if _, err := plan.ParseAmount("1", unit); err != nil || ore > 1e15 || ore < -1e15 {
			t.Skip()
		}
		text := Amount(old, unit, ore)
		if back, err := plan.ParseAmount(text, unit); err != nil || back.Ore != ore {
			t.Fatalf("Amount(%q, %q, %d) = %q, read as %d (%v)", old, unit, ore, text, back.Ore, err)
		}
	})
}

const head = "dokument: { typ: systemförvaltningsplan, id: a, år: 2027 }\ninledning: { system: A }\n"

func read(t *testing.T, text string) *plan.Map {
	t.Helper()
	in, found := load.Document(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "a.yaml", nil, load.NewSchemaSet(templates.FS))
	if in == nil || found.HasErrors() {
		t.Fatalf("%v\n%s", found, text)
	}
	return in.Root
}

func kr(n int64) *int64 { n *= 100; return &n }

// TestApply: rows in every form that people write them get a new value or a field,
// and the text then says that and nothing else.
func TestApply(t *testing.T) {
	drift := "budget.rader.drift"
	for _, c := range []struct {
		before string
		edit   Edit
		after  string
	}{
		{"budget: { rader: { drift: 5 kr, licenser: 6 kr } }", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget: { rader: { drift: 7 kr, licenser: 6 kr } }"},
		{"budget: { rader: { drift: 5 kr } }", Edit{Row: drift, Key: "kommentar", Text: "Ja, dyrt"}, "budget: { rader: { drift: { kostnad: 5 kr, kommentar: 'Ja, dyrt' } } }"},
		{"budget:\n  rader:\n    drift: {\n      kostnad: 5 kr\n    }", Edit{Row: drift, Key: "kommentar", Text: "Dyrt"}, "budget:\n  rader:\n    drift: {\n      kostnad: 5 kr, kommentar: Dyrt\n    }"},
		{"budget:\n  rader:\n    drift:   # vet inte", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget:\n  rader:\n    drift: { kostnad: 7 kr }   # vet inte"},
		{"budget:\n  rader:\n    drift: { kostnad: , kommentar: x }", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget:\n  rader:\n    drift: { kostnad: 7 kr , kommentar: x }"},
		{"budget:\n  rader:\n    drift:\n      kommentar: x\n      kostnad:\n    licenser:\n      kostnad:", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget:\n  rader:\n    drift:\n      kommentar: x\n      kostnad: 7 kr\n    licenser:\n      kostnad:"},
		{"budget:\n  rader:\n    drift:\n      kommentar: x\n    licenser:\n      kostnad:", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget:\n  rader:\n    drift:\n      kommentar: x\n      kostnad: 7 kr\n    licenser:\n      kostnad:"},
		{"budget:\n  rader:\n    drift:\n      kostnad: –\n      kommentar: x", Edit{Row: drift, Key: "kostnad", Ore: kr(7)}, "budget:\n  rader:\n    drift:\n      kostnad: 7 kr\n      kommentar: x"},
		{"budget:\n  rader:\n    - id: drift\n      kostnad: 5 kr\n", Edit{Row: drift, Key: "kommentar", Text: "x: y"}, "budget:\n  rader:\n    - id: drift\n      kostnad: 5 kr\n      kommentar: 'x: y'\n"},
		{"budget:\n  rader:\n    - { id: drift, kostnad: 5 kr }\n", Edit{Row: drift, Key: "kommentar", Text: "it's"}, "budget:\n  rader:\n    - { id: drift, kostnad: 5 kr, kommentar: 'it''s' }\n"},
		{"budget:\n  rader:\n    drift: { kostnad: 5 kr, kommentar: \"x\" }", Edit{Row: drift, Key: "kommentar", Text: `a "b" \ c`}, "budget:\n  rader:\n    drift: { kostnad: 5 kr, kommentar: \"a \\\"b\\\" \\\\ c\" }"},
		{"budget:\n  rader:\n    drift: { kostnad: 5 kr, kommentar: x }", Edit{Row: drift, Key: "kommentar"}, "budget:\n  rader:\n    drift: { kostnad: 5 kr, kommentar: '' }"},
		{"budget:\n  rader:\n    drift: 5 kr # a", Edit{Row: drift, Key: "kostnad"}, "budget:\n  rader:\n    drift: – # a"},
		{"budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n  -   när: mars 2027\n      vad: Byte", Edit{Row: "aktiviteter.förvaltning.1", Key: "status", Text: "klar"}, "budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n  -   när: mars 2027\n      vad: Byte\n      status: klar"},
		{"budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n    - vad: |\n        Lång\n        text\n      när: mars 2027\n    - vad: Annat", Edit{Row: "aktiviteter.förvaltning.1", Key: "kostnad", Ore: kr(7)}, "budget: { rader: { drift: 5 kr } }\naktiviteter:\n  förvaltning:\n    - vad: |\n        Lång\n        text\n      när: mars 2027\n      kostnad: 7 kr\n    - vad: Annat"},
	} {
		before := head + c.before
		root := read(t, before)
		got, err := Apply([]byte(before), root, []Edit{c.edit})
		if err != nil || string(got) != head+c.after {
			t.Errorf("%s\nbecame (%v)\n%s\nwant\n%s", c.before, err, strings.TrimPrefix(string(got), head), c.after)
			continue
		}
		if odd := Unintended(root, read(t, string(got)), []Edit{c.edit}); len(odd) > 0 {
			t.Errorf("%s: unintended %v", c.after, odd)
		}
		crlf := strings.ReplaceAll("\ufeff"+before, "\n", "\r\n")
		if got, err := Apply([]byte(crlf), read(t, crlf), []Edit{c.edit}); err != nil || string(got) != strings.ReplaceAll("\ufeff"+head+c.after, "\n", "\r\n") {
			t.Errorf("with CRLF, %v: %q", err, got)
		}
	}
}

// TestApplySeveral: a row that gets several fields at once is written as one.
func TestApplySeveral(t *testing.T) {
	drift := "budget.rader.drift"
	for _, c := range []struct {
		before string
		edits  []Edit
		after  string
	}{
		{"budget:\n  rader:\n    drift: 5 kr # a", []Edit{{Row: drift, Key: "utfall", Ore: kr(3)}, {Row: drift, Key: "prognos", Ore: kr(6)}, {Row: drift, Key: "uppföljning", Text: "Dyrt, men känt"}},
			"budget:\n  rader:\n    drift: { kostnad: 5 kr, utfall: 3 kr, prognos: 6 kr, uppföljning: 'Dyrt, men känt' } # a"},
		{"budget:\n  rader:\n    drift: 1,5 mnkr\n    licenser: 6 kr", []Edit{{Row: drift, Key: "utfall", Ore: kr(3)}, {Row: drift, Key: "kostnad", Ore: kr(1_700_000)}},
			"budget:\n  rader:\n    drift: { kostnad: '1,7 mnkr', utfall: 3 kr }\n    licenser: 6 kr"},
		{"budget:\n  rader:\n    drift: 5 kr\n", []Edit{{Row: drift, Key: "kostnad"}, {Row: drift, Key: "utfall", Ore: kr(3)}}, "budget:\n  rader:\n    drift: { kostnad: –, utfall: 3 kr }\n"},
		{"budget:\n  rader:\n    drift:   # vet inte", []Edit{{Row: drift, Key: "kostnad", Ore: kr(7)}, {Row: drift, Key: "utfall", Ore: kr(3)}}, "budget:\n  rader:\n    drift: { kostnad: 7 kr, utfall: 3 kr }   # vet inte"},
		{"budget:\n  rader:\n    drift: { kostnad: 5 kr }", []Edit{{Row: drift, Key: "utfall", Ore: kr(3)}, {Row: drift, Key: "prognos", Ore: kr(6)}}, "budget:\n  rader:\n    drift: { kostnad: 5 kr, utfall: 3 kr, prognos: 6 kr }"},
		{"budget:\n  rader:\n    drift:\n      kostnad: 5 kr", []Edit{{Row: drift, Key: "utfall", Ore: kr(3)}, {Row: drift, Key: "prognos", Ore: kr(6)}}, "budget:\n  rader:\n    drift:\n      kostnad: 5 kr\n      utfall: 3 kr\n      prognos: 6 kr"},
	} {
		before := head + c.before
		root := read(t, before)
		got, err := Apply([]byte(before), root, c.edits)
		if err != nil || string(got) != head+c.after {
			t.Errorf("%s\nbecame (%v)\n%s\nwant\n%s", c.before, err, strings.TrimPrefix(string(got), head), c.after)
			continue
		}
		if odd := Unintended(root, read(t, string(got)), c.edits); len(odd) > 0 {
			t.Errorf("%s: unintended %v", c.after, odd)
		}
	}
}

// TestFlaws: what can not be changed safely is not changed.
func TestFlaws(t *testing.T) {
	for _, c := range []struct {
		text string
		edit Edit
		line int
	}{
		{"budget:\n  rader:\n    drift:\n      kostnad: 5 kr\n      kommentar: |\n        två\n        rader\n", Edit{Row: "budget.rader.drift", Key: "kommentar", Text: "en"}, 7},
		{"budget:\n  rader:\n    drift:\n      kostnad: 5 kr\n      kommentar: två\n        rader\n", Edit{Row: "budget.rader.drift", Key: "kommentar", Text: "en"}, 7},
		{"budget: { rader: { drift: 5 kr } }", Edit{Row: "budget.rader.annan", Key: "kostnad", Ore: kr(1)}, 0},
		{"budget: { rader: { drift: 5 kr } }", Edit{Row: "budget.rader.drift", Key: "kommentar"}, 3},
	} {
		got, err := Apply([]byte(head+c.text), read(t, head+c.text), []Edit{c.edit})
		flaw := (*Flaw)(nil)
		if got != nil || !errors.As(err, &flaw) || flaw.Line != c.line || flaw.Message == "" {
			t.Errorf("%s: %q, %+v, want line %d", c.text, got, flaw, c.line)
		}
	}
	twice := []Edit{{Row: "budget.rader.drift", Key: "kostnad", Ore: kr(1)}, {Row: "budget.rader.drift", Key: "kostnad", Ore: kr(2)}}
	text := head + "budget: { rader: { drift: 5 kr } }"
	if got, err := Apply([]byte(text), read(t, text), twice); got != nil || err == nil {
		t.Errorf("two edits of the same value: %q", got)
	}
}

// TestUnintended: a text that says something else than was meant is found.
func TestUnintended(t *testing.T) {
	before := read(t, head+"budget: { rader: { drift: 5 kr, licenser: 6 kr } }")
	after := read(t, head+"budget: { rader: { drift: 7 kr, licenser: 8 kr, konsulter: 1 kr } }")
	odd := strings.Join(Unintended(before, after, []Edit{{Row: "budget.rader.drift", Key: "kostnad", Ore: kr(7)}}), " ")
	for _, want := range []string{"budget.rader.licenser.kostnad", "budget.rader.konsulter.kostnad"} {
		if !strings.Contains(odd, want) {
			t.Errorf("%q does not name %s", odd, want)
		}
	}
	if strings.Contains(odd, "drift") {
		t.Errorf("%q names what was meant", odd)
	}
}
