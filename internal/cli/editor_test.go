package cli_test

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// vscode reads one of the files that a municipality copies to its .vscode.
func vscode(t *testing.T, name string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text(t, filepath.Join(testdata, "..", "..", "..", "docs", "vscode"), name)), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestTaskMatchers: what the tasks run is there, and their matchers read every line
// that it prints, with its place, level and code.
func TestTaskMatchers(t *testing.T) {
	var file struct {
		Tasks []struct {
			Label, Command string
			Args           []string
			IsBackground   bool
			ProblemMatcher []struct {
				Severity   string
				Pattern    struct{ Regexp string }
				Background struct{ BeginsPattern, EndsPattern string }
			}
		}
	}
	vscode(t, "tasks.json", &file)
	dir := kommun(t)
	edit(t, dir, plan, "25 tkr", "25 pct")
	put(t, dir, "planer/b.yaml", strings.Replace(text(t, kommun(t), plan), "id: lifecare", "id: b", 1))
	watched := "planverk bevaka: kontrollen börjar\nplanverk bevaka: kontrollen är klar: 1 fel\n"
	levels := map[string]string{"fel": "error", "varning": "warning", "upplysning": "info"}
	for _, task := range file.Tasks {
		out := watched
		if !task.IsBackground {
			a := planverk(t, dir, task.Args...)
			if out = a.out; a.code > 1 || task.Command != "planverk" {
				t.Errorf("%s: code %d %s", task.Label, a.code, a.err)
			}
		}
		matched := map[string]int{}
		for _, m := range task.ProblemMatcher {
			if b := m.Background; task.IsBackground && (!regexp.MustCompile(b.BeginsPattern).MatchString("planverk bevaka: kontrollen börjar") || !regexp.MustCompile(b.EndsPattern).MatchString("planverk bevaka: kontrollen är klar: 1 fel")) {
				t.Errorf("%s does not find where a check begins and ends", task.Label)
			}
			for line := range strings.Lines(out) {
				if found := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(strings.TrimSuffix(line, "\n")); found != nil {
					matched[m.Severity]++
					if level := strings.Fields(strings.SplitN(line, ": ", 2)[1])[0]; levels[level] != m.Severity || len(found) != 6 {
						t.Errorf("%q is taken for %s: %q", line, m.Severity, found)
					}
				}
			}
		}
		if slices.Contains(task.Args, "rad") && (matched["error"] != 1 || matched["error"]+matched["warning"]+matched["info"] != strings.Count(out, "\n")) {
			t.Errorf("%s: %v of\n%s", task.Label, matched, out)
		}
	}
	for _, name := range []string{"settings.json", "extensions.json"} {
		var any map[string]any
		vscode(t, name, &any)
	}
}

var (
	choice = regexp.MustCompile(`\$\{\d+\|([^,|]*)[^}]*\}`)
	preset = regexp.MustCompile(`\$\{\d+:([^}]*)\}`)
)

