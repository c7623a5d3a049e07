package xlsx_test

import (
	"bytes"
	"os"
	"testing"

	"planverk/internal/book"
	"planverk/render/xlsx"
)

func TestWriteSmall(t *testing.T) {
	w := &book.Workbook{Meta: book.Meta{Title: "T"}, Sheets: []*book.Sheet{{Name: "A", Title: "T", Table: &book.Table{Name: "tblA", Columns: []book.Column{{Name: "X"}}, Rows: []book.Row{{book.Text{S: "=1+1"}}}}}}}
	var b bytes.Buffer
	if err := xlsx.Write(&b, w); err != nil {
		t.Fatal(err)
	}
	_ = os.WriteFile("/tmp/wb/small.xlsx", b.Bytes(), 0o644)
}
