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
	walk(t, func(name string) {
		switch {
		case strings.HasSuffix(name, "_test.go"):
			for _, text := range literals(t, name) {
				hold(name, text)
			}
		case isGolden(name):
			b, err := os.ReadFile(name)
			must(err)
			hold(name, string(b))
		}
	})
	for _, c := range diag.Codes() {
		if len(held[c.Code]) == 0 {
			t.Errorf("%s (%s): no test holds its message and place", c.Code, c.Title)
		}
	}
}

const (
	believed = "nothing is known that brings it about: it is there in case there is"
	windows  = "only Windows locks files so"
	hint     = "advice: its message is put together elsewhere"
)

// unheld are the messages that no test holds word for word, by their longest piece, with
// the reason.
var unheld = map[string]string{
	"Mallen kunde inte fyllas i: uttrycket passar inte ihop med uppgifterna.": believed,
	"Mallen kan inte läsas.":            believed,
	"Raden går inte att läsa som YAML.": believed,
	"Med språket rättat säger datafilen något annat än orden. Den är kvar som den var.":        believed,
	"Med ändringen säger datafilen något annat än avsett om ”":                                 believed,
	"Det här slaget av uttryck används inte i mallar.":                                         believed,
	"Arbetsboken går inte att läsa just nu, troligen för att ett annat program har den öppen.": windows,
	"” är öppen i ett annat program.":                                                          windows,
	"Dela upp uppgifterna på flera filer.":                                                     hint,
	"Jämför med datafilen. Bygg sedan på nytt med ”planverk bygg”, så blir alla filer lika.":   hint,
}

// TestEveryCallIsHeld: the words of each place in the program that tells of something
// stand in a test, not only one message of each code.
func TestEveryCallIsHeld(t *testing.T) {
	var tests strings.Builder
	var sources []string
	walk(t, func(name string) {
		switch {
		case strings.HasSuffix(name, "_test.go"):
			tests.WriteString(strings.Join(literals(t, name), "\n"))
		case isGolden(name):
			b, err := os.ReadFile(name)
			must(err)
			tests.Write(b)
		case strings.HasSuffix(name, ".go"):
			sources = append(sources, name)
		}
	})
	held := strings.ReplaceAll(tests.String(), "\u00a0", " ")
	n := 0
	for _, name := range sources {
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		must(err)
		ast.Inspect(tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			words := strings.ReplaceAll(said(call), "\u00a0", " ")
			n += min(len(words), 1)
			switch isHeld := strings.Contains(held, words); {
			case !isHeld && unheld[words] == "":
				t.Errorf("%s: no test holds %q", name, words)
			case isHeld && unheld[words] != "":
				t.Errorf("%s: a test holds %q now: strike it off the list", name, words)
			}
			return true
		})
	}
	if n < 400 {
		t.Errorf("only %d messages were found", n)
	}
}

var (
	aCode = regexp.MustCompile(`^PV\d{3}$`)
	aVerb = regexp.MustCompile(`%[-+# 0-9.]*[a-zA-Z%]`)
)

// said gives the longest piece of the message of a call that has a code: "" for a call
// that has none, or whose message is put together elsewhere.
func said(call *ast.CallExpr) (longest string) {
	code := slices.IndexFunc(call.Args, func(e ast.Expr) bool { return aCode.MatchString(written(e)) })
	if code < 0 {
		return ""
	}
	for _, arg := range call.Args[code+1:] {
		ast.Inspect(arg, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				for _, piece := range aVerb.Split(written(l), -1) {
					if len(strings.TrimSpace(piece)) >= 8 && len(piece) > len(longest) {
						longest = piece
					}
				}
			}
			return true
		})
		if longest != "" {
			return longest // what follows are hints
		}
	}
	return ""
}

// walk goes through the files that messages are written and tested in.
func walk(t *testing.T, visit func(name string)) {
	t.Helper()
	skip := []string{"output", "fuzz", "templates", "docs", "data", "verify"}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || slices.Contains(skip, e.Name()) || name == "internal/diag"):
			return fs.SkipDir // of the printing of findings; or no test
		case !e.IsDir() && name != "messages_test.go":
			visit(name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func isGolden(name string) bool {
	return strings.Contains(name, "testdata/") && slices.Contains([]string{".golden", ".txt"}, path.Ext(name))
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
