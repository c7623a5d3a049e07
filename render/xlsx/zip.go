package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// archive is the zip writer given to excelize. It keeps the parts until Close
// and then writes them in one order with one time, so that the same workbook
// always gives the same bytes.
type archive struct {
	w     io.Writer
	parts []*part
}

type part struct {
	name string
	body bytes.Buffer
}

// dosEpoch is 1980-01-01 in a zip's date field, the earliest there is.
const dosEpoch = 1<<5 | 1

func newArchive(w io.Writer) excelize.ZipWriter { return &archive{w: w} }

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
		if err := p.write(zw); err != nil {
			return err
		}
	}
	return zw.Close()
}

var defaultType = regexp.MustCompile(`<Default Extension="([^"]*)"[^>]*></Default>`)

// tidied puts the kinds of parts in order and leaves out those that the file has none
// of: with a chart, excelize lists every kind of picture that it knows, in any order.
func (a *archive) tidied(types []byte) []byte {
	var keep []string
	for _, m := range defaultType.FindAllSubmatch(types, -1) {
		if slices.ContainsFunc(a.parts, func(p *part) bool { return strings.HasSuffix(p.name, "."+string(m[1])) }) {
			keep = append(keep, string(m[0]))
		}
	}
	slices.Sort(keep)
	first := bytes.Index(types, []byte("<Default "))
	if first < 0 {
		return types
	}
	rest := defaultType.ReplaceAll(types[first:], nil)
	return slices.Concat(types[:first], []byte(strings.Join(keep, "")), rest)
}

func (p *part) write(zw *zip.Writer) error {
	h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
	//lint:ignore SA1019 Modified would add an extra field with a time zone to every part
	h.ModifiedDate = dosEpoch
	w, err := zw.CreateHeader(h)
	if err != nil {
		return err
	}
	body := p.body.Bytes()
	if p.name == "xl/sharedStrings.xml" {
		body = unguard(body)
	}
	_, err = w.Write(body)
	return err
}

// rank puts first what readers look for first.
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
	case strings.HasPrefix(name, "xl/"):
		return 4
	}
	return 5
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
