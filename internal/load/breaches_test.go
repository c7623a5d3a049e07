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
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type spokenBreach struct {
	breach breach
	want   string
}

// everyBreach has one breach of each keyword, with what is said about it.
var everyBreach = []spokenBreach{
	{breach{word: "false"}, "PV129 ”x” får inte stå så tillsammans med de andra uppgifterna."},
	{breach{word: "type", want: []string{"string"}}, "PV115 ”x” har fel form."},
	{breach{word: "enum", got: "hög", want: []any{"låg", json.Number("1.5"), true, false, nil, map[string]any{}}}, "PV119 ”hög” är inget av de värden som kan stå här."},
	{breach{word: "enum", got: "a", want: []any{"b"}}, "PV119 ”a” är inget av de värden som kan stå här."},
	{breach{word: "format", got: "a", want: "email"}, "PV120 ”a” är inte en e-postadress."},
	{breach{word: "pattern", got: "a", want: "^b$"}, "PV120 ”a” är inte skrivet på det sätt som ”x” ska skrivas."},
	{breach{word: "minLength", got: 1, want: 2}, "PV121 ”x” är 1 tecken långt, men behöver vara minst 2."},
	{breach{word: "maxLength", got: 3, want: 2}, "PV121 ”x” är 3 tecken långt, men får vara högst 2."},
	{breach{word: "minItems", got: 0, want: 2}, "PV121 ”x” har inga rader, men behöver minst 2."},
	{breach{word: "maxItems", got: 3, want: 2}, "PV121 ”x” har 3 rader, men får ha högst 2."},
	{breach{word: "minProperties", got: 1, want: 2}, "PV121 ”x” har 1 uppgift, men behöver minst 2."},
	{breach{word: "maxProperties", got: 3, want: 2}, "PV121 ”x” har 3 uppgifter, men får ha högst 2."},
	{breach{word: "uniqueItems", got: [2]int{0, 2}}, "PV121 ”x” har samma innehåll på rad 1 och rad 3."},
	{breach{word: "contains"}, "PV121 ”x” har inte de rader som behövs."},
	{breach{word: "minimum", got: big.NewRat(3, 2), want: big.NewRat(1990, 1)}, "PV122 ”x” är 1,50, men får vara lägst 1990."},
	{breach{word: "maximum", got: big.NewRat(-1, 1), want: big.NewRat(20000, 1)}, "PV122 ”x” är −1, men får vara högst 20\u00a0000."},
	{breach{word: "exclusiveMinimum", got: big.NewRat(0, 1), want: big.NewRat(0, 1)}, "PV122 ”x” är 0, men ska vara större än 0."},
	{breach{word: "exclusiveMaximum", got: big.NewRat(2, 1), want: big.NewRat(2, 1)}, "PV122 ”x” är 2, men ska vara mindre än 2."},
	{breach{word: "multipleOf", got: big.NewRat(3, 1), want: big.NewRat(2, 1)}, "PV122 ”x” är 3, men ska vara jämnt delbart med 2."},
	{breach{word: "required", keys: []string{"a", "b"}}, "PV117 I ”x” saknas ”a” och ”b”."},
	{breach{word: "additionalProperties", keys: []string{"a"}}, "PV116 ”a” finns inte i ”x”."},
	{breach{word: "propertyNames", keys: []string{"a"}}, "PV116 Nyckeln ”a” är inte tillåten i ”x”."},
	{breach{word: "dependencies", got: "a", keys: []string{"b"}}, "PV129 När ”a” är ifyllt i ”x” behövs också ”b”."},
	{breach{word: inEach, keys: []string{"a", "b"}}, "PV129 I ”x” behövs ”a” eller ”b”."},
	{breach{word: "not"}, "PV129 ”x” får inte stå så tillsammans med de andra uppgifterna."},
	{breach{word: "anyOf"}, "PV129 ”x” stämmer inte med någon av de tillåtna formerna."},
	{breach{word: "oneOf"}, "PV129 ”x” blandar uppgifter som utesluter varandra."},
}

// english are words that the libraries' own messages are made of.
var english = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:the|got|want|value|must|be|is|not|expected|found|did|could|while|failed|missing|properties|items|validation|line|string|object|array|number)(?:$|[^\pL])`)

func TestEveryBreachIsSwedish(t *testing.T) {
	for _, tt := range everyBreach {
		v := verdictOn(tt.breach, "”x”")
		if got := v.code + " " + v.message; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.breach.word, got, tt.want)
		}
		if all := v.message + strings.Join(v.hints, " "); english.MatchString(all) {
			t.Errorf("%s: English in %q", tt.breach.word, all)
		}
	}
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
