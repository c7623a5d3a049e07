package merge

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"planverk/internal/diag"
	"planverk/internal/doc"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// Footnotes are read by goldmark's parsers: the mark [^moms] in the text, and the
// note on a line of its own, "[^moms]: Exklusive moms.". Its transformer is not used:
// it drops a note without a mark in silence.
var (
	noteBlocks  = util.Prioritized(extension.NewFootnoteBlockParser(), 950)
	noteInlines = util.Prioritized(extension.NewFootnoteParser(), 150)
)

// note is a footnote of a text, which may have several marks.
type note struct {
	label  string
	node   *east.Footnote
	text   []doc.Inline
	read   bool
	number int // in the document
}

// parse reads the source as Markdown, and takes the footnotes out of its flow.
func (rd *reader) parse(p parser.Parser) ast.Node {
	root := parseMarkdown(p, rd.source)
	if !bytes.Contains(rd.source, []byte("[^")) {
		return root
	}
	var lists []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if _, ok := n.(*east.FootnoteList); ok && entering {
			lists = append(lists, n)
		}
		return ast.WalkContinue, nil
	})
	rd.notes = map[int]*note{}
	known := map[string]bool{}
	for _, l := range lists {
		for n := l.FirstChild(); n != nil; {
			next := n.NextSibling()
			rd.note(root, n.(*east.Footnote), known)
			n = next
		}
		l.Parent().RemoveChild(l.Parent(), l)
	}
	rd.lonelyMarks(known)
	return root
}

// note takes one footnote in. One without a mark is told of: in a template once and
// for all, since a mark may fall away with its data; in data always, and its text is kept.
func (rd *reader) note(root ast.Node, f *east.Footnote, known map[string]bool) {
	label := string(f.Ref)
	switch {
	case f.Index > 0:
		rd.notes[f.Index] = &note{label: label, node: f}
	case known[label] && (rd.rich || !rd.run.rehearsal):
		rd.wrongNote(rd.line(f), fmt.Sprintf("Fotnoten %s skrivs två gånger.", noteName(label)), "Ge den ena ett annat namn, i texten och framför noten.")
	case !known[label] && (rd.rich || rd.run.rehearsal):
		rd.wrongNote(rd.line(f), fmt.Sprintf("Fotnoten %s har inget märke i texten.", noteName(label)), fmt.Sprintf("Skriv [^%s] efter det ord som noten gäller, eller ta bort noten.", label))
	}
	known[label] = true
	if f.Index <= 0 && rd.rich {
		for c := f.FirstChild(); c != nil; c = f.FirstChild() {
			root.AppendChild(root, c)
		}
	}
}

func noteName(label string) string { return sv.Quote("[^" + clean(label) + "]") }

// wrongNote reports a fault in a footnote: of the template an error, in data a
// warning, because the words are printed all the same.
func (rd *reader) wrongNote(at diag.Span, message, hint string) {
	code := "PV418"
	if rd.rich {
		code = "PV426"
	}
	rd.run.report(code, at, message, hint)
}

var noteMark = pattern.Later(`\[\^([^\[\]\s]+)\]`)

// lonelyMarks reports marks that have no note. They are read as plain text.
func (rd *reader) lonelyMarks(known map[string]bool) {
	for _, m := range noteMark().FindAllSubmatchIndex(rd.source, -1) {
		label := string(rd.source[m[2]:m[3]])
		line := rd.source[bytes.LastIndexByte(rd.source[:m[0]], '\n')+1 : m[0]]
		if known[label] || bytes.HasSuffix(line, []byte(`\`)) || bytes.Count(line, []byte("`"))%2 == 1 {
			continue
		}
		rd.wrongNote(rd.at(m[0]), fmt.Sprintf("Märket %s har ingen fotnot.", noteName(label)),
			fmt.Sprintf("Skriv noten på en rad för sig, med en tom rad före: [^%s]: Exklusive moms. Ska tecknen synas skrivs de \\[^%s].", clean(label), clean(label)))
	}
}

// stands tells whether a mark stands within a window. goldmark keeps no place for marks:
// it is right after the text before it, or else before the text that follows.
func stands(n ast.Node, w window) bool {
	for at := n; at != nil && at.Type() == ast.TypeInline; at = at.Parent() {
		for p := at.PreviousSibling(); p != nil; p = p.PreviousSibling() {
			if all := textsWithin(p); len(all) > 0 {
				stop := all[len(all)-1].Segment.Stop
				return stop >= w.from && stop < w.to
			}
		}
	}
	for at := n; at != nil && at.Type() == ast.TypeInline; at = at.Parent() {
		for p := at.NextSibling(); p != nil; p = p.NextSibling() {
			if all := textsWithin(p); len(all) > 0 {
				start := all[0].Segment.Start
				return start > w.from && start <= w.to
			}
		}
	}
	return true
}

// textsWithin is the text within a node, in order.
func textsWithin(n ast.Node) (all []*ast.Text) {
	if t, ok := n.(*ast.Text); ok {
		return []*ast.Text{t}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, textsWithin(c)...)
	}
	return all
}

