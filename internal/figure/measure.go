package figure

import (
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// metrics are the widths of a face's signs, in 1/1000 em.
type metrics struct {
	common [0x250]int // the signs of European languages; 0 = not in the face
	face   *sfnt.Font
	next   func() *metrics // asked for signs that this face lacks
}

// The faces that PDF sets text in, and the ones it takes signs from that they lack.
// Each is read at most once in the life of the process.
var (
	regular     = read(liberationsansregular.TTF, signs)
	bold        = read(liberationsansbold.TTF, signsBold)
	signs       = read(dejavusans.TTF, nil)
	signsBold   = read(dejavusansbold.TTF, nil)
	unitsPerEm  = fixed.I(1000)
	missingSign = 1000 // a sign that no face has is refused by the writer
)

func read(data []byte, next func() *metrics) func() *metrics {
	return sync.OnceValue(func() *metrics {
		face, err := sfnt.Parse(data)
		if err != nil {
			panic("figure: " + err.Error()) // the fonts are part of the program
		}
		m := &metrics{face: face, next: next}
		for r := range rune(len(m.common)) {
			m.common[r] = m.ask(r)
		}
		return m
	})
}

// ask gives a sign's advance from the font file, or 0.
func (m *metrics) ask(r rune) int {
	var b sfnt.Buffer
	g, err := m.face.GlyphIndex(&b, r)
	if err != nil || g == 0 {
		return 0
	}
	a, err := m.face.GlyphAdvance(&b, g, unitsPerEm, font.HintingNone)
	if err != nil {
		return 0
	}
	return a.Round()
}

func (m *metrics) advance(r rune) int {
	w := 0
	if r >= 0 && int(r) < len(m.common) {
		w = m.common[r]
	} else {
		w = m.ask(r)
	}
	switch {
	case w > 0:
		return w
	case m.next != nil:
		return m.next().advance(r)
	}
	return missingSign
}

// widthOf is the width of s in points.
func widthOf(s string, heavy bool, size float64) float64 {
	m := regular()
	if heavy {
		m = bold()
	}
	n := 0
	for _, r := range s {
		if r != softHyphen {
			n += m.advance(r)
		}
	}
	return float64(n) * size / 1000
}

const softHyphen = '\u00ad'
