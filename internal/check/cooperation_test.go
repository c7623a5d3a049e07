package check_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/budget"
	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// runAgreement puts a piece into the faultless agreement and applies the rules.
func runAgreement(t testing.TB, piece string) (found diag.List, text string) {
	t.Helper()
	b, err := os.ReadFile("testdata/avtal-grund.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text = overlay(string(b), piece, true)
	fsys := fstest.MapFS{"avtal.yaml": {Data: []byte(text)}, "kommun.yaml": {Data: []byte("namn: Kalmar kommun\nregelprofiler: [gemensam, kalmar]\n")}}
	kommun, list := load.Kommun(fsys, "kommun.yaml", schemas)
	in, more := load.Document(fsys, "avtal.yaml", kommun, schemas)
	if list = append(list, more...); len(list) > 0 || in == nil {
		t.Fatalf("the case does not load: %v\n%s", list, text)
	}
	a := new(plan.JointAgreement)
	plan.Bind(in.Root, a)
	found = check.RunAgreement(&check.AgreementCase{Input: in, Agreement: a, Settlement: budget.Settle(a, nil)})
	return check.Weigh(in, append(found, check.RunText(in)...)).On(""), text
}

// TestAgreementExamples runs the examples that planverk förklara shows for joint
// agreements: the wrong one gives its code with its level, a whole sentence, a
// place and a hint; the right one nothing.
func TestAgreementExamples(t *testing.T) {
	if found, text := runAgreement(t, ""); len(found) > 0 {
		t.Fatalf("findings in the faultless agreement:\n%s", show(found, text))
	}
	n := 0
	for _, code := range diag.Codes() {
		if code.Code < "PV801" || code.Code > "PV829" {
			continue
		}
		n++
		t.Run(code.Code, func(t *testing.T) {
			wrong, text := runAgreement(t, code.Wrong)
			seen := false
			for _, d := range wrong {
				seen = seen || d.Code == code.Code && d.Severity == code.Severity
				if !strings.HasSuffix(d.Message, ".") || len(d.Hints) == 0 || d.Span.Start.Line == 0 {
					t.Errorf("no whole sentence with place and hint: %+v", d)
				}
			}
			if !seen {
				t.Errorf("the wrong example does not give %s:\n%s", code.Code, show(wrong, text))
			}
			if right, text := runAgreement(t, code.Right); len(right) > 0 {
				t.Errorf("the right example gives\n%s", show(right, text))
			}
		})
	}
	if n != 18 {
		t.Errorf("%d codes were tried", n)
	}
}

// In a draft what stops an agreement on its way to be signed is a warning.
func TestDraftIsNotStopped(t *testing.T) {
	for _, piece := range []string{"budget:\n  avgift: 13\n", "underskrifter: { rader: [Kalmar kommun] }\n", "parter:\n  kalmar: XXXX kommun\n"} {
		found, text := runAgreement(t, "dokument: { typ: samverkansavtal, id: prov, år: 2026, status: utkast }\n"+piece)
		if len(found) == 0 || found.HasErrors() {
			t.Errorf("in a draft:\n%s", show(found, text))
		}
		if found, text = runAgreement(t, piece); !found.HasErrors() {
			t.Errorf("on its way to be signed:\n%s", show(found, text))
		}
	}
}

// A party without users is told in its own file; one whose file is missing or
// faulty is told already, and nothing that follows from it is said.
func TestUsersOfPartiesWithFiles(t *testing.T) {
	b, err := os.ReadFile("testdata/avtal-grund.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := overlay(string(b), "parter:\n  kalmar: Kalmar kommun\n  emmaboda: Emmaboda kommun\n  vimmerby: { namn: Vimmerby kommun, användare: 20 }\nbudget:\n  avgift: 12\n", true)
	fsys := fstest.MapFS{"avtal.yaml": {Data: []byte(text)}, "kommun.yaml": {Data: []byte("namn: Kalmar kommun\n")}}
	kommun, _ := load.Kommun(fsys, "kommun.yaml", schemas)
	in, _ := load.Document(fsys, "avtal.yaml", kommun, schemas)
	a := new(plan.JointAgreement)
	plan.Bind(in.Root, a)
	a.Parties[1].Users.January = plan.Count{At: plan.At{ID: "part.användare", Span: diag.Span{File: "emmaboda.yaml", Start: diag.Pos{Line: 7, Col: 14}}}}
	c := &check.AgreementCase{Input: in, Agreement: a, Settlement: budget.Settle(a, nil),
		Files:  map[string]diag.Span{"kalmar": {File: "kalmar.yaml", Start: diag.Pos{Line: 5, Col: 1}}, "emmaboda": {File: "emmaboda.yaml", Start: diag.Pos{Line: 5, Col: 1}}},
		Absent: map[string]bool{}}
	told := func() string {
		var all []string
		for _, d := range check.RunAgreement(c).Sorted() {
			if d.Code >= "PV802" && d.Code <= "PV812" {
				all = append(all, d.Span.String()+" "+d.Code+": "+d.Message)
			}
		}
		return strings.Join(all, "\n")
	}
	if got := told(); !strings.Contains(got, "emmaboda.yaml:7:14 PV805: Antalet användare är noll för Emmaboda kommun.") ||
		!strings.Contains(got, "kalmar.yaml:5:1 PV805: Antalet användare saknas för Kalmar kommun.") {
		t.Errorf("got\n%s", got)
	}
	delete(c.Files, "kalmar")
	c.Absent["kalmar"] = true
	if got, want := told(), "emmaboda.yaml:7:14 PV805: Antalet användare är noll för Emmaboda kommun."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFeeSaysWhatWasRounded: a fee that is told beside another is told as it was
// reckoned, and what it was rounded to.
func TestFeeSaysWhatWasRounded(t *testing.T) {
	found, text := runAgreement(t, "ekonomi:\n  avrundning: hela tkr\nbudget:\n  antal användare: 90\n  rader:\n    drift: { belopp: 855, bärs av: emmaboda }\n  avgift: 12\n")
	for _, d := range found {
		if d.Code == "PV803" {
			if want := "Avgiften i avtalet är 12 000 kr per användare, men budgeten ger 9 500 kr, avrundat 10 000 kr."; strings.ReplaceAll(d.Message, "\u00a0", " ") != want {
				t.Errorf("%s\nwant %s", d.Message, want)
			}
			return
		}
	}
	t.Errorf("no PV803:\n%s", show(found, text))
}
