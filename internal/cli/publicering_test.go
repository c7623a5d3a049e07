package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

type verdicts struct {
	Green     bool `json:"får publiceras"`
	Documents []struct {
		File      string   `json:"fil"`
		Green     bool     `json:"får publiceras"`
		Files     []string `json:"filer"`
		Questions []struct {
			Question string   `json:"fråga"`
			Answer   string   `json:"svar"`
			Notes    []string `json:"iakttagelser"`
		} `json:"frågor"`
	} `json:"handlingar"`
}

// TestPublishable: every document of the example municipality may be published, nothing is
// left for a person to look after, and no rule has anything to say.
func TestPublishable(t *testing.T) {
	example := filepath.Join(testdata, "..", "..", "..", "docs", "exempel", "knaby")
	a := planverk(t, example, "kontrollera", ".", "--publicering", "--json")
	var answer verdicts
	if err := json.Unmarshal([]byte(a.out), &answer); err != nil || a.code != 0 || a.err != "" || !answer.Green || len(answer.Documents) != 3 {
		t.Fatalf("%d, %v\n%s%s", a.code, err, a.out, a.err)
	}
	asked := map[string]bool{}
	for _, d := range answer.Documents {
		for _, q := range d.Questions {
			if q.Answer == "ja" {
				asked[q.Question] = true
			}
			if q.Answer == "nej" || q.Answer == "se efter" {
				t.Errorf("%s: %s %s %v", d.File, q.Question, q.Answer, q.Notes)
			}
		}
	}
	if len(asked) != len(answer.Documents[0].Questions) {
		t.Errorf("only %d questions have been answered with yes", len(asked))
	}
	if a := planverk(t, example, "kontrollera", "."); a.code != 0 || !strings.Contains(a.out, "3 handlingar utan anmärkning.") {
		t.Errorf("%d\n%s", a.code, a.out)
	}
}

// TestVerdictForms: the answer for programs is as docs/publicering.schema.json describes it,
// on the screen and in a file, and what does not go together is said.
func TestVerdictForms(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/publicering.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := kommun(t)
	put(t, dir, "planer/avbruten.yaml", "dokument: { typ: systemförvaltningsplan, id: a\n")
	for _, args := range []string{"kontrollera . --publicering --json", "kontrollera . --publicering --form json --rapport r.json", "kontrollera ingenstans --publicering --json"} {
		a := planverk(t, dir, strings.Fields(args)...)
		texts := []string{a.out}
		if strings.Contains(args, "r.json") {
			texts = append(texts, text(t, dir, "r.json"))
		}
		for _, got := range texts {
			answer, err := jsonschema.UnmarshalJSON(strings.NewReader(got))
			if err == nil {
				err = schema.Validate(answer)
			}
			if err != nil || a.code == 0 {
				t.Errorf("%s: %d, %v\n%s", args, a.code, err, got)
			}
		}
		if len(texts) == 2 && texts[0] != texts[1] {
			t.Error("the file says something else than the screen")
		}
	}
	for args, want := range map[string]string{
		"--form sarif":       "svaret på --publicering finns inte i formen ”sarif”. Välj bland text och json, eller skriv det i en fil med --rapport.",
		"--json --form text": "--json och --form text säger emot varandra. Skriv en av dem.",
		"--max 3":            "flaggorna --publicering och --max går inte ihop: alla frågor besvaras. Skriv svaret i en fil med --rapport.",
		"--rapport r.docx":   "rapporten kan inte skrivas som ”r.docx”. Välj ett namn som slutar på .html, .json, .md eller .pdf.",
	} {
		a := planverk(t, dir, append([]string{"kontrollera", ".", "--publicering"}, strings.Fields(args)...)...)
		if a.code != 2 || !strings.Contains(a.err, want) {
			t.Errorf("%s: %d\n%s", args, a.code, a.err)
		}
	}
}

// TestOnePersonOneFunction: two who hold a role, and have the same function outside, are
// printed once.
func TestOnePersonOneFunction(t *testing.T) {
	example := filepath.Join(testdata, "..", "..", "..", "docs", "exempel", "knaby")
	out := t.TempDir()
	if a := planverk(t, example, "bygg", "planer/kartan-2026.yaml", "--utgåva", "publik", "--format", "md", "--ut", out); a.code != 0 {
		t.Fatal(a.err)
	}
	var roles []string
	for line := range strings.Lines(text(t, out, "knaby/kartan-2026-publik/systemforvaltningsplan-kartan-2026-publik.md")) {
		if line = strings.Join(strings.Fields(line), " "); strings.HasPrefix(line, "| Systemförvaltare |") {
			roles = append(roles, line)
		}
	}
	if want := []string{"| Systemförvaltare | Kartingenjör | ingen | uppgift saknas |"}; !slices.Equal(roles, want) {
		t.Errorf("got %q", roles)
	}
}

// A place without documents has nothing to publish, and says so.
func TestPublishNothing(t *testing.T) {
	dir := kommun(t)
	if err := os.Remove(filepath.Join(dir, plan)); err != nil {
		t.Fatal(err)
	}
	const want = "fel PV512: Det finns inga handlingar att pröva på den angivna platsen.\n  åtgärd: Ange en mapp med datafiler.\n\n1 fel\n"
	if a := planverk(t, dir, "kontrollera", "--publicering", "."); a.code != 1 || !strings.Contains(a.out+a.err, want) {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
}
