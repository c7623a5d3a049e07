package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// own gives a municipality with a document type of its own, rapport, and a
// document of it.
func own(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	b, err := os.ReadFile(filepath.Join(testdata, "kommun", "kommun.yaml"))
	if err := errors.Join(err, os.WriteFile(filepath.Join(dir, "kommun.yaml"), b, 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"ny", "dokumenttyp", "rapport"}, {"ny", "rapport", "skolan", "--år", "2027"}} {
		if a := planverk(t, dir, args...); a.code != 0 {
			t.Fatalf("%v: %s%s", args, a.out, a.err)
		}
	}
	return dir
}

// put writes a file of the municipality.
func put(t *testing.T, dir, file, text string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(file))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

const (
	ownSchema   = "mallar/rapport/schema.json"
	ownTemplate = "mallar/rapport/mall.md"
)

// badTypes is what people get wrong in templates of their own. Each is told in
// full, with its place, in testdata/egna-mallar.golden.
var badTypes = []struct {
	name  string
	spoil func(t *testing.T, dir string)
	args  []string // kontrollera when there are none
}{
	{"rätt", func(*testing.T, string) {}, nil},
	{"bara mallarna", func(*testing.T, string) {}, []string{"kontrollera", "mallar"}},
	{"okänt fält", func(t *testing.T, dir string) { edit(t, dir, ownTemplate, ".klart_senast", ".klart_snast") }, []string{"kontrollera", "mallar"}},
	{"okänd funktion", func(t *testing.T, dir string) { edit(t, dir, ownTemplate, "{{ .bakgrund }}", "{{ fet .bakgrund }}") }, nil},
	{"okänt avsnitt", func(t *testing.T, dir string) {
		edit(t, dir, ownTemplate, "Ingen bakgrund är beskriven.", "Se {{ avsnitt \"åtgärd\" }}.")
	}, nil},
	{"range utan slut", func(t *testing.T, dir string) {
		edit(t, dir, ownTemplate, "{{ infoga \"avslutning\" }}", "{{ range .åtgärder }}\n{{ .vad }}\n")
	}, nil},
	{"mall som anropar sig själv", func(t *testing.T, dir string) {
		edit(t, dir, ownTemplate, "{{ infoga \"avslutning\" }}", "{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}")
	}, nil},
	{"del som sätter in sig själv", func(t *testing.T, dir string) {
		put(t, dir, "mallar/_delar/fot.md", "Foten\n\n{{ infoga \"fot\" }}\n")
		edit(t, dir, ownTemplate, "{{ infoga \"avslutning\" }}", "{{ infoga \"fot\" }}")
	}, nil},
	{"okänd del", func(t *testing.T, dir string) {
		edit(t, dir, ownTemplate, "infoga \"avslutning\"", "infoga \"avslutningen\"")
	}, nil},
	{"mall som skriver 10 GB", func(t *testing.T, dir string) {
		edit(t, dir, ownTemplate, "{{ infoga \"avslutning\" }}", strings.Repeat("{{ range $.åtgärder }}", 32)+strings.Repeat("x", 100)+strings.Repeat("{{ end }}", 32))
	}, []string{"bygg"}},
	{"mall på 10 GB", func(t *testing.T, dir string) {
		if err := os.Truncate(filepath.Join(dir, filepath.FromSlash(ownTemplate)), 10<<30); err != nil {
			t.Fatal(err)
		}
	}, []string{"bygg"}},
	{"JSON utan komma", func(t *testing.T, dir string) {
		edit(t, dir, ownSchema, "\"required\": [\"dokument\"],", "\"required\": [\"dokument\"]")
	}, nil},
	{"JSON med ett komma för mycket", func(t *testing.T, dir string) {
		edit(t, dir, ownSchema, "\"required\": [\"dokument\"],", "\"required\": [\"dokument\",],")
	}, []string{"kontrollera", "mallar/rapport"}},
	{"JSON som tar slut", func(t *testing.T, dir string) { put(t, dir, ownSchema, "{\n  \"type\": \"object\",\n") }, []string{"bygg"}},
	{"okänd x-typ", func(t *testing.T, dir string) { edit(t, dir, ownSchema, "\"x-typ\": \"md\"", "\"x-typ\": \"mdd\"") }, nil},
	{"okänt nyckelord", func(t *testing.T, dir string) { edit(t, dir, ownSchema, "\"x-kort\": \"vad\"", "\"x-kor\": \"vad\"") }, nil},
	{"schema utan huvud", func(t *testing.T, dir string) {
		put(t, dir, ownSchema, "{\n  \"properties\": {\n    \"rubrik\": { \"x-typ\": \"text\" }\n  }\n}\n")
	}, []string{"kontrollera", "mallar"}},
	{"schema för en annan typ", func(t *testing.T, dir string) {
		edit(t, dir, ownSchema, "\"enum\": [\"rapport\"]", "\"enum\": [\"raport\"]")
	}, nil},
	{"länk ut ur mappen", func(t *testing.T, dir string) {
		secret := filepath.Join(t.TempDir(), "hemligt.md")
		put(t, filepath.Dir(secret), "hemligt.md", "hemligt")
		name := filepath.Join(dir, filepath.FromSlash(ownTemplate))
		if err := errors.Join(os.Remove(name), os.Symlink(secret, name)); err != nil {
			t.Fatal(err)
		}
	}, []string{"bygg"}},
	{"fil som saknas", func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, "mallar", "rapport", "exempel.yaml")); err != nil {
			t.Fatal(err)
		}
	}, nil},
	{"mapp som liknar en typ", func(t *testing.T, dir string) {
		put(t, dir, "mallar/systemforvaltningsplanen/delar/budget.md", "## Budget {#budget}\n")
	}, nil},
	{"eget schema för en av Planverks typer", func(t *testing.T, dir string) {
		put(t, dir, "mallar/systemforvaltningsplan/schema.json", "{}\n")
	}, []string{"kontrollera", "mallar"}},
	{"avsnitt som inte finns", func(t *testing.T, dir string) {
		put(t, dir, "mallar/systemforvaltningsplan/delar/bugdet.md", "## Budget {#budget}\n")
	}, nil},
	{"gemensam del med ett fel, som ingen handling här har", func(t *testing.T, dir string) { put(t, dir, "mallar/_delar/roll.md", "{{ fet .namn }}\n") }, []string{"bygg"}},
	{"det som en redigerare lämnat", func(t *testing.T, dir string) { put(t, dir, "mallar/rapport/mall.orig", "x") }, []string{"kontrollera", "mallar"}},
	{"en kopia som inte används", func(t *testing.T, dir string) { put(t, dir, "mallar/rapport/mall - kopia.md", "x") }, []string{"bygg"}},
	{"gemensam del som inte finns", func(t *testing.T, dir string) { put(t, dir, "mallar/_delar/huvd.md", "  Status: x\n") }, []string{"bygg"}},
	{"fel i ett eget avsnitt", func(t *testing.T, dir string) {
		put(t, dir, "mallar/systemforvaltningsplan/delar/budget.md", "## Budget {#budget}\n\n{{ .budget.suma }}\n")
	}, []string{"kontrollera", "mallar/systemforvaltningsplan/delar/budget.md"}},
	{"ny av en typ utan exempel", func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, "mallar", "rapport", "exempel.yaml")); err != nil {
			t.Fatal(err)
		}
	}, []string{"ny", "rapport", "x"}},
	{"en typ som redan finns", func(*testing.T, string) {}, []string{"ny", "dokumenttyp", "rapport"}},
	{"ett namn som inte går", func(*testing.T, string) {}, []string{"ny", "dokumenttyp", "../rapport"}},
	{"ett namn som Planverks filer om en part har", func(*testing.T, string) {}, []string{"ny", "dokumenttyp", "avtalspart"}},
	{"en mall för filerna om en part", func(t *testing.T, dir string) { put(t, dir, "mallar/avtalspart/mall.md", "# Part\n") }, []string{"kontrollera", "mallar"}},
	{"inget namn", func(*testing.T, string) {}, []string{"ny", "dokumenttyp"}},
}

