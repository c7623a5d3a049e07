package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"planverk/internal/doc"
	"planverk/render/rendertest"
)

// unprintable are the hostile texts that have a sign that cannot be printed, and the
// first such sign. Of all others every word is in the file.
var unprintable = map[string]rune{
	"styrtecken": '\a', "nolltecken": 0, "escape": '\x1b', "radbyten": '\r', "tabbar": '\t', "C1": '\u0085',
	"riktning isolerad": '\u2066', "byteordning": '\ufeff',
	"halva surrogat": '\ufffd', "latin-1": '\ufffd', "avbruten utf-8": '\ufffd', "överlång utf-8": '\ufffd',
	"ovanliga blanksteg": '\u3000', "emoji": '🎉', "privat": '\ue001', "inget tecken": '\ufffe',
	"ersättningstecken": '\ufffd', "kinesiska": '漢', "matematik": '𝑥', "objekttecken": '\ufffc',
}

// TestHostile: with a hostile text in every field the file holds all of it, or there is
// no file and the error names the sign. What the file says about itself stays XML.
func TestHostile(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(rendertest.Hostile)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := rendertest.Hostile[name]
			d := rendertest.InEveryField(s)
			var b bytes.Buffer
			err := Write(&b, d)
			if want, refused := unprintable[name]; refused {
				var glyph *GlyphError
				if !errors.As(err, &glyph) || glyph.Rune != want || b.Len() > 0 {
					t.Errorf("%v after %d bytes, want that U+%04X is refused", err, b.Len(), want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			f := readBack(t, b.Bytes())
			if got, want := clean(f.structure().words()), clean(spoken(d)); got != want {
				t.Errorf("the file reads otherwise than the document%s", firstDifference(strings.ReplaceAll(want, " ", "\n"), strings.ReplaceAll(got, " ", "\n")))
			}
			inPlace(t, f)
			wellFormed(t, f)
		})
	}
}

// wellFormed reads the metadata as XML, which allows no control characters.
func wellFormed(t *testing.T, f *readFile) {
	t.Helper()
	d := xml.NewDecoder(f.root.Key("Metadata").Reader())
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("the metadata: %v", err)
			return
		}
		if text, ok := tok.(xml.CharData); ok && bytes.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("the metadata hold a control sign: %q", text)
		}
	}
}

// TestHostileUnseen: fields that are only told, not drawn, cannot spoil the file
// either.
func TestHostileUnseen(t *testing.T) {
	for name, s := range rendertest.Hostile {
		d := &doc.Document{Meta: sampleMeta(), Blocks: []doc.Block{para(plain("Se "), &doc.Link{URL: s, Text: line1("länken")}, plain(" och "), money("id "+s, "1.00 "+s, "1"))}}
		m := &d.Meta
		m.Subject, m.Keywords, m.Generator, m.ID, m.Type = s, []string{s, s}, s, s, s
		f := readBack(t, write(t, d))
		wellFormed(t, f)
		if got := clean(f.structure().words()); !strings.Contains(got, "Se länken och 1") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
