package truetype

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/gofont/goregular"
)

var be = binary.BigEndian

// table gives where a table of a font lies.
func table(t testing.TB, data []byte, name string) (entry, body []byte) {
	for i := range int(be.Uint16(data[4:])) {
		entry = data[12+16*i:]
		if string(entry[:4]) == name {
			return entry, data[be.Uint32(entry[8:]):][:be.Uint32(entry[12:])]
		}
	}
	t.Fatalf("no table %s", name)
	return nil, nil
}

func TestExamine(t *testing.T) {
	for _, c := range []struct {
		data   []byte
		name   string
		weight int
		italic bool
	}{
		{liberationsansregular.TTF, "Liberation Sans", 400, false},
		{liberationsansitalic.TTF, "Liberation Sans", 400, true},
		{dejavusansbold.TTF, "DejaVu Sans", 700, false},
		{goregular.TTF, "Go", 400, false},
	} {
		f, err := Examine(c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if f.Name != c.name || f.Weight != c.weight || f.Italic != c.italic || !f.Has('å') || f.Has('漢') {
			t.Errorf("%s: %q, %d, %v", c.name, f.Name, f.Weight, f.Italic)
		}
	}
}

// TestFormat12: a font whose only table of characters is of format 12 is read.
func TestFormat12(t *testing.T) {
	data := bytes.Clone(liberationsansregular.TTF)
	f, err := Examine(data)
	if err != nil {
		t.Fatal(err)
	}
	var groups []byte
	count := uint32(0)
	for c := rune(0); c < 0x2100; c++ {
		if g := f.chars[c]; g != 0 {
			groups = be.AppendUint32(be.AppendUint32(be.AppendUint32(groups, uint32(c)), uint32(c)), uint32(g))
			count++
		}
	}
	sub := be.AppendUint16([]byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}, uint16(0))[:16]
	sub = be.AppendUint32(sub, uint32(16+len(groups)))
	sub = be.AppendUint32(be.AppendUint32(sub, 0), count)
	sub = append(sub, groups...)
	entry, _ := table(t, data, "cmap")
	be.PutUint32(entry[8:], uint32(len(data)))
	be.PutUint32(entry[12:], uint32(len(sub)))
	g, err := Examine(append(data, sub...))
	if err != nil || !g.Has('å') || g.chars['å'] != f.chars['å'] {
		t.Fatal(err)
	}
}

// TestRefused: each fault is told as what it is.
func TestRefused(t *testing.T) {
	const hurt = "Typsnittet är skadat eller avkortat: delen ”"
	change := func(name string, at int, bytes ...byte) func([]byte) {
		return func(data []byte) {
			_, body := table(t, data, name)
			copy(body[at:], bytes)
		}
	}
	rename := func(name, to string) func([]byte) {
		return func(data []byte) { entry, _ := table(t, data, name); copy(entry, to) }
	}
	for name, c := range map[string]struct {
		spoil  func([]byte)
		reason Reason
		want   string
	}{
		"otf":              {func(b []byte) { copy(b, "OTTO") }, Unusable, "Filen är OpenType med PostScript-konturer (.otf), som Planverk inte läser."},
		"woff2":            {func(b []byte) { copy(b, "wOF2") }, Unusable, "Filen är ett webbtypsnitt (.woff2), som Planverk inte läser."},
		"collection":       {func(b []byte) { copy(b, "ttcf") }, Unusable, "Filen är en samling av flera typsnitt (.ttc), som Planverk inte läser."},
		"nothing":          {func(b []byte) { copy(b, "\x00\x00\x00\x00") }, Unusable, "Filen är inget TrueType-typsnitt."},
		"variable":         {rename("prep", "fvar"), Unusable, "Typsnittet är variabelt: en fil som rymmer många snitt."},
		"cff":              {rename("glyf", "CFF "), Unusable, "Typsnittet har PostScript-konturer (CFF), som Planverk inte läser."},
		"bitmaps":          {rename("glyf", "EBDT"), Unusable, "Typsnittet består av bilder av tecknen, inte av konturer."},
		"no OS/2":          {rename("OS/2", "OS/3"), Unusable, "Typsnittet saknar delen ”OS/2”."},
		"twice":            {rename("prep", "head"), Unusable, hurt + "head” går inte att läsa."},
		"many tables":      {func(b []byte) { be.PutUint16(b[4:], 65535) }, Unusable, hurt + "innehållsförteckningen” går inte att läsa."},
		"lying length":     {func(b []byte) { e, _ := table(t, b, "glyf"); be.PutUint32(e[12:], 1<<31) }, Unusable, hurt + "glyf” går inte att läsa."},
		"lying offset":     {func(b []byte) { e, _ := table(t, b, "glyf"); be.PutUint32(e[8:], 0xFFFFFFF0) }, Unusable, hurt + "glyf” går inte att läsa."},
		"short table":      {func(b []byte) { e, _ := table(t, b, "OS/2"); be.PutUint32(e[12:], 8) }, Unusable, hurt + "OS/2” går inte att läsa."},
		"no em":            {change("head", 18, 0, 0), Unusable, hurt + "head” går inte att läsa."},
		"no glyphs":        {change("maxp", 4, 0, 0), Unusable, hurt + "loca” går inte att läsa."},
		"too many glyphs":  {change("maxp", 4, 0xFF, 0xFF), Unusable, hurt + "loca” går inte att läsa."},
		"glyph outside":    {change("loca", 40, 0x7F, 0xFF, 0xFF, 0xFF), Unusable, hurt + "loca” går inte att läsa."},
		"too many widths":  {change("hhea", 34, 0xFF, 0xFF), Unusable, hurt + "hmtx” går inte att läsa."},
		"names outside":    {change("name", 2, 0xFF, 0xFF), Unusable, hurt + "name” går inte att läsa."},
		"characters":       {change("cmap", 2, 0xFF, 0xFF), Unusable, hurt + "cmap” går inte att läsa."},
		"not Unicode":      {change("cmap", 2, 0, 0), Unusable, "Typsnittet har ingen teckentabell för Unicode."},
		"restricted":       {change("OS/2", 8, 0, 2), Licence, "Typsnittets licens säger att det inte får bäddas in i dokument."},
		"no subset":        {change("OS/2", 8, 1, 8), Licence, "Typsnittets licens säger att det bara får bäddas in helt, inte de tecken som används."},
		"bitmap embedding": {change("OS/2", 8, 2, 0), Licence, "Typsnittets licens säger att bara bilder av tecknen får bäddas in."},
	} {
		data := bytes.Clone(liberationsansregular.TTF)
		c.spoil(data)
		f, err := Examine(data)
		var e *Error
		if !errors.As(err, &e) || f != nil || e.Reason != c.reason || e.Message != c.want || e.Hint == "" {
			t.Errorf("%s:\n got  %v\n want %s", name, err, c.want)
		}
	}
}

