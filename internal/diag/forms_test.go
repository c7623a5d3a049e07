package diag

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sampleFindings has a finding of every shape.
func sampleFindings() List {
	return List{
		{Code: "PV116", Span: at(2, 3, 4), Message: "Nyckeln ”namm” finns inte.", Hints: []string{"Menade du ”namn”?", "Här kan stå: id, namn."}},
		{Code: "PV311", Severity: Varning, Span: at(3, 1, 0), Message: "Pengar,\nmen <inte> beskrivna \x1b[31m.", Source: "riktlinjen"},
		{Code: "PV101", Span: Span{File: "ett år & en fil.yaml"}, Message: "Filen går inte att läsa."},
		{Code: "TIM-001", Title: "En egen <regel>", Severity: Upplysning, Span: Span{File: "../b.yaml", Start: Pos{1, 1}}, Message: "Kommunens egen regel."},
		{Code: "PV506", Message: "Kontrollen avbröts."},
	}
}

func TestLines(t *testing.T) {
	var b strings.Builder
	if err := sampleFindings().Lines(&b); err != nil {
		t.Fatal(err)
	}
	const want = `fel PV506: Kontrollen avbröts.
../b.yaml:1:1: upplysning TIM-001: Kommunens egen regel.
ett år & en fil.yaml:1:1: fel PV101: Filen går inte att läsa.
fil.yaml:2:3: fel PV116: Nyckeln ”namm” finns inte. Menade du ”namn”?
fil.yaml:3:1: varning PV311: Pengar, men <inte> beskrivna ` + "\uFFFD" + `[31m.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestSARIF: the log against its golden file; what every log must keep is stated here.
func TestSARIF(t *testing.T) {
	var b strings.Builder
	if err := sampleFindings().SARIF(&b, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	rules := run.Tool.Driver.Rules
	if len(rules) != len(Codes())+1 || rules[len(rules)-1].Short.Text != "En egen <regel>" || rules[0].Help.Text == "" || run.Invocations[0].Successful || run.ColumnKind != "unicodeCodePoints" {
		t.Errorf("%d rules, %+v", len(rules), run.Invocations)
	}
	for i, r := range run.Results {
		if rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has the rule %s", r.RuleID, rules[r.RuleIndex].ID)
		}
		run.Results[i].RuleIndex = 0 // another with every new code
	}
	run.Tool.Driver.Rules = nil
	got, err := json.MarshalIndent(run.Results, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	goldenFile(t, "sarif.json", string(got)+"\n")
}

// TestFingerprints: a finding keeps its fingerprint when lines are put in above it, and
// two that say the same have one each.
func TestFingerprints(t *testing.T) {
	prints := func(l List) (all []string) {
		seen := map[string]int{}
		for _, d := range l {
			all = append(all, d.print(seen))
		}
		return all
	}
	before := prints(List{{Code: "PV111", Span: at(9, 1, 1), Message: "”a” står två gånger, första gången på rad 5."}, {Code: "PV111", Span: at(12, 1, 1), Message: "”a” står två gånger, första gången på rad 5."}})
	after := prints(List{{Code: "PV111", Span: at(10, 1, 1), Message: "”a” står två gånger, första gången på rad 6."}, {Code: "PV111", Span: at(13, 1, 1), Message: "”a” står två gånger, första gången på rad 6."}})
	if before[0] != after[0] || before[1] != after[1] || before[0] == before[1] {
		t.Errorf("%v\n%v", before, after)
	}
	if other := prints(List{{Code: "PV111", Span: at(9, 1, 1), Message: "”b” står två gånger, första gången på rad 5."}}); other[0] == before[0] {
		t.Error("another message has the same fingerprint")
	}
}

func TestArtifact(t *testing.T) {
	for file, want := range map[string]sarifArtifact{
		"data/år 1.yaml":    {"data/%C3%A5r%201.yaml", sarifRoot},
		"a:b.yaml":          {"./a:b.yaml", sarifRoot}, // or else a would be read as a scheme
		"../b.yaml":         {"../b.yaml", ""},
		"/tmp/å.yaml":       {"file:///tmp/%C3%A5.yaml", ""},
		`C:\Planer\b.yaml`:  {"file:///C:/Planer/b.yaml", ""},
		`planer\under.yaml`: {"planer/under.yaml", sarifRoot},
	} {
		if got := artifact(file); got != want {
			t.Errorf("%s: %+v, want %+v", file, got, want)
		}
	}
}

// TestFilter: what is alone of its kind is kept before the second of another.
func TestFilter(t *testing.T) {
	var l List
	for i := range 100 {
		l = append(l, Diagnostic{Code: "PV116", Span: at(i+1, 1, 1), Message: fmt.Sprint(i)})
	}
	l = append(l, Diagnostic{Code: "PV119", Span: at(101, 1, 1), Message: "ensam"},
		Diagnostic{Code: "PV311", Severity: Varning, Span: at(102, 1, 1), Message: "varning"})
	for _, tt := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "102 fil.yaml:1:1 fil.yaml:102:1"},
		{Filter{Max: 2}, "2 fil.yaml:1:1 fil.yaml:101:1"},
		{Filter{Max: 3}, "3 fil.yaml:1:1 fil.yaml:101:1"},
		{Filter{Max: 102}, "102 fil.yaml:1:1 fil.yaml:102:1"},
		{Filter{Codes: []string{"PV3"}}, "1 fil.yaml:102:1 fil.yaml:102:1"},
		{Filter{Codes: []string{"PV119", "PV311"}}, "2 fil.yaml:101:1 fil.yaml:102:1"},
		{Filter{Levels: []Severity{Varning, Upplysning}}, "1 fil.yaml:102:1 fil.yaml:102:1"},
		{Filter{Codes: []string{"PV3"}, Levels: []Severity{Fel}}, "0"},
	} {
		chosen := tt.f.Of(l)
		got := fmt.Sprint(len(chosen))
		if len(chosen) > 0 {
			got += " " + chosen[0].Span.String() + " " + chosen[len(chosen)-1].Span.String()
		}
		if got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.f, got, tt.want)
		}
	}
	var b strings.Builder
	l.Tally(&b)
	const want = "    100 fel PV116 Okänd nyckel\n      1 fel PV119 Värdet finns inte bland dem som går att välja\n      1 varning PV311 Pengar är budgeterade men inte beskrivna\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestPage: the page against its golden file, which is looked at in a browser; and one
// of ten thousand faults is no longer than somebody can scroll through.
func TestPage(t *testing.T) {
	source := func(string) ([]byte, bool) { return []byte("rad 1\n  namm: <Timrå>\nbudget:\n"), true }
	write := func(l List) string {
		var b strings.Builder
		p := Page{Title: "Kontroll av data", By: "Planverk 1.2.3", All: l, Shown: l, Chosen: "Visar <allt>.", Documents: map[string]string{"fil.yaml": "Plan <2027>"}, Source: source}
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	goldenFile(t, "page.html", write(sampleFindings()))
	var many List
	for i := range 10000 {
		many = append(many, Diagnostic{Code: "PV116", Span: at(i+1, 1, 1), Message: fmt.Sprintf("Nyckeln ”fel%d” finns inte.", i)})
	}
	page := write(many)
	if n := strings.Count(page, "<li><p>"); n != mostInGroup || !strings.Contains(page, "Och 9950 till av samma slag i filen.") {
		t.Errorf("%d findings in %d bytes", n, len(page))
	}
}

func goldenFile(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if flag.Lookup("update").Value.String() == "true" { // regler_test.go has the flag
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update and read the diff):\n%s", file, got)
	}
}
