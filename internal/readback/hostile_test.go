package readback

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"planverk/render/rendertest"
)

// folder changes what lies in a right folder.
func folder(t *testing.T, change func(fstest.MapFS)) string {
	t.Helper()
	fsys := published(finished(t, rendertest.Sample()))
	change(fsys)
	_, findings := Verify(fsys, "output")
	return strings.ReplaceAll(messages(findings), stem, "")
}

func TestFolderThatIsNotAsItWas(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   string
	}{
		{"missing", func(f fstest.MapFS) { delete(f, "output/"+stem+".md") }, "output/.md PV602: Filen .md saknas, men står i manifest.json.\n"},
		{"unknown", func(f fstest.MapFS) { f["output/kopia.pdf"] = &fstest.MapFile{} }, "output/kopia.pdf PV604: Filen kopia.pdf hör inte till dokumentet: den står inte i manifest.json.\n"},
		{"other size", func(f fstest.MapFS) {
			m := f["output/"+stem+".md"]
			m.Data = append(bytes.Clone(m.Data), '\n')
		}, "output/.md PV603: Filen .md har ändrats sedan den byggdes: den är 5950 byte, i manifest.json står 5949.\n"},
		{"same size", func(f fstest.MapFS) {
			m := f["output/"+stem+".md"]
			m.Data = bytes.Replace(m.Data, []byte("Ebba"), []byte("Abba"), 1)
		}, "output/.md PV603: Filen .md har ändrats sedan den byggdes: kontrollsumman stämmer inte med manifest.json.\n" +
			"output/.md PV610: Efter ”per år Systemägare” står ”Ebba” i HTML men ”Abba” i Markdown.\n"},
		{"no manifest", func(f fstest.MapFS) { delete(f, "output/manifest.json") }, "output PV600: I mappen ”output” finns inga färdiga dokument: ingen fil manifest.json.\n"},
		{"no JSON", func(f fstest.MapFS) { f["output/manifest.json"].Data = []byte("{") }, "output/manifest.json PV601: Förteckningen manifest.json är skadad: den säger inte vilka filer dokumentet består av.\n"},
		{"a way out", func(f fstest.MapFS) {
			f["output/manifest.json"].Data = []byte(`{"dokument":"x","filer":[{"namn":"../../etc/passwd"}]}`)
		}, "output/manifest.json PV601: Förteckningen manifest.json nämner ”../../etc/passwd”, som inte är en fil i samma mapp.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := folder(t, c.change); got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	_, findings := Verify(fstest.MapFS{}, "borta")
	if got, want := messages(findings), "borta PV600: Mappen ”borta” går inte att läsa.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Files that are something else than their name says, or too much of it, end in a
// finding.
func TestHostileFiles(t *testing.T) {
	deep := strings.Repeat("<div>", 100_000)
	for name, c := range map[string]struct{ suffix, data string }{
		"no PDF":           {".pdf", "inte en pdf"},
		"half a PDF":       {".pdf", "%PDF-1.7\n1 0 obj\n<</Type/Catalog"},
		"PDF of nothing":   {".pdf", "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1>>\nstartxref\n9\n%%EOF\n"},
		"no workbook":      {".xlsx", "PK\x03\x04"},
		"deep page":        {".html", deep},
		"endless brackets": {".md", strings.Repeat("[", 1_000_000)},
		"endless quote":    {".md", strings.Repeat("> ", 1_000_000)},
		"large page":       {".html", strings.Repeat("a ", maxText)},
	} {
		t.Run(name, func(t *testing.T) {
			files := finished(t, rendertest.Sample())
			files[stem+c.suffix] = []byte(c.data)
			_, findings := Verify(published(files), "output")
			if len(findings) == 0 || findings[0].Code != "PV605" {
				t.Errorf("findings:\n%s", messages(findings))
			}
		})
	}
}

// Bytes turned at random in each kind of file never stop the program.
func TestDamagedFilesNeverPanic(t *testing.T) {
	whole := withWorkbook(t, budgetBook())
	for suffix, tries := range map[string]int{".pdf": 60, ".xlsx": 40, ".html": 20, ".md": 40} {
		for seed := range uint64(tries) {
			r := rand.New(rand.NewPCG(seed, 1))
			damaged := bytes.Clone(whole[stem+suffix])
			for range 1 + r.IntN(20) {
				damaged[r.IntN(len(damaged))] = byte(r.IntN(256))
			}
			if seed%4 == 0 {
				damaged = damaged[:r.IntN(len(damaged))]
			}
			c := &checker{}
			c.readFile("x"+suffix, damaged)
		}
	}
}
