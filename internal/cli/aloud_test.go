package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
)

// TestReadAloud: ”granska --läs-upp” tells what a screen reader says, and why it
// cannot.
func TestReadAloud(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"ny", "riktlinje", "x", "--år", "2028"}, {"bygg", "--format", "pdf"}} {
		if a := planverk(t, dir, args...); a.code != 0 {
			t.Fatalf("%v: %s%s", args, a.out, a.err)
		}
	}
	made, _ := filepath.Glob(filepath.Join(dir, "output/*/*/*.pdf"))
	if len(made) != 1 {
		t.Fatal(made)
	}
	file, _ := filepath.Rel(dir, made[0])
	a := planverk(t, dir, "granska", "--läs-upp", file)
	if a.code != 0 || !strings.HasPrefix(a.out, "Dokument: ") || !strings.Contains(a.out, "\nRubrik nivå 2: 1 ") || strings.Contains(a.out, "— Sidan") {
		t.Errorf("code %d\n%s%s", a.code, a.out, a.err)
	}
	if a := planverk(t, dir, "granska", "--las-upp", file, "--sidor"); a.code != 0 || !strings.Contains(a.out, "\n— Sidan 2 —\n") {
		t.Errorf("with pages: code %d\n%s%s", a.code, a.out, a.err)
	}
	if err := os.WriteFile(filepath.Join(dir, "brev.pdf"), []byte("%PDF-1.7\ninget mer"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "utan-titel.pdf"), untitled(), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "last.pdf"), locked(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--läs-upp", "brev.pdf"}, 1, "brev.pdf: fel PV614: Den här filen går inte att läsa upp: den är skadad eller av en annan sort än namnet säger."},
		{[]string{"--läs-upp", "utan-titel.pdf"}, 1, "utan-titel.pdf: fel PV615: Märkningen är inte hel: filen visar inte sin titel."},
		{[]string{"--läs-upp", "finns-inte.pdf"}, 3, "finns-inte.pdf: fel PV511: ”finns-inte.pdf” finns inte."},
		{[]string{"--läs-upp", "output"}, 1, "output: fel PV614: Det här är en mapp, och en fil i taget läses upp."},
		{[]string{"--läs-upp", "last.pdf"}, 1, "last.pdf: fel PV614: Den här filen går inte att läsa upp: den är låst med ett lösenord."},
		{[]string{"--läs-upp", "brev.pdf", "output"}, 2, "flaggan --läs-upp tar en fil, och ingen mapp därtill."},
		{[]string{"--sidor"}, 2, "flaggan --sidor hör ihop med --läs-upp."},
	} {
		if a := planverk(t, dir, append([]string{"granska"}, c.args...)...); a.code != c.code || !strings.Contains(a.err, c.want) {
			t.Errorf("%v: code %d, want %d\n%s", c.args, a.code, c.code, a.err)
		}
	}
}

// locked is a PDF that asks for a password.
func locked(t *testing.T) []byte {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetProtection(fpdf.CnProtectPrint, "hemligt", "mycket hemligt")
	f.AddPage()
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// untitled is a small PDF that is tagged, and says neither its language nor its title.
func untitled() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	objects := []string{"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 4 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Tabs /S /Resources << >> /Contents 6 0 R >>", "<< /Type /StructTreeRoot /K 5 0 R >>",
		"<< /Type /StructElem /S /Document /P 4 0 R /K [] >>", "<< /Length 0 >>\nstream\n\nendstream"}
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// TestTermsAloud: what docs/anvandning.md says of words that are to be heard right, in
// the finished files.
func TestTermsAloud(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testdata, "..", "..", "..", "docs", "anvandning.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "\n## Ord som ska höras rätt\n")
	_, example, _ = strings.Cut(example, "```yaml\n")
	example, _, _ = strings.Cut(example, "```\n")
	dir := kommun(t)
	edit(t, dir, "kommun.yaml", "register:\n", example+"register:\n")
	put(t, dir, "riktlinjer/stod.yaml", `dokument: { typ: riktlinje, id: stod, titel: Stöd, år: 2026, diarienummer: SN 2026/7 }
kapitel:
  stod:
    rubrik: Om SN och SLA
    text: |
      SN har en Service Desk, och Lifecare HSL. Service Desk frågar SN, se SN/2016:107.
      **CMS** är ett system, och CMS-nivån är ett ord.
    begrepp:
      - { term: CMS, betydelse: Content Management System, språk: engelska, förklaring: Ett system. }
  mer: { rubrik: Mer, text: SN har också ett CMS. }
`)
	if a := planverk(t, dir, "bygg", "riktlinjer/stod.yaml", "--format", "pdf,html,md"); a.code != 0 {
		t.Fatal(a.out, a.err)
	}
	made, _ := filepath.Glob(filepath.Join(dir, "output/*/*/*.pdf"))
	if len(made) != 1 {
		t.Fatal(made)
	}
	file, _ := filepath.Rel(dir, made[0])
	a := planverk(t, dir, "granska", "--läs-upp", file)
	for _, want := range []string{
		"\n  Diarienummer: SN 2026/7\n",
		"\nRubrik nivå 2: 1 Om socialnämnden och överenskommelse om tjänstenivå\n",
		"\nsocialnämnden har en (på engelska: Service Desk), och Lifecare HSL. (på engelska: Service Desk) frågar socialnämnden, se SN/2016:107. (på engelska: Content Management System) är ett system, och CMS-nivån är ett ord.\n",
		"  (på engelska: Content Management System): Ett system.\n",
		"\nsocialnämnden har också ett (på engelska: Content Management System).\n",
	} {
		if !strings.Contains(a.out, want) {
			t.Errorf("not heard: %q\n%s", want, a.out)
		}
	}
	web, err := os.ReadFile(strings.TrimSuffix(made[0], "pdf") + "html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`Om <abbr title="socialnämnden">SN</abbr> och <abbr title="överenskommelse om tjänstenivå">SLA</abbr></h2>`,
		`<p>SN har en <span lang="en">Service Desk</span>, och Lifecare HSL. <span lang="en">Service Desk</span> frågar SN, se SN/2016:107. <strong><abbr lang="en" title="Content Management System">CMS</abbr></strong> är`,
		`<dt><span lang="en">CMS</span></dt>`,
		`<p><abbr title="socialnämnden">SN</abbr> har också ett <abbr lang="en" title="Content Management System">CMS</abbr>.</p>`,
	} {
		if !strings.Contains(string(web), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if a := planverk(t, dir, "granska", "output"); a.code != 0 {
		t.Error(a.out, a.err)
	}
}
