package font

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// TestFaces: every face parses, and the text faces have what Swedish official text
// and the writer itself need.
func TestFaces(t *testing.T) {
	const needed = "abcåäöéüÅÄÖÉ0123456789 ,.:;–—’”§%&/()[]<>=+±×−°½€@#*•…\u00A0\u00AD\u2011\\_|áčđŋšŧž"
	for f := range FaceCount {
		font, err := faces[f]()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range needed {
			if !font.Has(r) {
				t.Errorf("%s lacks %q", font.Name, r)
			}
		}
		digit := font.Advance('0')
		for r := '1'; r <= '9'; r++ {
			if font.Advance(r) != digit {
				t.Errorf("%s: figures are not of one width", font.Name)
			}
		}
	}
}

// TestHas: names and signs that Swedish municipalities write can be set in every style.
func TestHas(t *testing.T) {
	for _, s := range []string{
		"ÁáČčĐđŊŋŠšŦŧŽž ÏïǤǥǦǧǨǩƷʒǮǯ Âåâʹˈ", // Sámi: North, South, Skolt
		"ÅåÄäÖöŠšŽž", "ČčŠšŽžĆć", "ĄąĆćĘęŁłŃńÓóŚśŹźŻż", // Finnish, Romani, Polish
		"ÐðÞþÆæØøŐőŰűĞğİıŞşȘșȚțŘřĚěŮůÑñÇçẞßЖжΩω",
		"☐☑☒✓✔→←↑↓↔⇒≤≥≠≈½¼¾⅓⅔×÷±−√∞∑∆µ°‰†‡•…€£¥©®™№★☎✉",
	} {
		for _, r := range s {
			if !Has(r) {
				t.Errorf("%q (%U) cannot be set", r, r)
			}
		}
	}
	for _, r := range "🙂漢" {
		if Has(r) {
			t.Errorf("%q", r)
		}
	}
}

// TestSubset: the font program holds the glyphs asked for, with the parts of the
// composite ones, and tables that agree.
func TestSubset(t *testing.T) {
	font, err := faces[Sans]()
	if err != nil {
		t.Fatal(err)
	}
	s := NewSubset(font)
	for _, r := range "Åäöé–€A" {
		first := s.Glyph(r)
		if again := s.Glyph(r); first != again {
			t.Errorf("%q is glyph %d and then %d", r, first, again)
		}
	}
	program := s.Program()
	be := binary.BigEndian
	if checksum(program) != 0xB1B0AFBA {
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
		if len(glyph) > headerLen && int16(be.Uint16(glyph)) >= 0 {
			if at := headerLen + 2*int(be.Uint16(glyph)); be.Uint16(glyph[at:]) != 0 {
				t.Errorf("glyph %d has instructions", i)
			}
		}
		eachPart(glyph, func(part []byte) {
			if be.Uint16(part)&instructed != 0 {
				t.Errorf("glyph %d has instructions", i)
			}
			if part := int(be.Uint16(part[2:])); part >= n {
				t.Errorf("glyph %d is made of glyph %d, which is not there", i, part)
			}
		})
	}
	if !bytes.Contains(s.ToUnicode(), []byte("<0001> <00C5>")) {
		t.Errorf("Å is not mapped:\n%s", s.ToUnicode())
	}
}
