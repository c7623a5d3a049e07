// Package truetype examines a font file that somebody has put in a municipality's
// folder, before any of it is believed.
//
// It has one call, Examine. What passes is a static TrueType font whose tables lie
// within the file and agree with each other, whose licence bits allow a subset to be
// embedded, and which has the letters that Swedish text is made of: the PDF writer
// can then read it without looking at every length again. What does not is an *Error
// in Swedish that says what to ask the font's supplier for.
package truetype

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// MaxBytes is the largest font file that is read, 10 MiB.
const MaxBytes = 10 << 20

// Reason is which kind of fault a font has.
type Reason int

const (
	Unusable Reason = iota // of a kind that is not read, or damaged
	Licence                // its licence bits forbid what would be done with it
	Letters                // it lacks letters of Swedish text
)

// Error is why a font cannot be used.
type Error struct {
	Reason  Reason
	Message string // a sentence
	Hint    string // what to do
}

func (e *Error) Error() string { return e.Message }

// Font is what an examined font tells of itself.
type Font struct {
	Name   string // the family: "Open Sans"; may be empty
	Weight int    // 400 normal, 700 bold (OS/2, usWeightClass)
	Italic bool

	tables map[string][]byte
	glyphs int
	loca   []uint32 // glyph → place in glyf; one more than there are glyphs
	chars  map[rune]uint16
}

const askStatic = "Be den som har levererat typsnittet om en statisk TrueType-fil (.ttf) för varje snitt."

// other are the beginnings of files that hold fonts, but not TrueType.
var other = []struct{ magic, name string }{
	{"OTTO", "OpenType med PostScript-konturer (.otf)"},
	{"ttcf", "en samling av flera typsnitt (.ttc)"},
	{"wOFF", "ett webbtypsnitt (.woff)"},
	{"wOF2", "ett webbtypsnitt (.woff2)"},
	{"true", "ett typsnitt för äldre Macintosh"},
	{"%!PS", "ett PostScript-typsnitt (Type 1)"},
	{"\x80\x01", "ett PostScript-typsnitt (Type 1, .pfb)"},
}

// Examine reads a font and tells whether it can be used. The error is an *Error.
func Examine(data []byte) (*Font, error) {
	for _, o := range other {
		if strings.HasPrefix(string(data[:min(len(data), 4)]), o.magic) {
			return nil, &Error{Unusable, fmt.Sprintf("Filen är %s, som Planverk inte läser.", o.name), askStatic}
		}
	}
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, &Error{Unusable, "Filen är inget TrueType-typsnitt.", askStatic}
	}
	f := &Font{}
	for _, step := range []func() error{
		func() error { return f.directory(data) },
		f.kind, f.sizes, f.outlines, f.metrics, f.names, f.characters, f.licence, f.letters,
		func() error { return f.drawn(data) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// damaged is the error for what contradicts itself. part is a table's name.
func damaged(part string) *Error {
	return &Error{Unusable, fmt.Sprintf("Typsnittet är skadat eller avkortat: delen ”%s” går inte att läsa.", strings.TrimSpace(part)),
		"Hämta filen igen från den som har levererat typsnittet."}
}

// maxTables is how many tables a font may have; the usual ones are some twenty.
const maxTables = 64

// directory reads where the tables lie (OpenType, table directory).
func (f *Font) directory(data []byte) error {
	be := binary.BigEndian
	count := int(be.Uint16(data[4:]))
	if count == 0 || count > maxTables || 12+16*count > len(data) {
		return damaged("innehållsförteckningen")
	}
	f.tables = map[string][]byte{}
	for i := range count {
		entry := data[12+16*i:]
		name := string(entry[:4])
		offset, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if offset+length > uint64(len(data)) || f.tables[name] != nil {
			return damaged(name)
		}
		f.tables[name] = data[offset : offset+length : offset+length]
	}
	return nil
}

// kind refuses fonts of other kinds within the same container.
func (f *Font) kind() error {
	has := func(names ...string) bool {
		for _, n := range names {
			if f.tables[n] != nil {
				return true
			}
		}
		return false
	}
	switch {
	case has("fvar", "gvar"):
		return &Error{Unusable, "Typsnittet är variabelt: en fil som rymmer många snitt.", askStatic}
	case has("CFF ", "CFF2"):
		return &Error{Unusable, "Typsnittet har PostScript-konturer (CFF), som Planverk inte läser.", askStatic}
	case !has("glyf") && has("EBDT", "CBDT", "sbix", "bdat"):
		return &Error{Unusable, "Typsnittet består av bilder av tecknen, inte av konturer.", askStatic}
	}
	return nil
}

// least is how long each table that is needed must be, in bytes.
var least = []struct {
	name string
	size int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"OS/2", 78}, {"post", 32}, {"name", 6}, {"cmap", 4}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}}

