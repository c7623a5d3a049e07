package load

import (
	"encoding/json"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// everyKind has one error of each kind of the JSON Schema library, with what is
// said about it.
var everyKind = []struct {
	kind any
	want string
}{
	{&kind.InvalidJsonValue{}, "PV131 Dokumenttypens schema går inte att använda för ”x”."},
	{&kind.Schema{Location: "http://example"}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.Group{}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.Not{}, "PV129 ”x” får inte stå så tillsammans med de andra uppgifterna."},
	{&kind.AllOf{}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.AnyOf{}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.OneOf{Subschemas: []int{0, 1}}, "PV129 ”x” blandar uppgifter som utesluter varandra."},
	{&kind.OneOf{}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.FalseSchema{}, "PV129 ”x” får inte stå så tillsammans med de andra uppgifterna."},
	{&kind.RefCycle{}, "PV131 Dokumenttypens schema går inte att använda för ”x”."},
	{&kind.Type{Got: "object", Want: []string{"string"}}, "PV115 ”x” har fel form."},
	{&kind.Enum{Got: "hög", Want: []any{"låg", json.Number("1.5"), true, false, nil, map[string]any{}}}, "PV119 ”hög” är inget av de värden som kan stå här."},
	{&kind.Const{Got: "a", Want: "b"}, "PV119 ”a” är inget av de värden som kan stå här."},
	{&kind.Format{Got: "a", Want: "email"}, "PV120 ”a” är inte en e-postadress."},
	{&kind.Format{Got: "a", Want: "okänt"}, "PV120 ”a” är inte skrivet på det sätt som ”x” ska skrivas."},
	{&kind.Reference{}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{&kind.MinProperties{Got: 1, Want: 2}, "PV121 ”x” har 1 uppgift, men behöver minst 2."},
	{&kind.MaxProperties{Got: 3, Want: 2}, "PV121 ”x” har 3 uppgifter, men får ha högst 2."},
	{&kind.MinItems{Got: 0, Want: 2}, "PV121 ”x” har inga rader, men behöver minst 2."},
	{&kind.MaxItems{Got: 3, Want: 2}, "PV121 ”x” har 3 rader, men får ha högst 2."},
	{&kind.AdditionalItems{Count: 1}, "PV121 ”x” har 1 rad för mycket."},
	{&kind.Required{Missing: []string{"a", "b"}}, "PV117 I ”x” saknas ”a” och ”b”."},
	{&kind.Dependency{Prop: "a", Missing: []string{"b"}}, "PV129 När ”a” är ifyllt i ”x” behövs också ”b”."},
	{&kind.DependentRequired{Prop: "a", Missing: []string{"b"}}, "PV129 När ”a” är ifyllt i ”x” behövs också ”b”."},
	{&kind.AdditionalProperties{Properties: []string{"a"}}, "PV116 ”a” finns inte i ”x”."},
	{&kind.PropertyNames{Property: "a"}, "PV116 Nyckeln ”a” är inte tillåten i ”x”."},
	{&kind.UniqueItems{Duplicates: [2]int{0, 2}}, "PV121 ”x” har samma innehåll på rad 1 och rad 3."},
	{&kind.Contains{}, "PV121 ”x” har inte de rader som behövs."},
	{&kind.MinContains{Want: 1}, "PV121 ”x” har inte de rader som behövs."},
	{&kind.MaxContains{Want: 1}, "PV121 ”x” har inte de rader som behövs."},
	{&kind.MinLength{Got: 1, Want: 2}, "PV121 ”x” är 1 tecken långt, men behöver vara minst 2."},
	{&kind.MaxLength{Got: 3, Want: 2}, "PV121 ”x” är 3 tecken långt, men får vara högst 2."},
	{&kind.Pattern{Got: "a", Want: "^b$"}, "PV120 ”a” är inte skrivet på det sätt som ”x” ska skrivas."},
	{&kind.ContentEncoding{Want: "base64"}, "PV120 ”x” är inte kodat på rätt sätt."},
	{&kind.ContentMediaType{Want: "application/json"}, "PV120 ”x” är inte kodat på rätt sätt."},
	{&kind.ContentSchema{}, "PV120 ”x” är inte kodat på rätt sätt."},
	{&kind.Minimum{Got: big.NewRat(3, 2), Want: big.NewRat(1990, 1)}, "PV122 ”x” är 1,50, men får vara lägst 1990."},
	{&kind.Maximum{Got: big.NewRat(-1, 1), Want: big.NewRat(20000, 1)}, "PV122 ”x” är −1, men får vara högst 20\u00a0000."},
	{&kind.ExclusiveMinimum{Got: big.NewRat(0, 1), Want: big.NewRat(0, 1)}, "PV122 ”x” är 0, men ska vara större än 0."},
	{&kind.ExclusiveMaximum{Got: big.NewRat(2, 1), Want: big.NewRat(2, 1)}, "PV122 ”x” är 2, men ska vara mindre än 2."},
	{&kind.MultipleOf{Got: big.NewRat(3, 1), Want: big.NewRat(2, 1)}, "PV122 ”x” är 3, men ska vara jämnt delbart med 2."},
}

// english are words that the libraries' own messages are made of.
var english = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:the|got|want|value|must|be|is|not|expected|found|did|could|while|failed|missing|properties|items|validation|line|string|object|array|number)(?:$|[^\pL])`)

// Every kind of error that the library's source declares has its own sentence.
func TestEveryKindIsSwedish(t *testing.T) {
	tested := map[string]bool{}
	for _, tt := range everyKind {
		tested[reflect.TypeOf(tt.kind).Elem().Name()] = true
		v := verdictOn(tt.kind, "”x”")
		if got := v.code + " " + v.message; got != tt.want {
			t.Errorf("%T: got %q, want %q", tt.kind, got, tt.want)
		}
		if all := v.message + strings.Join(v.hints, " "); english.MatchString(all) {
			t.Errorf("%T: English in %q", tt.kind, all)
		}
	}
	for _, name := range declaredKinds(t) {
		if !tested[name] {
			t.Errorf("kind.%s has no sentence", name)
		}
	}
}

// declaredKinds reads the names of the exported types in the library's source.
func declaredKinds(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, f := range librarySource(t, "github.com/santhosh-tekuri/jsonschema/v6/kind") {
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				names = append(names, g.Specs[0].(*ast.TypeSpec).Name.Name)
			}
		}
	}
	if len(names) < 30 {
		t.Fatalf("only %d kinds found", len(names))
	}
	return names
}

func librarySource(t *testing.T, path string) []*ast.File {
	t.Helper()
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := build.Import(path, wd, 0)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range pkg.GoFiles {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg.Dir, name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// Every error text in the YAML library's scanner and parser has a sentence.
func TestEveryYAMLErrorIsSwedish(t *testing.T) {
	problem := regexp.MustCompile(`^(found |did not find|could not find|block sequence|mapping (values|keys)|unknown anchor|exceeded)`)
	seen := 0
	for _, f := range librarySource(t, "gopkg.in/yaml.v3") {
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil || !problem.MatchString(text) {
				return true
			}
			seen++
			if !slices.ContainsFunc(syntaxSentences, func(s syntaxSentence) bool { return strings.Contains(text, s.library) }) {
				t.Errorf("no sentence for %q", text)
			}
			return true
		})
	}
	if seen < 30 {
		t.Errorf("only %d error texts found", seen)
	}
	for _, s := range syntaxSentences {
		if english.MatchString(s.sentence + " " + s.hint) {
			t.Errorf("English in %q", s.sentence+" "+s.hint)
		}
	}
}
