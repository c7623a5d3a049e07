package planverk

import (
	"bytes"
	"testing"

	"planverk/internal/doc"
	"planverk/internal/readback"
)

// TestStructureOfEveryDocument: what a listener goes by in the finished PDF is exactly
// what the document holds, for every document of data/ and every type's example. A
// table over several pages is one table with one head.
func TestStructureOfEveryDocument(t *testing.T) {
	made := written(t)
	tables, complex := 0, 0
	var file bytes.Buffer
	for _, name := range sortedNames(made) {
		write(t, &file, made[name])
		got, err := readback.Elements(file.Bytes())
		want := elements(made[name])
		listed := contents(made[name], got["TOCI"])
		want["TOCI"] = listed
		want["Link"] += listed
		tables += want["Table"]
		complex += heard(t, name, file.Bytes(), made[name])
		for _, kind := range []string{"Table", "THead", "TBody", "TR", "TH", "TD", "Caption", "TOCI", "LI", "Link", "Figure"} {
			if err != nil || got[kind] != want[kind] {
				t.Errorf("%s: %d %s in the file, %d in the document (%v)", name, got[kind], kind, want[kind], err)
			}
		}
	}
	if len(made) < 20 || tables < 100 || complex == 0 {
		t.Errorf("only %d documents with %d tables were read, %d of them complex", len(made), tables, complex)
	}
}

// contents is how many entries the list of contents may have that is nearest to what it
// has: of two or three levels, as there is room, or none where the text begins below a
// head block and is short.
func contents(d *doc.Document, has int) (entries int) {
	upTo := map[int]int{}
	doc.Walk(d, func(b doc.Block) {
		if h, ok := b.(*doc.Heading); ok {
			for level := h.Level; level <= 3; level++ {
				upTo[level]++
			}
		}
	}, func(doc.Inline) {})
	switch {
	case !d.Meta.Contents, d.Meta.HeadBlock && has == 0:
		return 0
	case has > upTo[2]:
		return upTo[3]
	}
	return upTo[2]
}

// elements counts what the parts of a document become in a PDF.
func elements(d *doc.Document) map[string]int {
	n := map[string]int{"LI": len(d.Facts)}
	if d.Meta.Emblem != nil {
		n["Figure"]++
	}
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Table:
			tableElements(n, b)
		case *doc.Figure:
			n["Figure"]++
			n["Caption"]++
		case *doc.ListBlock:
			n["LI"] += len(b.Items)
		case *doc.Definitions:
			n["LI"] += len(b.Items)
		}
	}, func(in doc.Inline) {
		switch in.(type) {
		case *doc.Link, *doc.Reference:
			n["Link"]++
		}
	})
	return n
}

func tableElements(n map[string]int, t *doc.Table) {
	n["Table"]++
	n["THead"]++
	n["TBody"]++
	n["TR"] += len(t.Groups) + 1 + len(t.Rows)
	if len(t.Caption) > 0 || t.Number > 0 || t.Unit != "" {
		n["Caption"]++
	}
	for _, row := range t.Groups {
		for _, g := range row {
			n["TH"] += min(len(g.Head), 1)
		}
	}
	n["TH"] += len(t.Columns)
	below := 0 // rows that the cell in the first column still covers
	for _, r := range t.Rows {
		n["TD"] += len(r.Cells)
		if below--; below < 0 && t.RowHeader {
			n["TH"]++
			n["TD"]--
			below = max(r.Cells[0].RowSpan, 1) - 1
		}
	}
}
