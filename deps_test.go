package planverk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is what a package of ours may import: others of ours, and which outside
// libraries. The standard library is free but for what keeps is about.
type room struct {
	ours    []string
	outside []string
	why     string
}

var nouns = []string{"internal/diag", "internal/sv", "internal/plan", "internal/doc", "internal/book"}

// everywhere is free to every room, as the standard library's own regexp is.
const everywhere = "internal/pattern"

// policy is the import table. A test that fails here is answered by moving the
// code to the room where it belongs, not by a longer line.
var policy = map[string]room{
	"internal/diag": {nil, []string{"golang.org/x/text"}, "Findings are at the bottom of the house: every room makes them. Columns count characters, which x/text knows."},
	"internal/sv":   {nil, []string{"golang.org/x/text"}, "Swedish is text to text; it knows no plans."},
	"internal/plan": {[]string{"internal/diag", "internal/sv"}, nil, "The domain must be readable without knowing how it was read or will be printed."},
	"internal/doc":  {[]string{"internal/sv"}, nil, "The document model knows no format and no plan."},
	"internal/book": {[]string{"internal/sv"}, nil, "The workbook model knows no file format."},

	everywhere:          {nil, nil, "A regular expression that waits until it is asked for."},
	"internal/calendar": {nil, nil, "The calendar model knows no file format."},
	"internal/hyphen":   {nil, nil, "Where a word may be broken is a matter of the word alone."},

	"internal/artwork":  {[]string{"internal/doc"}, []string{"golang.org/x/image"}, "A picture from outside is bytes in and shapes or pixels out; who asked for it is not its business."},
	"internal/truetype": {nil, []string{"golang.org/x/image"}, "A font from outside is examined before any writer meets it; another's reader draws its letters as well."},
	"internal/look":     {append(slices.Clone(nouns), "internal/artwork", "internal/truetype"), nil, "What kommun.yaml chooses is judged in one place; the files are handed in."},
	"internal/load":     {nouns, []string{"gopkg.in/yaml.v3", "golang.org/x/text"}, "The only reader of YAML: the move to another YAML library is one package."},
	"internal/check":    {nouns, nil, "A rule sees typed values and gives findings; it reads and writes nothing."},
	"internal/prose":    {[]string{"internal/diag", "internal/sv", "internal/plan"}, nil, "Words are judged as text at a place; who asks, and what becomes of a proposal, is not its business."},
	"internal/figure":   {[]string{"internal/doc", "internal/hyphen"}, []string{"github.com/go-fonts/liberation", "github.com/go-fonts/dejavu", "golang.org/x/image"}, "A figure is laid out once, by the metrics of the fonts and the joints of words; it knows no format."},
	"internal/merge":    {append(slices.Clone(nouns), "internal/figure"), []string{"github.com/yuin/goldmark"}, "The only room where Markdown becomes structure."},
	"internal/budget":   {nouns, nil, "Arithmetic is ours alone, in whole öre."},
	"internal/standing": {append(slices.Clone(nouns), "internal/check"), nil, "What is filled in is judged of data that has been read; what a piece of a template looks like is said once, in check."},
	"internal/derive":   {append(slices.Clone(nouns), "internal/calendar", "internal/standing"), nil, "A derived document is a function of its sources; who loads them is not its business."},
	"internal/secrecy":  {[]string{"internal/diag", "internal/plan", "internal/sv"}, []string{"golang.org/x/text"}, "What may not be read outside is taken out of the tree and known as text; files and formats are not its business."},
	"internal/publish":  {[]string{"internal/diag"}, nil, "Files are names and bytes there; formats are somebody else's."},
	"internal/readback": {append(slices.Clone(nouns), "render/xlsx"), []string{"github.com/ledongthuc/pdf", "golang.org/x/net", "github.com/yuin/goldmark", "github.com/gomarkdown/markdown", "github.com/xuri/excelize/v2", "github.com/arran4/golang-ical", "github.com/teambition/rrule-go", "golang.org/x/text"}, "The judge reads with other eyes than the writers'."},

	"internal/intake":    {nil, nil, "A workbook from outside is examined and read as it was stored; it knows no plan, and no library that could be led astray reads it."},
	"internal/reconcile": {append(slices.Clone(nouns), "internal/intake"), nil, "Three states of a plan's figures are held together; files and the plan's own text are not its business."},
	"internal/amend":     {nouns, nil, "A data file's text is changed value by value; what it says is load's to read."},

	"internal/facit":    {append(slices.Clone(nouns), "internal/readback"), []string{"golang.org/x/text"}, "What was approved is held against what is drawn, as text; the room reads and writes no file."},
	"internal/pictures": {[]string{"internal/facit"}, nil, "The one room that starts another program, so that every other is known not to."},

	"render":            {[]string{"internal/doc"}, nil, "The contract names the model and nothing else."},
	"render/pdf":        {append(slices.Clone(nouns), "internal/figure", "render/pdf/internal/colour", "render/pdf/internal/font", "render/pdf/internal/tag", "render/pdf/internal/text", "render/pdf/internal/draw", "render/pdf/internal/file"), nil, "A writer stands alone: it sees the model, no other writer. Blocks, rows and pages live here; what asks a library lives in a room below."},
	"render/xlsx":       {nouns, []string{"github.com/xuri/excelize/v2", "github.com/klauspost/compress"}, "A writer stands alone."},
	"render/csv":        {nouns, nil, "A writer stands alone."},
	"render/html":       {append(slices.Clone(nouns), "internal/figure", "internal/hyphen"), nil, "A writer stands alone, and HTML needs no library to be written. The joints of words are for headings on a narrow screen."},
	"render/markdown":   {append(slices.Clone(nouns), "internal/figure"), nil, "A writer stands alone."},
	"render/ics":        {[]string{"internal/calendar"}, []string{"github.com/arran4/golang-ical"}, "A writer stands alone, and sees calendars only."},
	"render/rendertest": {[]string{"internal/doc"}, nil, "A sample document for the writers' tests."},
	"templates":         {nil, nil, "Data only."},

	"render/pdf/internal/colour": {[]string{"internal/doc"}, nil, "Colours are numbers; their contrast is reckoned once, in doc."},
	"render/pdf/internal/font":   {nil, []string{"github.com/go-fonts/liberation", "github.com/go-fonts/dejavu", "golang.org/x/image"}, "A font is read and cut down the same way for every document; the pairs of a municipality's font by a library."},
	"render/pdf/internal/tag":    {nil, nil, "The structure tree is data: layout, drawing and file all hold it."},
	"render/pdf/internal/text":   {[]string{"internal/hyphen", "internal/sv", "render/pdf/internal/colour", "render/pdf/internal/font", "render/pdf/internal/tag"}, nil, "Lines are made of runs and fonts; what a block or a page is would make line breaking depend on where it is used. tag and colour are carried along."},
	"render/pdf/internal/draw":   {[]string{"internal/doc", "internal/figure", "render/pdf/internal/colour", "render/pdf/internal/font", "render/pdf/internal/tag", "render/pdf/internal/text"}, []string{"github.com/go-pdf/fpdf"}, "The one room that knows fpdf: to leave it is to rewrite this room. A path is drawn as figure gives it."},
	"render/pdf/internal/file":   {[]string{"internal/doc", "render/pdf/internal/draw", "render/pdf/internal/font", "render/pdf/internal/tag"}, []string{"github.com/klauspost/compress"}, "The file is written around what is drawn; of the document it needs the metadata only."},

	".":            {append(slices.Clone(nouns), "internal/load", "internal/look", "internal/intake", "internal/reconcile", "internal/amend", "internal/check", "internal/standing", "internal/prose", "internal/merge", "internal/budget", "internal/derive", "internal/publish", "internal/readback", "internal/secrecy", "internal/facit", "internal/pictures", "render", "render/pdf", "render/xlsx", "render/csv", "render/html", "render/markdown", "render/ics", "internal/calendar"), nil, "The pipeline strings the stages together and knows no library."},
	"docs/vscode":  {nil, nil, "Files for an editor, as they are copied."},
	"internal/cli": {[]string{".", "internal/diag", "internal/sv", "internal/publish", "templates", "docs/vscode"}, []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}, "A command knows the pipeline, never a stage; publish only for writing one file safely."},
	"cmd/planverk": {[]string{"internal/cli"}, nil, "The door: ten lines."},
	"verify":       {nil, nil, "The heavy judges look at finished files only; they are run by make verify."},
}

