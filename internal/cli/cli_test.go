package cli_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"planverk/internal/sv"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// binary is the command, built once; testdata is where the test's own data is,
// also when a test stands in another folder.
var binary, testdata string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "planverk-cli-")
	if err == nil {
		testdata, err = filepath.Abs("testdata")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(dir, "planverk.exe") // Windows wants the ending, others do not mind
	code := 1
	if out, err := exec.Command("go", "build", "-o", binary, "planverk/cmd/planverk").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
	} else {
		code = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// answer is what one run of the command said.
type answer struct {
	out, err string
	code     int
}

// planverk runs the command in a folder.
func planverk(t *testing.T, dir string, args ...string) answer {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(binary, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return answer{out.String(), errs.String(), c.ProcessState.ExitCode()}
}

// transcript writes a run down as a person would see it, with its exit code.
func transcript(b *strings.Builder, args []string, a answer) {
	fmt.Fprintf(b, "$ planverk %s\n", strings.Join(args, " "))
	for _, part := range []struct{ mark, text string }{{"", a.out}, {"! ", a.err}} {
		for line := range strings.Lines(part.text) {
			fmt.Fprintf(b, "%s%s\n", part.mark, strings.TrimSuffix(line, "\n"))
		}
	}
	fmt.Fprintf(b, "= %d\n\n", a.code)
}

// golden holds text against a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join(testdata, name)
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(got), 0o644)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update and read the diff):\n%s", file, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d\ngot:  %s\nwant: %s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return fmt.Sprintf("line %d is missing: %s", len(g)+1, w[len(g)])
}

// wrongUse are commands written wrongly; each ends with code 2 and says in
// Swedish what is wrong.
var wrongUse = []string{
	"byg", "nonsens", "--jsn", "-x", "bygg --fromat pdf", "bygg --format", "bygg --format doc", "bygg --format pdf,doc", "bygg --ut", "bygg --ut=",
	"bygg -q", "bygg -hx", "bygg --json=kanske", "bygg ---ut", "bygg --=x", "kontrollera --ut x", "kontrollera --json=nja", "kontrollera --form", "kontrollera --form xml", "kontrollera --json --form rad", "kontrollera --rapport=", "kontrollera --nivå allvarlig", "kontrollera --max -1", "kontrollera --max många",
	"ny", "ny systemforvaltningsplann", "ny protokoll", "ny systemforvaltningsplan Lifecare", "ny systemforvaltningsplan nul",
	"ny systemforvaltningsplan lifecare extra", "ny systemforvaltningsplan x --år två", "ny systemforvaltningsplan x --år 20", "ny kommun", "ny profil min",
	"granska a b", "prova riktlinj", "prova --bilder", "prova --godkann=nja", "förklara PV000", "förklara PV101 PV102", "forklara nej", "schema x", "schema systemforvaltningsplan extra", "schema --ut",
	"komplettering", "komplettering tcsh", "komplettering bash zsh", "version nu", "hjälp byg", "hjälp bygg ny", "help nonsens",
}

// withoutTypes puts a word in place of the list of types, which grows.
func withoutTypes(t *testing.T, text string) string {
	all := strings.Fields(planverk(t, t.TempDir(), "schema").out)
	documents := all[:len(all)-2] // the last are kommun and profil
	return strings.NewReplacer(sv.And(all), "TYPERNA", sv.And(documents), "DOKUMENTTYPERNA", sv.Or(documents), "DOKUMENTTYPERNA").Replace(text)
}

func TestWrongUse(t *testing.T) {
	var b strings.Builder
	dir := t.TempDir()
	for _, w := range wrongUse {
		args := strings.Fields(w)
		a := planverk(t, dir, args...)
		transcript(&b, args, a)
		if a.code != 2 || a.out != "" || a.err == "" {
			t.Errorf("%s: code %d, stdout %q, stderr %q", w, a.code, a.out, a.err)
		}
	}
	golden(t, "wrong-use.golden", withoutTypes(t, b.String()))
	noEnglish(t, b.String())
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("a wrong command left %v", left)
	}
}

func TestHelp(t *testing.T) {
	var b strings.Builder
	for _, w := range []string{"", "--help", "hjälp", "bygg -h", "build --hjälp", "kontrollera --hjalp", "hjälp ny", "granska --help", "prova --help", "explain --help", "schema --help", "help completion", "status --help", "version", "--version", "help hjälp"} {
		args := strings.Fields(w)
		a := planverk(t, t.TempDir(), args...)
		transcript(&b, args, a)
		if a.code != 0 || a.err != "" {
			t.Errorf("%s: code %d, stderr %q", w, a.code, a.err)
		}
	}
	golden(t, "help.golden", b.String())
	noEnglish(t, b.String())
}

// english are words that would have come from a library.
var english = regexp.MustCompile(`(?i)\b(the|an|of|is|usage|flags?|commands?|unknown|errors?|help for|required?|requires|accepts|received|invalid|available|default|did you mean|not found|no such|file or directory|permission denied|shorthand|unable|additional|use|aliases|examples?|global|string|ints?|panic|goroutine|true|false|failed|cannot|expected|must)\b`)

// noEnglish looks for words of a library's in what the command said. Lines with
// what was typed are left out.
func noEnglish(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "$ ") || strings.Contains(line, "kan också skrivas") {
			continue
		}
		if w := english.FindString(line); w != "" {
			t.Errorf("English word %q in: %s", w, line)
		}
	}
}

func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		a := planverk(t, t.TempDir(), "komplettering", shell)
		if a.code != 0 || a.err != "" || !strings.Contains(a.out, "planverk") || len(a.out) < 1000 {
			t.Errorf("%s: code %d, %d characters, %s", shell, a.code, len(a.out), a.err)
		}
	}
	a := planverk(t, t.TempDir(), "__complete", "bygg", "--format", "")
	if !strings.Contains(a.out, "pdf\nxlsx\ncsv\nmd\nhtml\n") {
		t.Errorf("formats are completed to %q", a.out)
	}
	a = planverk(t, t.TempDir(), "__complete", "förklara", "PV50")
	if !strings.Contains(a.out, "PV502\tDisken är full\n") {
		t.Errorf("codes are completed to %q", a.out)
	}
}
