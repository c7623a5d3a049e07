package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"planverk/internal/book"
)

// excelize keeps every cell in memory and prints it by reflection: a kibibyte a
// cell with a formula, and most of the time of a workbook. So it makes everything
// of a sheet but the cells, and those are written here, row by row from the model.

// enough is how many bytes of rows are gathered before they are passed on.
const enough = 32 << 10

// pen writes the rows of one sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).
type pen struct {
	page    *page
	styles  *styles
	texts   *texts
	letters []string // of the columns
	last    []printed
	buf     []byte
}

// printed is the last formula of a column and its text: most often the next is the same.
type printed struct {
	expr book.Expr
	text string
}

// sheetPart writes the part of a sheet: what excelize made of it, with our cells for its.
func (w *writer) sheetPart(out io.Writer, p *page, made []byte) error {
	head, rest, begins := bytes.Cut(made, []byte("<sheetData>"))
	_, tail, ends := bytes.Cut(rest, []byte("</sheetData>"))
	if !begins || !ends {
		return fmt.Errorf("bladet %s har ingen plats för celler", p.Name)
	}
	if _, err := out.Write(head); err != nil {
		return err
	}
	if err := w.newPen(p).write(out); err != nil {
		return err
	}
	_, err := out.Write(tail)
	return err
}

func (w *writer) newPen(p *page) *pen {
	k := &pen{page: p, styles: w.styles, texts: w.texts, last: make([]printed, len(p.Table.Columns)+1), buf: make([]byte, 0, enough+enough/4)}
	for i := range max(2, len(p.Table.Columns)) { // notes have two
		k.letters = append(k.letters, columnName(i+1))
	}
	return k
}

func (k *pen) write(out io.Writer) error {
	k.buf = append(k.buf, "<sheetData>"...)
	var space []placed
	for n := 1; n <= contentRow(k.page.Sheet); n++ {
		r := k.page.row(n, space)
		space = r.cells
		if err := k.row(r); err != nil {
			return err
		}
		if len(k.buf) >= enough {
			if _, err := out.Write(k.buf); err != nil {
				return err
			}
			k.buf = k.buf[:0]
		}
	}
	_, err := out.Write(append(k.buf, "</sheetData>"...))
	return err
}

func (k *pen) row(r row) error {
	k.buf = append(k.buf, `<row r="`...)
	k.buf = strconv.AppendInt(k.buf, int64(r.number), 10)
	if r.height > 0 {
		k.buf = append(k.buf, `" ht="`...)
		k.buf = strconv.AppendFloat(k.buf, r.height, 'f', -1, 64)
		k.buf = append(k.buf, `" customHeight="1`...)
	}
	k.buf = append(k.buf, `">`...)
	for _, c := range r.cells {
		style, err := k.styles.id(c.look)
		if err != nil {
			return err
		}
		k.buf = append(k.buf, `<c r="`...)
		k.buf = append(k.buf, k.letters[c.column-1]...)
		k.buf = strconv.AppendInt(k.buf, int64(r.number), 10)
		k.buf = append(k.buf, `" s="`...)
		k.buf = strconv.AppendInt(k.buf, int64(style), 10)
		k.buf = append(k.buf, '"')
		if err := k.contents(c); err != nil {
			return err
		}
	}
	k.buf = append(k.buf, `</row>`...)
	return nil
}

// contents writes the rest of a cell, from after its style.
func (k *pen) contents(c placed) error {
	switch cell := c.cell.(type) {
	case book.Blank:
		k.buf = append(k.buf, `/>`...)
	case book.Text:
		k.text(cell.S)
	case book.Key:
		k.text(cell.S)
	case book.Link:
		k.text(cell.Sheet)
	case book.Money:
		k.number(cell.Ore, 2)
	case book.Count:
		k.number(cell.N, 0)
	case book.Percent:
		k.number(cell.Hundredths, 4)
	case book.Day:
		k.number(serial(cell.Date), 0)
	case *book.Formula:
		return k.formula(cell, &k.last[c.column-1])
	default:
		return fmt.Errorf("okänt slag av cell %T", cell)
	}
	return nil
}

func (k *pen) text(s string) {
	k.buf = append(k.buf, ` t="s"><v>`...)
	k.buf = strconv.AppendInt(k.buf, int64(k.texts.number(s)), 10)
	k.buf = append(k.buf, `</v></c>`...)
}

func (k *pen) number(n int64, decimals int) {
	k.buf = append(k.buf, `><v>`...)
	k.buf = appendDecimal(k.buf, n, decimals)
	k.buf = append(k.buf, `</v></c>`...)
}

// formula writes a formula with the value that the program computed, as a number; an
// empty result is a text without a sign, which is what the formula itself gives.
func (k *pen) formula(f *book.Formula, last *printed) error {
	if last.expr == nil || last.expr != f.Expr {
		text, err := formula(f.Written(), k.page.Table.Name)
		if err != nil {
			return err
		}
		*last = printed{f.Expr, string(appendEscaped(nil, text))}
	}
	if f.Empty {
		k.buf = append(k.buf, ` t="str"`...)
	}
	k.buf = append(k.buf, `><f>`...)
	k.buf = append(k.buf, last.text...)
	k.buf = append(k.buf, `</f><v>`...)
	switch {
	case f.Empty:
	case f.Shown == book.KindPercent:
		k.buf = appendDecimal(k.buf, f.Value, 4)
	default:
		k.buf = appendDecimal(k.buf, f.Value, 2)
	}
	k.buf = append(k.buf, `</v></c>`...)
	return nil
}

// appendDecimal writes n, of which the last digits are decimals, without noughts at
// its end: 150 with two decimals is 1.5.
func appendDecimal(b []byte, n int64, decimals int) []byte {
	unit, size := uint64(1), uint64(n)
	for range decimals {
		unit *= 10
	}
	if n < 0 {
		b, size = append(b, '-'), -size
	}
	b = strconv.AppendUint(b, size/unit, 10)
	rest := size % unit
	if rest > 0 {
		b = append(b, '.')
	}
	for rest > 0 {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}

// serial is Excel's number for a day: 1 is 1900-01-01, and 1900 is counted as a
// leap year, which all days from 1900-03-01 have to allow for.
func serial(d book.Date) int64 {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return int64(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
