package pdf

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// TestFaces: every face parses, and the text faces have what Swedish official text
// and the writer itself need.
func TestFaces(t *testing.T) {
	const needed = "abcåäöéüÅÄÖÉ0123456789 ,.:;–—’”§%&/()[]<>=+±×−°½€@#*•…\u00A0\u00AD\u2011\\_|áčđŋšŧž"
	for f := range faceCount {
		font, err := faces[f]()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range needed {
			if !font.has(r) {
				t.Errorf("%s lacks %q", font.name, r)
			}
		}
		digit := font.advance('0')
		for r := '1'; r <= '9'; r++ {
			if font.advance(r) != digit {
				t.Errorf("%s: figures are not of one width", font.name)
			}
		}
	}
}

// TestSubset: the font program holds the glyphs asked for, with the parts of the
// composite ones, and tables that agree.
func TestSubset(t *testing.T) {
	font, err := faces[sans]()
	if err != nil {
		t.Fatal(err)
	}
	s := newSubset(font)
	for _, r := range "Åäöé–€A" {
		first := s.glyph(r)
		if again := s.glyph(r); first != again {
			t.Errorf("%q is glyph %d and then %d", r, first, again)
		}
	}
	program := s.program()
	be := binary.BigEndian
	if fontChecksum(program) != 0xB1B0AFBA {
		t.Error("the check sum of the font program is wrong")
	}
	tables := map[string][]byte{}
	for i := range int(be.Uint16(program[4:])) {
		e := program[12+16*i:]
		tables[string(e[:4])] = program[be.Uint32(e[8:]):][:be.Uint32(e[12:])]
	}
	n := int(be.Uint16(tables["maxp"][4:]))
	if n < 8 || len(tables["hmtx"]) != 4*n || len(tables["loca"]) != 4*(n+1) {
		t.Errorf("%d glyphs, %d bytes of metrics, %d of offsets", n, len(tables["hmtx"]), len(tables["loca"]))
	}
	for i := range n {
		glyph := tables["glyf"][be.Uint32(tables["loca"][4*i:]):be.Uint32(tables["loca"][4*i+4:])]
		eachPart(glyph, func(at []byte) {
			if part := int(be.Uint16(at)); part >= n {
				t.Errorf("glyph %d is made of glyph %d, which is not there", i, part)
			}
		})
	}
	if !bytes.Contains(s.toUnicode(), []byte("<0001> <00C5>")) {
		t.Errorf("Å is not mapped:\n%s", s.toUnicode())
	}
}

func TestAccentColour(t *testing.T) {
	for in, want := range map[string]colour{
		"#0B4F6C": {0x0B, 0x4F, 0x6C},
		"0b4f6c":  {0x0B, 0x4F, 0x6C},
		"":        petroleum,
		"blå":     petroleum,
	} {
		if got := accentColour(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
	for _, bright := range []string{"#FFD700", "#00FF00", "#FFFFFF", "#E30613"} {
		if c := accentColour(bright); contrastOnWhite(c) < 4.5 {
			t.Errorf("%s becomes %v with %.2f:1", bright, c, contrastOnWhite(c))
		}
	}
	for _, c := range []colour{ink, subdued, grey} {
		if contrastOnWhite(c) < 4.5 {
			t.Errorf("%v has %.2f:1", c, contrastOnWhite(c))
		}
	}
}

func TestSheetGrows(t *testing.T) {
	s := newSheet("", 12)
	if s.body.size != 12 || s.body.lead != 17.5 || s.cell.size != 11 || s.title.size != 27 {
		t.Errorf("body %v/%v, cell %v, title %v", s.body.size, s.body.lead, s.cell.size, s.title.size)
	}
	if s := newSheet("", 0); s.body.size != 10.5 || s.body.lead != 15.5 || s.cell.size != 9.5 || s.head.lead != 12 {
		t.Errorf("%+v", s)
	}
}

// TestContentStreams: anything but fpdf's exact form is refused, not misread.
func TestContentStreams(t *testing.T) {
	c := newCanvas()
	c.addPage()
	c.fillRect(layoutArtifact, 1, 2, 3, 4, ink)
	c.close()
	var raw bytes.Buffer
	if err := c.file.Output(&raw); err != nil {
		t.Fatal(err)
	}
	got, err := contentStreams(raw.Bytes())
	if err != nil || len(got) != 1 || !bytes.Contains(got[0], []byte("1.00 839.89 3.00 -4.00 re f")) {
		t.Fatalf("%q, %v", got, err)
	}
	for _, spoil := range []string{"startxref", "/Kids [", "/Contents ", "<</Length ", "xref\n0 ", " 0 obj\n", "\nendstream"} {
		b := bytes.ReplaceAll(raw.Bytes(), []byte(spoil), bytes.Repeat([]byte("x"), len(spoil)))
		if _, err := contentStreams(b); err == nil {
			t.Errorf("without %q the file is still read", spoil)
		}
	}
	for n := range raw.Len() {
		contentStreams(raw.Bytes()[:n]) // must not panic
	}
}
