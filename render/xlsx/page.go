package xlsx

import (
	"fmt"
	"slices"

	"planverk/internal/book"
)

// page is a sheet with its measures: the widths of its columns and the lines of
// its rows. From them and the model each row can be told, again and again; no
// cell is kept.
type page struct {
	*book.Sheet
	widths []float64
	lines  []int // of each row of the table
	head   int   // lines of the table's head
	finest []int // of each column in a unit, the most decimals of its amounts
}

// row is a row of a sheet on its way into the file.
type row struct {
	number int
	height float64 // points; 0 is the usual
	cells  []placed
}

// placed is a cell in its column, counted from 1, with its look.
type placed struct {
	column int
	cell   book.Cell
	look   look
}

func (w *writer) page(s *book.Sheet) *page {
	p := &page{Sheet: s, widths: w.widths(s), head: 1}
	p.lines = w.lines(s, p.widths)
	for i, c := range s.Table.Columns {
		p.head = max(p.head, lines(c.Name, p.widths[i]-headRoom, true))
		finest := c.Places
		if c.Unit != "" {
			for j := range s.Table.Rows {
				finest = max(finest, p.placesOf(i, j))
			}
		}
		p.finest = append(p.finest, finest)
	}
	return p
}

// row gives the row with a number, counted from 1; its cells are put into space.
func (p *page) row(number int, space []placed) row {
	r := row{number: number, height: p.height(number), cells: space[:0]}
	i, notes := number-p.FirstRow(), number-p.NoteRow(0)
	switch {
	case number == p.HeadRow():
		r.cells = p.heads(r.cells)
	case number < p.HeadRow():
		if c, ok := p.heading(number); ok {
			r.cells = append(r.cells, c)
		}
	case i < len(p.Table.Rows):
		r.cells = p.body(i, r.cells)
	case i == len(p.Table.Rows) && p.Table.Total != "":
		r.cells = p.closing(r.cells)
	case notes >= 0 && notes < len(p.Notes):
		r.cells = noteCells(p.Notes[notes], r.cells)
	}
	return r
}

// height is the height of a row. Programs do not agree on whether they work it out
// themselves, so that every row but those of a hidden sheet has its own.
func (p *page) height(number int) float64 {
	i := number - p.FirstRow()
	switch {
	case p.Hidden:
		return 0
	case number < p.HeadRow():
		return p.headingHeight(number)
	case number == p.HeadRow():
		return height(p.head) + rowAir
	case i < len(p.lines):
		return height(p.lines[i])
	}
	return height(1)
}

// titleScale is the size of the title against that of the text.
const titleScale = 16.0 / 11

// heading gives the title or the sentence below it. They run over the columns; what
// is longer than the sheet is wide is wrapped in the first. Cells are not merged.
func (p *page) heading(number int) (placed, bool) {
	l := look{role: roleTitle, wrapped: p.wrapped(number)}
	if number == 2 {
		l.role = roleLead
	}
	text := p.headingText(number)
	return placed{1, book.Text{S: text}, l}, text != ""
}

func (p *page) headingText(number int) string {
	if number == 1 {
		return p.Title
	}
	return p.Lead
}

// wrapped tells whether the title or sentence is longer than the sheet is wide.
func (p *page) wrapped(number int) bool {
	room := sumOf(p.widths)
	if number == 1 {
		room /= titleScale
	}
	return natural(p.headingText(number), number == 1) > room+0.01
}

func (p *page) headingHeight(number int) float64 {
	title := number == 1
	switch text := p.headingText(number); {
	case text != "" && p.wrapped(number) && title:
		return min(float64(lines(text, p.widths[0]/titleScale, true))*lineHeight*titleScale+rowAir, maxHeight)
	case text != "" && p.wrapped(number):
		return height(lines(text, p.widths[0], false))
	case title:
		return 24
	}
	return 0
}

func (p *page) heads(cells []placed) []placed {
	for i, c := range p.Table.Columns {
		l := look{role: roleHead, indent: c.Short}
		if figures(kindOf(c, p.Table.Rows[0][i])) {
			l.role = roleHeadRight
		}
		cells = append(cells, placed{i + 1, book.Text{S: c.Name}, l})
	}
	return cells
}

