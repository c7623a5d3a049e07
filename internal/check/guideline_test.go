package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/internal/check"
	"planverk/internal/diag"
	"planverk/internal/load"
	"planverk/internal/plan"
)

// guideline puts pieces of orders of precedence into a chapter each.
func guideline(t *testing.T, pieces ...string) diag.List {
	t.Helper()
	text := "dokument: { typ: riktlinje, id: x, titel: X }\nkapitel:\n"
	for i, p := range pieces {
		text += "  k" + string(rune('a'+i)) + ":\n    rubrik: K\n    " + strings.ReplaceAll(strings.TrimSpace(p), "\n", "\n    ") + "\n"
	}
	fsys := fstest.MapFS{"x.yaml": {Data: []byte(text)}, "kommun.yaml": {Data: []byte("namn: X kommun\n")}}
	kommun, list := load.Kommun(fsys, "kommun.yaml", schemas)
	in, more := load.Document(fsys, "x.yaml", kommun, schemas)
	if list = append(list, more...); len(list) > 0 || in == nil {
		t.Fatalf("the case does not load: %v\n%s", list, text)
	}
	return check.Weigh(in, check.RunText(in)).On("")
}

func TestGuidelineExamples(t *testing.T) {
	code, ok := diag.Lookup("PV840")
	if !ok {
		t.Fatal("no such code")
	}
	if wrong := guideline(t, code.Wrong); len(wrong) != 1 || wrong[0].Code != code.Code || wrong[0].Span.Start.Line == 0 || !strings.HasSuffix(wrong[0].Message, ".") {
		t.Errorf("the wrong example gives %v", wrong)
	}
	if right := guideline(t, code.Right); len(right) > 0 {
		t.Errorf("the right example gives %v", right)
	}
}

func TestGuidelineKeepsNoPlaceholder(t *testing.T) {
	if found := guideline(t, "text: XXXX beslutar."); len(found) != 1 || found[0].Code != "PV370" {
		t.Error(found)
	}
}

// Every document with a head is held to it, whatever its type: also those of a
// municipality's own.
func TestProtectedPersonIsNamedInNoDocument(t *testing.T) {
	for protected, want := range map[plan.Tri]int{plan.Yes: 1, plan.No: 0, plan.Unknown: 0} {
		person := &plan.Map{Fields: []plan.Field{{Key: "skyddade personuppgifter", Value: &plan.YesNo{State: protected}}}}
		rows := &plan.List{Items: []plan.Node{&plan.Ref{At: plan.At{ID: "support.1", Raw: "vera"}, Target: person}}}
		in := &plan.Input{Root: &plan.Map{Fields: []plan.Field{{Key: "support", Value: rows}}}}
		found := check.RunText(in)
		if len(found) != want || want == 1 && (found[0].Code != "PV325" || found[0].Severity != diag.Fel) {
			t.Errorf("protected %v: %v", protected, found)
		}
	}
}

