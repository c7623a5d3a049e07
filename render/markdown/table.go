package markdown

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/doc"
)

// A table up to lineLimit characters wide is lined up throughout. In a wider one
// a column is padded to alignLimit at most: a long cell would otherwise push every
// row off the screen for the sake of one.
const (
	lineLimit  = 132
	alignLimit = 32
)

// table prints the caption as a paragraph and the table below it. Markdown has one
// head row and no cells over others: further head rows are set in bold below it, and
// a cell stands in the first of its places, the rest of which are empty.
func (p *printer) table(t *doc.Table) string {
	grid, err := t.Grid()
	if err != nil {
		p.fail("table %q %v", t.ID, err)
		return ""
	}
	rows := make([][]string, 0, len(grid.Heads)+len(t.Rows))
	for i, heads := range grid.Heads {
		cells := make([]string, len(t.Columns))
		for _, h := range heads {
			runs := p.runs(h.Text)
			if i > 0 {
				runs = []run{{kind: strong, text: plain(runs)}}
			}
			cells[h.Column] = filled(line(runs, inCell))
		}
		rows = append(rows, cells)
	}
	for i, places := range grid.Rows {
		cells := make([]string, len(t.Columns))
		for _, c := range places {
			if cells[c.Column] = p.cell(*c.Cell, t.Rows[i].Sum); !t.Rows[i].Sum {
				cells[c.Column] = filled(cells[c.Column])
			}
		}
		rows = append(rows, cells)
	}
	return join(p.caption(t), ruled(rows, t.Columns))
}

// caption is "**Tabell 5. Budget 2022** (kronor)".
func (p *printer) caption(t *doc.Table) string {
	caption := p.runs(t.Caption)
	text := plain(caption)
	if t.Number > 0 {
		number := fmt.Sprintf("Tabell %d", t.Number)
		if text != "" {
			number += ". "
		}
		text = number + text
	}
	runs := bold(caption)
	runs[0].text = text
	if t.Unit != "" {
		runs = append(runs, run{text: " (" + t.Unit + ")"})
	}
	if s := line(runs, inParagraph); s != "" {
		return s + "\n"
	}
	return ""
}

// cell joins everything in a cell to one line; a sum row is bold.
func (p *printer) cell(c doc.Cell, sum bool) string {
	runs := p.flat(c.Blocks)
	if sum && !missing(c) {
		runs = bold(runs)
	}
	return line(runs, inCell)
}

// missing tells whether a cell says only that something is not known: nothing to
// print in bold.
func missing(c doc.Cell) bool {
	if len(c.Blocks) != 1 {
		return len(c.Blocks) == 0
	}
	para, ok := c.Blocks[0].(*doc.Paragraph)
	if !ok || len(para.Text) != 1 {
		return false
	}
	_, ok = para.Text[0].(*doc.Missing)
	return ok
}

// flat is the words of blocks with a break between them.
func (p *printer) flat(blocks []doc.Block) []run {
	var runs []run
	add := func(more []run) {
		if len(runs) > 0 && len(more) > 0 {
			runs = append(runs, run{kind: lineBreak})
		}
		runs = append(runs, more...)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			add(p.runs(b.Text))
		case *doc.ListBlock:
			for _, item := range b.Items {
				add(p.flat(item.Blocks))
			}
		case *doc.Notice:
			add(p.runs(b.Title))
			add(p.flat(b.Body))
		case *doc.Definitions:
			for _, item := range b.Items {
				add(p.runs(item.Term))
				add(p.flat(item.Body))
			}
		case *doc.Quote:
			add(p.flat(b.Blocks))
		default:
			p.fail("a table cell can not hold %T", b)
		}
	}
	return runs
}

// ruled lines the columns up, figures to the right.
func ruled(rows [][]string, columns []doc.Column) string {
	width := widths(rows, len(columns), lineLimit)
	total := 1
	for _, w := range width {
		total += w + 3
	}
	if total > lineLimit {
		width = widths(rows, len(columns), alignLimit)
	}
	var b strings.Builder
	writeRow(&b, rows[0], width, columns)
	for i, c := range columns {
		rule := strings.Repeat("-", width[i])
		if c.Align == doc.Right {
			rule = rule[1:] + ":"
		}
		b.WriteString("| " + rule + " ")
	}
	b.WriteString("|\n")
	for _, r := range rows[1:] {
		writeRow(&b, r, width, columns)
	}
	return b.String()
}

// widths gives each column the width of its longest cell within limit, in characters.
func widths(rows [][]string, columns, limit int) []int {
	width := make([]int, columns)
	for _, r := range rows {
		for i, c := range r {
			if n := utf8.RuneCountInString(c); n <= limit {
				width[i] = max(width[i], n)
			}
		}
	}
	for i := range width {
		width[i] = max(width[i], 3) // a rule is three hyphens
	}
	return width
}

func writeRow(b *strings.Builder, cells []string, width []int, columns []doc.Column) {
	for i, c := range cells {
		space := strings.Repeat(" ", max(width[i]-utf8.RuneCountInString(c), 0))
		b.WriteString("| ")
		if columns[i].Align == doc.Right {
			b.WriteString(space + c + " ")
		} else {
			b.WriteString(c + space + " ")
		}
	}
	b.WriteString("|\n")
}
