package pattern

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatterns compiles the expression of every Later in the repository, which otherwise
// nothing would do until a user came there, and finds those that do not wait.
func TestPatterns(t *testing.T) {
	fset, found := token.NewFileSet(), 0
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fset, "../../"+name, nil, 0)
		if err != nil {
			return err
		}
		consts := constants(file)
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && calls(call, "pattern", "Later") {
				found++
				compile(t, fset.Position(n.Pos()), call.Args[0], consts)
			}
			return true
		})
		for _, call := range atStart(file) {
			t.Errorf("%s: a package's variable is compiled in every process: use pattern.Later", fset.Position(call.Pos()))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 80 {
		t.Errorf("%d patterns found: have they moved?", found)
	}
}

func compile(t *testing.T, at token.Position, argument ast.Expr, consts map[string]ast.Expr) {
	t.Helper()
	expression, err := text(argument, consts)
	if err == nil {
		_, err = regexp.Compile(expression)
	}
	if err != nil {
		t.Errorf("%s: %v", at, err)
	}
}

// text gives the value of string literals and the file's constants, one or several put
// together.
func text(e ast.Expr, consts map[string]ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strconv.Unquote(e.Value)
	case *ast.Ident:
		if value := consts[e.Name]; value != nil {
			return text(value, nil)
		}
	case *ast.BinaryExpr:
		left, err := text(e.X, consts)
		if err != nil {
			return "", err
		}
		right, err := text(e.Y, consts)
		return left + right, err
	}
	return "", fmt.Errorf("the expression is not written out, so it cannot be tried")
}

// constants gives what a file's constants are set to.
func constants(file *ast.File) map[string]ast.Expr {
	found := map[string]ast.Expr{}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			if v := s.(*ast.ValueSpec); len(v.Values) == len(v.Names) {
				for i, n := range v.Names {
					found[n.Name] = v.Values[i]
				}
			}
		}
	}
	return found
}

// atStart gives the calls of MustCompile that are made before main.
func atStart(file *ast.File) []*ast.CallExpr {
	var found []*ast.CallExpr
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok {
			ast.Inspect(g, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && calls(call, "regexp", "MustCompile") {
					found = append(found, call)
				}
				_, later := n.(*ast.FuncLit)
				return !later
			})
		}
	}
	return found
}

func calls(call *ast.CallExpr, pkg, name string) bool {
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}