func TestOrdersOfPrecedence(t *testing.T) {
	order := func(names string) string { return "rangordning:\n  - { gäller: Regler, ordning: [" + names + "] }\n" }
	long := "A, " + strings.Join(strings.Split("BCDEFGHIJ", ""), ", ") + ", A"
	for name, c := range map[string]struct {
		lists []string
		want  string
	}{
		"one list":              {[]string{order("A, B, C")}, ""},
		"lists that agree":      {[]string{order("A, B, C"), order("A, C")}, ""},
		"two ways to the same":  {[]string{order("A, B, D"), order("A, C, D")}, ""},
		"lists that contradict": {[]string{order("A, B"), order("B, A")}, "10:40 PV840: I rangordningen står ”A” både före och efter ”B” på rad 6."},
		"a longer way round": {[]string{order("A, B"), order("B, C"), order("C, a")},
			"14:40 PV840: I rangordningen står ”a” både före och efter ”B” på rad 6 och ”C” på rad 10."},
		"twice in a row": {[]string{order("A, A")}, "6:40 PV840: I rangordningen står ”A” före sig självt."},
		"two rings": {[]string{order("A, B, A"), order("C, D, C")},
			"6:43 PV840: I rangordningen står ”A” både före och efter ”B” på rad 6.\n10:43 PV840: I rangordningen står ”C” både före och efter ”D” på rad 10."},
		"no list":                 {[]string{"text: Y"}, ""},
		"a long list that closes": {[]string{order(strings.Repeat("A, B, ", 500) + "A")}, "6:43 PV840: I rangordningen står ”A” både före och efter ”B” på rad 6."},
		"a long way round": {[]string{order(long)},
			"6:67 PV840: I rangordningen står ”A” både före och efter ”B” på rad 6, ”C” på rad 6, ”D” på rad 6, ”E” på rad 6, ”F” på rad 6, ”G” på rad 6 och 3 dokument till."},
	} {
		var got []string
		for _, d := range guideline(t, c.lists...) {
			got = append(got, fmt.Sprintf("%d:%d %s: %s", d.Span.Start.Line, d.Span.Start.Col, d.Code, d.Message))
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// What is left of a form nobody has filled in is told once for each part of it.
func TestManyPlaceholdersAreOneFinding(t *testing.T) {
	five := []string{"text: XXXX", "text: XXXX", "text: YYYY", "text: XXXX", "text: XXXX"}
	if found := guideline(t, five...); len(found) != 5 {
		t.Errorf("five places are told one by one: %v", found)
	}
	found := guideline(t, append(five, "text: XXXX")...)
	const want = "x.yaml:2:1 PV370: Text från mallen står kvar på 6 ställen under kapitel: ”XXXX” och ”YYYY”."
	if len(found) != 1 || found[0].Span.String()+" "+found[0].Code+": "+found[0].Message != want {
		t.Errorf("got %v, want %s", found, want)
	}
}

// TestGovernedUntilItsEnd: what a guideline rests on is told the day after its last year,
// with the level and the exemption that the municipality has chosen, and never of a
// guideline that has been replaced.
func TestGovernedUntilItsEnd(t *testing.T) {
	for _, c := range []struct{ status, validity, profile, day, want string }{
		{"publicerad", "2018–2022", "", "2022-12-31", ""},
		{"publicerad", "2018–2022", "", "2023-01-01", "varning PV843: Det styrande dokumentet ”IT-plan” gäller 2018–2022, och den tiden har gått ut."},
		{"publicerad", "tills vidare", "", "2030-01-01", ""},
		{"ersatt", "2018–2022", "", "2023-01-01", ""},
		{"publicerad", "2018–2022", "regler: { PV843: upplysning }\n", "2023-01-01", "upplysning PV843: Det styrande dokumentet ”IT-plan” gäller 2018–2022, och den tiden har gått ut."},
		{"publicerad", "2018–2022", "regler: { PV843: av }\n", "2023-01-01", ""},
		{"publicerad", "2018–2022", "undantag:\n  - { regel: PV843, dokument: alla, skäl: Ny plan skrivs., beslutat av: Nämnden, datum: 2022-12-01, gäller till: 2023-06-30 }\n", "2023-03-01",
			"upplysning PV843: Det styrande dokumentet ”IT-plan” gäller 2018–2022, och den tiden har gått ut. Undantag till 2023-06-30."},
		{"publicerad", "2018–2022", "undantag:\n  - { regel: PV843, dokument: alla, skäl: Ny plan skrivs., beslutat av: Nämnden, datum: 2022-12-01, gäller till: 2023-06-30 }\n", "2023-07-01",
			"varning PV843: Det styrande dokumentet ”IT-plan” gäller 2018–2022, och den tiden har gått ut."},
	} {
		fsys := fstest.MapFS{"kommun.yaml": {Data: []byte("namn: X kommun\nregelprofiler: [gemensam, soderkoping]\n")},
			"x.yaml": {Data: []byte("dokument: { typ: riktlinje, id: x, titel: X, status: " + c.status + ", upprättad: 2020-01-01, revideras senast: 2022-01-01 }\nkapitel:\n  k:\n    rubrik: K\n    styrande dokument: [{ titel: IT-plan, giltighet: " + c.validity + " }]\n")}}
		if c.profile != "" {
			fsys["profil.yaml"] = &fstest.MapFile{Data: []byte(c.profile)}
		}
		kommun, list := load.Kommun(fsys, "kommun.yaml", schemas)
		if c.profile != "" {
			var more diag.List
			kommun.Profile, more = load.Profile(fsys, "kommun.yaml", schemas)
			list = append(list, more...)
		}
		in, more := load.Document(fsys, "x.yaml", kommun, schemas)
		if list = append(list, more...); in == nil || list.HasErrors() {
			t.Fatal(list)
		}
		got := ""
		for _, d := range check.Weigh(in, check.RunText(in)).On(c.day) {
			if d.Code == "PV843" {
				got += d.Severity.String() + " " + d.Code + ": " + d.Message
			}
		}
		if got != c.want {
			t.Errorf("%s %s on %s: got  %s\nwant %s", c.status, c.profile, c.day, got, c.want)
		}
	}
}
