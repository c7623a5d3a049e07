package readback

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// Limits for PDF files, far above what a plan has, so that a hostile file ends
// in a finding rather than in a full memory.
const (
	maxElements = 500_000
	maxContent  = 32 << 20 // of one page, unpacked
	maxPages    = 5_000
	pdfTime     = 30 * time.Second
)

var (
	errNotTagged = errors.New("no structure tree")
	errTooMuch   = errors.New("more content than is read")
	errTooSlow   = errors.New("took too long")
)

// readPDF reads a tagged PDF with github.com/ledongthuc/pdf: the structure tree in
// reading order, with the text that each element's marked content draws. That
// reader panics on much that is broken and may never end on the rest, so it runs
// apart; one that does not end is left behind.
func readPDF(file string, data []byte) (*reading, error) {
	return apart(func() (*reading, error) { return newPDFReader(file, data).read(data) })
}

// apart runs what asks the reader.
func apart[T any](read func() (*T, error)) (*T, error) {
	type result struct {
		read *T
		err  error
	}
	done := make(chan result, 1)
	go func() {
		var res result
		defer func() {
			if p := recover(); p != nil {
				res = result{nil, fmt.Errorf("pdf: %v", p)}
			}
			done <- res
		}()
		res.read, res.err = read()
	}()
	select {
	case res := <-done:
		return res.read, res.err
	case <-time.After(pdfTime):
		return nil, errTooSlow
	}
}

// pdfReader walks the structure tree.
type pdfReader struct {
	r        *reading
	pages    map[string]map[int]string // drawn text by page and marked content
	loaded   int                       // pages
	elements int
	counting bool   // within a list whose labels are bullets or numbers
	title    bool   // the document's title has been seen
	table    string // "tabell 5"
	unit     string // of the amounts of a table or figure, as its caption says
	heads    []string
	row      string
	col      int
	section  string
	notes    []footnote // to be read when the text has been
}

func newPDFReader(file string, data []byte) *pdfReader {
	return &pdfReader{r: &reading{format: formatPDF, file: file}, pages: map[string]map[int]string{}}
}

func (p *pdfReader) read(data []byte) (*reading, error) {
	doc, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	root := doc.Trailer().Key("Root").Key("StructTreeRoot")
	if root.Kind() != pdf.Dict {
		return nil, errNotTagged
	}
	if err := p.kids(root.Key("K"), pdf.Value{}, 0, nil); err != nil {
		return nil, err
	}
	if err := p.readNotes(); err != nil {
		return nil, err
	}
	p.r.carries, err = readCarriage(doc.Trailer().Key("Root"))
	return p.r, err
}

// readNotes reads the footnotes after the text, where other formats have them, in the
// order of their numbers.
func (p *pdfReader) readNotes() error {
	slices.SortStableFunc(p.notes, func(a, b footnote) int { return a.number - b.number })
	for _, n := range p.notes {
		p.counting = false
		p.r.script.gap()
		if err := p.kids(n.e.Key("K"), n.page, n.depth, nil); err != nil {
			return err
		}
	}
	return nil
}

// footnote is a Note, by the number at the end of its ID.
type footnote struct {
	number  int
	e, page pdf.Value
	depth   int
}

// drawn gathers the text of the element that is being walked, for its figure.
type drawn struct{ text strings.Builder }

// kids walks what an element has below it. page is the page that the nearest
// element above names.
func (p *pdfReader) kids(k, page pdf.Value, depth int, into *drawn) error {
	if p.elements++; p.elements > maxElements {
		return errTooMuch
	}
	if depth > maxDepth {
		return errTooDeep
	}
	switch k.Kind() {
	case pdf.Array:
		for i := range k.Len() {
			if err := p.kids(k.Index(i), page, depth+1, into); err != nil {
				return err
			}
		}
	case pdf.Integer:
		return p.marked(page, int(k.Int64()), into)
	case pdf.Dict:
		switch {
		case k.Key("Type").Name() == "MCR":
			return p.marked(pageOf(k, page), int(k.Key("MCID").Int64()), into)
		case k.Key("Type").Name() == "OBJR":
			return nil
		}
		return p.element(k, pageOf(k, page), depth, into)
	}
	return nil
}

func pageOf(v, inherited pdf.Value) pdf.Value {
	if pg := v.Key("Pg"); pg.Kind() == pdf.Dict {
		return pg
	}
	return inherited
}