// keeps are imports that belong to a few rooms.
var keeps = []struct {
	path  string
	rooms []string
	why   string
}{
	{"os", []string{"cmd/planverk", "internal/cli", "internal/publish"}, "The world comes in by the door: the core is handed an fs.FS."},
	{"os/exec", []string{"internal/pictures"}, "Planverk starts no other programs, but for one: pages become pictures by pdftoppm when a template is tried and it is installed. No document needs it."},
	{"net/http", nil, "Planverk talks to nobody: plan data stays on the machine."},
	{"net", nil, "Planverk talks to nobody: plan data stays on the machine."},
	{"log", nil, "What the user shall know is a finding; nothing else is printed."},
	{"math/rand", nil, "The same input gives the same bytes."},
	{"math/rand/v2", []string{"render/rendertest"}, "The same input gives the same bytes. Documents that tests put together by chance come from a given seed."},
	{"unsafe", nil, "No gain here is worth it."},
}

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// name is a package's folder within the module; "." is the root.
func name(importPath string) string {
	if importPath == "planverk" {
		return "."
	}
	return strings.TrimPrefix(importPath, "planverk/")
}

func TestImportPolicy(t *testing.T) {
	all := packages(t)
	for _, p := range all {
		n := name(p.ImportPath)
		r, ok := policy[n]
		if !ok {
			t.Errorf("package %s has no row in the policy: say what it may import, and why", n)
			continue
		}
		for _, i := range p.Imports {
			switch ours := i == "planverk" || strings.HasPrefix(i, "planverk/"); {
			case ours && name(i) != everywhere && !slices.Contains(r.ours, name(i)):
				t.Errorf("%s imports %s. %s", n, name(i), r.why)
			case !ours && strings.Contains(strings.SplitN(i, "/", 2)[0], ".") && !within(i, r.outside):
				t.Errorf("%s imports %s. %s", n, i, r.why)
			}
			for _, k := range keeps {
				if i == k.path && !slices.Contains(k.rooms, n) {
					t.Errorf("%s imports %s. %s", n, i, k.why)
				}
			}
		}
	}
	for n := range policy {
		if !slices.ContainsFunc(all, func(p pkg) bool { return name(p.ImportPath) == n }) {
			t.Errorf("the policy has a row for %s, which is no package", n)
		}
	}
}

