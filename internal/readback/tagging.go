package readback

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// Tagging gives what is wrong with how a PDF is tagged for those who listen, beyond
// what a checker of PDF/UA sees: text that is neither heard nor an artifact, elements
// without content, figures that say nothing, bookmarks that are not the headings, and
// text that is heard in another order than it stands. Faults are in Swedish; none is
// nil. It is meant for files that Speech can read.
func Tagging(data []byte) []string {
	found, err := apart(func() (*[]string, error) {
		doc, err := readTree(data)
		if err != nil {
			return nil, err
		}
		sheets, err := Drawing(data)
		if err != nil {
			return nil, err
		}
		r, err := openPDF(data)
		if err != nil {
			return nil, err
		}
		t := &tagChecker{doc: doc, sheets: sheets, root: r.Trailer().Key("Root")}
		for _, check := range []func(){t.catalog, t.pages, t.elements, t.bookmarks, t.marks, t.order} {
			check()
		}
		return &t.faults, nil
	})
	if err != nil {
		return []string{reason(err)}
	}
	return *found
}

// tagChecker gathers faults.
type tagChecker struct {
	doc    *tagged
	sheets []Sheet
	root   pdf.Value
	faults []string
}

// mostFaults of a file are told.
const mostFaults = 50

func (t *tagChecker) fault(format string, args ...any) {
	if len(t.faults) < mostFaults {
		t.faults = append(t.faults, fmt.Sprintf(format, args...))
	}
}

// catalog: the document says that it is tagged, in which language, and shows its
// title.
func (t *tagChecker) catalog() {
	if !t.root.Key("MarkInfo").Key("Marked").Bool() {
		t.fault("filen säger inte att den är märkt")
	}
	if t.root.Key("Lang").Text() == "" {
		t.fault("filen säger inte vilket språk den är på")
	}
	if t.doc.title == "" || !t.root.Key("ViewerPreferences").Key("DisplayDocTitle").Bool() {
		t.fault("filen visar inte sin titel")
	}
}

// pages: the tabulator goes in the order of the structure, and every link says where
// it leads.
func (t *tagChecker) pages() {
	pages := t.root.Key("Pages")
	for i := range pages.Key("Kids").Len() {
		page := pages.Key("Kids").Index(i)
		if page.Key("Tabs").Name() != "S" {
			t.fault("sidan %d: tabbordningen följer inte märkningen", i+1)
		}
		for j := range page.Key("Annots").Len() {
			if a := page.Key("Annots").Index(j); a.Key("Subtype").Name() == "Link" && a.Key("Contents").Text() == "" {
				t.fault("sidan %d: en länk säger inte vart den leder", i+1)
			}
		}
	}
}

// parents says what some elements must stand in (ISO 32000-1, 14.8.4).
var parents = map[string][]string{
	"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
	"LI": {"L"}, "Lbl": {"LI", "Note", "Reference"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

// elements: each has content, and what its kind needs.
func (t *tagChecker) elements() {
	t.doc.top.all(func(n *node) {
		for _, k := range n.kids {
			if k.node == nil {
				continue
			}
			t.element(k.node)
			if in := parents[k.node.kind]; in != nil && !slices.Contains(in, n.kind) {
				t.fault("%s står i %s i stället för i %s", k.node.kind, n.kind, strings.Join(in, ", "))
			}
		}
	})
}

func (t *tagChecker) element(n *node) {
	words := tidy(n.words())
	switch {
	case len(n.kids) == 0:
		t.fault("%s är tom", n.kind)
	case n.kind == "Figure" && (words == "" || !n.bounded):
		t.fault("en bild saknar beskrivning eller säger inte var den är")
	case n.kind == "Span" && n.lang+n.actual+n.expansion+n.alt == "" && !n.valued:
		t.fault("en Span om ”%s” säger inget om den", clip(words))
	case n.kind == "L" && n.numbering == "":
		t.fault("listan ”%s” säger inte hur den är numrerad", clip(words))
	case n.kind == "TH" && n.scope == "":
		t.fault("rubrikcellen ”%s” säger inte vad den är rubrik till", clip(words))
	case n.kind == "Link" && !slices.ContainsFunc(n.kids, func(k kid) bool { return k.to != nil }):
		t.fault("länken ”%s” går inte att följa", clip(words))
	case n.kind == "TOCI" && len(n.below("Link", "Reference")) == 0:
		t.fault("raden ”%s” i innehållsförteckningen är ingen länk", clip(words))
	}
}

// bookmarks: they are the headings below the title, with the same words and levels.
func (t *tagChecker) bookmarks() {
	var want, got []string
	t.doc.top.all(func(n *node) {
		if len(n.kind) == 2 && n.kind[0] == 'H' && n.kind >= "H2" && n.kind <= "H6" {
			want = append(want, fmt.Sprintf("%c %s", n.kind[1]-1, n.heading()))
		}
	})
	t.outline(t.root.Key("Outlines"), 1, &got)
	for i := range max(len(want), len(got)) {
		if i >= len(got) || i >= len(want) || want[i] != got[i] {
			t.fault("bokmärke %d är ”%s” men rubriken ”%s”", i+1, at(got, i), at(want, i))
			return
		}
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return ""
}

func (t *tagChecker) outline(above pdf.Value, level int, got *[]string) {
	for b := above.Key("First"); b.Kind() == pdf.Dict && len(*got) < maxElements/10; b = b.Key("Next") {
		*got = append(*got, fmt.Sprintf("%d %s", level, tidy(b.Key("Title").Text())))
		if level < 10 {
			t.outline(b, level+1, got)
		}
	}
}

// piece is a piece of marked content.
type piece struct{ page, mcid int }

// marks: every text that is drawn belongs to one element or is an artifact, and every
// piece that an element has is drawn.
func (t *tagChecker) marks() {
	owned := map[piece]int{}
	t.doc.top.all(func(n *node) {
		for _, k := range n.kids {
			if k.mark {
				owned[piece{k.page, k.mcid}]++
			}
		}
	})
	drawn := map[piece]bool{}
	for i, s := range t.sheets {
		for _, m := range s.Marks {
			p := piece{i + 1, int(m.MCID)}
			switch {
			case m.Tag == "":
				t.fault("sidan %d: ”%s” är varken märkt eller utsmyckning", i+1, clip(m.Text))
			case m.MCID >= 0 && owned[p] != 1 && !drawn[p]:
				t.fault("sidan %d: ”%s” hör till %d delar av handlingen i stället för en", i+1, clip(m.Text), owned[p])
			}
			drawn[p] = true
		}
	}
}
