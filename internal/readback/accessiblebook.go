package readback

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"planverk/internal/pattern"
)

// bookPart is an element of a part of a workbook (ECMA-376), with what is of use here.
type bookPart struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []bookPart `xml:",any"`
}

func (p *bookPart) attr(name string) string {
	for _, a := range p.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all calls fn with every element of a name, at any depth.
func (p *bookPart) all(name string, fn func(*bookPart)) {
	if p.XMLName.Local == name {
		fn(p)
	}
	for i := range p.Children {
		p.Children[i].all(name, fn)
	}
}

// child gives the first element of a name directly below; nil when there is none.
func (p *bookPart) child(name string) *bookPart {
	if p == nil {
		return nil
	}
	for i := range p.Children {
		if p.Children[i].XMLName.Local == name {
			return &p.Children[i]
		}
	}
	return nil
}

// words gives the text of a part, without its phonetic readings.
func (p *bookPart) words() string {
	if p.XMLName.Local == "rPh" {
		return ""
	}
	var b strings.Builder
	b.WriteString(p.Text)
	for i := range p.Children {
		b.WriteString(p.Children[i].words())
	}
	return b.String()
}

// bookFile is a workbook as its parts.
type bookFile struct {
	parts   map[string]*zip.File
	left    int64
	strings []string // the shared strings
}

func openBook(data []byte) (*bookFile, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	f := &bookFile{parts: map[string]*zip.File{}, left: maxUnzip}
	for _, part := range z.File {
		f.parts[part.Name] = part
	}
	shared, err := f.part("xl/sharedStrings.xml")
	if err == nil && shared != nil {
		for i := range shared.Children {
			f.strings = append(f.strings, shared.Children[i].words())
		}
	}
	return f, err
}

// part reads a part; nil when there is none.
func (f *bookFile) part(name string) (*bookPart, error) {
	in := f.parts[name]
	if in == nil {
		return nil, nil
	}
	r, err := in.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, f.left+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	if f.left -= int64(len(b)); f.left < 0 {
		return nil, errTooMuch
	}
	p := &bookPart{}
	if err := xml.Unmarshal(b, p); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

// related gives the parts that a part leads to, by the id of the relation.
func (f *bookFile) related(name string) (map[string]string, error) {
	folder, file := path.Split(name)
	rels, err := f.part(folder + "_rels/" + file + ".rels")
	all := map[string]string{}
	if err != nil || rels == nil {
		return all, err
	}
	rels.all("Relationship", func(r *bookPart) {
		target := r.attr("Target")
		if r.attr("TargetMode") == "External" {
			return
		}
		if rest, whole := strings.CutPrefix(target, "/"); whole {
			all[r.attr("Id")] = rest
		} else {
			all[r.attr("Id")] = path.Join(folder, target)
		}
	})
	return all, nil
}

// Names that a program gives when nobody has chosen one, of sheets and of columns.
var (
	givenSheet  = pattern.Later(`(?i)^(?:sheet|blad|tabell)\s*\d+$`)
	givenColumn = pattern.Later(`(?i)^(?:column|kolumn)\s*\d*$`)
)

// Personal data as they stand in cells that nobody sees.
var hiddenPersonal = pattern.Later(`[\pL\d._-]+@[\pL\d-]+\.[\pL\d.-]+|\b(?:19|20)?\d{6}[-+]\d{4}\b`)

// workbook tries a workbook: its properties, then sheet by sheet.
func (j *accessJudge) workbook(data []byte) error {
	f, err := openBook(data)
	if err != nil {
		return err
	}
	if err := j.properties(f); err != nil {
		return err
	}
	book, err := f.part("xl/workbook.xml")
	if err == nil && book == nil {
		err = errors.New("arbetsboken saknar sin förteckning över bladen")
	}
	if err != nil {
		return err
	}
	rels, err := f.related("xl/workbook.xml")
	if err != nil {
		return err
	}
	styles, err := f.part("xl/styles.xml")
	if err != nil {
		return err
	}
	inks := newInks(styles)
	for _, flaw := range inks.rules() {
		j.flaw(Contrast, "%s", flaw)
	}
	book.all("sheet", func(s *bookPart) {
		if err == nil {
			err = j.sheet(f, s.attr("name"), s.attr("state"), rels[s.attr("id")], inks)
		}
	})
	return err
}

// properties: a title and a language (Dublin Core, ECMA-376 part 2).
func (j *accessJudge) properties(f *bookFile) error {
	core, err := f.part("docProps/core.xml")
	if err != nil {
		return err
	}
	if title := core.child("title"); title == nil || strings.TrimSpace(title.Text) == "" {
		j.flaw(Titled, "arbetsboken har ingen titel")
	}
	if lang := core.child("language"); lang == nil || !strings.HasPrefix(lang.Text, "sv") {
		j.flaw(Spoken, "arbetsboken säger inte att den är på svenska")
	}
	return nil
}

// sheet tries a sheet. One that is hidden is only for Planverk itself: the list of
// identities, without a person in it.
func (j *accessJudge) sheet(f *bookFile, name, state, part string, inks *inks) error {
	s, err := f.part(part)
	if err != nil || s == nil {
		return errors.Join(err, fmt.Errorf("bladet ”%s” går inte att läsa", name))
	}
	if s.XMLName.Local != "worksheet" {
		j.flaw(Sheets, "bladet ”%s” är bara ett diagram; det behöver ligga vid sin tabell", clip(name))
		return nil
	}
	cells := f.cells(s)
	if state == "hidden" || state == "veryHidden" {
		j.hidden(name, cells)
		return nil
	}
	if givenSheet().MatchString(strings.TrimSpace(name)) {
		j.flaw(Sheets, "bladet ”%s” har inget namn som säger vad som står på det", name)
	}
	s.all("mergeCell", func(m *bookPart) {
		j.flaw(Sheets, "bladet ”%s” har sammanslagna celler (%s)", clip(name), m.attr("ref"))
	})
	s.all("hyperlink", func(l *bookPart) { j.link(first(cells.words[l.attr("ref")], l.attr("display"))) })
	for _, flaw := range inks.cells(cells) {
		j.flaw(Contrast, "bladet ”%s”, %s", clip(name), flaw)
	}
	rels, err := f.related(part)
	if err != nil {
		return err
	}
	return errors.Join(j.tables(f, s, name, cells, rels), j.drawings(f, s, name, rels))
}

func first(all ...string) string {
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

func (j *accessJudge) hidden(name string, cells bookCells) {
	if name != baseSheet {
		j.flaw(Sheets, "bladet ”%s” är dolt", clip(name))
	}
	for _, ref := range cells.order {
		if found := hiddenPersonal().FindString(cells.words[ref]); found != "" {
			j.flaw(Sheets, "det dolda bladet ”%s” har en personuppgift i cell %s: %s", clip(name), ref, clip(found))
		}
	}
}

// bookCells are the cells of a sheet that hold something.
type bookCells struct {
	order []string          // references, in order: "A1"
	words map[string]string // by reference
	style map[string]string // number of the cell's format
	wide  bool              // a row has more cells than one
}

func (f *bookFile) cells(s *bookPart) bookCells {
	c := bookCells{words: map[string]string{}, style: map[string]string{}}
	s.all("row", func(r *bookPart) {
		filled := 0
		r.all("c", func(cell *bookPart) {
			words := f.cellWords(cell)
			if strings.TrimSpace(words) == "" {
				return
			}
			filled++
			ref := cell.attr("r")
			c.order = append(c.order, ref)
			c.words[ref], c.style[ref] = words, cell.attr("s")
		})
		c.wide = c.wide || filled > 1
	})
	return c
}

func (f *bookFile) cellWords(cell *bookPart) string {
	if is := cell.child("is"); is != nil {
		return is.words()
	}
	v := cell.child("v")
	if v == nil {
		return ""
	}
	if cell.attr("t") != "s" {
		return v.Text
	}
	var n int
	if _, err := fmt.Sscan(v.Text, &n); err != nil || n < 0 || n >= len(f.strings) {
		return ""
	}
	return f.strings[n]
}

// tables: what has columns is a table with a head, and every column is named.
func (j *accessJudge) tables(f *bookFile, s *bookPart, name string, cells bookCells, rels map[string]string) (err error) {
	found := 0
	s.all("tablePart", func(p *bookPart) {
		t, failed := f.part(rels[p.attr("id")])
		if err = errors.Join(err, failed); t == nil {
			return
		}
		found++
		if t.attr("headerRowCount") == "0" {
			j.flaw(Tabled, "tabellen %s på bladet ”%s” har ingen rubrikrad", t.attr("displayName"), clip(name))
			return
		}
		t.all("tableColumn", func(c *bookPart) {
			if head := strings.TrimSpace(c.attr("name")); head == "" || givenColumn().MatchString(head) {
				j.flaw(Tabled, "tabellen %s på bladet ”%s” har en kolumn utan rubrik", t.attr("displayName"), clip(name))
			}
		})
	})
	if found == 0 && cells.wide {
		j.flaw(Tabled, "bladet ”%s” har rader och kolumner men ingen tabell med rubriker", clip(name))
	}
	return err
}

// drawings: every chart and picture says in words what it shows.
func (j *accessJudge) drawings(f *bookFile, s *bookPart, name string, rels map[string]string) (err error) {
	s.all("drawing", func(d *bookPart) {
		part, failed := f.part(rels[d.attr("id")])
		if err = errors.Join(err, failed); part == nil {
			return
		}
		part.all("cNvPr", func(p *bookPart) {
			if strings.TrimSpace(p.attr("descr")) == "" {
				j.flaw(Described, "”%s” på bladet ”%s” saknar alternativtext", clip(p.attr("name")), clip(name))
			}
		})
	})
	return err
}
