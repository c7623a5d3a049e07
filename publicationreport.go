package planverk

import (
	"bytes"
	"cmp"
	"fmt"

	"planverk/internal/doc"
	"planverk/internal/sv"
	"planverk/render/html"
	"planverk/render/markdown"
	"planverk/render/pdf"
)

// PublicationReport writes the verdicts as a document that can be filed with the case, in
// the format that ending names: ".pdf", ".html" or ".md". Nothing in it is of the clock.
func PublicationReport(w World, all []Verdict, ending string) ([]byte, error) {
	d := publicationDocument(w, all)
	var b bytes.Buffer
	var err error
	switch ending {
	case ".pdf":
		err = pdf.WriteArchive(&b, d, nil)
	case ".html":
		err = html.Page(&b, d)
	case ".md":
		err = markdown.Write(&b, d)
	default:
		err = fmt.Errorf("no report is written as %q", ending)
	}
	return b.Bytes(), err
}

func publicationDocument(w World, all []Verdict) *doc.Document {
	green := 0
	d := &doc.Document{Meta: doc.Meta{ID: "kontroll-infor-publicering", Type: "kontroll", Lang: "sv-SE", Title: "Kontroll inför publicering", HeadBlock: true, Generator: "Planverk " + w.Version}}
	for i, v := range all {
		if v.Green() {
			green++
		}
		d.Meta.Municipality = cmp.Or(d.Meta.Municipality, v.Municipality)
		d.Blocks = append(d.Blocks, trialBlocks(i+1, v)...)
	}
	answer := "Ja. Alla handlingar får publiceras."
	if green < len(all) {
		answer = fmt.Sprintf("Nej. %d av %d handlingar får publiceras.", green, len(all))
	}
	d.Facts = []doc.Fact{{Term: "Får det här publiceras?", Value: words(answer)}, {Term: "Prövat", Value: words("Den publika utgåvan av " + sv.Count(len(all), "handling", "handlingar") + ".")}, {Term: "Prövat med", Value: words("Planverk " + w.Version)}}
	d.Summary = words(answer)
	d.Meta.Subject = answer
	return d
}

func words(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: s}} }

func cell(s string) doc.Cell {
	if s == "" {
		return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{&doc.Missing{Spoken: "inget"}}}}}
	}
	return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: words(s)}}}
}

// trialBlocks tells of one document: the answer, the questions, and what was found.
func trialBlocks(n int, v Verdict) []doc.Block {
	id := fmt.Sprintf("handling-%d", n)
	answer := "Handlingen får publiceras."
	if !v.Green() {
		answer = "Handlingen får inte publiceras."
	}
	from := "Datafil: " + v.File + "."
	if v.Checksum != "" {
		from += " Datans kontrollsumma: " + v.Checksum + "."
	}
	blocks := []doc.Block{
		&doc.Heading{ID: id, Level: 1, Number: fmt.Sprint(n), Text: words(cmp.Or(v.Title, v.File))},
		&doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: words(answer)}}},
		&doc.Paragraph{Text: words(from)},
	}
	t := &doc.Table{ID: "tab-" + id, Number: n, Caption: words("Frågor och svar"), RowHeader: true,
		Columns: []doc.Column{{Head: words("Fråga")}, {Head: words("Svar")}, {Head: words("Prövat genom")}, {Head: words("Källa")}}}
	var notes []doc.Block
	for _, q := range v.Trials {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(q.Question), cell(q.Answer.String()), cell(sv.Capital(q.By)), cell(sv.Capital(q.Source))}})
		if len(q.Notes) > 0 {
			list := &doc.ListBlock{}
			for _, note := range q.Notes {
				list.Items = append(list.Items, doc.Item{Blocks: []doc.Block{&doc.Paragraph{Text: words(note)}}})
			}
			notes = append(notes, &doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: words(q.Question + " " + q.Answer.String() + ".")}}}, list)
		}
	}
	blocks = append(blocks, t)
	if len(notes) > 0 {
		blocks = append(blocks, &doc.Heading{ID: id + "-iakttagelser", Level: 2, Text: words("Iakttagelser")})
	}
	return append(blocks, notes...)
}
