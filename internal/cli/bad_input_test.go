package cli_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// plan is the data file that the tests below spoil, one way each.
const plan = "planer/lifecare-2027.yaml"

// kommun copies the test municipality to a folder of its own.
func kommun(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(testdata, "kommun"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// edit replaces text in a file of the municipality; it must be there.
func edit(t *testing.T, dir, file, from, to string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(file))
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), from) {
		t.Fatalf("%s does not hold %q", file, from)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(b), from, to, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// badInputs is what people get wrong. Each is told in full in
// testdata/bad-input.golden, ends with the code here, and leaves no file.
var badInputs = []struct {
	name  string
	code  int
	spoil func(t *testing.T, dir string)
}{
	{"en fil som inte går att läsa", 3, func(t *testing.T, dir string) {
		name := filepath.Join(dir, plan)
		// A link that leads to itself: even root can not read it.
		if err := errors.Join(os.Remove(name), os.Symlink(filepath.Base(name), name)); err != nil {
			t.Fatal(err)
		}
	}},
	{"Latin-1 från en gammal redigerare", 1, func(t *testing.T, dir string) {
		edit(t, dir, plan, "förvaltningens system för journaler", "f\xf6rvaltningens system f\xf6r journaler")
	}},
	{"tabb i indraget", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "  status: utkast", "\tstatus: utkast") }},
	{"sökväg i dubbla citattecken", 1, func(t *testing.T, dir string) {
		edit(t, dir, plan, `'O:\Funktions- och gruppmappar\Lifecare'`, `"O:\Funktions- och gruppmappar\Lifecare"`)
	}},
	{"obligatorisk uppgift saknas", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "  år: 2027\n", "") }},
	{"okänd nyckel", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "  status: utkast", "  statsu: utkast") }},
	{"fel enhet", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "25 tkr", "25 pct") }},
	{"summan stämmer inte", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "1 275 000 kr", "1 257 000 kr") }},
	{"hänvisning som inte leder någonstans", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "förvaltning: soc", "förvaltning: sov") }},
	{"budgetrad som beskrivs i ett avsnitt som inte finns", 1, func(t *testing.T, dir string) {
		edit(t, dir, plan, "utbildning: 25 tkr", "utbildning: { kostnad: 25 tkr, beskrivs i: utbildningar }")
	}},
	{"tecken som inget typsnitt har", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "för journaler", "för journaler \U0001F642") }},
	{"skrift som läses från höger", 1, func(t *testing.T, dir string) { edit(t, dir, plan, "för journaler", "för العربية") }},
	{"tecken som inget typsnitt har i ett register", 1, func(t *testing.T, dir string) {
		edit(t, dir, "kommun.yaml", "namn: Lifecare", "namn: Lifecare \U0001F642")
	}},
	{"tecken som inget typsnitt har i en text på flera rader", 1, func(t *testing.T, dir string) {
		edit(t, dir, plan, "beskrivning: ", "beskrivning: |\n    Första raden.\n    Andra raden \U0001F642.\n  # ")
	}},
	{"kommun.yaml med fel", 1, func(t *testing.T, dir string) {
		edit(t, dir, "kommun.yaml", "namn: Exempelby kommun\n", "nmn: Exempelby kommun\n")
	}},
	{"en logotyp utanför kommunens mapp", 1, func(t *testing.T, dir string) { logo(t, dir, "../vapen.svg", "") }},
	{"en logotyp som inte finns", 1, func(t *testing.T, dir string) { logo(t, dir, "vapen.svg", "") }},
	{"en logotyp med skript", 1, func(t *testing.T, dir string) {
		logo(t, dir, "vapen.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n  <script>alert(1)</script>\n</svg>\n")
	}},
	{"en logotyp som hämtar något utifrån", 1, func(t *testing.T, dir string) {
		logo(t, dir, "vapen.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n  <image xlink:href=\"//192.0.2.1/vapen.png\"/>\n</svg>\n")
	}},
	{"en logotyp som är en trasig PNG", 1, func(t *testing.T, dir string) { logo(t, dir, "vapen.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR") }},
	{"en logotyp som är för stor", 1, func(t *testing.T, dir string) {
		// 40 000 × 40 000 points, and the check sum of that head.
		logo(t, dir, "vapen.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x9c\x40\x00\x00\x9c\x40\x08\x06\x00\x00\x00"+checksumOfHead+"\x00\x00\x00\x01IDATx\x00\x00\x00\x00")
	}},
	{"ett typsnitt som är avkortat", 1, func(t *testing.T, dir string) { font(t, dir, string(goregular.TTF[:40000])) }},
	{"ett typsnitt som är OpenType", 1, func(t *testing.T, dir string) { font(t, dir, "OTTO\x00\x0c") }},
	{"ingen kommun.yaml", 1, func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, "kommun.yaml")); err != nil {
			t.Fatal(err)
		}
	}},
	{"ett id som Windows har reserverat", 1, func(t *testing.T, dir string) { edit(t, dir, "kommun.yaml", "id: exempelby", "id: nul") }},
	{"ett id som är för långt för ett filnamn", 1, func(t *testing.T, dir string) {
		edit(t, dir, plan, "id: lifecare", "id: "+strings.Repeat("lifecare-", 20)+"2")
	}},
	{"en regelprofil som inte finns", 1, func(t *testing.T, dir string) {
		edit(t, dir, "kommun.yaml", "namn: Exempelby kommun\n", "namn: Exempelby kommun\nregelprofiler: gemensm\n")
	}},
	{"inga datafiler", 1, func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, plan)); err != nil {
			t.Fatal(err)
		}
	}},
	{"två planer med samma namn", 1, func(t *testing.T, dir string) {
		b, err := os.ReadFile(filepath.Join(dir, plan))
		if err := errors.Join(err, os.WriteFile(filepath.Join(dir, "planer", "kopia.yaml"), b, 0o644)); err != nil {
			t.Fatal(err)
		}
	}},
}