// TestLetters: a font without å ä ö is told so.
func TestLetters(t *testing.T) {
	data := bytes.Clone(goregular.TTF)
	_, body := table(t, data, "cmap")
	for i := range len(body) / 2 { // the segment that begins at 0xA0 begins at 0xF8 instead
		if be.Uint16(body[2*i:]) == 0xA0 {
			be.PutUint16(body[2*i:], 0xF8)
		}
	}
	_, err := Examine(data)
	var e *Error
	if !errors.As(err, &e) || e.Reason != Letters || e.Message != "Typsnittet saknar vanliga tecken: å ä ö é Å Ä Ö É." {
		t.Error(err)
	}
}

// TestUnseen: letters that draw nothing, or that all stand in one place, are no letters.
func TestUnseen(t *testing.T) {
	whole, err := Examine(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	g := whole.chars['g']
	for want, spoil := range map[string]func([]byte){
		"Typsnittets tecken ”g” är tomt.":         func(b []byte) { _, glyf := table(t, b, "glyf"); clear(glyf[whole.loca[g]:][:10]) },
		"Typsnittets tecken ”g” har ingen bredd.": func(b []byte) { _, hmtx := table(t, b, "hmtx"); clear(hmtx[4*int(g):][:2]) },
	} {
		data := bytes.Clone(liberationsansregular.TTF)
		spoil(data)
		var e *Error
		if _, err := Examine(data); !errors.As(err, &e) || e.Reason != Letters || e.Message != want {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
}

// TestCut: a font that is cut short anywhere is damaged, and nothing worse.
func TestCut(t *testing.T) {
	data := liberationsansregular.TTF
	for n := 0; n < len(data); n += max(1, n/50) {
		if _, err := Examine(data[:n:n]); err == nil {
			t.Errorf("the first %d of %d bytes are read", n, len(data))
		}
	}
}

// FuzzExamine changes a few bytes of a font: what is read must be in order.
func FuzzExamine(f *testing.F) {
	f.Add(uint32(100), []byte{0xFF}, uint32(5000), []byte("glyf"))
	f.Add(uint32(12), []byte{0}, uint32(0), []byte{})
	f.Fuzz(func(t *testing.T, at1 uint32, b1 []byte, at2 uint32, b2 []byte) {
		data := bytes.Clone(goregular.TTF)
		copy(data[int(at1)%len(data):], b1)
		copy(data[int(at2)%len(data):], b2)
		font, err := Examine(data)
		if err != nil {
			if e := (*Error)(nil); !errors.As(err, &e) || e.Message == "" || e.Hint == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		if strings.ContainsFunc(font.Name, func(r rune) bool { return r < ' ' }) {
			t.Fatalf("%q", font.Name)
		}
		for _, g := range font.chars {
			if int(g) >= font.glyphs {
				t.Fatal(g)
			}
		}
	})
}
