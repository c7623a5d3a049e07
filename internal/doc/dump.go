package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// Dump writes a document as text that people can read and tests can compare: one
// line a block, with identities and exact values. A hard space is shown as ⍽.
func Dump(d *Document) string {
	p := &dumper{}
	p.meta(d)
	for _, f := range d.Facts {
		p.line(0, "fact %s: %s", f.Term, line(f.Value))
	}
	if len(d.Summary) > 0 {
		p.line(0, "summary %s", line(d.Summary))
	}
	p.blocks(0, d.Blocks)
	return strings.ReplaceAll(p.b.String(), "\u00a0", "⍽")
}

type dumper struct{ b strings.Builder }

func (p *dumper) line(depth int, format string, args ...any) {
	p.b.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteByte('\n')
}

// meta leaves out what is not there and the generator, which changes with every
// version of the program.
func (p *dumper) meta(d *Document) {
	m := d.Meta
	p.line(0, "document %s", m.ID)
	fields := [][2]string{
		{"type", m.Type}, {"lang", m.Lang}, {"title", m.Title}, {"subtitle", strings.Join(m.Subtitle, " / ")},
		{"municipality", m.Municipality}, {"department", m.Department}, {"subject", m.Subject},
		{"keywords", strings.Join(m.Keywords, ", ")}, {"status", m.Status}, {"diary", m.Diary},
		{"decision", m.Decision}, {"drawn", m.Drawn}, {"checksum", m.Checksum}, {"date", m.Date.String()},
		{"accent", m.Accent}, {"channel", m.Publishing.Channel}, {"page owner", m.Publishing.PageOwner},
		{"published", m.Publishing.Published}, {"review", m.Publishing.Review},
		{"unpublished", m.Publishing.Unpublished}, {"replaces", m.Publishing.Replaces},
	}
	for _, f := range fields {
		if f[1] != "" {
			p.line(1, "%s: %s", f[0], f[1])
		}
	}
	if e := m.Emblem; e != nil {
		p.line(1, "emblem: %s (%.0f × %.0f points)", e.Alt, e.Width(), e.Height)
	}
	if len(m.Compounds) > 0 {
		p.line(1, "compounds: %s", strings.Join(m.Compounds, " "))
	}
	if m.BodySize != 0 {
		p.line(1, "body size: %g", m.BodySize)
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{m.Justified, "justified"}, {m.Zebra, "zebra"}, {m.Contents, "contents"}, {m.HeadBlock, "head block"}, {m.Duplex, "duplex"}} {
		if f.on {
			p.line(1, "%s", f.name)
		}
	}
}

func (p *dumper) blocks(depth int, bs []Block) {
	for _, b := range bs {
		p.block(depth, b)
	}
}

func (p *dumper) block(depth int, b Block) {
	switch b := b.(type) {
	case *Heading:
		lies := ""
		if b.Lies {
			lies = " lying"
		}
		p.line(depth, "heading %d #%s [%s]%s %s", b.Level, b.ID, b.Number, lies, line(b.Text))
	case *Paragraph:
		p.line(depth, "paragraph %s", line(b.Text))
	case *ListBlock:
		if b.Ordered {
			p.line(depth, "list from %d", max(b.Start, 1))
		} else {
			p.line(depth, "list")
		}
		for _, it := range b.Items {
			p.line(depth+1, "item")
			p.blocks(depth+2, it.Blocks)
		}
	case *Table:
		p.table(depth, b)
	case *Figure:
		p.figure(depth, b)
	case *Signatures:
		p.line(depth, "signatures")
		for _, s := range b.Blocks {
			p.line(depth+1, "%s: %s, %s", s.Party, s.Place, s.Who())
		}
	case *Notice:
		p.line(depth, "notice %s", line(b.Title))
		p.blocks(depth+1, b.Body)
	case *Definitions:
		p.line(depth, "definitions")
		for _, it := range b.Items {
			p.line(depth+1, "term %s", line(it.Term))
			p.blocks(depth+2, it.Body)
		}
	case *Quote:
		p.line(depth, "quote")
		p.blocks(depth+1, b.Blocks)
	default:
		p.line(depth, "unknown block %T", b)
	}
}

func (p *dumper) table(depth int, t *Table) {
	caption := line(t.Caption)
	if t.Unit != "" {
		caption += " (" + t.Unit + ")"
	}
	p.line(depth, "table #%s [%d] %s", t.ID, t.Number, caption)
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = [...]string{Left: "<", Right: ">"}[c.Align] + " " + line(c.Head)
	}
	kind := "columns"
	if t.RowHeader {
		kind = "columns, rows named"
	}
	for _, row := range t.Groups {
		groups := make([]string, len(row))
		for i, g := range row {
			groups[i] = fmt.Sprintf("%s over %d", line(g.Head), g.Span)
		}
		p.line(depth+1, "heads %s", strings.Join(groups, " | "))
	}
	p.line(depth+1, "%s %s", kind, strings.Join(heads, " | "))
	for _, r := range t.Rows {
		p.row(depth+1, r)
	}
}

