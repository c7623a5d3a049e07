package diag

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

// Page is a report of findings for a reader who has only a browser: by document, then
// by level and code, each code with its explanation folded. It has no script and
// fetches nothing.
type Page struct {
	Title  string // "Kontroll av data/timra"
	By     string // "Planverk 0.1.0"
	All    List   // what was found; Shown may be fewer
	Shown  List
	Chosen string // what Shown was chosen by, in Swedish; "" when it is all
	// Documents names each file's document; a file without one is known by its name.
	Documents map[string]string
	// Source gives the text of a file, as in Printer; may be nil.
	Source func(file string) ([]byte, bool)
}

// mostInGroup is how many findings of one code in one file a page shows. With more,
// the reader needs the count, not the list.
const mostInGroup = 50

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

type (
	pageFile struct {
		Anchor, Name, Title string
		Counts              [3]int // by level
		Summary             string
		Levels              []pageLevel
	}
	pageLevel struct {
		Severity
		Name, Word string
		Count      int
		Groups     []pageGroup
	}
	pageGroup struct {
		Code
		Level string
		Count int
		Items []pageItem
		More  int
	}
	pageItem struct {
		Place, Message        string
		Before, Marked, After string // of the line, when it is known
		Line                  int
		Hints                 []string
		Source                string
	}
)

// Write writes the page as HTML.
func (p Page) Write(w io.Writer) error {
	shown := p.Shown.Sorted()
	files := p.files(shown)
	return pageTemplate.Execute(w, map[string]any{
		"Title": p.Title, "By": p.By, "Summary": p.All.Sorted().Summary(), "Errors": p.All.HasErrors(), "Chosen": p.Chosen,
		"Shown": len(shown), "Kinds": shown.Kinds(), "Files": files, "Rest": len(p.All.Sorted()) - len(shown),
	})
}

func (p Page) files(shown List) []pageFile {
	var files []pageFile
	for len(shown) > 0 {
		n := 1
		for n < len(shown) && shown[n].Span.File == shown[0].Span.File {
			n++
		}
		files = append(files, p.file(shown[:n], len(files)+1))
		shown = shown[n:]
	}
	return files
}

func (p Page) file(l List, nth int) pageFile {
	name := l[0].Span.File
	f := pageFile{Anchor: fmt.Sprintf("fil-%d", nth), Name: visible(name), Title: visible(p.Documents[name]), Summary: l.Summary()}
	if f.Title == "" {
		f.Title, f.Name = f.Name, ""
	}
	if f.Title == "" {
		f.Title = "Hela körningen"
	}
	var src []string
	if p.Source != nil && name != "" {
		if data, ok := p.Source(name); ok {
			src = lines(data)
		}
	}
	for s := Fel; s <= Upplysning; s++ {
		if f.Counts[s] = l.Count(s); f.Counts[s] > 0 {
			f.Levels = append(f.Levels, levelOf(l, s, src))
		}
	}
	return f
}

var levelHeadings = [...]string{Fel: "Fel som måste rättas", Varning: "Varningar att ta ställning till", Upplysning: "Upplysningar"}

func levelOf(l List, s Severity, src []string) pageLevel {
	level := pageLevel{Severity: s, Name: levelHeadings[s], Word: s.String(), Count: l.Count(s)}
	for _, k := range l.Kinds() {
		if k.Severity != s {
			continue
		}
		code, ok := Lookup(k.Code)
		if !ok {
			code = Code{Code: k.Code, Title: visible(k.Title)}
		}
		g := pageGroup{Code: code, Level: s.String(), Count: k.Count}
		for _, d := range l {
			switch {
			case d.Severity != s || d.Code != k.Code || !ok && d.Title != k.Title:
			case len(g.Items) == mostInGroup:
				g.More++
			default:
				g.Items = append(g.Items, item(d, src))
			}
		}
		level.Groups = append(level.Groups, g)
	}
	return level
}

func item(d Diagnostic, src []string) pageItem {
	i := pageItem{Message: visible(d.Message), Source: visible(d.Source)}
	for _, h := range d.Hints {
		i.Hints = append(i.Hints, visible(h))
	}
	if n := d.Span.Start.Line; n > 0 {
		i.Line, i.Place = n, fmt.Sprintf("rad %d, kolumn %d", n, d.Span.Start.Col)
		if n <= len(src) {
			i.Before, i.Marked, i.After = stretch(d.Span, composed(src[n-1]))
		}
	}
	return i
}

// stretch parts a line into what stands before, in and after the stretch that a
// finding is about, as cut shows it.
func stretch(s Span, line string) (before, marked, after string) {
	cells, from, to := window(s, line)
	text := func(part []cell) string {
		var b strings.Builder
		for _, c := range part {
			b.WriteString(c.text)
		}
		return b.String()
	}
	to = max(from, to)
	return text(cells[:from]), text(cells[from:to]), strings.TrimRight(text(cells[to:]), " ")
}