// The command that a new type is told to be built with works where the user stands.
func TestNewTypeSaysHowToBuild(t *testing.T) {
	above := t.TempDir()
	for _, c := range []struct{ dir, typ, build string }{
		{above, "rapport", "bygg"}, {filepath.Join(above, "data", "exempelkommun"), "protokoll", "bygg ."},
	} {
		if a := planverk(t, c.dir, "ny", "dokumenttyp", c.typ); a.code != 0 || !strings.Contains(a.err, "sedan ”planverk "+c.build+"”.") {
			t.Errorf("%d\n%s%s", a.code, a.out, a.err)
		}
		if a := planverk(t, c.dir, "ny", c.typ, c.typ); a.code != 0 {
			t.Errorf("%d\n%s%s", a.code, a.out, a.err)
		}
		if a := planverk(t, c.dir, append(strings.Fields(c.build), "--format", "md")...); a.code != 0 {
			t.Errorf("%d\n%s%s", a.code, a.out, a.err)
		}
	}
}

func TestBadTypes(t *testing.T) {
	var got strings.Builder
	for _, tt := range badTypes {
		t.Run(tt.name, func(t *testing.T) {
			dir := own(t)
			tt.spoil(t, dir)
			if tt.args == nil {
				tt.args = []string{"kontrollera", "."}
			}
			if tt.args[0] == "bygg" {
				tt.args = []string{"bygg", "."}
			}
			got.WriteString("— " + tt.name + "\n")
			transcript(&got, tt.args, planverk(t, dir, tt.args...))
		})
	}
	golden(t, "egna-mallar.golden", got.String())
}

// TestSignsOfTemplates: a sign that no font has is found in a template before any
// document is made by it, unless the municipality has fonts of its own.
func TestSignsOfTemplates(t *testing.T) {
	dir := kommun(t)
	put(t, dir, "mallar/systemforvaltningsplan/delar/budget.efter.md", "Hej 🙂 {{/* 🙂 */}}\n")
	const want = "mallar/systemforvaltningsplan/delar/budget.efter.md:1:5: fel PV516: Tecknet ”🙂” (U+1F642) finns inte i handlingens typsnitt och kan inte skrivas i PDF."
	if a := planverk(t, dir, "kontrollera", "mallar"); a.code != 1 || !strings.Contains(a.out+a.err, want) {
		t.Errorf("%d\n%s%s", a.code, a.out, a.err)
	}
	edit(t, dir, "kommun.yaml", "register:\n", "utseende: { typsnitt: egen.ttf }\nregister:\n")
	if a := planverk(t, dir, "kontrollera", "mallar"); strings.Contains(a.out+a.err, "PV516") {
		t.Errorf("%s%s", a.out, a.err)
	}
}
