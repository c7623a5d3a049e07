package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/hyphen"
)

// place is a position between two signs of a list of runs.
type place struct{ run, at int }

func (p place) before(q place) bool { return p.run < q.run || p.run == q.run && p.at < q.at }

// chance is a place where a line may end. Lengths are points from the beginning of
// the section, as if nothing were broken.
type chance struct {
	at         place   // where the next line begins
	end        float64 // of the line's ink
	start      float64 // of the next line's ink
	hyphen     float64 // width of the hyphen that is drawn if the line ends here
	cost       float64 // demerits
	gaps, skip int32   // spaces before end, and before start
}

// Demerits of ending a line elsewhere than at a space. A line that ends a comfort
// short of the edge has 110² (see solver.line).
const (
	atSeparator = 20 * 20 // in a path, after \ or /
	atHyphen    = 30 * 30 // after a hyphen or dash that the word has
	atSoft      = 40 * 40 // at a soft hyphen: its author knows
	atJoint     = 75 * 75 // system-förvaltning
	atSyllable  = 105 * 105
	atInner     = 250 * 250 // systemför-valtning
	lonely      = 40 * 40   // before a word of one letter
	beforeDash  = 800 * 800

	// For words that are wider than the line.
	inCode    = 3000 * 3000
	byEar     = 1000 * 1000 // one consonant goes to the next line
	afterGlue = 2000 * 2000 // after a no-break space
	anyLetter = 3000 * 3000
	anywhere  = 5000 * 5000
)

// scanner finds the chances of a section: what stands up to a forced end of line.
type scanner struct {
	runs   []Run
	list   []chance // the first is the beginning, the last the end
	words  bool     // words may be hyphenated
	forced []span   // pieces that must be broken whatever it costs, in order
	ahead  []span   // those of them that do not end before the sign at hand

	cum, ink   float64 // the pen, with and without the spaces just before it
	gaps, skip int32   // spaces so far, likewise
	prev       rune    // sign before, 0 at the beginning
	soft       bool    // a soft hyphen stands just before
	letters    int     // before in the same word
	vowel      bool    // among these letters
	stem       int     // letters before the last sign that was none
	breaks     []hyphen.Break
	own        hyphen.Own // the document's own compounds
	word       int        // where in the run the word of breaks begins
	address    bool       // that word is an address or a path: no hyphen may be added to it
}

// span is a stretch of the runs.
type span struct{ from, to place }

// section finds the chances from run number first on, and returns the run where the
// next section begins. any tells whether there is anything to set.
func (s *scanner) section(first int) (next int, any bool) {
	s.cum, s.ink, s.gaps, s.skip, s.prev, s.letters, s.vowel, s.stem = 0, 0, 0, 0, 0, 0, false, 0
	s.list = append(s.list[:0], chance{at: place{first, 0}})
	s.ahead = s.forced
	next = first
	for ; next < len(s.runs); next++ {
		n := &s.runs[next]
		any = any || n.Text != "" || n.Newline
		s.run(n, next)
		if n.Newline {
			next++
			break
		}
	}
	s.list = append(s.list, chance{at: place{next, 0}, end: s.ink, start: s.cum, gaps: s.gaps, skip: s.skip})
	return next, any
}

// run takes the signs of run number i.
func (s *scanner) run(n *Run, i int) {
	left := rune(0) // the sign before in this run, for kerning
	s.breaks = s.breaks[:0]
	for at, r := range n.Text {
		switch r {
		case ' ', EnSpace:
			s.cum += n.Width(r)
			if r == ' ' {
				s.skip++ // the others are never stretched
			}
			if s.prev != 0 {
				s.prev = ' '
			}
			left, s.soft, s.letters, s.vowel = 0, false, 0, false
			continue
		case SoftHyphen:
			s.soft = s.prev != 0 && s.prev != ' '
			continue
		}
		if s.prev == 0 || s.prev == ' ' {
			s.begin(n, i, at)
		}
		kern := n.kern(left, r)
		s.before(n, place{i, at}, r, s.cum+kern)
		s.cum += kern + n.Width(r)
		s.ink, s.gaps = s.cum, s.skip
		left, s.prev, s.soft = r, r, false
		if unicode.IsLetter(r) {
			s.letters, s.vowel = s.letters+1, s.vowel || isVowel(r)
		} else {
			s.stem, s.letters, s.vowel = s.letters, 0, false
		}
	}
}

// begin looks up where the word that begins at n.Text[at] may be hyphenated. A word
// of several styles is left alone, and so is the last word of the text.
func (s *scanner) begin(n *Run, i, at int) {
	s.breaks, s.word, s.address = s.breaks[:0], at, false
	if n.Code || n.Foreign || !s.words && len(s.ahead) == 0 {
		return
	}
	word := n.Text[at:]
	end := strings.IndexByte(word, ' ')
	if end >= 0 {
		word = word[:end]
	}
	if end < 0 && i+1 < len(s.runs) && !n.Newline {
		if r, _ := utf8.DecodeRuneInString(s.runs[i+1].Text); unicode.IsLetter(r) {
			return
		}
	}
	if s.address = isAddress(word); s.address {
		return
	}
	if s.mustBreak(place{i, at}, place{i, at + len(word)}) || s.words && !s.last(i, at+len(word)) {
		s.breaks = s.own.Append(s.breaks, word)
	}
}