// element walks one structure element.
func (p *pdfReader) element(e, page pdf.Value, depth int, into *drawn) error {
	kind := e.Key("S").Name()
	switch kind {
	case "TOC":
		p.dropContentsHead()
		return nil
	case "Note":
		number, _ := strconv.Atoi(strings.TrimLeft(e.Key("ID").Text(), "abcdefghijklmnopqrstuvwxyz-")) // 0 if it has none
		p.notes = append(p.notes, footnote{number, e, page, depth + 1})
		return nil
	case "Lbl":
		if p.counting {
			return nil // the number of a list item, which other formats have by markup
		}
	case "L":
		defer func(old bool) { p.counting = old }(p.counting)
		p.counting = numbering(e.Key("A")) != "None"
	case "H1":
		p.title = true
	}
	if !inline(kind) {
		p.r.script.gap()
	}
	own := into
	id, exact, shown := property(e.Key("A"))
	if id != "" || own == nil {
		own = &drawn{}
	}
	from, start := len(p.r.script.tokens), p.r.script.text.Len()
	label := p.label()
	actual := e.Key("ActualText").Text()
	if actual != "" && id == "" {
		own.text.WriteString(actual)
		p.r.script.add(actual, p.zone())
	} else if err := p.kids(e.Key("K"), page, depth+1, own); err != nil {
		return err
	}
	if own != into && into != nil {
		into.text.WriteString(own.text.String())
	}
	if id != "" {
		f := figure{id: id, exact: exact, text: tidy(own.text.String()), claim: tidy(shown), label: label, unit: p.unit, from: from, to: len(p.r.script.tokens)}
		if actual != "" {
			f.claim = "" // the boxes of a question: what is drawn is more than the answer
		}
		p.r.figures = append(p.r.figures, f)
	}
	p.leave(kind, start)
	return nil
}

// zone is foot for what stands above the title: the sender's name.
func (p *pdfReader) zone() zone {
	if !p.title {
		return foot
	}
	return body
}

// marked adds the text of one piece of marked content.
func (p *pdfReader) marked(page pdf.Value, mcid int, into *drawn) error {
	texts, err := p.page(page)
	if err != nil {
		return err
	}
	text := texts[mcid]
	if into != nil {
		into.text.WriteString(text)
	}
	p.r.script.add(text, p.zone())
	return nil
}

// leave notes headings and places in tables, for the labels of figures.
func (p *pdfReader) leave(kind string, start int) {
	words := func() string { return tidy(p.r.script.text.String()[start:]) }
	switch kind {
	case "H2", "H3", "H4":
		p.section = words()
	case "Caption":
		p.table, _, _ = strings.Cut(words(), ".")
		p.heads, p.unit = nil, unitOf(words())
	case "Table", "Figure":
		p.table, p.row, p.heads, p.unit = "", "", nil, ""
	case "TR":
		p.row, p.col = "", 0
	case "TH", "TD":
		if kind == "TH" && len(p.heads) == p.col {
			p.heads = append(p.heads, words())
		}
		if p.col == 0 {
			p.row = words()
		}
		p.col++
	}
	if !inline(kind) {
		p.r.script.gap()
	}
}

// inline tells whether an element stands within a line.
func inline(kind string) bool {
	switch kind {
	case "Span", "Link", "Em", "Strong", "Code":
		return true
	}
	return false
}

// numbering is how the items of a list are labelled: "None" for terms.
func numbering(a pdf.Value) string { return a.Key("ListNumbering").Name() }

// dropContentsHead takes away the heading of the contents list, which only paged
// formats have.
func (p *pdfReader) dropContentsHead() {
	if n := len(p.r.script.tokens); n > 0 && p.r.script.tokens[n-1].key == "innehåll" {
		p.r.script.tokens = p.r.script.tokens[:n-1]
	}
}

func (p *pdfReader) label() string {
	switch {
	case p.row != "" && p.col > 0 && p.col < len(p.heads) && p.table != "":
		return "”" + p.heads[p.col] + "” för ”" + p.row + "” i " + strings.ToLower(p.table)
	case p.section != "":
		return "Siffran i avsnittet ”" + p.section + "”"
	}
	return "Siffran"
}

// property gives the first user property of an element's attributes.
func property(a pdf.Value) (id, exact, shown string) {
	switch a.Kind() {
	case pdf.Array:
		for i := range min(a.Len(), 100) {
			if id, exact, shown = property(a.Index(i)); id != "" {
				return id, exact, shown
			}
		}
	case pdf.Dict:
		if a.Key("O").Name() != "UserProperties" {
			return "", "", ""
		}
		one := a.Key("P").Index(0)
		v := one.Key("V")
		exact = v.Text()
		if v.Kind() == pdf.Integer || v.Kind() == pdf.Real {
			exact = v.String()
		}
		return one.Key("N").Text(), exact, one.Key("F").Text()
	}
	return "", "", ""
}
