package planverk

import (
	"bytes"
	"testing"

	"github.com/ledongthuc/pdf"

	"planverk/internal/doc"
)

// listening is what a finished PDF says to a listener beyond its words.
type listening struct {
	alts      []string        // what figures show, in order
	summaries int             // tables that say what they hold
	scoped    bool            // every head says what it heads
	ids       map[string]bool // of heads
	headers   []string        // heads that cells name
	alone     int             // data cells that name no head
}

// listen reads the structure of a PDF.
func listen(t *testing.T, file []byte) *listening {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	l := &listening{scoped: true, ids: map[string]bool{}}
	l.element(r.Trailer().Key("Root").Key("StructTreeRoot").Key("K"))
	return l
}

func (l *listening) element(e pdf.Value) {
	a := e.Key("A")
	switch e.Key("S").Name() {
	case "Figure":
		l.alts = append(l.alts, e.Key("Alt").Text())
	case "Table":
		if a.Key("Summary").Text() != "" {
			l.summaries++
		}
	case "TH":
		l.scoped = l.scoped && a.Key("Scope").Name() != ""
		l.ids[e.Key("ID").RawString()] = true
	case "TD":
		if a.Key("Headers").Len() == 0 {
			l.alone++
		}
		for i := range a.Key("Headers").Len() {
			l.headers = append(l.headers, a.Key("Headers").Index(i).RawString())
		}
	}
	kids := e.Key("K")
	if kids.Kind() == pdf.Dict {
		l.element(kids)
	}
	for i := range kids.Len() {
		if kid := kids.Index(i); kid.Kind() == pdf.Dict {
			l.element(kid)
		}
	}
}

// heard holds a finished PDF to what its document says of figures and tables: each figure
// is described, each complex table says what it holds, and its cells name their heads.
func heard(t *testing.T, name string, file []byte, d *doc.Document) (complex int) {
	t.Helper()
	var alts []string
	if d.Meta.Emblem != nil {
		alts = append(alts, d.Meta.Emblem.Alt)
	}
	simple, named := 0, 0
	doc.Walk(d, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Figure:
			alts = append(alts, b.Alt)
		case *doc.Table:
			if b.Complex() {
				complex++
				named += heads(t, b)
			} else {
				simple += cells(b)
			}
		}
	}, nil)
	l := listen(t, file)
	if len(l.alts) != len(alts) {
		t.Errorf("%s: %d figures are described, want %d", name, len(l.alts), len(alts))
	}
	for i := range min(len(alts), len(l.alts)) {
		if alts[i] == "" || l.alts[i] != alts[i] {
			t.Errorf("%s: figure %d is described as %q, want %q", name, i+1, l.alts[i], alts[i])
		}
	}
	for _, id := range l.headers {
		if !l.ids[id] {
			t.Errorf("%s: a cell names the head %q, which is not there", name, id)
		}
	}
	if len(l.headers) != named {
		t.Errorf("%s: cells name %d heads, want %d", name, len(l.headers), named)
	}
	if !l.scoped || l.summaries != complex || l.alone != simple {
		t.Errorf("%s: heads have scopes %v; %d summaries, %d cells without heads; want %d and %d", name, l.scoped, l.summaries, l.alone, complex, simple)
	}
	return complex
}

// heads is how many heads the data cells of a complex table have, all together.
func heads(t *testing.T, table *doc.Table) (n int) {
	t.Helper()
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range grid.Rows {
		for _, p := range row {
			if table.RowHeader && p.Column == 0 {
				continue
			}
			n += len(grid.Above(p))
			if table.RowHeader {
				n += len(grid.Beside(p))
			}
		}
	}
	return n
}

// cells is how many data cells a simple table has.
func cells(t *doc.Table) (n int) {
	for _, r := range t.Rows {
		n += len(r.Cells)
		if t.RowHeader {
			n--
		}
	}
	return n
}
