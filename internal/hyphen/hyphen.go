// Package hyphen tells where Swedish words may be broken at the end of a line.
//
// Two sources answer together: a list of compounds of municipal administration
// (ord.txt), which knows the joints, and Liang's patterns for Swedish (hyph-sv.tex,
// by Jan Michael Rynning, unchanged, under its own licence LPPL-1.3c.txt), which know
// the syllables. Where a joint is known the patterns see each part by itself.
package hyphen

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Quality is how good a break is; the lower, the better.
type Quality uint8

const (
	// Joint stands between the parts of a compound: system-förvaltning.
	Joint Quality = iota
	// Syllable stands within a word that has no joint: förvalt-ning.
	Syllable
	// Inner stands within a part of a compound: systemför-valtning.
	Inner
)

// Break is a place where a word may be broken, before byte At.
type Break struct {
	At      int
	Quality Quality
}

// Letters that stay together, and limits of what is taken for a word.
const (
	minWord    = 6   // letters of a word that is broken at all
	minName    = 10  // of one with a capital, which is often a name, unless its joints are known
	minLeft    = 2   // before the first break of a word without joints
	minEnd     = 2   // after a joint: kalender-år
	minRight   = 3   // after a syllable
	minPart    = 3   // between a joint and a syllable's end
	maxLetters = 400 // bytes; a longer string is no word
)

// Own is a list of compounds that are not in ours, as a municipality writes them. The
// zero value is an empty list.
type Own struct{ words }

// NewOwn makes a list of compounds that have a hyphen at each joint.
func NewOwn(compounds []string) *Own {
	if len(compounds) == 0 {
		return &Own{}
	}
	return &Own{readWords(strings.Join(compounds, "\n"))}
}

// Append appends the breaks of a word, in order. Signs may stand around the word,
// as in "(avtal),". A word with figures, signs within it, capitals after the first
// letter or letters that Swedish does not use gets none: it is a code, an address
// or foreign. A word with a hyphen is broken within parts that could stand alone.
func (o *Own) Append(dst []Break, word string) []Break {
	start, end := core(word)
	for start < end {
		stop := strings.IndexByte(word[start:end], '-')
		if stop < 0 {
			return o.appendPlain(dst, word[start:end], start)
		}
		if !onlyLetters(word[start:end]) {
			return dst
		}
		dst = o.appendPlain(dst, word[start:start+stop], start)
		start += stop + 1
	}
	return dst
}

// core finds the word between the signs around it.
func core(word string) (start, end int) {
	start, end = len(word), 0
	for i, r := range word {
		if isLetter(r) {
			start, end = min(start, i), i+utf8.RuneLen(r)
		} else if r >= '0' && r <= '9' {
			return 0, 0
		}
	}
	return start, end
}

// isLetter knows the letters that a Swedish word may have: Latin ones, since an
// unknown one must make the whole word unknown, not end it.
func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x24F && r != '×' && r != '÷'
}

// onlyLetters tells whether a word with hyphens has letters between them.
func onlyLetters(word string) bool {
	for _, r := range word {
		if r != '-' && !isLetter(r) {
			return false
		}
	}
	return !strings.Contains(word, "--")
}

// appendPlain appends the breaks of a word of letters, which begins at byte offset.
func (o *Own) appendPlain(dst []Break, word string, offset int) []Break {
	if len(word) < minWord || len(word) > maxLetters {
		return dst
	}
	var few [64]byte
	codes, name, ok := encode(few[:0], word)
	if !ok || len(codes) < minWord {
		return dst
	}
	t := tables()
	joints, _ := o.known(codes)
	if joints == 0 {
		joints = t.words.find(codes)
	}
	if joints == 0 && (name && len(codes) < minName || foreign(codes)) {
		return dst
	}
	return t.appendBreaks(dst, codes, joints, offset)
}

// foreign tells whether a word has a letter that only loans have. English words are
// not broken by Swedish rules.
func foreign(codes []byte) bool {
	for _, c := range codes {
		switch c {
		case 'q' - 'a' + 1, 'w' - 'a' + 1, 'z' - 'a' + 1:
			return true
		}
	}
	return false
}

// appendBreaks appends the joints of a word, and the syllables of each part.
func (t *table) appendBreaks(dst []Break, word []byte, joints places, offset int) []Break {
	quality, left := Syllable, minLeft
	if joints != 0 {
		quality, left = Inner, minPart
	}
	for from, to := 0, 0; from < len(word); from, left = to, minPart {
		to = joints.after(from, len(word))
		part := word[from:to]
		if from >= minLeft && len(word)-from >= minEnd {
			dst = append(dst, Break{offset, Joint})
		}
		var few [64]byte
		marks := t.patterns.mark(few[:0], part)
		for i, c := range part {
			if marks[i]&1 == 1 && i >= left && len(part)-i >= minRight {
				dst = append(dst, Break{offset, quality})
			}
			offset += letterLen(c)
		}
	}
	return dst
}

// table holds what is read from the two sources.
type table struct {
	patterns patterns
	words    words
}

// tables reads the sources when the first word is broken.
var tables = sync.OnceValue(func() *table {
	return &table{patterns: readPatterns(patternFile), words: readWords(wordFile)}
})
