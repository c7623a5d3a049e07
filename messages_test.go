package planverk_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planverk/internal/diag"
)

// heldMessage is a code with its whole message and where it was found, in the ways that
// the goldens and the tests write it: "plan.yaml:3:5: fel PV310: Summan …", "varning
// PV301 vid «2021»: Titeln …", "Budget!D6 PV672: Cellen …", "PV710 eget.yaml:2:1 Året …".
var heldMessage = regexp.MustCompile(`(?:^|[\s:…])(PV\d{3})(?: vid (?:«[^»]*»|filen| …)| \S+\.\w+(?::\d+:\d+)?| \d+:\d+(?:-\d+:\d+)?)?:? +([A-ZÅÄÖ0-9”…].{12,}[.?!”])`)

// beforeCode is what stands before a code when its message has a place.
var beforeCode = regexp.MustCompile(`(?:\S+:\d+:\d+|\.(?:yaml|yml|txt|md|json|svg|xlsx|pdf|html|ics|csv|docx)|[^\s!]+![A-Z]+\d+|…|^  ?|^|^! )[: ]*(?:(?:fel|varning|upplysning) )?$|^(?:! )?\S[^:]*: (?:(?:fel|varning|upplysning) )?$`)

// TestEveryMessageIsHeld: each kind of message stands in full, with its place, in a
// golden file or in a test. A kind that none holds could say anything.
func TestEveryMessageIsHeld(t *testing.T) {
	held := map[string][]string{}
	hold := func(file, text string) {
		for line := range strings.Lines(text) {
			for _, m := range heldMessage.FindAllStringSubmatchIndex(line, -1) {
				code, before, after := line[m[2]:m[3]], line[:m[2]], line[m[3]:m[4]]
				if len(strings.Trim(after, ": ")) > 0 || beforeCode.MatchString(before) {
					held[code] = append(held[code], file+": "+strings.TrimSpace(line))
				}
			}
		}
	}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			if name != "." && (strings.HasPrefix(e.Name(), ".") || slices.Contains([]string{"output", "fuzz", "templates", "docs", "data"}, e.Name()) || name == "internal/diag") {
				return fs.SkipDir // of the printing of findings; or no test
			}
		case strings.HasSuffix(name, "_test.go") && name != "messages_test.go":
			for _, text := range literals(t, name) {
				hold(name, text)
			}
		case strings.Contains(name, "testdata/") && slices.Contains([]string{".golden", ".txt"}, path.Ext(name)):
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			hold(name, string(b))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range diag.Codes() {
		if len(held[c.Code]) == 0 {
			t.Errorf("%s (%s): no test holds its message and place", c.Code, c.Title)
		}
	}
}

// literals gives the texts that a test is written with: what is joined is one, with …
// for what is not written out, and so are the words of a row of a table.
func literals(t *testing.T, file string) (all []string) {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			all = append(all, written(n))
		case *ast.BinaryExpr:
			if n.Op == token.ADD {
				all = append(all, written(n))
				return false
			}
		case *ast.CompositeLit:
			var row []string
			for _, e := range n.Elts {
				if text := written(e); text != "…" {
					row = append(row, text)
				}
			}
			all = append(all, strings.Join(row, " "))
		}
		return true
	})
	return all
}

// written gives a text as far as it is written out.
func written(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return written(e.X) + written(e.Y)
		}
	}
	return "…"
}
