package font

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// pairs is kerning as newer fonts have it (OpenType, GPOS, pair adjustment of the feature
// kern), where the pairs stand by classes of glyphs and are looked up one by one.
type pairs struct {
	font *sfnt.Font

	mu   sync.RWMutex
	seen map[[2]uint16]int16 // in 1/1000 em
}

// parsedOwn gives a municipality's font when it is first asked for. One that has no
// table kern is asked for its pairs; the program's own fonts all do without that.
func parsedOwn(data []byte) func() (*Font, error) {
	return sync.OnceValues(func() (*Font, error) {
		f, err := parse(data)
		if err == nil && len(f.kerning.first) == 0 && f.tables["GPOS"] != nil {
			f.pairs = readPairs(data)
		}
		return f, err
	})
}

// readPairs is nil for a font whose pairs cannot be read: it is set without kerning.
func readPairs(data []byte) *pairs {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil
	}
	return &pairs{font: f, seen: map[[2]uint16]int16{}}
}

// of is by how much to move glyph b when it follows a, in 1/1000 em.
func (p *pairs) of(a, b uint16) int {
	key := [2]uint16{a, b}
	p.mu.RLock()
	v, ok := p.seen[key]
	p.mu.RUnlock()
	if ok {
		return int(v)
	}
	v = p.ask(sfnt.GlyphIndex(a), sfnt.GlyphIndex(b))
	p.mu.Lock()
	p.seen[key] = v
	p.mu.Unlock()
	return int(v)
}

// ask looks a pair up in the font. Where the table is damaged so that its reader stumbles,
// the pair stands as it is.
func (p *pairs) ask(a, b sfnt.GlyphIndex) (units int16) {
	defer func() {
		if recover() != nil {
			units = 0
		}
	}()
	const perMille = fixed.Int26_6(1000)
	move, err := p.font.Kern(nil, a, b, perMille, font.HintingNone)
	if err != nil || max(move, -move) > mostKern {
		return 0
	}
	return int16(move)
}
