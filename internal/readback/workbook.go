package readback

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Limits for workbooks: a zip file may unpack to a thousand times its size.
const (
	maxUnzip = 64 << 20
	maxSheet = 16 << 20
	maxRows  = 50_000
)

// baseSheet is the very hidden sheet that tells where the cell of each identity
// is: ID, Blad, Tabell, Rad-ID, Kolumn, Värde, Slag.
const baseSheet = "_bas"

var errNoBase = errors.New("no sheet " + baseSheet)

// workbookReader finds the visible cells of the identities in _bas.
type workbookReader struct {
	r      *reading
	f      *excelize.File
	sheets map[string]*grid
	faults []string // cells that do not hold what _bas says
}

// grid is a sheet's raw cells with its table's head and keys.
type grid struct {
	rows    [][]string
	columns map[string]int // by head
	head    int            // row of the head, from 0
}

// readWorkbook reads every figure with an identity out of a workbook with
// excelize: what stands in the cell that a person sees, not what _bas claims.
func readWorkbook(file string, data []byte) (w *workbookReader, err error) {
	defer func() {
		if p := recover(); p != nil {
			w, err = nil, fmt.Errorf("xlsx: %v", p)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxSheet,
	})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w = &workbookReader{r: &reading{format: formatExcel, file: file, partial: true}, f: f, sheets: map[string]*grid{}}
	base, err := f.GetRows(baseSheet)
	if err != nil || len(base) == 0 {
		return nil, errNoBase
	}
	for _, row := range base[1:min(len(base), maxRows)] {
		if len(row) >= 6 && row[1] != "" { // a workbook without figures lists no sheet
			w.figure(entry{id: row[0], sheet: row[1], row: row[3], column: row[4], value: row[5], kind: cellAt(row, 6)})
		}
	}
	return w, nil
}

// entry is a row of _bas.
type entry struct{ id, sheet, row, column, value, kind string }

// figure reads the visible cell of one entry.
func (w *workbookReader) figure(e entry) {
	g := w.sheet(e.sheet)
	cell, found := "", false
	if g != nil {
		cell, found = g.cell(e.row, e.column)
	}
	label := fmt.Sprintf("”%s” för ”%s” på bladet %s", e.column, e.row, e.sheet)
	named := label
	if e.id != "" {
		named += " (" + e.id + ")"
	}
	if !found {
		w.faults = append(w.faults, named+" finns inte i arbetsboken.")
		return
	}
	exact, shown := cellValue(cell, e.kind)
	_, listed := cellValue(e.value, e.kind)
	if e.kind == "indata" && cell == e.value { // words of figures, such as the code 0461, are the same words
		return
	}
	if exact != e.value {
		w.faults = append(w.faults, fmt.Sprintf("%s är %s i cellen men %s i arbetsbokens dolda förteckning %s.", named, or(shown), or(listed), baseSheet))
	}
	if e.kind == "indata" {
		return // a cell to fill in, that no other format shows
	}
	f := figure{id: e.id, exact: exact, shown: shown, label: label}
	if e.kind == "text" {
		f.exact, f.text = "", shown
	}
	w.r.figures = append(w.r.figures, f)
}

func (w *workbookReader) sheet(name string) *grid {
	if g, ok := w.sheets[name]; ok {
		return g
	}
	rows, err := w.f.GetRows(name)
	if err != nil || len(rows) > maxRows {
		rows = nil
	}
	g := newGrid(rows)
	w.sheets[name] = g
	return g
}

// newGrid finds the head of a sheet's table: the first row with two cells or more.
func newGrid(rows [][]string) *grid {
	for i, row := range rows {
		columns := map[string]int{}
		for j, head := range row {
			if head != "" {
				columns[head] = j
			}
		}
		if len(columns) > 1 {
			return &grid{rows, columns, i}
		}
	}
	return nil
}

// cell finds a cell by the key in the first column and the head of its column.
func (g *grid) cell(key, column string) (string, bool) {
	col, ok := g.columns[column]
	if !ok {
		return "", false
	}
	for _, row := range g.rows[g.head+1:] {
		if cellAt(row, 0) == key {
			return cellAt(row, col), true
		}
	}
	return "", false
}

func cellAt(row []string, i int) string {
	if i >= len(row) {
		return ""
	}
	return row[i]
}

// cellValue gives a raw cell as the exact value that other formats have, and as
// words for a finding.
func cellValue(raw, kind string) (exact, shown string) {
	n, err := strconv.ParseFloat(raw, 64)
	switch {
	case kind == "text" || err != nil:
		return raw, raw
	case kind == "datum":
		d := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format("2006-01-02")
		return d, d
	case kind == "kr":
		exact = strconv.FormatFloat(n, 'f', 2, 64)
		return exact, swedish(exact)
	}
	exact = strconv.FormatFloat(n, 'f', -1, 64)
	return exact, swedish(exact)
}

// swedish writes "3499000.00" as "3 499 000", for findings only.
func swedish(exact string) string {
	whole, decimals, _ := strings.Cut(strings.TrimSuffix(exact, ".00"), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteRune('\u00a0')
		}
		b.WriteRune(r)
	}
	if decimals != "" {
		b.WriteString("," + decimals)
	}
	return sign + b.String()
}

func or(s string) string {
	if s == "" {
		return "tom"
	}
	return s
}