// mark is the footnote that a mark leads to. What stands in a note can have no note
// of its own: its words stand within parentheses there.
func (rd *reader) mark(n *east.FootnoteLink) []doc.Inline {
	to := rd.notes[n.Index]
	if to == nil {
		return nil
	}
	if rd.inNote {
		rd.wrongNote(rd.line(to.node), fmt.Sprintf("Fotnoten %s har sitt märke i en annan fotnot.", noteName(to.label)), "En fotnot kan inte ha en egen fotnot. Skriv allt i en not.")
		if to.read {
			return nil
		}
		return append(append([]doc.Inline{&doc.Text{S: " ("}}, rd.noteText(to)...), &doc.Text{S: ")"})
	}
	text := rd.noteText(to)
	if len(text) == 0 {
		return nil
	}
	mark := &doc.Note{Text: text}
	rd.run.notes[mark] = to
	return []doc.Inline{mark}
}

// noteText reads a note; several paragraphs are set with breaks between them.
func (rd *reader) noteText(to *note) []doc.Inline {
	if to.read {
		return to.text
	}
	to.read = true
	defer func(old bool) { rd.inNote = old }(rd.inNote)
	rd.inNote = true
	to.text = rd.withoutNotes(rd.node(to), tidy(flatten(rd.blocks(to.node, false))))
	if len(to.text) == 0 {
		rd.wrongNote(rd.node(to), fmt.Sprintf("Fotnoten %s har ingen text.", noteName(to.label)), "Skriv noten efter kolonet, till exempel: [^moms]: Exklusive moms.")
	}
	return to.text
}

// unmarked reports the notes whose only marks stand where none can be: in themselves,
// in each other, in a figure. In data their words become paragraphs.
func (rd *reader) unmarked() []doc.Block {
	var all []doc.Block
	for _, i := range slices.Sorted(maps.Keys(rd.notes)) {
		to := rd.notes[i]
		if to.read {
			continue
		}
		rd.wrongNote(rd.node(to), fmt.Sprintf("Fotnoten %s har inget märke i texten.", noteName(to.label)), "Märket står bara i en fotnot, i en figur eller i en underskrift. Skriv det efter det ord som noten gäller.")
		if text := rd.noteText(to); rd.rich && len(text) > 0 {
			all = append(all, &doc.Paragraph{Text: text})
		}
	}
	return all
}

func (rd *reader) node(to *note) diag.Span { return rd.line(to.node) }

// withoutNotes sets the notes of a value within a note, where no note can stand, in
// parentheses.
func (rd *reader) withoutNotes(at diag.Span, is []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, i := range is {
		n, ok := i.(*doc.Note)
		if !ok {
			out = append(out, i)
			continue
		}
		rd.run.report("PV426", at, "Fotnoten innehåller en uppgift med en egen fotnot.", "En fotnot kan inte ha en egen fotnot. Skriv uppgiften i löpande text i stället.")
		out = append(append(append(out, &doc.Text{S: " ("}), n.Text...), &doc.Text{S: ")"})
	}
	return tidy(out)
}

// liftNotes takes the marks of footnotes out of a link's words: a link within a link
// leads nowhere.
func liftNotes(label []doc.Inline) (words, notes []doc.Inline) {
	for _, i := range label {
		if _, ok := i.(*doc.Note); ok {
			notes = append(notes, i)
		} else {
			words = append(words, i)
		}
	}
	return words, notes
}

// numberNotes numbers the footnotes in reading order. The text stands with the first
// mark of each.
func (r *run) numberNotes(d *doc.Document) {
	if len(r.notes) == 0 {
		return
	}
	count := 0
	doc.Walk(d, nil, func(i doc.Inline) {
		n, ok := i.(*doc.Note)
		if !ok {
			return
		}
		to := r.notes[n]
		if to.number == 0 {
			count++
			to.number = count
		} else {
			n.Text = nil
		}
		n.Number = to.number
	})
}
