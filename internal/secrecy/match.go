package secrecy

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"planverk/internal/pattern"
)

// Text is a text made ready to be searched.
type Text struct {
	raw      string
	squashed squashed
	solid    string // lower case, without blanks and break points
	phones   []run  // what may be telephone numbers, as digits
	figures  []run
	rough    []rough
}

// run is digits and where they stand.
type run struct {
	digits string
	at     int
}

// NewText makes a text ready.
func NewText(s string) *Text {
	t := &Text{raw: s, squashed: squash(s), solid: solid(s)}
	for _, m := range phoneLike().FindAllStringIndex(s, -1) {
		t.phones = append(t.phones, run{digitsOf(s[m[0]:m[1]]), m[0]})
	}
	for _, m := range figureLike().FindAllStringIndex(s, -1) {
		t.figures = append(t.figures, run{digitsOf(s[m[0]:m[1]]), m[0]})
	}
	t.rough = roughly(s)
	return t
}

var (
	phoneLike  = pattern.Later(`\+?\(?\d(?:[ \x{a0}\x{202f}\x{2009}\x{ad}()/.+\x{2010}-\x{2014}-]{0,3}\d){5,}`)
	figureLike = pattern.Later(`\d{1,3}(?:[\pZ.,'’]\d{3})+|\d{5,}`)
)

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// Find tells whether the secret stands in a text, and at which byte of it.
func (s Secret) Find(t *Text) (at int, found bool) {
	switch s.Kind {
	case Words:
		return t.words(squash(s.Value).text, false)
	case Part:
		return t.words(squash(s.Value).text, true)
	case Mail:
		if strings.Contains(t.solid, solid(s.Value)) {
			at, _ := t.words(squash(s.Value).text, false) // the place is known when it stands whole
			return at, true
		}
	case Phone:
		return t.phone(s.Value)
	case Figure:
		for _, r := range t.figures {
			if r.digits == s.Value {
				return r.at, true
			}
		}
		kronor, err := strconv.ParseInt(s.Value, 10, 64)
		for _, r := range t.rough {
			if err == nil && r.is(kronor) {
				return r.at, true
			}
		}
	}
	return 0, false
}

// Searched tells whether the secret is looked for.
func (s Secret) Searched() bool {
	switch s.Kind {
	case Short:
		return false
	case Part:
		return len(squash(s.Value).text) >= leastPart
	case Phone:
		return len(national(s.Value)) >= leastPhone
	case Words:
		return len(squash(s.Value).text) >= leastPart
	}
	return true
}

