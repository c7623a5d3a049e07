package intake

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"

	"planverk/internal/pattern"
)

// More limits: what is stored of a workbook. An it-verksamhetsplan over 400 plans has
// 360 000 cells, 32 000 texts and, of what cells hold by themselves, 0,1 MiB.
const (
	maxSheets = 100
	maxRow    = 50_000 // of a cell that holds anything
	maxCol    = 1_000
	maxCells  = 400_000
	maxTexts  = 100_000
	maxMerged = 1_000   // of a sheet; nobody reads of more
	maxLoose  = 8 << 20 // bytes of what cells hold by themselves, outside the list of texts
)

// reader gathers the parts of one file.
type reader struct {
	pack   *pack
	book   *Book
	texts  []Cell // shared strings
	kinds  []Kind // by cell style: Number, Date or Percent
	paths  map[string]string
	cells  int
	loose  int      // bytes, of maxLoose
	refuse *Refusal // found while a part was read
}

// Read reads a returned workbook. Nothing of a file that is refused is given.
func Read(data []byte) (*Book, *Refusal) {
	if r := signature(data); r != nil {
		return nil, r
	}
	p, refused := open(data)
	if refused != nil {
		return nil, refused
	}
	r := &reader{pack: p, book: &Book{Names: map[string]string{}, Properties: map[string]string{}}}
	for _, stage := range []func() error{r.kind, r.workbook, r.styles, r.strings, r.sheets, r.properties, p.rest} {
		if err := stage(); err != nil {
			return nil, because(err)
		}
		if r.refuse != nil {
			return nil, r.refuse
		}
	}
	if len(r.book.Sheets) == 0 {
		return nil, broken("den har inga blad")
	}
	return r.book, nil
}

func because(err error) *Refusal {
	switch {
	case errors.Is(err, errLarge):
		return tooLarge("den packas upp till mer än 32 MiB")
	case errors.Is(err, errNodes):
		return tooLarge(fmt.Sprintf("den har fler än %d element", maxNodes))
	case errors.Is(err, errLong):
		return tooLarge("en text i den är längre än en miljon tecken, och i en cell ryms 32 767")
	case errors.Is(err, errDoctype):
		return broken("en del i den deklarerar egna tecken, vilket ingen arbetsbok gör")
	case errors.Is(err, errDeep):
		return broken("en del i den är orimligt djupt nästlad")
	}
	return broken("en del i den går inte att läsa till slut")
}

// relations gives the parts that a part refers to, by id and by kind.
func (r *reader) relations(part string) (map[string]string, map[string][]string, error) {
	byID, byKind := map[string]string{}, map[string][]string{}
	err := r.pack.each(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), func(e *element) {
		if e.end || e.name != "Relationship" || e.get("TargetMode") == "External" {
			return
		}
		target := e.get("Target")
		if abs, ok := strings.CutPrefix(target, "/"); ok {
			target = abs
		} else {
			target = path.Join(path.Dir(part), target)
		}
		byID[e.get("Id")] = target
		kind := path.Base(e.get("Type"))
		byKind[kind] = append(byKind[kind], target)
	})
	return byID, byKind, err
}

const workbookPart = "xl/workbook.xml"

// kind refuses a file that says of itself that it is something else than it looks
// like: other programs believe it, and would open something else than is read here.
func (r *reader) kind() error {
	if r.pack.parts[typesPart] == nil {
		r.refuse = broken("förteckningen över dess delar saknas")
		return nil
	}
	err := r.pack.each(typesPart, func(e *element) {
		said := strings.ToLower(e.get("ContentType"))
		switch {
		case e.end:
		case strings.Contains(said, "macroenabled"):
			r.refuse = &Refusal{"PV652", "Arbetsboken är av en sort som kan innehålla makron (.xlsm). En sådan läses inte.", active[0].hint}
		case e.name == "Override" && strings.EqualFold(e.get("PartName"), "/"+workbookPart) &&
			!strings.HasSuffix(said, "spreadsheetml.sheet.main+xml") && !strings.HasSuffix(said, "spreadsheetml.template.main+xml"):
			r.refuse = broken("den säger själv att den är något annat än en arbetsbok")
		}
	})
	if err != nil || r.refuse != nil {
		return err
	}
	return r.pack.each("_rels/.rels", func(e *element) {
		target := strings.TrimPrefix(path.Clean(e.get("Target")), "/")
		if e.name == "Relationship" && !e.end && path.Base(e.get("Type")) == "officeDocument" && target != workbookPart {
			r.refuse = broken("den har sitt innehåll på ett annat ställe än där det ska ligga")
		}
	})
}

const typesPart = "[Content_Types].xml"

