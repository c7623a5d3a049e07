// Package csv prints the sheet Data of a workbook as text that finance systems read:
// one amount a row, in columns parted by semicolons (RFC 4180 with the separator
// that Swedish programs expect), decimal comma, UTF-8 with a byte order mark, CRLF.
//
// Its one call is Write. A cell that a spreadsheet program could take for a formula
// gets an apostrophe first; amounts are numbers and keep their sign.
package csv

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"planverk/internal/book"
)

// mark tells spreadsheet programs that the text is UTF-8.
const mark = "\ufeff"

// ErrNone is given for a workbook without amounts.
var ErrNone = errors.New("the workbook has no amounts")

// Write prints the amounts of a workbook. An error other than ErrNone says in Swedish
// what can not be written truthfully; nothing has then been written to w.
func Write(w io.Writer, b *book.Workbook) error {
	_, t := b.FindTable(book.DataTable)
	if t == nil {
		return ErrNone
	}
	if err := errors.Join(b.Validate(), b.Evaluate()); err != nil {
		return fmt.Errorf("beloppen kan inte skrivas: %w", err)
	}
	var out strings.Builder
	out.WriteString(mark)
	rows := csv.NewWriter(&out)
	rows.Comma, rows.UseCRLF = ';', true
	var line []string
	for _, c := range t.Columns {
		line = append(line, c.Name)
	}
	all := [][]string{line}
	amount := t.Column(book.DataAmount)
	for _, r := range t.Rows {
		if f, ok := r[amount].(*book.Formula); ok && f.Empty {
			continue // a cell that nobody has filled in
		}
		line, err := fields(r)
		if err != nil {
			return err
		}
		all = append(all, line)
	}
	if len(all) == 1 {
		return ErrNone
	}
	if err := rows.WriteAll(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func fields(r book.Row) ([]string, error) {
	line := make([]string, len(r))
	for i, c := range r {
		switch c := c.(type) {
		case book.Blank:
		case book.Text:
			line[i] = defused(c.S)
		case book.Key:
			line[i] = defused(c.S)
		case book.Money:
			line[i] = kronor(c.Ore)
		case *book.Formula:
			line[i] = kronor(c.Value)
		default:
			return nil, fmt.Errorf("okänt slag av cell %T", c)
		}
		if !utf8.ValidString(line[i]) {
			return nil, fmt.Errorf("texten %q är inte UTF-8 och går inte att läsa; spara om filen", line[i])
		}
	}
	return line, nil
}

// defused puts an apostrophe before what spreadsheet programs take for the beginning
// of a formula, in its wide forms too: they are read alike in some languages.
func defused(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

// kronor writes öre as "-12500,50": a number that Swedish programs read.
func kronor(ore int64) string {
	sign := ""
	whole, rest := ore/100, ore%100
	if ore < 0 {
		sign, whole, rest = "-", -whole, -rest
	}
	return fmt.Sprintf("%s%d,%02d", sign, whole, rest)
}
