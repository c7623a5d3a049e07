package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

// The limits of a returned workbook. A plan's workbook is 50 KiB with 40 parts and
// 0,5 MiB of XML; an it-verksamhetsplan over 400 plans is 2 MiB with 22 MiB of XML and
// 2,2 million elements and attributes. A zip file may unpack to a thousand times its
// size. Reading XML costs about a quarter of a microsecond for each element or attribute
// and 50 ns for each byte, so that all that the limits let through is read within a second.
const (
	MaxFile  = 20 << 20
	maxParts = 500
	maxTotal = 32 << 20  // bytes unpacked
	maxNodes = 3_000_000 // elements and attributes
	maxText  = 1 << 20   // bytes of one text, tag or comment; a cell holds at most 32 767 characters
	maxDepth = 64
)

// pack is the file's parts, each read at most once.
type pack struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	nodes int   // elements and attributes that may still be read
}

var (
	errLarge   = errors.New("the parts are larger than the limit")
	errDoctype = errors.New("a part declares a document type")
	errDeep    = errors.New("a part is nested too deep")
	errNodes   = errors.New("the parts have more elements than the limit")
	errLong    = errors.New("a part has a longer text than the limit")
)

// open looks at the list of parts, before anything is unpacked.
func open(data []byte) (*pack, *Refusal) {
	// The reader of the list keeps every entry, so they are counted first, by their
	// signature: the count that the file states may be a lie.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > maxParts {
		return nil, tooLarge(fmt.Sprintf("den består av %d delar, och en arbetsbok har som mest %d", n, maxParts))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken("den är avbruten eller ändrad på vägen")
	}
	p := &pack{parts: map[string]*zip.File{}, left: maxTotal, nodes: maxNodes}
	seen := map[string]bool{}
	var total uint64
	for _, f := range z.File {
		if !clean(strings.TrimSuffix(f.Name, "/")) || seen[strings.ToLower(f.Name)] {
			return nil, broken("en del i den heter så att den kan förväxlas med en annan")
		}
		if f.Mode()&^(fs.ModePerm|fs.ModeDir) != 0 {
			return nil, broken("en del i den är en länk, inte en fil")
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		seen[strings.ToLower(f.Name)] = true
		p.parts[f.Name] = f
		if f.Flags&1 != 0 {
			return nil, locked()
		}
		if total += min(f.UncompressedSize64, maxTotal+1); total > maxTotal {
			return nil, tooLarge("den packas upp till mer än 32 MiB")
		}
	}
	return p, p.foreign()
}

// clean tells whether a part's name is one that only can mean itself.
func clean(name string) bool {
	return name != "" && path.Clean(name) == name && !strings.HasPrefix(name, "/") && !strings.HasPrefix(name, "..") &&
		!strings.ContainsFunc(name, func(r rune) bool {
			return r == '\\' || r == ':' || r == unicode.ReplacementChar || unicode.IsControl(r)
		})
}

// active are the parts that run, fetch or hide something.
var active = []struct{ part, what, hint string }{
	{"vbaproject", "makron", "Spara arbetsboken som Excel-arbetsbok (.xlsx), utan makron."},
	{"xl/macrosheets/", "makroblad", "Ta bort makrobladen och spara på nytt."},
	{"xl/externallinks/", "länkar till andra arbetsböcker", "Välj Data, Redigera länkar, Bryt länk, och spara på nytt."},
	{"xl/connections", "anslutningar till andra datakällor", "Ta bort anslutningen under Data, Frågor och anslutningar, och spara på nytt."},
	{"xl/querytables/", "anslutningar till andra datakällor", "Ta bort anslutningen under Data, Frågor och anslutningar, och spara på nytt."},
	{"xl/embeddings/", "inbäddade filer", "Ta bort det inbäddade objektet och spara på nytt."},
	{"xl/activex/", "ActiveX-kontroller", "Ta bort kontrollerna och spara på nytt."},
	{"customui/", "egna menyer", "Spara innehållet i en ny arbetsbok."},
}

