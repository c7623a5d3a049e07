package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	reader "github.com/ledongthuc/pdf"

	"planverk/internal/readback"
)

// readFile is a finished file read back by another's program.
type readFile struct {
	root  reader.Value
	pages []readback.Sheet
}

func readBack(t testing.TB, b []byte) *readFile {
	t.Helper()
	b = loosened(t, b)
	r, err := reader.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := readback.Drawing(b)
	if err != nil {
		t.Fatal(err)
	}
	return &readFile{root: r.Trailer().Key("Root"), pages: pages}
}

// marked is the text of a piece of marked content.
func (f *readFile) marked(page int, mcid int64) string {
	var b strings.Builder
	for _, it := range f.pages[page].Marks {
		if it.MCID == mcid && it.Tag != "" {
			b.WriteString(it.Text)
		}
	}
	return b.String()
}

// element is a structure element read back.
type element struct {
	kind   string
	actual string
	attrs  string
	value  [3]string // of a UserProperty: name, exact, text
	kids   []any     // *element, string, or link (reader.Value)
}

// structure reads the structure tree. Pages are known by their StructParents,
// which Write numbers from 0.
func (f *readFile) structure() *element {
	return f.element(f.root.Key("StructTreeRoot").Key("K"))
}

func (f *readFile) element(v reader.Value) *element {
	e := &element{kind: v.Key("S").Name(), actual: v.Key("ActualText").Text()}
	a := v.Key("A")
	switch a.Key("O").Name() {
	case "UserProperties":
		p := a.Key("P").Index(0)
		e.value = [3]string{p.Key("N").Text(), p.Key("V").Text(), p.Key("F").Text()}
		e.attrs = fmt.Sprintf(" {%s = %s: %s}", e.value[0], e.value[1], e.value[2])
	case "Table":
		e.attrs = " Scope=" + a.Key("Scope").Name()
	case "List":
		e.attrs = " ListNumbering=" + a.Key("ListNumbering").Name()
	}
	page := v.Key("Pg").Key("StructParents").Int64()
	kids := v.Key("K")
	for i := range kids.Len() {
		k := kids.Index(i)
		switch {
		case k.Kind() == reader.Integer:
			e.kids = append(e.kids, f.marked(int(page), k.Int64()))
		case k.Key("Type").Name() == "MCR":
			e.kids = append(e.kids, f.marked(int(k.Key("Pg").Key("StructParents").Int64()), k.Key("MCID").Int64()))
		case k.Key("Type").Name() == "OBJR":
			e.kids = append(e.kids, k.Key("Obj"))
		default:
			e.kids = append(e.kids, f.element(k))
		}
	}
	return e
}

// walk calls fn with the element and all below it.
func (e *element) walk(fn func(*element)) {
	fn(e)
	for _, k := range e.kids {
		if k, ok := k.(*element); ok {
			k.walk(fn)
		}
	}
}

// count is how many elements of each kind there are at e and below.
func (e *element) count() map[string]int {
	n := map[string]int{}
	e.walk(func(e *element) { n[e.kind]++ })
	return n
}

// words is the text below e as a listener hears it.
func (e *element) words() string {
	if e.actual != "" {
		return e.actual
	}
	var b strings.Builder
	for _, k := range e.kids {
		switch k := k.(type) {
		case string:
			b.WriteString(k)
		case *element:
			if !inlineKinds[k.kind] {
				b.WriteByte(' ')
			}
			b.WriteString(k.words())
			if !inlineKinds[k.kind] {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

var inlineKinds = map[string]bool{"Span": true, "Link": true, "Code": true, "Reference": true}

// dump prints the structure tree, an element a line.
func (e *element) dump(b *strings.Builder, depth int) {
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(b, "%s%s%s", indent, e.kind, e.attrs)
	if e.actual != "" {
		fmt.Fprintf(b, " ActualText=%q", e.actual)
	}
	if len(e.kids) == 1 {
		if s, ok := e.kids[0].(string); ok {
			fmt.Fprintf(b, " %q\n", s)
			return
		}
	}
	b.WriteByte('\n')
	for _, k := range e.kids {
		switch k := k.(type) {
		case string:
			fmt.Fprintf(b, "%s  %q\n", indent, k)
		case *element:
			k.dump(b, depth+1)
		case reader.Value:
			to := k.Key("A").Key("URI").RawString()
			if to == "" {
				to = fmt.Sprintf("page %d", k.Key("Dest").Index(0).Key("StructParents").Int64()+1)
			}
			fmt.Fprintf(b, "%s  → %s (%s)\n", indent, to, k.Key("Contents").Text())
		}
	}
}

// dump prints what is drawn on each page: from the top, the kind of content, the
// baseline and left edge in points from the top left corner, the size, the text.
func (f *readFile) dump() string {
	var b strings.Builder
	for i, p := range f.pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, it := range p.Marks {
			what := it.Tag
			if it.Tag == "Artifact" {
				what = "(" + it.Kind + ")"
			}
			switch {
			case it.Text != "":
				fmt.Fprintf(&b, "  %-14s y %6.1f  x %5.1f  %4.4g pt  %q\n", what, p.Height-it.Y, it.X, it.Size, it.Text)
			default:
				fmt.Fprintf(&b, "  %-14s y %6.1f  x %5.1f  %s %.1f × %.1f\n", what, p.Height-it.Y, it.X, it.Shape, it.W, it.H)
			}
		}
		fmt.Fprintf(&b, "  links %d\n", p.Links)
	}
	return b.String()
}
