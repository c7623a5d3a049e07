package readback

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"planverk/internal/doc"
	"planverk/render/rendertest"
)

// TestAccessible: the writers' files have no flaw, and every aspect that is tried has at
// least one planted flaw in each kind of file that is found for what it is.
func TestAccessible(t *testing.T) {
	sample := rendertest.Sample()
	files := finished(t, sample)
	files[stem+".xlsx"] = accessibleBook(t)
	planted := map[string]map[Aspect]bool{}
	for _, c := range []struct {
		suffix   string
		aspect   Aspect
		old, new string
		want     string
	}{
		{".pdf", Titled, "/DisplayDocTitle true", "/DisplayDocTitle null", "filen visar inte sin titel"},
		{".pdf", Spoken, "/Lang(sv-SE)", "/Lang(en-SE)", "filen säger inte att den är på svenska"},
		{".pdf", Headed, "/S/H2", "/S/H4", "på nivå 4 direkt efter nivå"},
		{".pdf", Described, "/Alt", "/Alx", "en bild saknar beskrivning"},
		{".pdf", Tabled, "/Scope", "/Scopx", "har inga rubrikceller"},
		{".pdf", Contrast, "0.337 0.376 0.416 rg", "0.837 0.876 0.916 rg", "mot sin bakgrund, minst 4,5 behövs"},
		{".pdf", Tagged, "/Marked true", "/Marked null", ""},
		{".html", Titled, "<title>", "<titel>", "sidan har ingen titel"},
		{".html", Spoken, `lang="sv`, `lang="en`, "sidan säger inte att den är på svenska"},
		{".html", Headed, "<h2", "<h5", "på nivå 5 direkt efter nivå 1"},
		{".html", Headed, "</h1>", "</h1><h2> </h2>", "en rubrik på nivå 2 är tom"},
		{".html", Described, "</main>", `<img src="x.png"></main>`, "en bild saknar alternativtext"},
		{".html", Described, "</main>", "<svg></svg></main>", "en ritad bild saknar alternativtext"},
		{".html", Tabled, "</main>", "<table><tr><td>ett</table></main>", "tabellen ”ett” har inga rubrikceller"},
		{".html", Linked, "</main>", `<a href="x">Läs mer</a></main>`, "länken ”Läs mer” säger inte vart den leder"},
		{".html", Linked, "</main>", `<a href="x"> </a></main>`, "en länk har ingen text"},
		{".html", Linked, "</main>", `<a href="x">https://kommun.example/plan</a></main>`, "är en adress i stället för ord"},
		{".klistra-in.html", Spoken, `lang="sv`, `lang="en`, "sidan säger inte att den är på svenska"},
		{".klistra-in.html", Headed, "<h2", "<h1></h1><h4", "en rubrik på nivå 1 är tom"},
		{".klistra-in.html", Described, "<h2", `<img src="x.png"><h2`, "en bild saknar alternativtext"},
		{".klistra-in.html", Tabled, "<h2", "<table><tr><td>ett</table><h2", "har inga rubrikceller"},
		{".klistra-in.html", Linked, "<h2", `<a href="x">här</a><h2`, "länken ”här” säger inte vart den leder"},
		{".xlsx", Titled, "<dc:title>Plan</dc:title>", "<dc:title> </dc:title>", "arbetsboken har ingen titel"},
		{".xlsx", Spoken, "sv-SE", "en-GB", "arbetsboken säger inte att den är på svenska"},
		{".xlsx", Described, `descr="Staplar"`, `descr=""`, "”Diagram” på bladet ”Budget” saknar alternativtext"},
		{".xlsx", Tabled, `<tableColumn id="2" name="Belopp"`, `<tableColumn id="2" name="Kolumn2"`, "tabellen tbl på bladet ”Budget” har en kolumn utan rubrik"},
		{".xlsx", Tabled, `displayName="tbl"`, `displayName="tbl" headerRowCount="0"`, "tabellen tbl på bladet ”Budget” har ingen rubrikrad"},
		{".xlsx", Tabled, "tablePart", "tabelPart", "bladet ”Budget” har rader och kolumner men ingen tabell med rubriker"},
		{".xlsx", Linked, "<t>Rutinen</t>", "<t>här</t>", "länken ”här” säger inte vart den leder"},
		{".xlsx", Contrast, `rgb="FF1C2126"`, `rgb="FFB0B0B0"`, "bladet ”Budget”, cell B3: texten har kontrasten 2,2 mot sin bakgrund, minst 4,5 behövs"},
		{".xlsx", Contrast, `rgb="FF1C2126"`, `theme="5"`, "har en färg som inte går att pröva (theme 5)"},
		{".xlsx", Contrast, `rgb="FF9C0006"`, `rgb="FFFF9999"`, "villkorsformat nummer 1 har kontrasten"},
		{".xlsx", Contrast, `formatCode="#,##0"`, `formatCode="#,##0;[Red]-#,##0"`, "bladet ”Budget”, cell B3: texten har kontrasten 4,0"},
		{".xlsx", Sheets, `<sheet name="Budget"`, `<sheet name="Sheet1"`, "bladet ”Sheet1” har inget namn som säger vad som står på det"},
		{".xlsx", Sheets, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, "bladet ”Budget” har sammanslagna celler (A1:B1)"},
		{".xlsx", Sheets, `<sheet name="_bas"`, `<sheet name="Löner"`, "bladet ”Löner” är dolt"},
		{".xlsx", Sheets, "<t>budget.rader.drift</t>", "<t>kajsa.provberg@exempel.se</t>", "det dolda bladet ”_bas” har en personuppgift i cell A1: kajsa.provberg@exempel.se"},
	} {
		t.Run(c.suffix+" "+string(c.aspect)+" "+c.new, func(t *testing.T) {
			after := planting(t, c.suffix, files[stem+c.suffix], c.old, c.new)
			_, flaws, err := Accessible(stem+c.suffix, after)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(flaws, func(f Flaw) bool { return f.Aspect == c.aspect && strings.Contains(f.Text, c.want) })
			if !found {
				t.Errorf("got %v, want %q", flaws, c.want)
			}
			if planted[c.suffix] == nil {
				planted[c.suffix] = map[Aspect]bool{}
			}
			planted[c.suffix][c.aspect] = true
		})
	}
	for name, data := range files {
		tried, flaws, err := Accessible(name, data)
		if err != nil || len(flaws) > 0 {
			t.Errorf("%s, as it was written: %v, %v", name, flaws, err)
		}
		for _, a := range tried {
			suffix := strings.TrimPrefix(name, stem)
			if !planted[suffix][a] && !(suffix == ".pdf" && a == Linked) { // TestLinksOfPDF
				t.Errorf("%s: no flaw is planted for %s", suffix, a)
			}
		}
	}
}

