package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// wrongExample runs the wrong example of a rule's code in the faultless document that
// it is written for. text is that document as it became.
func wrongExample(t *testing.T, code diag.Code) (found diag.List, text string) {
	for _, base := range otherBases {
		if code.Code >= base.from && code.Code <= base.to {
			return runOther(t, base.file, code.Wrong, check.ProfileOf(code.Code))
		}
	}
	switch {
	case code.Code == "PV840":
		return guideline(t, code.Wrong), ""
	case code.Code >= "PV801" && code.Code <= "PV829":
		return runAgreement(t, code.Wrong)
	}
	return runAs(t, code.Code, code.Wrong)
}

// TestMessages: what every rule says of its wrong example, in full as a secretary reads
// it, which a person has read aloud.
func TestMessages(t *testing.T) {
	golden(t, "testdata/meddelanden.golden", func(string) string {
		var b strings.Builder
		for _, r := range check.Rules() {
			code, _ := diag.Lookup(r.Code)
			if strings.HasPrefix(r.Code, "PV7") || r.Code >= "PV860" {
				continue // of several documents, and of the language: their own tests hold them
			}
			all, text := wrongExample(t, code)
			var found diag.List
			for _, d := range all {
				if d.Code == r.Code {
					found = append(found, d)
				}
			}
			p := diag.Printer{Source: func(file string) ([]byte, bool) { return []byte(text), text != "" && file != "kommun.yaml" }}
			if err := p.Print(&b, found); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	})
}

// TestProfileMessages: the same of what can be wrong in a profil.yaml.
func TestProfileMessages(t *testing.T) {
	golden(t, "testdata/profiler/meddelanden.golden", func(string) string {
		var b strings.Builder
		for _, code := range diag.Codes() {
			if code.Code < "PV230" || code.Code >= "PV240" {
				continue
			}
			flawed, _, _ := profiled(t, code.Wrong, "")
			p := diag.Printer{Source: func(file string) ([]byte, bool) { return []byte(code.Wrong), file == "profil.yaml" }}
			if err := p.Print(&b, flawed); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	})
}

// A pattern that is no pattern is told of once, and not for every code that it is for.
func TestPatternOfACodePart(t *testing.T) {
	planText, kommunText := base(t)
	kommunText = overlay(kommunText, "ekonomi: { koddelar: { konto: { namn: Konto, mönster: '[4-' } } }\n", false)
	planText = overlay(planText, "budget:\n  rader:\n    drift: { kostnad: 1 000 000 kr, konto: 6550 }\n    utbildning: { kostnad: 25 000 kr, konto: 6551 }\n", true)
	fsys := fstest.MapFS{"plan.yaml": {Data: []byte(planText)}, "kommun.yaml": {Data: []byte(kommunText)}}
	k, list := load.Kommun(fsys, "kommun.yaml", schemas)
	in, more := load.Document(fsys, "plan.yaml", k, schemas)
	if list = append(list, more...); len(list) > 0 {
		t.Fatal(list)
	}
	c := &check.Case{Input: in, Plan: new(plan.Systemplan)}
	plan.Bind(in.Root, c.Plan)
	const want = "kommun.yaml:6:55 varning PV319: Mönstret ”[4-” för koddelen ”konto” går inte att tolka.\n  Skriv till exempel '[0-9]{5}' för fem siffror, eller bara längd: 5.\n"
	if got := showAt(check.Run(c)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// What planverk förklara says of a municipality's own rule.
func TestDescribe(t *testing.T) {
	for rule, want := range map[string]string{
		"gäller: riktlinje, uppgift: dokument.version, finns: ja":                                                                       "Regeln gäller riktlinje. Uppgiften ”dokument.version” ska finnas.",
		"gäller: [sla, riktlinje], uppgift: dokument.version, finns: nej":                                                               "Regeln gäller sla och riktlinje. Uppgiften ”dokument.version” ska inte finnas.",
		"gäller: alla, för varje: avtal, uppgift: typ, en av: [SLA, Huvudavtal]":                                                        "Regeln gäller alla. På varje rad i ”avtal” ska ”typ” vara ”SLA” eller ”Huvudavtal”.",
		"gäller: alla, uppgift: dokument.titel, mönster: 'Plan .*', finns i: system":                                                    "Regeln gäller alla. Uppgiften ”dokument.titel” ska stämma med mönstret ”Plan .*” och finnas i registret ”system”.",
		"gäller: alla, uppgift: a, efter: b, före: c, minst: 1 kr, högst: 2, summa av: d":                                               "Regeln gäller alla. Uppgiften ”a” ska komma efter ”b”, komma före ”c”, vara minst ”1 kr”, vara högst ”2” och vara summan av ”d”.",
		"gäller: alla, när: [{ uppgift: a, är: [x, y] }, { uppgift: b, finns: nej }, { uppgift: c, finns: ja }], uppgift: d, finns: ja": "Regeln gäller alla. Den prövas när ”a” är ”x” eller ”y” och ”b” inte är skriven och ”c” är skriven. Uppgiften ”d” ska finnas.",
	} {
		fsys := fstest.MapFS{"profil.yaml": {Data: []byte("egna:\n  TIM-001: { " + rule + ", text: T. }\n")}}
		p, list := load.Profile(fsys, "kommun.yaml", schemas)
		if p == nil || len(list) > 0 || len(p.Own) != 1 {
			t.Fatal(rule, list)
		}
		if got := check.Describe(p.Own[0]); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", rule, got, want)
		}
	}
}

// Others ask whether a text still holds a piece of its template.
func TestPlaceholder(t *testing.T) {
	for text, want := range map[string]bool{"XXXX kommun": true, "Skriv här vad som gäller.": true, "Timrå kommun": false, "": false} {
		if check.Placeholder(text) != want {
			t.Errorf("%q", text)
		}
	}
}