const checksumOfHead = "\x51\x0c\x0e\x05"

// TestTwins: of two files that say they are the same document none is built, whichever is
// first and however the second is written, and also when one has faults of its own. What was
// built before stays.
func TestTwins(t *testing.T) {
	const same = "Handlingen får samma namn som den i ”planer/lifecare-2027.yaml”: ”exempelby/lifecare-2027”. Ingen av dem byggs."
	for _, c := range []struct{ name, from, to string }{
		{"alfa.yaml", "", ""},
		{"lifecare-2027-DATOR-7.yaml", "id: lifecare", "\"id\":   'lifecare' # kopia"},
		{"omega.yaml", "25 tkr", "ca 25"},
	} {
		dir := kommun(t)
		if a := planverk(t, dir, "bygg", ".", "--format", "md"); a.code != 0 {
			t.Fatal(a.err)
		}
		before := tree(t, filepath.Join(dir, "output"))
		copied := filepath.Join(dir, "planer", c.name)
		b, err := os.ReadFile(filepath.Join(dir, plan))
		if err := errors.Join(err, os.WriteFile(copied, []byte(strings.Replace(string(b), c.from, c.to, 1)), 0o644)); err != nil {
			t.Fatal(err)
		}
		edit(t, dir, plan, "2019: Införande", "2018: Införande") // or else nothing needs to be written
		a := planverk(t, dir, "bygg", ".", "--format", "md")
		if after := tree(t, filepath.Join(dir, "output")); a.code != 1 || after != before || !strings.HasSuffix(a.out, "2 handlingar byggdes inte.\n") {
			t.Errorf("%s: code %d\n%s", c.name, a.code, a.out)
		}
		if strings.Contains(a.err, same) != (c.name != "omega.yaml") || !strings.Contains(a.err, "planer/lifecare-2027.yaml: fel PV510: ") {
			t.Errorf("%s:\n%s", c.name, a.err)
		}
	}
}