// isAddress tells whether a word is an address or a path, to which no hyphen may be
// added.
func isAddress(word string) bool {
	return strings.ContainsAny(word, `@\_`) || strings.Contains(word, ":/") || strings.HasPrefix(word, "www.") || strings.Count(word, "/") > 1
}

// last tells whether no word follows in the section after byte at of run number i.
func (s *scanner) last(i, at int) bool {
	for ; i < len(s.runs); i, at = i+1, 0 {
		if strings.TrimLeft(s.runs[i].Text[at:], " ") != "" {
			return false
		}
		if s.runs[i].Newline {
			return true
		}
	}
	return true
}

// mustBreak tells whether a piece that must be broken stands between two places, the
// first of which is never before that of the call before.
func (s *scanner) mustBreak(from, to place) bool {
	for len(s.ahead) > 0 && !from.before(s.ahead[0].to) {
		s.ahead = s.ahead[1:]
	}
	return len(s.ahead) > 0 && s.ahead[0].from.before(to)
}

// before notes the chance between the sign before and r, which stands at p and
// begins at start.
func (s *scanner) before(n *Run, p place, r rune, start float64) {
	if s.prev == 0 && s.skip == 0 || unicode.Is(unicode.Mn, r) && s.prev != ' ' { // an accent stays on its letter
		return
	}
	c := chance{at: p, end: s.ink, start: start, gaps: s.gaps, skip: s.skip}
	quality, known := s.breakAt(p.at)
	switch {
	case s.prev == ' ' || s.prev == 0:
		c.cost = startCost(n.Text[p.at:], r)
	case s.soft:
		c.hyphen, c.cost = n.hyphenWidth(), atSoft
	case mayBreak(s.prev, r, s.stem, n.Code):
		c.cost = atHyphen
		if n.Code {
			c.cost = atSeparator
		}
	case known:
		c.hyphen, c.cost = n.hyphenWidth(), [...]float64{hyphen.Joint: atJoint, hyphen.Syllable: atSyllable, hyphen.Inner: atInner}[quality]
	case len(s.ahead) > 0 && s.mustBreak(p, place{p.run, p.at + 1}):
		s.force(&c, n, p, r)
	default:
		return
	}
	if last := &s.list[len(s.list)-1]; last.start == c.start && last.end == c.end && len(s.list) > 1 {
		return // nothing stands between
	}
	s.list = append(s.list, c)
}

// breakAt tells how good a hyphen before n.Text[at] is, if the word may be broken
// there.
func (s *scanner) breakAt(at int) (hyphen.Quality, bool) {
	for len(s.breaks) > 0 && s.word+s.breaks[0].At < at {
		s.breaks = s.breaks[1:]
	}
	if len(s.breaks) > 0 && s.word+s.breaks[0].At == at {
		return s.breaks[0].Quality, true
	}
	return 0, false
}

// startCost is what it costs to begin a line with r, the first sign of text.
func startCost(text string, r rune) float64 {
	rest := text[utf8.RuneLen(r):]
	if rest != "" && rest[0] != ' ' {
		return 0
	}
	switch {
	case r == '–' || r == '—' || r == '-':
		return beforeDash
	case unicode.IsLetter(r) && rest != "":
		return lonely
	}
	return 0
}

// force breaks a word that is too wide between two signs: in code anywhere, else
// with a hyphen between letters, best so that one consonant goes to the next line
// (enkonsonantsprincipen of the Swedish rules for writing).
func (s *scanner) force(c *chance, n *Run, p place, r rune) {
	switch {
	case n.Code || s.address:
		c.cost = inCode
		if strings.ContainsRune(`@./\_-;=&`, s.prev) {
			c.cost = atSeparator
		}
	case s.prev == NoBreakSpace:
		c.cost = afterGlue
	case !unicode.IsLetter(s.prev) || !unicode.IsLetter(r):
		c.cost = anywhere
	default:
		c.hyphen, c.cost = n.hyphenWidth(), anyLetter
		after, _ := utf8.DecodeRuneInString(n.Text[p.at+utf8.RuneLen(r):])
		if s.letters > 1 && s.vowel && !isVowel(r) && isVowel(after) {
			c.cost = byEar
		}
	}
}

// isVowel tells whether r is a vowel of Swedish.
func isVowel(r rune) bool { return strings.ContainsRune("aeiouyåäöéAEIOUYÅÄÖÉ", r) }

// mayBreak tells whether a line may end between two signs that no space parts, of
// which the first comes after stem letters.
func mayBreak(before, after rune, stem int, code bool) bool {
	switch before {
	case '\\':
		return code
	case '/':
		return code || unicode.IsLetter(after) && stem > 2 // not in km/h
	case '-':
		// Not within 060-16 30 00, not after Drift-, and not in IT-stöd or e-post.
		return unicode.IsLetter(after) && stem > 2
	case '–':
		return unicode.IsLetter(after)
	}
	return false
}