// foreign refuses a file that is no plain workbook.
func (p *pack) foreign() *Refusal {
	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	has := func(part string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, part) })
	}
	switch {
	case p.parts["mimetype"] != nil && has("content.xml"):
		return notWorkbook("ett OpenDocument-kalkylark (.ods)", "Öppna det och välj Spara som, Excel-arbetsbok (.xlsx).")
	case has("xl/workbook.bin"):
		return notWorkbook("en binär Excel-arbetsbok (.xlsb)", "Öppna den i Excel och välj Spara som, Excel-arbetsbok (.xlsx).")
	case has("word/document.xml"):
		return notWorkbook("ett Word-dokument", "Ange arbetsboken, den som slutar på .xlsx.")
	case !has("xl/workbook.xml"):
		return notWorkbook("en annan sorts fil", "Ange arbetsboken, den som slutar på .xlsx.")
	}
	for _, a := range active {
		if has(a.part) {
			return &Refusal{"PV652", "Arbetsboken innehåller " + a.what + ". En sådan läses inte.", a.hint}
		}
	}
	return nil
}

// each reads a part of XML from end to end and calls on for every element's start
// (end false) and end, with its local name; text is handed over before the end.
// The whole part must be well formed.
func (p *pack) each(name string, on func(e *element)) error {
	f := p.parts[name]
	if f == nil {
		return nil
	}
	delete(p.parts, name)
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: p.left + 1}
	err = p.walk(limited, on)
	p.left = limited.N - 1
	if p.left < 0 {
		return errLarge
	}
	return err
}

// element is the start or the end of an element.
type element struct {
	name string // without namespace
	attr []xml.Attr
	end  bool
	text string // at the end: the text right inside the element
	stop bool   // set by the receiver: it has seen enough
}

func (e *element) get(name string) string {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// window hands on what is read, as long as no more than maxText bytes, and what the
// decoder reads ahead, have come since the mark.
type window struct {
	r          io.Reader
	read, mark int64
}

func (w *window) Read(b []byte) (int, error) {
	if w.read-w.mark > maxText {
		return 0, errLong
	}
	n, err := w.r.Read(b)
	w.read += int64(n)
	return n, err
}

// walk reads XML. The decoder knows no entities but XML's own five; a document type,
// which could declare more, is refused.
func (p *pack) walk(r io.Reader, on func(e *element)) error {
	ahead := &window{r: r}
	dec := xml.NewDecoder(ahead)
	var open []xml.Name
	var text []byte
	var e element
	for roots := 0; ; {
		t, err := dec.RawToken()
		ahead.mark = dec.InputOffset()
		if err == io.EOF && len(open) == 0 && roots == 1 {
			return nil
		}
		if err != nil {
			return errors.Join(err, io.ErrUnexpectedEOF)
		}
		switch t := t.(type) {
		case xml.Directive:
			return errDoctype
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			if open = append(open, t.Name); len(open) > maxDepth {
				return errDeep
			}
			if p.nodes -= 1 + len(t.Attr); p.nodes < 0 {
				return errNodes
			}
			text = text[:0]
			e = element{name: t.Name.Local, attr: t.Attr}
			on(&e)
			if e.stop {
				return nil
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return io.ErrUnexpectedEOF
			}
			open = open[:len(open)-1]
			e = element{name: t.Name.Local, end: true, text: string(text)}
			on(&e)
			if e.stop {
				return nil
			}
			text = text[:0]
		case xml.CharData:
			if text = append(text, t...); len(text) > maxText {
				return errLong
			}
		}
	}
}

// rest reads what nothing has asked for: its XML must be sound as well, and all of
// it within the limit.
func (p *pack) rest() error {
	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		switch path.Ext(strings.ToLower(name)) {
		case ".xml", ".rels", ".vml":
			if err := p.each(name, func(*element) {}); err != nil {
				return err
			}
		default:
			if err := p.skip(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pack) skip(name string) error {
	r, err := p.parts[name].Open()
	if err != nil {
		return err
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, p.left+1))
	if p.left -= n; p.left < 0 {
		return errLarge
	}
	return err
}