// logo names a logo in kommun.yaml, and writes the file when it has a content.
func logo(t *testing.T, dir, file, content string) {
	t.Helper()
	edit(t, dir, "kommun.yaml", "register:\n", "utseende:\n  logotyp: { fil: "+file+", alternativtext: Exempelby kommuns vapen }\nregister:\n")
	if content != "" {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// font names a font of the municipality's own, of a content.
func font(t *testing.T, dir, content string) {
	t.Helper()
	edit(t, dir, "kommun.yaml", "register:\n", "utseende:\n  typsnitt: Grafik-Regular.ttf\nregister:\n")
	if err := os.WriteFile(filepath.Join(dir, "Grafik-Regular.ttf"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBadInput(t *testing.T) {
	var b strings.Builder
	for _, c := range badInputs {
		dir := kommun(t)
		c.spoil(t, dir)
		a := planverk(t, dir, "bygg", ".")
		b.WriteString("# " + c.name + "\n")
		a.err = onlyErrors(a.err)
		transcript(&b, []string{"bygg", "."}, a)
		if a.code != c.code {
			t.Errorf("%s: code %d, want %d\n%s", c.name, a.code, c.code, a.err)
		}
		if _, err := os.Lstat(filepath.Join(dir, "output")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something was written", c.name)
		}
	}
	golden(t, "bad-input.golden", b.String())
	noEnglish(t, b.String())
}

// onlyErrors leaves out findings of lower levels: they have tests of their own
// in package check, and would drown the rest here.
func onlyErrors(text string) string {
	var out []string
	for _, block := range strings.Split(text, "\n\n") {
		first, _, _ := strings.Cut(block, "\n")
		if !strings.Contains(": "+first, ": varning PV") && !strings.Contains(": "+first, ": upplysning PV") {
			out = append(out, block)
		}
	}
	return strings.Join(out, "\n\n")
}

// TestInTheMunicipalitysFolder: who stands where kommun.yaml lies is told to write a full stop.
func TestInTheMunicipalitysFolder(t *testing.T) {
	const want = "data: fel PV511: ”data” finns inte.\n  åtgärd: Du står i kommunens mapp. Skriv då en punkt efter kommandot, till exempel ”planverk bygg .”.\n\n1 fel\n\n"
	if a := planverk(t, kommun(t), "bygg"); a.code != 3 || a.err != want {
		t.Errorf("code %d\n%s", a.code, a.err)
	}
}

// TestOneBadPlanDoesNotStopTheOthers builds three, of which the middle is bad.
func TestOneBadPlanDoesNotStopTheOthers(t *testing.T) {
	dir := kommun(t)
	for _, id := range []string{"alfa", "beta", "gamma"} {
		b, err := os.ReadFile(filepath.Join(dir, plan))
		text := strings.Replace(string(b), "id: lifecare", "id: "+id, 1)
		if id == "beta" {
			text = strings.Replace(text, "25 tkr", "ca 25", 1)
		}
		if err := errors.Join(err, os.WriteFile(filepath.Join(dir, "planer", id+".yaml"), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, plan)); err != nil {
		t.Fatal(err)
	}
	a := planverk(t, dir, "bygg", ".", "--format", "md")
	if a.code != 1 || !strings.Contains(a.out, "planer/beta.yaml byggdes inte (1 fel") || !strings.HasSuffix(a.out, "3 handlingar: 2 byggda, 1 byggdes inte.\n") {
		t.Errorf("code %d\n%s\n%s", a.code, a.out, a.err)
	}
	for _, id := range []string{"alfa", "gamma"} {
		if _, err := os.Stat(filepath.Join(dir, "output", "exempelby", id+"-2027", "manifest.json")); err != nil {
			t.Error(err)
		}
	}
	if a = planverk(t, dir, "kontrollera", "."); a.code != 1 || !strings.Contains(a.out, "planer/beta.yaml:") || a.err != "" {
		t.Errorf("kontrollera: code %d, stderr %q", a.code, a.err)
	}
}