// TestLinksOfPDF: the words of a link are drawn in codes, so the flaw is made by the writer.
func TestLinksOfPDF(t *testing.T) {
	link := func(words string) *doc.Document {
		return &doc.Document{Meta: doc.Meta{ID: "x", Lang: "sv-SE", Title: "Plan", Municipality: "Knäby"}, Blocks: []doc.Block{
			&doc.Heading{ID: "a", Level: 1, Number: "1", Text: []doc.Inline{&doc.Text{S: "Rubriken"}}},
			&doc.Paragraph{Text: []doc.Inline{&doc.Text{S: "Se "}, &doc.Link{URL: "https://kommun.example/x", Text: []doc.Inline{&doc.Text{S: words}}}}}}}
	}
	for words, want := range map[string]string{"rutinen": "", "här": "länken ”här” säger inte vart den leder"} {
		_, flaws, err := Accessible("x.pdf", finished(t, link(words))[stem+".pdf"])
		if err != nil || (want == "") != (len(flaws) == 0) || want != "" && flaws[0] != (Flaw{Linked, want}) {
			t.Errorf("%s: %v, %v", words, flaws, err)
		}
	}
}

// accessibleBook is a workbook with one of everything, made by another writer than ours.
func accessibleBook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	code := "#,##0"
	figure, err1 := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "1C2126"}, CustomNumFmt: &code})
	alarm, err2 := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9C0006"}})
	for _, err := range []error{
		err1, err2, f.SetSheetName("Sheet1", "Budget"), second(f.NewSheet(baseSheet)), f.SetSheetVisible(baseSheet, false, true),
		f.SetCellValue(baseSheet, "A1", "budget.rader.drift"), f.SetSheetRow("Budget", "A2", &[]any{"Rad", "Belopp"}), f.SetSheetRow("Budget", "A3", &[]any{"Drift", 1000}),
		f.SetCellValue("Budget", "A5", "Rutinen"), f.SetCellHyperLink("Budget", "A5", "https://kommun.example/rutin", "External"),
		f.AddTable("Budget", &excelize.Table{Range: "A2:B3", Name: "tbl"}), f.SetCellStyle("Budget", "B3", "B3", figure),
		f.SetConditionalFormat("Budget", "B3", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "<", Value: "0", Format: &alarm}}),
		f.AddChart("Budget", "D2", &excelize.Chart{Type: excelize.Col, Format: excelize.GraphicOptions{AltText: "Staplar", Name: "Diagram"}, Series: []excelize.ChartSeries{{Values: "Budget!$B$3"}}}),
		f.SetDocProps(&excelize.DocProperties{Title: "Plan", Language: "sv-SE"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// planting puts some bytes in the place of others, within what the file packs.
func planting(t *testing.T, suffix string, data []byte, old, new string) []byte {
	t.Helper()
	var out []byte
	switch suffix {
	case ".pdf":
		out = inStreams(data, []byte(old), []byte(new))
	case ".xlsx":
		out = inParts(t, data, old, new)
	default:
		out = bytes.ReplaceAll(data, []byte(old), []byte(new))
	}
	if bytes.Equal(out, data) {
		t.Fatalf("%q is not in the file", old)
	}
	return out
}

// inStreams changes the plain and the packed objects of a PDF file; old and new are of
// the same length, so that every place in the file is kept.
func inStreams(data, old, new []byte) []byte {
	out := bytes.ReplaceAll(data, old, new)
	for at := 0; ; {
		next := bytes.Index(out[at:], []byte("stream\n"))
		if next < 0 {
			return out
		}
		at += next + len("stream\n")
		room := bytes.Index(out[at:], []byte("endstream"))
		z, err := zlib.NewReader(bytes.NewReader(out[at:]))
		if err != nil || room < 0 {
			continue
		}
		content, _ := io.ReadAll(z)
		if !bytes.Contains(content, old) {
			continue
		}
		var packed bytes.Buffer
		w, _ := zlib.NewWriterLevel(&packed, zlib.BestCompression)
		w.Write(bytes.ReplaceAll(content, old, new))
		w.Close()
		if packed.Len() <= room {
			copy(out[at:at+room], append(packed.Bytes(), make([]byte, room-packed.Len())...))
		}
	}
}

func inParts(t *testing.T, data []byte, old, new string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	changed := false
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(b), old, new)
		changed = changed || text != string(b)
		if _, err := io.WriteString(to, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !changed {
		t.Fatalf("%q is not in the workbook (%v)", old, err)
	}
	return out.Bytes()
}
