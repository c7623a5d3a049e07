package readback

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"

	"planverk/internal/pattern"
)

// unescaped gives an attribute with the words that an address or a picture in it hides.
func unescaped(s string) string {
	if _, packed, ok := strings.Cut(s, ";base64,"); ok && strings.HasPrefix(s, "data:") {
		if b, err := base64.StdEncoding.DecodeString(packed); err == nil {
			return printable(b)
		}
	}
	if plain := Plainly(s); plain != s {
		return s + "\n" + plain
	}
	return s
}

// passagesOfPackage reads every part of a workbook, or of another file in a zip.
func passagesOfPackage(data []byte, depth int) ([]Passage, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	all := []Passage{{Where: "filens kommentar", Text: z.Comment}}
	left := int64(maxUnzip)
	for _, f := range z.File {
		all = append(all, Passage{Where: "en dels namn", Text: f.Name + "\n" + f.Comment})
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		part, err := io.ReadAll(io.LimitReader(r, left+1))
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
		if left -= int64(len(part)); left < 0 {
			return nil, errTooMuch
		}
		within, err := passages(f.Name, part, depth+1)
		if err != nil {
			return nil, err
		}
		for _, p := range within {
			p.Where, p.Lines = strings.TrimSpace("delen "+f.Name+" "+p.Where), false
			all = append(all, p)
		}
	}
	return all, nil
}

// passagesOfXML gives the text of a part, cell by cell, and its attributes.
func passagesOfXML(data []byte) ([]Passage, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	var text, attributes, notes strings.Builder
	margin := false // of a sheet's pages, with codes for place and type
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return []Passage{{Text: text.String()}, {Where: "(egenskaper)", Text: attributes.String()}, {Where: "(kommentarer)", Text: notes.String()}}, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.CharData:
			words := sheetSigns(string(t))
			if margin {
				words = marginCodes().ReplaceAllString(words, " ")
			}
			text.WriteString(words)
		case xml.Comment:
			notes.Write(append(t, '\n'))
		case xml.EndElement:
			margin = false
			if n := t.Name.Local; n != "t" && n != "r" { // the runs of a text belong together
				text.WriteByte('\n')
			}
		case xml.StartElement:
			margin = strings.HasSuffix(t.Name.Local, "Header") || strings.HasSuffix(t.Name.Local, "Footer")
			for _, a := range t.Attr {
				if len(a.Value) > 3 {
					attributes.WriteString(unescaped(a.Value) + "\n")
				}
			}
		}
	}
}

// marginCodes are the codes of a sheet's margins (ECMA-376 part 1, 18.3.1.46), and
// sheetCodes signs that a workbook writes as numbers (22.9.2.19).
var (
	marginCodes = pattern.Later(`&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])`)
	sheetCodes  = pattern.Later(`_x[0-9A-Fa-f]{4}_`)
)

func sheetSigns(s string) string {
	return sheetCodes().ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 32)
		return string(rune(n))
	})
}

// passagesOfPDF gives what is drawn, page by page, and every text of the objects: the
// structure, the bookmarks, the metadata and what is attached.
func passagesOfPDF(data []byte, depth int) ([]Passage, error) {
	sheets, err := Drawing(data)
	if err != nil {
		return nil, err
	}
	var all []Passage
	for i, s := range sheets {
		var b strings.Builder
		for _, m := range s.Marks {
			b.WriteString(m.Text)
			b.WriteByte(' ')
		}
		all = append(all, Passage{Where: fmt.Sprintf("sidan %d", i+1), Text: b.String()})
	}
	r, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	w := &pdfWalker{depth: depth, left: maxCarriedSize}
	if err := w.walk(r.Trailer(), "", 0); err != nil {
		return nil, err
	}
	doc, err := readTree(data)
	if err != nil {
		return nil, err
	}
	all = append(all, w.all...)
	return append(all, Passage{Where: "märkningen", Text: doc.top.words()}), nil // across pages too
}

// pdfWalker gathers the texts of a file's objects.
type pdfWalker struct {
	all   []Passage
	depth int
	left  int64 // bytes of streams that may still be unpacked
	seen  int
}

// elsewhere are keys that lead back, sideways, or to what is read as drawing.
var elsewhere = map[string]bool{"P": true, "Parent": true, "Prev": true, "Last": true, "Pg": true, "Dest": true, "Dests": true, "D": true,
	"ParentTree": true, "IDTree": true, "Font": true, "Contents/": true, "ID": true, "Size": true}

// places say in Swedish what a key's text is.
var places = map[string]string{"Alt": "en bilds beskrivning", "ActualText": "en ersättningstext", "E": "en förkortnings förklaring", "Title": "ett bokmärke eller en titel",
	"Contents": "en länks beskrivning", "URI": "en länk", "Summary": "en tabells beskrivning", "UF": "en bilagas namn", "F": "en bilagas namn", "Desc": "en bilagas beskrivning",
	"Names": "namnen på bilagorna", "V": "en uppgifts värde", "N": "en uppgifts namn", "Author": "dokumentegenskaperna", "Subject": "dokumentegenskaperna",
	"Keywords": "dokumentegenskaperna", "Creator": "dokumentegenskaperna", "Producer": "dokumentegenskaperna"}

// walk follows lists of siblings (bookmarks) by going on, and everything else by going
// down.
func (w *pdfWalker) walk(v pdf.Value, key string, depth int) error {
	for {
		if w.seen++; w.seen > 8*maxElements {
			return errTooMuch
		}
		if depth > maxDepth {
			return errTooDeep
		}
		switch v.Kind() {
		case pdf.String:
			where := places[key]
			if where == "" {
				where = "uppgiften " + key
			}
			text := v.Text()
			if raw := v.RawString(); raw != text {
				text += "\n" + strings.ToValidUTF8(raw, "\n")
			}
			w.all = append(w.all, Passage{Where: where, Text: unescaped(text)})
		case pdf.Array:
			for i := range v.Len() {
				if err := w.walk(v.Index(i), key, depth+1); err != nil {
					return err
				}
			}
		case pdf.Stream:
			if err := w.stream(v, key); err != nil {
				return err
			}
			return w.fields(v, depth)
		case pdf.Dict:
			if err := w.fields(v, depth); err != nil {
				return err
			}
			if next := v.Key("Next"); next.Kind() == pdf.Dict {
				v = next
				continue
			}
		}
		return nil
	}
}

func (w *pdfWalker) fields(v pdf.Value, depth int) error {
	for _, key := range v.Keys() {
		if elsewhere[key] || key == "Next" || key == "Contents" && v.Key(key).Kind() != pdf.String {
			continue
		}
		if err := w.walk(v.Key(key), key, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// stream reads the metadata and the attached files; what is drawn has been read.
func (w *pdfWalker) stream(v pdf.Value, key string) error {
	attached := v.Key("Type").Name() == "EmbeddedFile"
	if !attached && key != "Metadata" {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(v.Reader(), w.left+1))
	if err != nil {
		return err
	}
	if w.left -= int64(len(data)); w.left < 0 {
		return errTooMuch
	}
	if !attached {
		w.all = append(w.all, Passage{Where: "metadata", Text: string(data)})
		within, err := passagesOfXML(data)
		for _, p := range within {
			w.all = append(w.all, Passage{Where: "metadata", Text: p.Text})
		}
		return err
	}
	within, err := passages("", data, w.depth+1)
	for _, p := range within {
		p.Where, p.Lines = strings.TrimSpace("en bilaga: "+p.Where), false
		w.all = append(w.all, p)
	}
	return err
}
