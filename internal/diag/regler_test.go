package diag_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"planverk/internal/check"
	"planverk/internal/diag"
)

var update = flag.Bool("update", false, "rewrite docs/regler.md")

// docs/regler.md is made of the table of codes: go test ./internal/diag -update.
func TestRulesDocumented(t *testing.T) {
	const file = "../../docs/regler.md"
	want := rulesPage()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/regler.md does not say what the table says: run go test ./internal/diag -update and read the difference")
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString("# Meddelanden och regler\n\nAlla meddelanden som Planverk kan ge, och de krav som reglerna kommer av. Sidan görs av samma tabeller som `planverk förklara` läser.\n")
	b.WriteString("\n- [Meddelanden](#meddelanden)\n- [Profiler](#profiler)\n- [Regler och deras källor](#regler-och-deras-källor)\n- [Meddelandena ett för ett](#meddelandena-ett-för-ett)\n")
	b.WriteString("\n## Meddelanden\n\nNivån är ett fel, en varning eller en upplysning. Ett fel stoppar handlingen.\n\n")
	b.WriteString("| Kod | Nivå | Vad det gäller | Profil | Källa |\n| --- | --- | --- | --- | --- |\n")
	profile := profileOf()
	for _, c := range diag.Codes() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", c.Code, strings.ToLower(c.Code), c.Level(), c.Title, dash(profile[c.Code]), dash(c.Source))
	}
	b.WriteString("\n## Profiler\n\nEn regel hör till en profil. Kommunen väljer profiler med `regelprofiler` i kommun.yaml. Ett meddelande utan profil gäller alltid.\n\n| Profil | Vems regler |\n| --- | --- |\n")
	for _, p := range check.Profiles() {
		fmt.Fprintf(&b, "| %s | %s |\n", p.Name, p.What)
	}
	requirements(&b)
	b.WriteString("\n## Meddelandena ett för ett\n")
	for _, c := range diag.Codes() {
		fmt.Fprintf(&b, "\n### %s\n\n**%s** (%s)\n\n%s\n", c.Code, c.Title, c.Level(), c.Explanation)
		example(&b, "Fel", c.Wrong)
		example(&b, "Rätt", c.Right)
		if c.Source != "" {
			fmt.Fprintf(&b, "\nKälla: %s\n", c.Source)
		}
	}
	return b.String()
}

// requirements writes what the documents must be or hold, and what tests it.
func requirements(b *strings.Builder) {
	b.WriteString("\n## Regler och deras källor\n\nDet som kommunernas mallar, avtal och riktlinjer, lagen och praxis kräver, och vad som prövar det. En del kan inget program pröva. Då står det varför.\n\n")
	b.WriteString("| Nr | Krav | Källa | Prövas av |\n| --- | --- | --- | --- |\n")
	for _, r := range diag.Requirements {
		var how []string
		for _, code := range strings.Fields(r.Codes) {
			how = append(how, "["+code+"](#"+strings.ToLower(code)+")")
		}
		answer := []string{strings.Join(how, ", "), r.Kept, ""}
		if r.Untested != "" {
			answer[2] = "Kan inte prövas. " + r.Untested
		}
		answer = slices.DeleteFunc(answer, func(s string) bool { return s == "" })
		fmt.Fprintf(b, "| R%d | %s | %s | %s |\n", r.Number, r.Text, r.Source, strings.Join(answer, ". "))
	}
}

// profileOf gives the profile of each rule by its code.
func profileOf() map[string]string {
	of := map[string]string{}
	for _, r := range check.Rules() {
		of[r.Code] = r.Profile
	}
	return of
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// A requirement keeps its number, names rules that there are, and says what becomes of it.
func TestRequirementsAreAnswered(t *testing.T) {
	last := 0
	for _, r := range diag.Requirements {
		if r.Number <= last || r.Number > 84 {
			t.Errorf("R%d stands after R%d", r.Number, last)
		}
		last = r.Number
		if r.Text == "" || r.Source == "" || r.Codes+r.Kept+r.Untested == "" || r.Untested != "" && r.Codes+r.Kept != "" {
			t.Errorf("R%d says not what becomes of it: %+v", r.Number, r)
		}
		for _, code := range strings.Fields(r.Codes) {
			if _, ok := diag.Lookup(code); !ok {
				t.Errorf("R%d is tested by %s, which there is none of", r.Number, code)
			}
		}
	}
}

// Every rule answers to a requirement, or is there because a document must not
// contradict itself.
func TestRulesAnswerToRequirements(t *testing.T) {
	answers := map[string]bool{}
	for _, r := range diag.Requirements {
		for _, code := range strings.Fields(r.Codes) {
			answers[code] = true
		}
	}
	for _, r := range check.Rules() {
		if c, _ := diag.Lookup(r.Code); !answers[r.Code] && !ownReason[r.Code] {
			t.Errorf("%s (%s) answers to no requirement", r.Code, c.Title)
		}
	}
}

// ownReason are the rules that no paper asks for.
var ownReason = map[string]bool{
	"PV301": true, // plans of a year must be told apart
	"PV307": true, // a decision is somebody's, of a day (förvaltningslagen 31 §)
	"PV381": true, // an empty section may have been forgotten
	"PV382": true, // a plan must not contradict its year
	"PV730": true, // documents must not contradict each other
	"PV732": true,
}

func example(b *strings.Builder, title, text string) {
	if text = strings.TrimRight(text, "\n"); text != "" {
		fmt.Fprintf(b, "\n%s:\n\n~~~\n%s\n~~~\n", title, text)
	}
}
