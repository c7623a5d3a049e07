package markdown

import (
	"fmt"

	"planverk/internal/doc"
	"planverk/internal/figure"
)

// figure prints the text version: the caption, what stands in the drawing as a
// list, and the table that says the same.
func (p *printer) figure(f *doc.Figure) string {
	runs := []run{}
	text := plain(p.runs(f.Caption))
	if f.Number > 0 {
		text = fmt.Sprintf("Figur %d. ", f.Number) + text
	}
	runs = append(runs, run{kind: strong, text: text})
	if f.Unit != "" {
		runs = append(runs, run{text: " (" + f.Unit + ")"})
	}
	body := line(runs, inParagraph) + "\n"
	if items := figure.Reading(f); len(items) > 0 {
		l := listOf(items)
		l.Ordered = f.Kind == doc.Chain
		body = join(body, p.list(l))
	}
	if f.Data != nil {
		body = join(body, p.table(f.Data))
	}
	return body
}

// listOf makes a list of a figure's texts.
func listOf(items []figure.Item) *doc.ListBlock {
	l := &doc.ListBlock{}
	for _, it := range items {
		words := doc.Spread(it.Text, it.TextValues)
		switch {
		case it.Strong:
			words = []doc.Inline{&doc.Strong{Text: words}}
		case it.To != "":
			words = leads(it.To, words)
		}
		if it.Note != "" {
			words = append(append(words, &doc.Text{S: " – "}), doc.Spread(it.Note, it.NoteValues)...)
		}
		if it.Value != nil {
			words = append(words, &doc.Text{S: ": "}, it.Value)
		}
		item := doc.Item{Blocks: []doc.Block{&doc.Paragraph{Text: words}}}
		if len(it.Items) > 0 {
			item.Blocks = append(item.Blocks, listOf(it.Items))
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// leads says what an arrow says and, in brackets, where it goes, which the drawing
// shows: "→ Avgift 1 januari (till Samordnande kommun)".
func leads(to string, words []doc.Inline) []doc.Inline {
	all := []doc.Inline{&doc.Text{S: "→ "}}
	if len(words) > 0 {
		all = append(append(all, words...), &doc.Text{S: " "})
	}
	return append(all, &doc.Text{S: "(till " + to + ")"})
}
