package planverk

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"planverk/internal/doc"
	"planverk/internal/plan"
	"planverk/internal/sv"
	"planverk/render/html"
	"planverk/render/markdown"
	"planverk/render/pdf"
)

// PublicationReport writes the verdicts as a document that can be filed with the case, in
// the format that ending names: ".pdf", ".html" or ".md". The day is w.Today, for an
// exemption from a rule may have ended; nothing else in it is of the clock.
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
	var towns []string
	d := &doc.Document{Meta: doc.Meta{ID: "kontroll-infor-publicering", Type: "kontroll", Lang: "sv-SE", Title: "Kontroll inför publicering", HeadBlock: true, Generator: "Planverk " + w.Version}}
	for _, v := range all {
		if v.Green() {
			green++
		}
		if v.Municipality != "" && !slices.Contains(towns, v.Municipality) {
			towns = append(towns, v.Municipality)
		}
	}
	d.Meta.Municipality = sv.And(towns)
	if len(all) > 1 {
		d.Blocks = append(d.Blocks, &doc.Heading{ID: "svaren", Level: 1, Text: words("Svaren i korthet")}, answers(all))
	}
	for i, v := range all {
		d.Blocks = append(d.Blocks, trialBlocks(i+1, len(all) > 1, v)...)
	}
	answer := "Ja. Alla handlingar får publiceras."
	switch {
	case len(all) == 1 && green == 1:
		answer = "Ja. Handlingen får publiceras."
	case len(all) == 1:
		answer = "Nej. Handlingen får inte publiceras."
	case green < len(all):
		answer = fmt.Sprintf("Nej. %d av %d handlingar får publiceras.", green, len(all))
	}
	d.Facts = []doc.Fact{{Term: "Får det här publiceras?", Value: []doc.Inline{&doc.Strong{Text: words(answer)}}}, {Term: "Prövat", Value: words("Den publika utgåvan av " + sv.Count(len(all), "handling", "handlingar") + ".")}, {Term: "Prövat med", Value: words("Planverk " + w.Version)}}
	if day, err := plan.ParseDate(w.Today); err == nil {
		d.Facts = append(d.Facts, doc.Fact{Term: "Prövat den", Value: words(sv.LongDate(day.Year, day.Month, day.Day))})
	}
	d.Summary = words(answer)
	d.Meta.Subject = answer
	return d
}

func words(s string) []doc.Inline { return []doc.Inline{&doc.Text{S: whole.Replace(s)}} }

// whole keeps the number of a paragraph or an article with its word.
var whole = strings.NewReplacer(" §", "\u00a0§", " kap. ", "\u00a0kap.\u00a0", "artikel ", "artikel\u00a0", "5.1 ", "5.1\u00a0", "EN 301 549", "EN\u00a0301\u00a0549")

func cell(s string) doc.Cell { return cellOf(words(s)...) }

func cellOf(text ...doc.Inline) doc.Cell {
	return doc.Cell{Blocks: []doc.Block{&doc.Paragraph{Text: text}}}
}

// answerOf gives an answer as it is printed: what stops or asks for something is bold.
func answerOf(a Answer) doc.Cell {
	if a == Red || a == Look {
		return cellOf(&doc.Strong{Text: words(a.String())})
	}
	return cell(a.String())
}

// answers is the table of all documents.
func answers(all []Verdict) doc.Block {
	t := &doc.Table{ID: "tab-svaren", Number: 1, Caption: words("Får handlingen publiceras?"), RowHeader: true,
		Columns: []doc.Column{{Head: words("Handling")}, {Head: words("Svar")}, {Head: words("Frågor med nej")}, {Head: words("Frågor att se efter")}}}
	for i, v := range all {
		answer := Red
		if v.Green() {
			answer = Green
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cellOf(&doc.Reference{Target: handling(i + 1), Text: cmp.Or(v.Title, v.File)}), answerOf(answer), count(v, Red), count(v, Look)}})
	}
	return t
}

func handling(n int) string { return fmt.Sprintf("handling-%d", n) }

func count(v Verdict, a Answer) doc.Cell {
	n := 0
	for _, t := range v.Trials {
		if t.Answer == a {
			n++
		}
	}
	return cell(fmt.Sprint(n))
}

// trialBlocks tells of one document: the answer, what it hangs on, and the questions.
func trialBlocks(n int, many bool, v Verdict) []doc.Block {
	answer := "Handlingen får publiceras."
	if !v.Green() {
		answer = "Handlingen får inte publiceras."
	}
	from := "Datafil: " + v.File + "."
	if v.Checksum != "" {
		from += " Datans kontrollsumma: " + v.Checksum + "."
	}
	if len(v.Files) > 0 {
		from += " Lästa filer: " + sv.And(v.Files) + "."
	}
	blocks := []doc.Block{
		&doc.Heading{ID: handling(n), Level: 1, Number: fmt.Sprint(n), Text: words(cmp.Or(v.Title, v.File))},
		&doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: words(answer)}}},
		&doc.Paragraph{Text: words(from)},
	}
	for _, part := range []struct {
		id, head string
		answer   Answer
	}{{"hinder", "Det här hindrar", Red}, {"se-efter", "Det här behöver någon se efter", Look}} {
		blocks = append(blocks, noted(v, handling(n)+"-"+part.id, part.head, part.answer)...)
	}
	t := &doc.Table{ID: "tab-" + handling(n), Number: n, Caption: words("Frågor och svar"), RowHeader: true,
		Columns: []doc.Column{{Head: words("Fråga")}, {Head: words("Svar")}, {Head: words("Prövat genom")}, {Head: words("Källa")}}}
	if many {
		t.Number++
	}
	for _, q := range v.Trials {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(q.Question), answerOf(q.Answer), cell(sv.Capital(q.By)), cell(sv.Capital(q.Source))}})
	}
	blocks = append(blocks, &doc.Heading{ID: handling(n) + "-fragor", Level: 2, Text: words("Alla frågor")}, t)
	return append(blocks, noted(v, handling(n)+"-upplysningar", "Upplysningar", Green, NotAsked)...)
}

// noted tells what was found, of the questions with some answers; nothing when there is
// nothing to tell.
func noted(v Verdict, id, head string, answers ...Answer) []doc.Block {
	var blocks []doc.Block
	for _, q := range v.Trials {
		if len(q.Notes) == 0 || !slices.Contains(answers, q.Answer) {
			continue
		}
		list := &doc.ListBlock{}
		for _, note := range q.Notes {
			list.Items = append(list.Items, doc.Item{Blocks: []doc.Block{&doc.Paragraph{Text: words(note)}}})
		}
		blocks = append(blocks, &doc.Paragraph{Text: []doc.Inline{&doc.Strong{Text: words(q.Question + " " + q.Answer.String() + ".")}}}, list)
	}
	if len(blocks) == 0 {
		return nil
	}
	return append([]doc.Block{&doc.Heading{ID: id, Level: 2, Text: words(head)}}, blocks...)
}