// within tells whether an import is of one of the modules.
func within(path string, modules []string) bool {
	return slices.ContainsFunc(modules, func(m string) bool { return path == m || strings.HasPrefix(path, m+"/") })
}

// TestOneFileAsksTheLibrary holds the libraries that we may have to leave to as
// few files as can be.
func TestOneFileAsksTheLibrary(t *testing.T) {
	for library, want := range map[string]int{
		"github.com/go-pdf/fpdf": 1, // unmaintained: what it does for us must fit in one file
		"gopkg.in/yaml.v3":       2, // the reader, and the one that words its errors
	} {
		var files []string
		for _, p := range packages(t) {
			for _, f := range p.GoFiles {
				if imports(t, filepath.Join(p.Dir, f), library) {
					files = append(files, name(p.ImportPath)+"/"+f)
				}
			}
		}
		if len(files) == 0 || len(files) > want {
			t.Errorf("%s is imported in %d files (%s), want at most %d", library, len(files), strings.Join(files, ", "), want)
		}
	}
}

func imports(t *testing.T, file, library string) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		if p, _ := strconv.Unquote(i.Path.Value); p == library {
			return true
		}
	}
	return false
}

// TestOnlyTheDoorAsksTheClock: the same input gives the same bytes on any day.
func TestOnlyTheDoorAsksTheClock(t *testing.T) {
	for _, p := range packages(t) {
		if name(p.ImportPath) == "cmd/planverk" {
			continue
		}
		for _, f := range p.GoFiles {
			b, err := os.ReadFile(filepath.Join(p.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range []string{"time.Now(", "time.Since(", "os.Hostname(", "user.Current("} {
				if bytes.Contains(b, []byte(call)) {
					t.Errorf("%s/%s calls %s…)", name(p.ImportPath), f, call)
				}
			}
		}
	}
}
