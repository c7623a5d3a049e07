package hyphen

import (
	_ "embed" // for the patterns
	"strings"
)

// patternFile is the patterns as their author published them.
//
//go:embed hyph-sv.tex
var patternFile string

// patterns are Liang's: letters with figures between them. The highest figure that
// any pattern gives a place decides; odd ones allow a break. (F. M. Liang, Word
// Hy-phen-a-tion by Com-put-er, 1983.)
type patterns struct {
	trie
	figures []uint64 // by value: four bits a place, the first lowest
}

// readPatterns reads the patterns between \patterns{ and }, one a line.
func readPatterns(file string) patterns {
	p := patterns{trie: newTrie(12000), figures: make([]uint64, 1, 5000)}
	_, file, _ = strings.Cut(file, "\\patterns{\n")
	file, _, _ = strings.Cut(file, "}")
	for line := range strings.Lines(file) {
		var few [16]byte
		codes, figures := few[:0], uint64(0)
		for _, r := range strings.TrimSuffix(line, "\n") {
			switch {
			case r >= '0' && r <= '9':
				figures |= uint64(r-'0') << (4 * len(codes))
			case r == '.':
				codes = append(codes, edge)
			default:
				codes = append(codes, code(r))
			}
		}
		p.add(codes, uint16(len(p.figures)))
		p.figures = append(p.figures, figures)
	}
	return p
}

// mark appends, for each letter of a word, the highest figure for a break before it.
func (p *patterns) mark(dst, word []byte) []byte {
	marks := append(dst, make([]byte, len(word))...)
	for start := -1; start < len(word); start++ {
		n := uint16(0)
		for i := start; i <= len(word); i++ {
			c := byte(edge)
			if i >= 0 && i < len(word) {
				c = word[i]
			}
			if n = p.down(n, c); n == 0 {
				break
			}
			at := start
			for f := p.figures[p.nodes[n].value]; f != 0; f >>= 4 {
				if at >= 0 && at < len(marks) {
					marks[at] = max(marks[at], byte(f&15))
				}
				at++
			}
		}
	}
	return marks
}
