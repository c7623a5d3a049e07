package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"

	"planverk/internal/pattern"
)

// archive is the zip writer given to excelize. It keeps the parts until Close
// and then writes them in one order with one time, so that the same workbook
// always gives the same bytes.
type archive struct {
	w     io.Writer
	own   map[string]ownPart
	parts []*part
}

// ownPart writes a part of the file, given what excelize made of it.
type ownPart func(out io.Writer, made []byte) error

// textsPart is the part that all cells' texts stand in.
const textsPart = "xl/sharedStrings.xml"

type part struct {
	name string
	body bytes.Buffer
}

// dosEpoch is 1980-01-01 in a zip's date field, the earliest there is.
const dosEpoch = 1<<5 | 1

// Create takes in the part with the given name.
func (a *archive) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	a.parts = append(a.parts, p)
	return &p.body, nil
}

// AddFS is in excelize's interface but never called for a workbook made from nothing.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the file.
func (a *archive) Close() error {
	slices.SortFunc(a.parts, func(x, y *part) int {
		return cmp.Or(cmp.Compare(rank(x.name), rank(y.name)), strings.Compare(x.name, y.name))
	})
	zw := zip.NewWriter(a.w)
	zw.RegisterCompressor(zip.Deflate, compressor)
	for _, p := range a.parts {
		if p.name == "[Content_Types].xml" {
			body := a.tidied(p.body.Bytes())
			p.body.Reset()
			p.body.Write(body)
		}
		if err := p.write(zw, a.own[p.name]); err != nil {
			return err
		}
	}
	return zw.Close()
}

var defaultType = pattern.Later(`<Default Extension="([^"]*)"[^>]*></Default>`)

// tidied puts the kinds of parts in order and leaves out those that the file has none
// of: with a chart, excelize lists every kind of picture that it knows, in any order.
func (a *archive) tidied(types []byte) []byte {
	var keep []string
	for _, m := range defaultType().FindAllSubmatch(types, -1) {
		if slices.ContainsFunc(a.parts, func(p *part) bool { return strings.HasSuffix(p.name, "."+string(m[1])) }) {
			keep = append(keep, string(m[0]))
		}
	}
	slices.Sort(keep)
	first := bytes.Index(types, []byte("<Default "))
	if first < 0 {
		return types
	}
	rest := defaultType().ReplaceAll(types[first:], nil)
	return slices.Concat(types[:first], []byte(strings.Join(keep, "")), rest)
}

func (p *part) write(zw *zip.Writer, own ownPart) error {
	h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
	//lint:ignore SA1019 Modified would add an extra field with a time zone to every part
	h.ModifiedDate = dosEpoch
	w, err := zw.CreateHeader(h)
	if err != nil {
		return err
	}
	if own != nil {
		return own(w, p.body.Bytes())
	}
	_, err = w.Write(p.body.Bytes())
	return err
}

// rank puts first what readers look for first, and the texts after the sheets that
// collect them.
func rank(name string) int {
	switch {
	case name == "[Content_Types].xml":
		return 0
	case name == "_rels/.rels":
		return 1
	case name == "xl/workbook.xml":
		return 2
	case name == "xl/_rels/workbook.xml.rels":
		return 3
	case name == textsPart:
		return 5
	case strings.HasPrefix(name, "xl/"):
		return 4
	}
	return 6
}

// level is deflate's: 5 is a tenth larger than 9 and takes a fraction of the time.
const level = 5

// deflaters are kept between workbooks: making one costs more than using it.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, level)
	if err != nil {
		panic(err) // level is a constant
	}
	return w
}}

type pooled struct{ *flate.Writer }

func compressor(w io.Writer) (io.WriteCloser, error) {
	f := deflaters.Get().(*flate.Writer)
	f.Reset(w)
	return pooled{f}, nil
}

func (p pooled) Close() error {
	err := p.Writer.Close()
	deflaters.Put(p.Writer)
	return err
}
