package cli_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"planverk/templates"
)

var (
	docStep   = regexp.MustCompile("(?ms)^(?:Filen `([^`]+)`:\n\n```[a-z]+|```console)\n(.*?)^```\n")
	docResult = regexp.MustCompile("(?ms)^Filen `([^`]+)` börjar så här:\n\n```result\n(.*?)^```\n")
)

// TestOwnTemplatesPage does what docs/egna-mallar.md says, from the top down: it
// writes the files and runs the commands, which must answer as the page says.
func TestOwnTemplatesPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testdata, "..", "..", "..", "docs", "egna-mallar.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := kommun(t)
	files, runs := 0, 0
	for _, m := range docStep.FindAllStringSubmatch(string(page), -1) {
		if m[1] != "" {
			put(t, dir, m[1], m[2])
			files++
		} else {
			runs += console(t, dir, m[2])
		}
	}
	if files < 7 || runs < 4 {
		t.Errorf("the page has %d files and %d commands", files, runs)
	}
	for _, m := range docResult.FindAllStringSubmatch(string(page), -1) {
		got, err := os.ReadFile(filepath.Join(dir, "output", "exempelby", "barnnamnden-2028", m[1]))
		if err != nil || !strings.HasPrefix(string(got), m[2]) {
			t.Errorf("%s: %v\n%s\nshould begin\n%s", m[1], err, got, m[2])
		}
	}

	parts, err := fs.ReadDir(templates.FS, "_delar")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if !strings.Contains(string(page), "| `"+strings.TrimSuffix(part.Name(), ".md")+"` |") {
			t.Errorf("the page does not tell of the part %s", part.Name())
		}
	}

	// The mistake that the page shows is answered as the page says.
	edit(t, dir, "mallar/motesplan/mall.md", ".tar_upp", ".tar_up")
	answer, _, _ := strings.Cut(planverk(t, dir, "kontrollera", "mallar").out, "\n")
	if !strings.Contains(string(page), "    "+answer+"\n") {
		t.Errorf("the page does not show %q", answer)
	}
	edit(t, dir, "mallar/motesplan/mall.md", ".tar_up", ".tar_upp")

	// What the page changes in Planverk's own type is there in the document.
	if a := planverk(t, dir, "bygg", ".", "--format", "md"); a.code != 0 {
		t.Fatalf("%s%s", a.out, a.err)
	}
	plan, err := os.ReadFile(filepath.Join(dir, "output", "exempelby", "lifecare-2027", "systemforvaltningsplan-lifecare-2027.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"-   **Kommun:** ", "Budgeten beslutas av fullmäktige i november.", "## Överklagande"} {
		if !strings.Contains(string(plan), want) {
			t.Errorf("the plan lacks %q:\n%s", want, plan)
		}
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "output", "exempelby", "lifecare-2027", "manifest.json"))
	if err != nil || !strings.Contains(string(manifest), `"fil": "mallar/systemforvaltningsplan/delar/budget.efter.md"`) {
		t.Errorf("the manifest does not name the section: %v\n%s", err, manifest)
	}
}

// TestLookPage builds the example of docs/anvandning.md that has every setting of the
// look, and sees to it that the page's table tells of all that the schema has.
func TestLookPage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testdata, "..", "..", "..", "docs", "anvandning.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## Kommunens utseende\n")
	section, _, _ = strings.Cut(section, "\n## ")
	_, example, _ := strings.Cut(section, "```yaml\n")
	example, _, _ = strings.Cut(example, "```\n")
	dir := kommun(t)
	edit(t, dir, "kommun.yaml", "register:\n", example+"register:\n")
	put(t, dir, "utseende/vapen.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#123456"/></svg>`)
	if a := planverk(t, dir, "bygg", ".", "--format", "pdf,html"); a.code != 0 || strings.Contains(a.err, "kommun.yaml") {
		t.Errorf("%d\n%s%s", a.code, a.out, a.err)
	}

	file, err := fs.ReadFile(templates.FS, "kommun/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct{ Properties map[string]any }
	}
	if err := json.Unmarshal(file, &schema); err != nil {
		t.Fatal(err)
	}
	settings := schema.Properties["utseende"].Properties
	for name := range settings {
		if !strings.Contains(section, "\n| `"+name+"` | ") || name != "typsnitt" && !strings.Contains(example, "\n  "+name+":") {
			t.Errorf("the page does not tell of %s", name)
		}
	}
	if len(settings) < 8 {
		t.Errorf("%d settings", len(settings))
	}
}

// console runs the commands of a block and compares what they answer.
func console(t *testing.T, dir, block string) (runs int) {
	for _, part := range strings.Split("\n"+block, "\n$ planverk ")[1:] {
		command, want, _ := strings.Cut(part, "\n")
		a := planverk(t, dir, strings.Fields(command)...)
		if got := strings.TrimSpace(a.out); a.code != 0 || got != strings.TrimSpace(want) {
			t.Errorf("planverk %s: %d\n%s%s\nthe page says\n%s", command, a.code, a.out, a.err, want)
		}
		runs++
	}
	return runs
}