// span tells what a cell covers beside its own place: "(2×1) ".
func span(c Cell) string {
	if c.ColSpan < 2 && c.RowSpan < 2 {
		return ""
	}
	return fmt.Sprintf("(%d×%d) ", max(c.ColSpan, 1), max(c.RowSpan, 1))
}

var figureNames = [...]string{OrganisationChart: "organisation chart", Flow: "flow", Chain: "chain", YearWheel: "year wheel", Bars: "bars"}

func (p *dumper) figure(depth int, f *Figure) {
	caption := line(f.Caption)
	if f.Unit != "" {
		caption += " (" + f.Unit + ")"
	}
	kind := figureNames[f.Kind]
	if f.Across {
		kind += " across"
	}
	p.line(depth, "%s #%s [%d] %s", kind, f.ID, f.Number, caption)
	p.line(depth+1, "alt %s", f.Alt)
	for _, n := range f.Nodes {
		p.node(depth+1, n)
	}
	for _, e := range f.Edges {
		p.line(depth+1, "arrow %s to %s: %s", e.From, e.To, line(Spread(e.Text, e.Values)))
	}
	if f.Data != nil {
		p.table(depth+1, f.Data)
	}
}

func (p *dumper) node(depth int, n FigureNode) {
	s := "node #" + n.ID + " " + line(Spread(n.Text, n.TextValues))
	for _, part := range [][2]string{{" | ", line(Spread(n.Note, n.NoteValues))}, {" under ", n.Parent}, {" in ", n.Group}} {
		if part[1] != "" {
			s += part[0] + part[1]
		}
	}
	if n.Month != 0 {
		s += fmt.Sprintf(" month %d", n.Month)
	}
	if n.Value != nil {
		s += " " + line([]Inline{n.Value})
	}
	p.line(depth, "%s", s)
}

func (p *dumper) row(depth int, r Row) {
	kind := "row"
	if r.Sum {
		kind = "sum"
	}
	cells := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		par, ok := single(c.Blocks)
		if !ok {
			p.line(depth, "%s of blocks", kind)
			for _, c := range r.Cells {
				p.line(depth+1, "%s", strings.TrimSpace("cell "+span(c)))
				p.blocks(depth+2, c.Blocks)
			}
			return
		}
		cells[i] = span(c) + line(par.Text)
	}
	p.line(depth, "%s %s", kind, strings.Join(cells, " | "))
}

func single(bs []Block) (*Paragraph, bool) {
	if len(bs) != 1 {
		return nil, false
	}
	par, ok := bs[0].(*Paragraph)
	return par, ok
}

var valueNames = [...]string{Money: "money", Count: "count", Day: "day", Time: "time", Effort: "effort"}

func line(is []Inline) string {
	var b strings.Builder
	for _, i := range is {
		switch i := i.(type) {
		case *Text:
			b.WriteString(i.S)
		case *Strong:
			b.WriteString("**" + line(i.Text) + "**")
		case *Emphasis:
			b.WriteString("_" + line(i.Text) + "_")
		case *Code:
			b.WriteString("`" + i.S + "`")
		case *Link:
			b.WriteString("[" + line(i.Text) + "](" + i.URL + ")")
		case *Reference:
			b.WriteString("{see " + i.Target + ": " + i.Text + "}")
		case *Span:
			b.WriteString("{" + strings.TrimSpace(i.Lang+" "+strconv.Quote(i.Long)) + ": " + line(i.Text) + "}")
		case *Note:
			fmt.Fprintf(&b, "{note %d", i.Number)
			if len(i.Text) > 0 {
				b.WriteString(": " + line(i.Text))
			}
			b.WriteByte('}')
		case *Break:
			b.WriteString(" ⏎ ")
		case *Value:
			b.WriteString("{" + valueNames[i.Kind] + " " + i.ID + " = " + i.Exact + ": " + i.Text + "}")
		case *Missing:
			kind := "missing"
			if i.Blank {
				kind = "blank"
			}
			b.WriteString("{" + kind + ": " + i.Spoken + "}")
		case *Choice:
			b.WriteString("{choice " + i.ID + " of " + strings.Join(i.Options, "/"))
			fmt.Fprintf(&b, ", picked %d: %s}", i.Picked, i.State)
		default:
			fmt.Fprintf(&b, "{unknown inline %T}", i)
		}
	}
	return b.String()
}

// String gives the day as 2021-12-15, and "" for none.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
