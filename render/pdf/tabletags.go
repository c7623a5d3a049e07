package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"planverk/internal/doc"
	"planverk/internal/sv"
	"planverk/render/pdf/internal/tag"
	"planverk/render/pdf/internal/text"
)

// In a complex table every cell names its heads, because a listener can not tell
// them by row and column (ISO 32000-1, 14.8.5.7; PDF/UA-1, 7.5).

// describe gives a complex table its summary, and its heads a name of their own.
func (b *tableBuilder) describe(e *tag.Element) {
	if !b.complex {
		return
	}
	b.tables++
	b.prefix = "t" + strconv.Itoa(b.tables)
	e.Summary = summary(b.table)
}

// summary tells what a table shows and how it is built.
func summary(t *doc.Table) string {
	s := fmt.Sprintf("%s och %s", sv.Count(len(t.Rows), "rad", "rader"), sv.Count(len(t.Columns), "kolumn", "kolumner"))
	if words := plainWords(t.Caption); words != "" {
		s = words + ": " + s
	}
	var over []string
	if len(t.Groups) > 0 {
		for _, g := range t.Groups[0] {
			if len(g.Head) > 0 {
				over = append(over, plainWords(g.Head))
			}
		}
	}
	if len(over) > 0 {
		s += ", med kolumner under " + sv.And(over)
	} else {
		s += ", där några celler gäller flera rader eller kolumner"
	}
	return s + "."
}

func (b *tableBuilder) headID(number int) string { return b.prefix + "k" + strconv.Itoa(number) }

func (b *tableBuilder) nameID(row int) string { return b.prefix + "r" + strconv.Itoa(row+1) }

func (b *tableBuilder) headElement(tr *tag.Element, p doc.HeadPlace) *tag.Element {
	th := tr.Add("TH")
	th.Scope, th.Rows, th.Columns = "Column", p.Rows, p.Across
	if b.complex {
		th.ID = b.headID(p.Number)
	}
	return th
}

func (b *tableBuilder) cellElement(tr *tag.Element, p doc.Place) *tag.Element {
	td := tr.Add("TD")
	names := p.Column == 0 && b.table.RowHeader
	if names {
		td.Kind, td.Scope = "TH", "Row"
	}
	if !b.complex {
		return td
	}
	td.Rows, td.Columns = p.Rows, p.Across
	for _, number := range b.grid.Above(p) {
		td.Headers = append(td.Headers, b.headID(number))
	}
	if names {
		td.ID = b.nameID(p.Row)
	} else if b.table.RowHeader {
		for _, row := range b.grid.Beside(p) {
			td.Headers = append(td.Headers, b.nameID(row))
		}
	}
	return td
}

// inCell sets the content of a table cell in td. A line break there stands between
// names or items, which one element would let a listener hear as one: each line is a P.
func (f *flow) inCell(blocks []doc.Block, td *tag.Element, c column) {
	lines := brokenLines(blocks)
	if len(lines) < 2 {
		f.single(blocks, td, c)
		return
	}
	for _, line := range lines {
		f.lines(f.inlines(nil, line, text.Run{Style: c.style, Mark: td.Add("P")}), c, c.text)
	}
}

// brokenLines is a lone paragraph parted at its line breaks; nil of anything else.
func brokenLines(blocks []doc.Block) (lines [][]doc.Inline) {
	if len(blocks) != 1 {
		return nil
	}
	p, ok := blocks[0].(*doc.Paragraph)
	if !ok {
		return nil
	}
	rest := p.Text
	for len(rest) > 0 {
		n := slices.IndexFunc(rest, isBreak)
		if n < 0 {
			return append(lines, rest)
		}
		if n > 0 {
			lines = append(lines, rest[:n])
		}
		rest = rest[n+1:]
	}
	return lines
}
