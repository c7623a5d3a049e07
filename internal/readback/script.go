package readback

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reading is what one file says, in reading order: its words, and the figures
// that it marks with an identity.
type reading struct {
	format   string // "PDF", "HTML" …
	file     string
	script   script
	figures  []figure
	partial  bool // holds some of the document's figures only (a workbook)
	carries  carriage
	unmarked bool // without identities: figures are found by their place (Markdown)
}

// figure is a printed value with its identity.
type figure struct {
	id    string
	exact string // as the file gives it to machines; "" when it does not
	text  string // as the file shows it, tidied; "" when only the exact value is comparable
	shown string // for findings, when text is ""
	claim string // what the file says that it shows (PDF); "" when it says nothing
	label string // where it stands, in words: "”Summa” i tabell 5"; may be empty
	unit  string // what the caption above it says that amounts are in: "tkr"; "" when it says nothing
	from  int    // its first token in the script
	to    int    // the token after its last
}

// says is the figure as a finding quotes it.
func (f figure) says() string {
	if f.text != "" {
		return f.text
	}
	return f.shown
}

// in is the unit of the figure's amount: the one right after it, which may be outside of
// what is marked, else the caption's.
func (f figure) in(s *script) string {
	if f.to < len(s.tokens) && f.to > f.from {
		next := s.tokens[f.to]
		if between := s.text.String()[s.tokens[f.to-1].end:next.start]; strings.Trim(between, " ") == "" && len(between) < 2 && scales[next.key] != 0 {
			return next.key
		}
	}
	return f.unit
}

// zone is the part of the document in which a word stands. Not every file has all.
type zone uint8

const (
	body  zone = iota
	front      // title and subtitle
	foot       // sender, decision, checksum
	aim        // where an arrow goes, which drawings show by its head
)

// token is a word or a run of digits. Signs between words are not compared: they
// differ between formats by design ("; " for a line break).
type token struct {
	key        string // lower case
	start, end int    // in script.text
	zone       zone
}

// script is running text and its tokens.
type script struct {
	text   strings.Builder
	tokens []token
}

// add appends text to the script. Text that is added twice without a gap in
// between is one word where it touches.
func (s *script) add(text string, z zone) {
	for _, r := range text {
		s.rune(r, z)
	}
}

// gap ends a word: the next text begins a new one.
func (s *script) gap() { s.text.WriteByte(' ') }

func (s *script) rune(r rune, z zone) {
	if r == '\u00ad' || r == '\u200b' || r == '\ufeff' {
		return // break points, not signs
	}
	start := s.text.Len()
	if unicode.IsSpace(r) {
		r = ' '
	}
	s.text.WriteRune(r)
	if r == ']' {
		s.box(z)
	}
	if !isToken(r) {
		return
	}
	key := string(unicode.ToLower(r))
	if n := len(s.tokens); n > 0 && s.tokens[n-1].end == start && sameKind(s.tokens[n-1].key, r) {
		s.tokens[n-1].key += key
		s.tokens[n-1].end = s.text.Len()
		return
	}
	s.tokens = append(s.tokens, token{key: key, start: start, end: s.text.Len(), zone: z})
}

// box takes "[x]" and "[ ]", as Markdown writes tick-boxes, for the sign that other
// formats have. The last bracket has just been added.
func (s *script) box(z zone) {
	text := s.text.String()
	t := token{key: "☒", start: len(text) - len("[x]"), end: len(text), zone: z}
	switch {
	case strings.HasSuffix(text, "[x]"):
		s.tokens = s.tokens[:len(s.tokens)-1]
	case strings.HasSuffix(text, "[ ]"):
		t.key = "☐"
	default:
		return
	}
	s.tokens = append(s.tokens, t)
}

// isToken tells what is compared: letters, digits, the minus sign, and the boxes of
// a tick-box question.
func isToken(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\u2212' || isBox(r)
}

func isBox(r rune) bool { return r == '☐' || r == '☒' }

// sameKind tells whether r continues a token: letters and digits are kept apart,
// so that "5kr" and "5 kr" are read alike.
func sameKind(key string, r rune) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return kind(first) == kind(r)
}

func kind(r rune) int {
	switch {
	case unicode.IsDigit(r):
		return 1
	case unicode.IsLetter(r), unicode.Is(unicode.Mn, r):
		return 2
	}
	return 3
}

// words gives the text from token i up to token j, tidied.
func (s *script) words(i, j int) string {
	if i < 0 || i >= j || j > len(s.tokens) {
		return ""
	}
	return tidy(s.text.String()[s.tokens[i].start:s.tokens[j-1].end])
}

// tidy makes every run of spaces one NBSP-free space and drops break points.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// without gives a script's tokens without those of a zone, and the place of each
// in the script.
func (s *script) without(z ...zone) ([]token, []int) {
	var tokens []token
	var places []int
next:
	for i, t := range s.tokens {
		for _, no := range z {
			if t.zone == no {
				continue next
			}
		}
		tokens = append(tokens, t)
		places = append(places, i)
	}
	return tokens, places
}

// keyOf is what two shown texts are compared by: their words and digits.
func keyOf(text string) string {
	var s script
	s.add(text, body)
	return joined(s.tokens)
}

func joined(tokens []token) string {
	keys := make([]string, len(tokens))
	for i, t := range tokens {
		keys[i] = t.key
	}
	return strings.Join(keys, " ")
}
