package readback

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"planverk/internal/book"
)

var errNoAmounts = errors.New("no column of amounts")

// readAmounts reads the amounts with an identity out of a file for finance systems
// with encoding/csv.
func readAmounts(file string, data []byte) (*reading, error) {
	lines := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	lines.Comma = ';'
	rows, err := lines.ReadAll() // all rows have as many columns as the head
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, errNoAmounts
	}
	columns := map[string]int{}
	for i, head := range rows[0] {
		columns[head] = i
	}
	for _, need := range []string{book.DataID, book.DataAmount, book.DataLabel, book.DataField, book.DataSheetOf} {
		if _, ok := columns[need]; !ok {
			return nil, errNoAmounts
		}
	}
	r := &reading{format: formatCSV, file: file, partial: true}
	for _, row := range rows[1:] {
		id := row[columns[book.DataID]]
		if id == "" {
			continue
		}
		exact := strings.Replace(row[columns[book.DataAmount]], ",", ".", 1)
		if exact == "" {
			exact = "tom" // an amount that was taken out is another amount
		}
		label := fmt.Sprintf("”%s” för ”%s” (%s)", row[columns[book.DataField]], row[columns[book.DataLabel]], row[columns[book.DataSheetOf]])
		r.figures = append(r.figures, figure{id: id, exact: exact, shown: swedish(exact), label: label})
	}
	return r, nil
}
