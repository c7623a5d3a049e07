package readback

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"planverk/internal/doc"
	"planverk/render/pdf"
)

// TestPassagesOfWorkbook: nothing in a workbook is too well hidden.
func TestPassagesOfWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for _, err := range []error{
		second(f.NewSheet("Dold")), f.SetSheetVisible("Dold", false), f.SetCellValue("Dold", "B7", "dold cell"),
		f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "två "}, {Text: "körningar", Font: &excelize.Font{Bold: true}}}),
		f.SetDocProps(&excelize.DocProperties{Creator: "egenskap"}), f.AddComment("Sheet1", excelize.Comment{Cell: "C3", Paragraph: []excelize.RichTextRun{{Text: "kommentar"}}}),
		f.SetDefinedName(&excelize.DefinedName{Name: "definierat_namn", RefersTo: "Sheet1!$A$1"}),
		f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddFooter: "&L&\"Calibri,Bold\"sid&Bfot"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	holds(t, "bok.xlsx", b.Bytes(), map[string]string{"dold cell": "xl/sharedStrings.xml", "två körningar": "xl/sharedStrings.xml", "egenskap": "docProps/core.xml",
		"kommentar": "xl/comments1.xml", "definierat_namn": "xl/workbook.xml", "sid fot": "xl/worksheets/sheet1.xml", "Dold": "xl/workbook.xml"})
}

func second(_ int, err error) error { return err }

// TestPassagesOfPDF: the metadata, the bookmarks, the descriptions, what pages repeat and
// what the file carries.
func TestPassagesOfPDF(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{ID: "x", Lang: "sv-SE", Title: "Plan", Municipality: "Knäby", Keywords: []string{"nyckelord", "Berg & Dal"}, Subject: "ämnet"},
		Blocks: []doc.Block{&doc.Heading{ID: "a", Level: 1, Number: "1", Text: []doc.Inline{&doc.Text{S: "Rubriken"}}},
			&doc.Paragraph{Text: []doc.Inline{&doc.Link{URL: "https://kommun.example/l%C3%A4nken", Text: []doc.Inline{&doc.Text{S: "texten"}}}, &doc.Note{Number: 1, Text: []doc.Inline{&doc.Text{S: "fotnoten"}}}}}}}
	var book bytes.Buffer
	f := excelize.NewFile()
	if err := f.SetCellValue("Sheet1", "A1", "cell i bilagan"); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.WriteArchive(&b, d, []pdf.Attachment{{Name: "bok.xlsx", MIME: "application/zip", Relation: pdf.Data, Description: "om bilagan", Data: book.Bytes()}}); err != nil {
		t.Fatal(err)
	}
	holds(t, "plan.pdf", b.Bytes(), map[string]string{"Rubriken": "bokmärke", "nyckelord": "metadata", "Berg & Dal": "metadata", "länken": "en länk", "ämnet": "dokumentegenskaperna", "texten": "sidan 2",
		"fotnoten": "sidan 2", "l%C3%A4nken": "en länk", "om bilagan": "en bilagas beskrivning", "bok.xlsx": "bilaga", "cell i bilagan": "en bilaga: delen xl/sharedStrings.xml"})
}

func TestPassagesOfText(t *testing.T) {
	holds(t, "a.html", []byte(`<!-- anmärkning --><p title="tips">e&shy;tt<img alt="bild" src="data:text/plain;base64,aGVtbGlnaGV0ZXI="><a href="/p%C3%A5">b</a>`),
		map[string]string{"anmärkning": "en kommentar", "e\u00adtt": "texten", "tips": "attributet title i p", "hemligheter": "attributet src i img", "på": "attributet href i a"})
	holds(t, "a.md", []byte(`[b](mailto:f%C3%B6rnamn%40kommun.example) med 5 % och &ouml;`), map[string]string{"förnamn@kommun.example": "texten, med tecknen utskrivna", "5 % och ö": "texten, med tecknen utskrivna"})
	holds(t, "a.xml", []byte("<si><t>ett_x0020_namn</t></si>"), map[string]string{"ett namn": ""})
	holds(t, "a.ics", []byte("SUMMARY:ett lå\r\n ngt\\, namn\r\n"), map[string]string{"ett långt, namn": ""})
	holds(t, "a.json", []byte(`{"a":[],"b":"v\u00e4rde"}`), map[string]string{"värde": "ett värde"})
	if _, err := Passages("a.pdf", []byte("%PDF-1.7\nskadad")); err == nil {
		t.Error("a damaged file can not be proved")
	}
}

// holds tells whether a file holds each text at its place, at least.
func holds(t *testing.T, name string, data []byte, want map[string]string) {
	t.Helper()
	all, err := Passages(name, data)
	if err != nil {
		t.Fatal(err)
	}
	for text, where := range want {
		found := false
		var places []string
		for _, p := range all {
			if strings.Contains(strings.Join(strings.Fields(p.Text), " "), text) {
				found = found || strings.Contains(p.Where, where)
				places = append(places, p.Where)
			}
		}
		if !found {
			t.Errorf("%s: %q is not at %q but at %q", name, text, where, places)
		}
	}
}