// TestSnippets: the blocks together, as they are before anything is filled in, are a
// plan without faults.
func TestSnippets(t *testing.T) {
	var snippets map[string]struct {
		Prefix, Description string
		Body                []string
	}
	vscode(t, "planverk.code-snippets", &snippets)
	var b strings.Builder
	for _, name := range []string{"Dokumentets huvud", "Inledning", "Avtal", "Budget", "Roller", "Dokumentation", "Aktiviteter"} {
		s := snippets[name]
		body := strings.Join(s.Body, "\n")
		if !strings.HasPrefix(body, s.Prefix+":\n") || s.Description == "" {
			t.Errorf("%s: %+v", name, s)
		}
		body = preset.ReplaceAllString(choice.ReplaceAllString(body, "$1"), "$1")
		b.WriteString(strings.ReplaceAll(body, `\\`, `\`) + "\n")
	}
	if len(snippets) != 7 {
		t.Errorf("%d snippets", len(snippets))
	}
	dir := kommun(t)
	put(t, dir, plan, b.String())
	if a := planverk(t, dir, "kontrollera", ".", "--nivå", "fel"); a.code != 0 {
		t.Errorf("%s\n%s", a.out, b.String())
	}
}

// TestLocalSchema: the ids of the municipality are choices, with their names; where
// words may stand they still may.
func TestLocalSchema(t *testing.T) {
	dir := kommun(t)
	a := planverk(t, dir, "schema", "systemforvaltningsplan", "--kommun", ".")
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(a.out))
	if err != nil || a.code != 0 {
		t.Fatalf("code %d %v %s", a.code, err, a.err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("plan.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("plan.json")
	if err != nil {
		t.Fatal(err)
	}
	for given, right := range map[string]bool{
		`"förvaltning": "soc"`: true, `"förvaltning": "socc"`: false, `"nämnd": "drift"`: true, `"nämnd": "ebba"`: false,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"dokument": {"typ": "systemförvaltningsplan", "id": "a", "år": 2027, ` + given + `}, "inledning": {"system": ["lifecare", "ett eget ord"]}, "budget": {"rader": [{"id": "drift"}]}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := schema.Validate(value); (got == nil) != right {
			t.Errorf("%s: %v", given, got)
		}
	}
	if !strings.Contains(a.out, `"enumDescriptions": [
            "Socialförvaltningen",
            "Driftbolaget AB"`) {
		t.Error("the names of the ids are not there")
	}

	var b strings.Builder
	edit(t, dir, "kommun.yaml", "namn: Lifecare", "nam: Lifecare")
	for _, args := range []string{"schema systemforvaltningsplan --kommun .", "schema systemforvaltningsplan --kommun saknas", "schema --kommun", "schema riktlinj --kommun ."} {
		transcript(&b, strings.Fields(args), planverk(t, dir, strings.Fields(args)...))
	}
	transcript(&b, []string{"schema", "kommun", "--kommun", "tom"}, planverk(t, t.TempDir(), "schema", "kommun", "--kommun", "."))
	golden(t, "local-schema.golden", b.String())
}

// TestNewEditor: in an empty folder the editor's files and every schema are laid, what the
// user has changed is left, and a new data file points at its schema.
func TestNewEditor(t *testing.T) {
	dir := t.TempDir()
	a := planverk(t, dir, "ny", "vscode")
	if a.code != 0 || !strings.Contains(a.out, "data/exempelkommun/.vscode/tasks.json\n") || !strings.Contains(a.err, "Öppna mappen data/exempelkommun i VS Code") {
		t.Fatalf("%d\n%s%s", a.code, a.out, a.err)
	}
	if got := text(t, dir, "data/exempelkommun/.vscode/systemforvaltningsplan.schema.json"); !strings.Contains(got, `"asta-berglind"`) {
		t.Error("the register's ids are no choices in the schema")
	}
	if b := planverk(t, dir, "ny", "riktlinje", "regler", "--år", "2028"); b.code != 0 {
		t.Fatal(b.err)
	}
	file := text(t, dir, "data/exempelkommun/planer/regler-2028.yaml")
	if !strings.HasPrefix(file, "# yaml-language-server: $schema=../.vscode/riktlinje.schema.json\n") {
		t.Errorf("the new file does not say which schema it has:\n%.100s", file)
	}
	put(t, dir, "data/exempelkommun/.vscode/settings.json", "{}")
	put(t, dir, "data/exempelkommun/.vscode/riktlinje.schema.json", "{}")
	a = planverk(t, dir, "ny", "vscode")
	if a.code != 0 || !strings.Contains(a.err, "data/exempelkommun/.vscode/settings.json finns redan och lämnades som den är.\n") || strings.Contains(a.err, "tasks.json") ||
		text(t, dir, "data/exempelkommun/.vscode/settings.json") != "{}" || text(t, dir, "data/exempelkommun/.vscode/riktlinje.schema.json") == "{}" {
		t.Errorf("%d\n%s%s", a.code, a.out, a.err)
	}
	if c := planverk(t, dir, "ny", "vscode", "x"); c.code != 2 {
		t.Error(c.err)
	}
}
