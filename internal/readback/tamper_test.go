package readback

import (
	"bytes"
	"compress/zlib"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"planverk/internal/diag"
	"planverk/render/rendertest"
)

// tamper changes one digit of one figure in one finished file. The manifest is
// then written anew, so that no checksum tells.
func tamper(t *testing.T, suffix string, change func([]byte) []byte) diag.List {
	t.Helper()
	files := finished(t, rendertest.Sample())
	before := files[stem+suffix]
	files[stem+suffix] = change(before)
	if bytes.Equal(before, files[stem+suffix]) {
		t.Fatal("nothing was changed")
	}
	_, findings := Verify(published(files), "output")
	return findings
}

func replace(old, new string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.Replace(b, []byte(old), []byte(new), 1) }
}

func TestChangedDigitIsFoundAndNamed(t *testing.T) {
	const sum = "3\u00a0524\u00a0000"
	for _, c := range []struct {
		name, suffix string
		change       func([]byte) []byte
		want         []string
	}{
		{"text of the page", ".html", replace(">"+sum+"<", ">3\u00a0529\u00a0000<"), []string{
			".html PV608: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) visas som 3 529 000 i HTML, men filens exakta värde är 3524000.00.",
			".html PV606: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) är 3 524 000 i PDF, Markdown och HTML att klistra in men 3 529 000 i HTML.",
		}},
		{"exact value of the page", ".html", replace(`"3524000.00"`, `"3529000.00"`), []string{
			".html PV608: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) visas som 3 524 000 i HTML, men filens exakta värde är 3529000.00.",
			".html PV606: Det exakta värdet av ”Kostnad” för ”Summa” i tabell 1 (budget.summa) är 3524000.00 i PDF och HTML att klistra in men 3529000.00 i HTML.",
		}},
		{"both in the fragment", ".klistra-in.html", func(b []byte) []byte {
			return replace(`"25000.00"`, `"26000.00"`)(replace(">25\u00a0000<", ">26\u00a0000<")(b))
		}, []string{
			".klistra-in.html PV606: ”Kostnad” för ”Utbildning” i tabell 1 (budget.rader.utbildning.kostnad) är 25 000 i PDF, Markdown och HTML men 26 000 i HTML att klistra in.",
		}},
		{"date of the fragment", ".klistra-in.html", replace("den 15\u00a0december 2021<", "den 16\u00a0december 2021<"), []string{
			".klistra-in.html PV608: ”Beslutad av” (dokument.beslut.datum) visas som den 16 december 2021 i HTML att klistra in, men filens exakta värde är 2021-12-15.",
			".klistra-in.html PV606: ”Beslutad av” (dokument.beslut.datum) är den 15 december 2021 i PDF, Markdown och HTML men den 16 december 2021 i HTML att klistra in.",
		}},
		{"bar of a drawing", ".html", replace(">25\u00a0000</tspan>", ">26\u00a0000</tspan>"), []string{
			".html PV608: Siffran i avsnittet ”Figurer” (figur.utbildning) visas som 26 000 i HTML, men filens exakta värde är 25000.00.",
			".html PV606: Siffran i avsnittet ”Figurer” (figur.utbildning) är 25 000 i PDF, Markdown och HTML att klistra in men 26 000 i HTML.",
		}},
		{"amount on an arrow", ".html", replace("540\u00a0000</tspan>", "545\u00a0000</tspan>"), []string{
			".html PV608: Siffran i avsnittet ”Figurer” (figur.ersättning) visas som 545 000 i HTML, men filens exakta värde är 540000.00.",
			".html PV606: Siffran i avsnittet ”Figurer” (figur.ersättning) är 540 000 i PDF, Markdown och HTML att klistra in men 545 000 i HTML.",
		}},
		{"amount on an arrow in Markdown", ".md", replace("540\u00a0000 31 maj (till", "545\u00a0000 31 maj (till"), []string{
			".md PV606: Siffran i avsnittet ”Figurer” (figur.ersättning) är 540 000 i PDF, HTML och HTML att klistra in men 545 000 i Markdown.",
			".md PV610: Efter ”000 31 maj” står ingenting i HTML men ”till Driftkommun” i Markdown.",
		}},
		{"where an arrow of Markdown goes", ".md", replace("Licens (till Leverantör)", "Licens (till Driftkommun)"), []string{
			".md PV610: Efter ”31 maj Licens” står ingenting i HTML men ”till Driftkommun” i Markdown.",
		}},
		{"word of a drawing", ".html", replace(">Informationssäkerhetssamordnare</tspan>", ">Informationssamordnare</tspan>"), []string{
			".html PV610: Efter ”och Siri Norrby” står ”Informationssamordnare” i HTML men ”Informationssäkerhetssamordnare” i PDF, Markdown och HTML att klistra in.",
		}},
		{"Markdown", ".md", replace(sum, "3\u00a0524\u00a0001"), []string{
			".md PV606: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) är 3 524 000 i PDF, HTML och HTML att klistra in men 3 524 001 i Markdown.",
		}},
		{"a figure lost from Markdown", ".md", replace("cirka 180 ", ""), []string{
			".md PV607: Siffran i avsnittet ”1 Inledning” (inledning.användare) är cirka 180 i PDF, HTML och HTML att klistra in men finns inte på samma plats i Markdown.",
		}},
		{"words of Markdown", ".md", replace("§ 214\n", "§ 215\n"), []string{
			".md PV610: Efter ”15 december 2021” står ”214” i HTML men ”215” i Markdown.",
		}},
		{"ink of the PDF", ".pdf", redraw(sum, "3\u00a0542\u00a0000"), []string{
			".pdf PV608: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) visas som 3 542 000 i PDF, men filen säger sig visa 3 524 000.",
			".pdf PV606: ”Kostnad” för ”Summa” i tabell 1 (budget.summa) är 3 524 000 i Markdown, HTML och HTML att klistra in men 3 542 000 i PDF.",
		}},
		{"form", ".publicering.json", replace("2021-12-15 § 214", "2021-12-16 § 214"), []string{
			".publicering.json PV612: I " + stem + ".publicering.json är beslut ”Beslutad 2021-12-16 § 214”, men det står inte så i " + stem + ".html.",
		}},
		{"tick box", ".klistra-in.html", replace("☒\u00a0</span>Ja", "☐\u00a0</span>Ja"), []string{
			".klistra-in.html PV606: Siffran i avsnittet ”1.1 Kontinuitetsplan” (inledning.personuppgifter.innehåller) är ☒ Ja ☐ Nej i PDF, Markdown och HTML men ☐ Ja ☐ Nej i HTML att klistra in.",
		}},
		{"tick box in words", ".md", replace("[x] Ja [ ] Nej", "[ ] Ja [x] Nej"), []string{
			".md PV606: Siffran i avsnittet ”1.1 Kontinuitetsplan” (inledning.personuppgifter.innehåller) är ☒ Ja ☐ Nej i PDF, HTML och HTML att klistra in men [ ] Ja [x] Nej i Markdown.",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.ReplaceAll(messages(tamper(t, c.suffix, c.change)), "output/"+stem, "")
			if want := strings.Join(c.want, "\n") + "\n"; got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// redraw changes what a PDF draws and leaves everything that it says about it: the
// page's content stream is unpacked, the codes of one text are exchanged for
// those of another, and the stream is packed again into the same room.
func redraw(old, new string) func([]byte) []byte {
	return func(b []byte) []byte {
		codes := glyphs(b)
		for at := 0; ; {
			next := bytes.Index(b[at:], []byte("stream\n"))
			if next < 0 {
				return b
			}
			at += next + len("stream\n")
			z, err := zlib.NewReader(bytes.NewReader(b[at:]))
			if err != nil {
				continue
			}
			content, _ := io.ReadAll(z)
			changed := bytes.Replace(content, literal(old, codes), literal(new, codes), 1)
			if bytes.Equal(content, changed) {
				continue
			}
			var packed bytes.Buffer
			w, _ := zlib.NewWriterLevel(&packed, zlib.BestCompression)
			w.Write(changed)
			w.Close()
			room := bytes.Index(b[at:], []byte("endstream"))
			out := bytes.Clone(b)
			copy(out[at:at+room], append(packed.Bytes(), make([]byte, room-packed.Len())...))
			return out
		}
	}
}

// glyphs gives the two-byte code of every sign that is drawn, in the bold font of
// the sums.
func glyphs(b []byte) map[rune]string {
	doc, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		panic(err)
	}
	codes := map[rune]string{}
	font := pdf.Font{V: doc.Page(2).Resources().Key("Font").Key("F1")}
	for i := range 1 << 10 {
		code := string([]byte{byte(i >> 8), byte(i)})
		if r := []rune(font.Encoder().Decode(code)); len(r) == 1 {
			codes[r[0]] = code
		}
	}
	return codes
}

// literal writes a text as a PDF string of codes.
func literal(s string, codes map[rune]string) []byte {
	var b bytes.Buffer
	for _, r := range s {
		b.WriteString(codes[r])
	}
	return []byte("(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(b.String()) + ")")
}

// TestAnotherText: a file that is another text altogether is told of in one finding, and
// one with many differences in as many as anyone reads.
func TestAnotherText(t *testing.T) {
	more := func(b []byte) []byte { return append(b, strings.Repeat("\n\nEtt annat ord.", 300)...) }
	got := strings.ReplaceAll(messages(tamper(t, ".md", more)), "output/"+stem, "")
	if want := ".md PV610: Texten i " + stem + ".md är en annan än i " + stem + ".html: mer än 600 ord skiljer.\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	all := messages(tamper(t, ".md", func(b []byte) []byte {
		return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte(" och "), []byte(" samt ")), []byte(" för "), []byte(" åt "))
	}))
	if n, want := strings.Count(all, "PV610"), "output/"+stem+".html PV610: Texten skiljer på fler ställen mellan filerna. De visas inte var för sig.\n"; n != mostFindings+1 || !strings.HasSuffix(all, want) {
		t.Errorf("%d findings:\n%s", n, all)
	}
}

// listedOnce is a folder whose files can be listed once, and read.
type listedOnce struct {
	fs.FS
	listed *bool
}

func (l listedOnce) ReadDir(name string) ([]fs.DirEntry, error) {
	if *l.listed {
		return nil, fs.ErrPermission
	}
	*l.listed = true
	return fs.ReadDir(l.FS, name)
}

// TestFolderThatIsNotListed: what else lies in a folder is not taken for granted.
func TestFolderThatIsNotListed(t *testing.T) {
	_, found := Verify(listedOnce{published(finished(t, rendertest.Sample())), new(bool)}, "output")
	if got, want := messages(found), "output PV601: Mappens innehåll går inte att läsa.\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