// body gives the cells of the table's row with the given index.
func (p *page) body(i int, cells []placed) []placed {
	for j := range p.Table.Columns {
		c, cell := &p.Table.Columns[j], p.Table.Rows[i][j]
		l := look{kind: c.Kind, input: c.Input, tall: p.lines[i] > 1, signed: c.Signed, indent: c.Short}
		if c.Kind == book.Mixed {
			l.kind = cell.Kind()
		}
		if c.Unit != "" {
			l.unit, l.places, l.finest = c.Unit, p.placesOf(j, i), p.finest[j]
		}
		_, l.link = cell.(book.Link)
		cells = append(cells, placed{j + 1, cell, l})
	}
	return cells
}

// placesOf is how many decimals the amount in row i of a column in a unit has.
func (p *page) placesOf(column, i int) int {
	c, cell := p.Table.Columns[column], p.Table.Rows[i][column]
	if k := cell.Kind(); k != book.KindMoney && k != book.KindMargin {
		return c.Places
	}
	ore, _ := book.Figure(cell)
	return placesFor(c.Unit, c.Places, ore)
}

func (p *page) closing(cells []placed) []placed {
	cells = append(cells, placed{1, book.Text{S: p.Table.Total}, look{role: roleTotal}})
	for i, c := range p.Table.Columns[1:] {
		if c.Total == nil {
			cells = append(cells, placed{i + 2, book.Blank{}, look{role: roleTotal}})
		} else {
			cells = append(cells, placed{i + 2, c.Total, look{role: roleTotal, kind: c.Total.Kind(), none: empty(p.Table, i+1), signed: c.Signed}})
		}
	}
	return cells
}

func noteCells(n book.Note, cells []placed) []placed {
	l := look{role: roleNote}
	switch n.Show {
	case book.SwatchInput:
		l = look{role: roleBody, input: true, sample: true}
	case book.SwatchLocked:
		l = look{role: roleBody}
	case book.SwatchTotal:
		l = look{role: roleTotal}
	}
	cells = append(cells, placed{1, book.Text{S: n.Label}, l})
	if n.Cell != nil {
		cells = append(cells, placed{2, n.Cell, look{role: roleNote, kind: n.Cell.Kind()}})
	}
	return cells
}

// empty tells whether no row has anything in the column.
func empty(t *book.Table, i int) bool {
	return !slices.ContainsFunc(t.Rows, func(r book.Row) bool {
		f, ok := r[i].(*book.Formula)
		return r[i] != book.Cell(book.Blank{}) && !(ok && f.Empty)
	})
}

func kindOf(c book.Column, cell book.Cell) book.Kind {
	if c.Kind == book.Mixed {
		return cell.Kind()
	}
	return c.Kind
}

func figures(k book.Kind) bool {
	switch k {
	case book.KindMoney, book.KindMargin, book.KindCount, book.KindPercent, book.KindCheck:
		return true
	}
	return false
}

// examine looks at every cell before anything is written, so that what cannot be
// written truthfully is refused in time, and makes the styles that the sheet needs.
func (w *writer) examine(p *page) error {
	var space []placed
	last := make([]book.Expr, len(p.Table.Columns)+2) // the formulas of a column are most often the same
	for n := 1; n <= contentRow(p.Sheet); n++ {
		r := p.row(n, space)
		space = r.cells
		for _, c := range r.cells {
			if err := check(c.cell, p.Table.Name, &last[c.column]); err != nil {
				return fmt.Errorf("bladet %s, cell %s: %w", p.Name, cellName(c.column, n), err)
			}
			if _, err := w.styles.id(c.look); err != nil {
				return err
			}
		}
	}
	return nil
}

// check tells why a cell of a table cannot be written; nil when it can. sound is the
// last formula of its column that can.
func check(c book.Cell, table string, sound *book.Expr) error {
	switch c := c.(type) {
	case book.Blank, book.Count, book.Percent, book.Day:
		return nil
	case book.Text:
		return checkText(c.S)
	case book.Key:
		return checkText(c.S)
	case book.Link:
		return checkText(c.Sheet)
	case book.Money:
		return checkMoney(c.Ore)
	case *book.Formula:
		if c.Shown == book.KindMoney || c.Shown == book.KindMargin {
			if err := checkMoney(c.Value); err != nil {
				return err
			}
		}
		if *sound != nil && *sound == c.Expr {
			return nil
		}
		_, err := formula(c.Written(), table)
		*sound = c.Expr
		return err
	}
	return fmt.Errorf("okänt slag av cell %T", c)
}

// maxExact is the largest amount, in öre, that Excel's 15 digits hold exactly.
const maxExact = 999_999_999_999_999

func checkMoney(ore int64) error {
	if ore > maxExact || ore < -maxExact {
		return fmt.Errorf("beloppet är för stort för Excel, som räknar med 15 siffror")
	}
	return nil
}
