package doc

import "strings"

// Walk goes through the decision block and the text in reading order, the outer
// before the inner, the footnotes last. Either function may be nil. The Summary is not walked: it
// stands on the intranet's form, not in the document.
func Walk(d *Document, block func(Block), inline func(Inline)) {
	w := walker{block: block, inline: inline, notes: new([]*Note)}
	for _, f := range d.Facts {
		w.inlines(f.Value)
	}
	w.blocks(d.Blocks)
	for _, n := range *w.notes {
		w.inlines(n.Text)
	}
}

type walker struct {
	block  func(Block)
	inline func(Inline)
	notes  *[]*Note // that have been marked, in order
}

func (w walker) blocks(bs []Block) {
	for _, b := range bs {
		if w.block != nil {
			w.block(b)
		}
		switch b := b.(type) {
		case *Heading:
			w.inlines(b.Text)
		case *Paragraph:
			w.inlines(b.Text)
		case *ListBlock:
			for _, it := range b.Items {
				w.blocks(it.Blocks)
			}
		case *Table:
			w.table(b)
		case *Figure:
			w.figure(b)
		case *Notice:
			w.inlines(b.Title)
			w.blocks(b.Body)
		case *Definitions:
			for _, it := range b.Items {
				w.inlines(it.Term)
				w.blocks(it.Body)
			}
		case *Quote:
			w.blocks(b.Blocks)
		}
	}
}

func (w walker) table(t *Table) {
	w.inlines(t.Caption)
	w.heads(t)
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			w.blocks(c.Blocks)
		}
	}
}

// heads walks the heads in the order that they are read: one that reaches up stands in
// the row that it reaches.
func (w walker) heads(t *Table) {
	if len(t.Groups) > 0 {
		if g, err := t.Grid(); err == nil {
			for _, row := range g.Heads {
				for _, h := range row {
					w.inlines(h.Text)
				}
			}
			return
		}
		for _, row := range t.Groups {
			for _, g := range row {
				w.inlines(g.Head)
			}
		}
	}
	for _, c := range t.Columns {
		w.inlines(c.Head)
	}
}

// figure walks what the figure prints: its caption, the figures in boxes, bars and
// arrows, and the table that says the same.
func (w walker) figure(f *Figure) {
	w.inlines(f.Caption)
	for _, n := range f.Nodes {
		w.placed(n.TextValues)
		w.placed(n.NoteValues)
		if n.Value != nil {
			w.inlines([]Inline{n.Value})
		}
	}
	for _, e := range f.Edges {
		w.placed(e.Values)
	}
	if f.Data != nil {
		w.blocks([]Block{f.Data})
	}
}

func (w walker) placed(values []Placed) {
	for _, p := range values {
		w.inlines([]Inline{p.Value})
	}
}

func (w walker) inlines(is []Inline) {
	for _, i := range is {
		if w.inline != nil {
			w.inline(i)
		}
		switch i := i.(type) {
		case *Strong:
			w.inlines(i.Text)
		case *Emphasis:
			w.inlines(i.Text)
		case *Link:
			w.inlines(i.Text)
		case *Span:
			w.inlines(i.Text)
		case *Note:
			if len(i.Text) > 0 {
				*w.notes = append(*w.notes, i)
			}
		}
	}
}

// Values gives every printed figure in reading order. A figure that is printed
// twice is there twice.
func Values(d *Document) []*Value {
	var all []*Value
	Walk(d, nil, func(i Inline) {
		if v, ok := i.(*Value); ok {
			all = append(all, v)
		}
	})
	return all
}

// Notes gives the footnotes in the order of their numbers, each by its first mark.
func Notes(d *Document) []*Note {
	var all []*Note
	Walk(d, nil, func(i Inline) {
		if n, ok := i.(*Note); ok && len(n.Text) > 0 {
			all = append(all, n)
		}
	})
	return all
}

// Plain gives the words of a line as a reader hears them: a missing value is its
// spoken text, a tick-box its state, a line break a space. The mark of a footnote
// is not among them.
func Plain(is []Inline) string {
	var b strings.Builder
	plain(&b, is)
	return b.String()
}

func plain(b *strings.Builder, is []Inline) {
	for _, i := range is {
		switch i := i.(type) {
		case *Text:
			b.WriteString(i.S)
		case *Strong:
			plain(b, i.Text)
		case *Emphasis:
			plain(b, i.Text)
		case *Code:
			b.WriteString(i.S)
		case *Link:
			plain(b, i.Text)
		case *Span:
			plain(b, i.Text)
		case *Reference:
			b.WriteString(i.Text)
		case *Break:
			b.WriteByte(' ')
		case *Value:
			b.WriteString(i.Text)
		case *Missing:
			b.WriteString(i.Spoken)
		case *Choice:
			b.WriteString(i.State)
		}
	}
}