// words looks for squashed words. They begin where a word begins. Alone they also end
// where one ends, but for the s of the genitive, and have the capital of a name.
func (t *Text) words(wanted string, alone bool) (int, bool) {
	if len(wanted) < leastPart {
		return 0, false
	}
	q := t.squashed
	for from := 0; ; {
		i := strings.Index(q.text[from:], wanted)
		if i < 0 {
			return 0, false
		}
		i += from
		from = i + 1
		end := i + len(wanted)
		if !q.begins[i] || (alone || len(wanted) < leastWords) && !q.ends(end) {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(t.raw[q.at[i]:]); alone && !unicode.IsUpper(first) && !t.inAddress(q.at[i]) {
			continue
		}
		return q.at[i], true
	}
}

// inAddress tells whether a place is within an address or a name of a file or an account,
// where names have no capitals.
func (t *Text) inAddress(at int) bool {
	token := t.raw[strings.LastIndexFunc(t.raw[:at], unicode.IsSpace)+1:]
	if end := strings.IndexFunc(token, unicode.IsSpace); end >= 0 {
		token = token[:end]
	}
	return strings.ContainsAny(token, `@_\`) || strings.Contains(token, "://")
}

// phone looks for a number with its area code, also as it is written from abroad, and
// without the code when its groups are parted as they were written.
func (t *Text) phone(written string) (int, bool) {
	number := national(written)
	if len(number) < leastPhone {
		return 0, false
	}
	for _, r := range t.phones {
		if strings.Contains(r.digits, number) || strings.Contains(r.digits, "46"+number[1:]) {
			return r.at, true
		}
	}
	for _, wanted := range []string{number, "46" + number[1:], "0046" + number[1:]} { // also parted by other signs, over lines and cells
		if at, found := t.digits(wanted); found {
			return at, true
		}
	}
	if _, local, ok := strings.Cut(written, "-"); ok {
		groups := strings.Fields(strings.Map(blank, local))
		whole := strings.Join(groups, "")
		if len(groups) > 1 && len(whole) >= 5 && strings.Contains(t.squashed.text, whole) { // or else there is no need to look closer
			pattern := regexp.MustCompile(`(?:^|\D)(` + strings.Join(groups, `[ \x{a0}\x{202f}\x{2009}-]`) + `)(?:\D|$)`)
			if m := pattern.FindStringSubmatchIndex(t.raw); m != nil {
				return m[2], true
			}
		}
	}
	return 0, false
}

// digits looks for digits that other digits stand neither before nor after.
func (t *Text) digits(wanted string) (int, bool) {
	q := t.squashed
	digit := func(i int) bool { return i >= 0 && i < len(q.text) && q.text[i] >= '0' && q.text[i] <= '9' }
	for from := 0; ; {
		i := strings.Index(q.text[from:], wanted)
		if i < 0 {
			return 0, false
		}
		i += from
		if !digit(i-1) && !digit(i+len(wanted)) {
			return q.at[i], true
		}
		from = i + 1
	}
}

func blank(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// national gives the digits of a number as they are dialled within the country.
func national(s string) string {
	digits := digitsOf(s)
	if rest, ok := strings.CutPrefix(digits, "0046"); ok {
		return "0" + strings.TrimPrefix(rest, "0")
	}
	if rest, ok := strings.CutPrefix(digits, "46"); ok && strings.HasPrefix(strings.TrimSpace(s), "+") {
		return "0" + strings.TrimPrefix(rest, "0")
	}
	return digits
}

// squashed is a text as letters and digits alone, in lower case and without accents,
// so that å and a, and a word broken at the end of a line and the whole, are the same.
type squashed struct {
	text   string
	at     []int  // of each byte, the byte of the text that it comes from
	begins []bool // of each byte, whether a sign that is no letter or digit stands before
}

func (q squashed) ends(i int) bool {
	boundary := func(i int) bool { return i >= len(q.begins) || q.begins[i] }
	return boundary(i) || i < len(q.text) && q.text[i] == 's' && boundary(i+1)
}

func squash(s string) squashed {
	var q squashed
	var b strings.Builder
	begins := true
	for i, r := range s {
		if isBreak(r) {
			continue
		}
		if !isSign(r) {
			begins = begins || !unicode.Is(unicode.Mn, r) // an accent after its letter
			continue
		}
		before := b.Len()
		fold(&b, r)
		for n := before; n < b.Len(); n++ {
			q.at, q.begins = append(q.at, i), append(q.begins, begins && n == before)
		}
		begins = false
	}
	q.text = b.String()
	return q
}

// fold writes a letter without its accents.
func fold(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	if latin, ok := lookalikes[r]; ok {
		b.WriteRune(latin)
		return
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) && isSign(part) {
			b.WriteRune(unicode.ToLower(part))
		}
	}
}

func isSign(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lookalikes are letters of other scripts that nobody can tell from ours on a page
// (Unicode Technical Standard 39, confusables).
var lookalikes = pairs("аaеeоoрpсcуyхxіiѕsјjԁdһhԛqԝwАaВbЕeКkМmНhОoРpСcТtХxІiЅsЈjαaοoνvιiρpΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxıiſsɡgɑa")

func pairs(s string) map[rune]rune {
	all, signs := map[rune]rune{}, []rune(s)
	for i := 0; i+1 < len(signs); i += 2 {
		all[signs[i]] = signs[i+1]
	}
	return all
}

// isBreak tells of signs that nobody sees: soft hyphens, joiners, marks of byte order and
// of direction, and those that choose how the sign before is drawn.
func isBreak(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f'
}

func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if isBreak(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
