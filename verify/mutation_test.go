//go:build mutation

package verify

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// judged is the package whose conditions are turned round, and the tests that must
// notice: its own, and those of the root that see a whole folder.
const judged = "../internal/check"

var judges = []struct{ pkg, run string }{
	{"./internal/check", "."},
	{".", "ExpectedFindings|SharedCosts|YearWheelOf|PlanOfAn|PartyFiles|Profile|Exemption|NoParty|Agreement|Placeholder|Sign"},
}

// TestMutation turns one condition of the rules round at a time (make mutation, or make
// mutation FILES='incident.go own*.go' for some files). What no
// test notices is listed: a rule whose condition can be turned round is not held by
// anything. One program is built with every condition in it, and told by the environment
// which of them to turn round, so that nothing is built anew for each.
func TestMutation(t *testing.T) {
	dir := t.TempDir()
	places, overlay := mutate(t, dir)
	var programs []string
	for i, j := range judges {
		program := filepath.Join(dir, "test"+strconv.Itoa(i))
		build := exec.Command("go", "test", "-c", "-overlay", overlay, "-o", program, j.pkg)
		build.Dir = ".."
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		programs = append(programs, program)
	}
	if !passes(programs, -1) {
		t.Fatal("the tests fail as they are")
	}
	killed := 0
	for i, place := range places {
		if passes(programs, i) {
			t.Logf("survived: %s", place)
			continue
		}
		killed++
	}
	t.Logf("%d of %d killed (%d %%)", killed, len(places), 100*killed/max(1, len(places)))
}

// passes tells whether the tests pass with one condition turned round.
func passes(programs []string, mutant int) bool {
	for i, program := range programs {
		run := exec.Command(program, "-test.short", "-test.failfast", "-test.timeout", "60s", "-test.run", judges[i].run)
		run.Dir = filepath.Join("..", judges[i].pkg)
		run.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(mutant))
		if run.Run() != nil {
			return false
		}
	}
	return true
}

// mutate writes the package's files with every condition in a call of mutated, and the
// overlay that puts them in place of the real ones. It gives each condition's place.
func mutate(t *testing.T, dir string) (places []string, overlay string) {
	var files []string
	for _, pattern := range strings.Fields(cmp.Or(os.Getenv("FILES"), "*.go")) {
		found, err := filepath.Glob(filepath.Join(judged, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	replace := map[string]string{}
	add := func(name, text string) {
		real, err := filepath.Abs(filepath.Join(judged, name))
		if err == nil {
			replace[real] = filepath.Join(dir, name)
			err = os.WriteFile(replace[real], []byte(text), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, found := turnable(t, file, src, len(places))
		places = append(places, found...)
		add(filepath.Base(file), text)
	}
	add("mutated.go", `package check

import (
	"os"
	"strconv"
)

var mutant = func() int { n, _ := strconv.Atoi(os.Getenv("MUTANT")); return n }()

func mutated(n int, condition bool) bool { return condition != (n == mutant) }
`)
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return places, overlay
}

// turnable puts a call around every condition of a file: of if, of for, of the cases of
// a switch without a value, every comparison, and what && and || join.
func turnable(t *testing.T, file string, src []byte, first int) (string, []string) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	conditions := map[ast.Expr]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			return n.Tok != token.CONST
		case *ast.IfStmt:
			conditions[n.Cond] = true
		case *ast.SwitchStmt:
			if n.Tag == nil {
				for _, c := range n.Body.List {
					for _, e := range c.(*ast.CaseClause).List {
						conditions[e] = true
					}
				}
			}
		case *ast.BinaryExpr:
			switch n.Op {
			case token.LAND, token.LOR:
				conditions[n.X], conditions[n.Y] = true, true
			case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
				conditions[n] = true
			}
		}
		return true
	})
	return wrapped(set, src, conditions, first)
}

// wrapped writes the calls into the text. Of two that begin at the same place the longer
// is the outer one.
func wrapped(set *token.FileSet, src []byte, conditions map[ast.Expr]bool, first int) (string, []string) {
	var all []ast.Expr
	for e := range conditions {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b ast.Expr) int { return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(b.End(), a.End())) })
	opens, closes := map[int]string{}, map[int]int{}
	var places []string
	for _, e := range all {
		from, to := set.Position(e.Pos()), set.Position(e.End())
		opens[from.Offset] += fmt.Sprintf("mutated(%d, ", first+len(places))
		closes[to.Offset]++
		places = append(places, fmt.Sprintf("%s:%d: %s", filepath.Base(from.Filename), from.Line, src[from.Offset:to.Offset]))
	}
	var b bytes.Buffer
	for i, c := range src {
		b.WriteString(strings.Repeat(")", closes[i]) + opens[i])
		b.WriteByte(c)
	}
	return b.String(), places
}
