package draw

import (
	"bytes"
	"errors"
	"strconv"
)

// errForm says that fpdf's file does not look as the version this package is
// pinned to writes it.
var errForm = errors.New("fpdf:s fil har inte den form som programmet är byggt för")

// contentStreams takes the page contents, in order, out of the uncompressed file
// that fpdf wrote. It knows fpdf's exact form and accepts no other: object 1 lists
// the pages, a page names its contents, and contents are a stream of given length.
func contentStreams(file []byte) ([][]byte, error) {
	pages, err := objectAt(file, 1)
	if err != nil {
		return nil, err
	}
	_, kids, ok := bytes.Cut(pages, []byte("/Kids ["))
	if !ok {
		return nil, errForm
	}
	var out [][]byte
	for {
		n, rest, ok := cutInt(kids)
		if !ok {
			return out, nil
		}
		content, err := pageContent(file, n)
		if err != nil {
			return nil, err
		}
		out = append(out, content)
		kids = bytes.TrimPrefix(rest, []byte(" 0 R "))
	}
}

// pageContent returns the contents of the page that is object n.
func pageContent(file []byte, n int) ([]byte, error) {
	page, err := objectAt(file, n)
	if err != nil {
		return nil, err
	}
	_, ref, _ := bytes.Cut(page, []byte("/Contents "))
	n, _, ok := cutInt(ref)
	if !ok {
		return nil, errForm
	}
	stream, err := objectAt(file, n)
	if err != nil {
		return nil, err
	}
	stream, found := bytes.CutPrefix(stream, []byte("<</Length "))
	length, stream, ok := cutInt(stream)
	if !found || !ok {
		return nil, errForm
	}
	stream, found = bytes.CutPrefix(stream, []byte(">>\nstream\n"))
	if !found || length > len(stream) || !bytes.HasPrefix(stream[length:], []byte("\nendstream")) {
		return nil, errForm
	}
	return stream[:length], nil
}

// objectAt returns the file from the value of object n on. The cross-reference
// table stands last, with 20 bytes an entry.
func objectAt(file []byte, n int) ([]byte, error) {
	_, tail, _ := bytes.Cut(file[bytes.LastIndex(file, []byte("startxref"))+1:], []byte("\n"))
	table, _, ok := cutInt(tail)
	if !ok || table >= len(file) {
		return nil, errForm
	}
	rest, found := bytes.CutPrefix(file[table:], []byte("xref\n0 "))
	size, rest, ok := cutInt(rest)
	if !found || !ok || n >= size || len(rest) < 1+20*size {
		return nil, errForm
	}
	offset, err := strconv.Atoi(string(rest[1+20*n : 1+20*n+10]))
	if err != nil || offset >= len(file) {
		return nil, errForm
	}
	value, found := bytes.CutPrefix(file[offset:], []byte(strconv.Itoa(n)+" 0 obj\n"))
	if !found {
		return nil, errForm
	}
	return value, nil
}

// cutInt cuts a whole number off the front of b.
func cutInt(b []byte) (n int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}