func (r *reader) workbook() error {
	byID, _, err := r.relations(workbookPart)
	if err != nil {
		return err
	}
	r.paths = map[string]string{}
	var name string
	return r.pack.each(workbookPart, func(e *element) {
		switch {
		case e.name == "sheet" && !e.end:
			s := &Sheet{Name: e.get("name"), Cells: Cells{}}
			if r.book.Sheets = append(r.book.Sheets, s); len(r.book.Sheets) > maxSheets {
				r.refuse = tooLarge("den har fler än 100 blad")
			}
			r.paths[s.Name] = byID[e.get("id")]
		case e.name == "definedName" && !e.end:
			name = e.get("name")
		case e.name == "definedName":
			if t := strings.TrimSpace(e.text); len(t) > 1 && t[0] == '"' && t[len(t)-1] == '"' {
				r.book.Names[name] = strings.ReplaceAll(t[1:len(t)-1], `""`, `"`)
			}
		}
	})
}

// quoted is what stands for itself in a number format.
var quoted = pattern.Later(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// styles finds which cell styles show a number as a day, a time or a share
// (ECMA-376-1, 18.8.30).
func (r *reader) styles() error {
	custom := map[string]Kind{}
	within := ""
	return r.pack.each("xl/styles.xml", func(e *element) {
		switch {
		case e.name == "cellXfs" || e.name == "cellStyleXfs":
			within = e.name
		case e.end:
		case e.name == "numFmt":
			code := quoted().ReplaceAllString(strings.ToLower(e.get("formatCode")), "")
			custom[e.get("numFmtId")] = kindOf(code)
		case e.name == "xf" && within == "cellXfs":
			id, _ := strconv.Atoi(e.get("numFmtId"))
			kind, ok := custom[e.get("numFmtId")]
			switch {
			case ok:
			case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
				kind = Date
			case id == 9, id == 10:
				kind = Percent
			default:
				kind = Number
			}
			r.kinds = append(r.kinds, kind)
		}
	})
}

// kindOf tells what a number format shows a number as; code is in small letters and
// without what stands for itself.
func kindOf(code string) Kind {
	switch {
	case strings.Contains(code, "%"):
		return Percent
	case strings.ContainsAny(code, "ymdhs") && !strings.ContainsAny(code, "0#") && !strings.Contains(code, "general"):
		return Date
	}
	return Number
}

func (r *reader) strings() error {
	var b strings.Builder
	phonetic := false
	return r.pack.each("xl/sharedStrings.xml", func(e *element) {
		switch {
		case e.name == "rPh":
			phonetic = !e.end
		case e.name == "si" && !e.end:
			b.Reset()
		case e.name == "si":
			if r.texts = append(r.texts, words(b.String())); len(r.texts) > maxTexts {
				r.refuse = tooLarge(fmt.Sprintf("den har fler än %d texter", maxTexts))
				e.stop = true
			}
		case e.name == "t" && e.end && !phonetic:
			r.join(&b, e.text)
			e.stop = r.refuse != nil
		}
	})
}

// join puts a piece to a text that stands in several.
func (r *reader) join(b *strings.Builder, piece string) {
	if b.Len()+len(piece) > maxText {
		r.refuse = because(errLong)
		return
	}
	b.WriteString(piece)
}

var escaped = pattern.Later(`_x[0-9A-Fa-f]{4}_`)

// words makes the cell of a text. One that no cell can hold is told from the others
// here, once, so that nothing that looks at cells is slowed down by it.
func words(s string) Cell {
	s = strings.TrimSpace(plainText(s))
	switch {
	case s == "":
		return Cell{}
	case len(s) > mostWords && utf16Len(s) > mostWords:
		return Cell{Kind: Long, Raw: strings.ToValidUTF8(s[:shownWords], "")}
	}
	return Cell{Kind: Text, Raw: s}
}

const (
	mostWords  = 32_767 // of a cell, in UTF-16 units (ECMA-376-1, 18.4.12)
	shownWords = 240    // bytes of one that has more
)

func utf16Len(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// plainText undoes the escape of signs that XML can not hold (ECMA-376-1, 22.4.2.4).
func plainText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped().ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 32)
		return string(rune(n))
	})
}

func (r *reader) properties() error {
	name := ""
	err := r.pack.each("docProps/custom.xml", func(e *element) {
		switch {
		case e.name == "property" && !e.end:
			name = e.get("name")
		case e.end && e.name != "property" && name != "":
			r.book.Properties[name] = e.text
			name = ""
		}
	})
	if err != nil {
		return err
	}
	return r.pack.each("docProps/app.xml", func(e *element) {
		switch {
		case e.end && e.name == "Application":
			r.book.Program = e.text
		case e.end && e.name == "AppVersion":
			r.book.Version = e.text
		}
	})
}
