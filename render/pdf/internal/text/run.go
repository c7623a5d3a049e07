// Package text makes lines of styled text: Append turns words into runs by the fonts
// that have their signs, Break sets runs in lines of a given width, Extent tells how
// wide they need and wish to be. What a run belongs to in the structure of the
// document is carried along and not looked at.
package text

import (
	"unicode/utf8"

	"planverk/internal/sv"
	"planverk/render/pdf/internal/font"
	"planverk/render/pdf/internal/tag"
)

// Signs that line breaking goes by.
const (
	SoftHyphen   = '\u00AD'
	NoBreakSpace = '\u00A0'
	EnSpace      = '\u2002' // a line may end at it, as at a blank
)

// Run is a stretch of text that is set alike, belongs to one structure element
// and leads to one place.
type Run struct {
	Text    string
	Style   Style
	Font    *font.Font
	Mark    tag.Mark
	Link    *tag.Link // nil for plain text
	Newline bool      // the line ends after this run
	Code    bool      // may be broken after \ and /, never with a hyphen
	Foreign bool      // in another language: Swedish hyphenation does not hold
}

// Width is how wide r stands in the run, in points. A soft hyphen has no width
// of its own; see hyphenWidth.
func (n *Run) Width(r rune) float64 {
	if r == SoftHyphen {
		return 0
	}
	return float64(n.Font.Advance(r)) * n.Style.Size / 1000
}

// kern is by how much r moves when it follows left in the run, in points; left is 0
// at the beginning.
func (n *Run) kern(left, r rune) float64 {
	if left == 0 {
		return 0
	}
	return float64(n.Font.Kern(left, r)) * n.Style.Size / 1000
}

// Measure is how wide a part of the run stands when every space is wider by stretch.
func (n *Run) Measure(part string, stretch float64) (w float64) {
	left := rune(0)
	for _, r := range part {
		switch r {
		case SoftHyphen:
			continue
		case ' ':
			w += stretch
		}
		w += n.kern(left, r) + n.Width(r)
		left = r
	}
	return w
}

// hyphenWidth is the width of the hyphen that is drawn when a word is broken.
func (n *Run) hyphenWidth() float64 {
	return float64(n.Font.Advance(SoftHyphen)) * n.Style.Size / 1000
}

// Append appends s as runs like the given one. Signs that the face lacks come from
// the fallback face; a sign that neither has is a *GlyphError. A letter and a mark
// typed apart (a and ring) become one sign where there is one.
func Append(runs []Run, s string, like Run) ([]Run, error) {
	var err error
	if like.Font, err = like.Style.Font(); err != nil {
		return runs, err
	}
	s = sv.NFC(s)
	start := 0
	cut := func(end int) {
		if end > start {
			like.Text = s[start:end]
			runs = append(runs, like)
		}
		start = end
	}
	for i, r := range s {
		if like.Font.Has(r) && !forbidden(r) {
			continue
		}
		other, err := like.standIn(r)
		size := utf8.RuneLen(r)
		if err != nil {
			return runs, err
		}
		if other.Font == nil || forbidden(r) || size < 0 {
			return runs, &GlyphError{Rune: r, Context: contextOf(s, i)}
		}
		cut(i)
		other.Text = s[i : i+size]
		runs = append(runs, other)
		start = i + size
	}
	cut(len(s))
	return runs, nil
}

// standIn is the run in the first of the other faces that has a sign; without a font
// when none has it.
func (n Run) standIn(r rune) (Run, error) {
	for _, face := range n.Style.Family.Fallbacks(n.Style.Face) {
		f, err := n.Style.Family.Font(face)
		if err != nil {
			return n, err
		}
		if f.Has(r) {
			n.Style.Face, n.Font = face, f
			return n, nil
		}
	}
	n.Font = nil
	return n, nil
}

// Has tells whether a sign can be set, in whatever style of a family it stands.
func Has(m *font.Family, r rune) bool {
	return !forbidden(r) && m.Has(r)
}

// forbidden tells whether r may not stand in the file even if a font has it:
// control signs, the byte order mark and the replacement sign (a fault upstream),
// and private-use signs, which mean nothing to a reader (PDF/A-2, 6.2.11.7.3).
func forbidden(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r == '\uFEFF' || r == utf8.RuneError ||
		r >= 0xE000 && r <= 0xF8FF || r >= 0xFFF0
}