// sizes sees to it that the tables that are needed are there and have a beginning.
func (f *Font) sizes() error {
	be := binary.BigEndian
	for _, need := range least {
		t := f.tables[need.name]
		if t == nil {
			return &Error{Unusable, fmt.Sprintf("Typsnittet saknar delen ”%s”.", need.name), askStatic}
		}
		if len(t) < need.size {
			return damaged(need.name)
		}
	}
	head := f.tables["head"]
	em := be.Uint16(head[18:])
	if be.Uint32(head[12:]) != 0x5F0F3CF5 || em < 16 || em > 16384 || be.Uint16(head[50:]) > 1 {
		return damaged("head")
	}
	if os2 := f.tables["OS/2"]; be.Uint16(os2) > 1 && len(os2) < 96 {
		return damaged("OS/2")
	}
	f.Weight = int(be.Uint16(f.tables["OS/2"][4:]))
	f.Italic = be.Uint16(f.tables["OS/2"][62:])&1 != 0 || be.Uint32(f.tables["post"][4:]) != 0
	return nil
}

// metrics sees to it that every glyph has a width (OpenType, hmtx).
func (f *Font) metrics() error {
	long := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if long < 1 || long > f.glyphs || len(f.tables["hmtx"]) < 4*long+2*(f.glyphs-long) {
		return damaged("hmtx")
	}
	return nil
}

// UnevenFigures tells whether the figures 0–9 are of different widths: amounts in a
// column do not stand straight below each other then.
func (f *Font) UnevenFigures() bool {
	long := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	width := func(r rune) uint16 { // the last width holds for the glyphs after it
		return binary.BigEndian.Uint16(f.tables["hmtx"][4*min(int(f.chars[r]), long-1):])
	}
	for r := '1'; r <= '9'; r++ {
		if width(r) != width('0') {
			return true
		}
	}
	return false
}

// names reads the family's name, and holds every name that is used against the
// table's end.
func (f *Font) names() error {
	be := binary.BigEndian
	table := f.tables["name"]
	count, storage := int(be.Uint16(table[2:])), int(be.Uint16(table[4:]))
	if 6+12*count > len(table) || storage > len(table) {
		return damaged("name")
	}
	for i := range count {
		record := table[6+12*i:]
		size, at := int(be.Uint16(record[8:])), storage+int(be.Uint16(record[10:]))
		id, windows := be.Uint16(record[6:]), be.Uint16(record) == 3
		if id != 1 && id != 6 {
			continue
		}
		if at+size > len(table) {
			return damaged("name")
		}
		if id == 1 && windows {
			f.Name = utf16Text(table[at : at+size])
		}
	}
	return nil
}

// utf16Text gives a name without what could not be shown.
func utf16Text(b []byte) string {
	var s strings.Builder
	for ; len(b) >= 2 && s.Len() < 60; b = b[2:] {
		if r := rune(binary.BigEndian.Uint16(b)); r >= ' ' && (r < 0x7F || r > 0x9F) && (r < 0xD800 || r > 0xF8FF) {
			s.WriteRune(r)
		}
	}
	return s.String()
}

// licence reads whether a subset may be embedded (OpenType, OS/2 fsType).
func (f *Font) licence() error {
	const usage, restricted, noSubset, bitmapOnly = 0xF, 2, 0x100, 0x200
	switch bits := binary.BigEndian.Uint16(f.tables["OS/2"][8:]); {
	case bits&usage == restricted:
		return &Error{Licence, "Typsnittets licens säger att det inte får bäddas in i dokument.", askLicence}
	case bits&noSubset != 0:
		return &Error{Licence, "Typsnittets licens säger att det bara får bäddas in helt, inte de tecken som används.", askLicence}
	case bits&bitmapOnly != 0:
		return &Error{Licence, "Typsnittets licens säger att bara bilder av tecknen får bäddas in.", askLicence}
	}
	return nil
}

const askLicence = "Fråga den som har sålt typsnittet efter en licens för inbäddning i dokument, och efter filer där det framgår."
