package secrecy

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"planverk/internal/pattern"
	"planverk/internal/plan"
)

// Sort is what something that looks like personal data may be.
type Sort int

// The sorts. A personal identity number is sure: its day exists and its last digit is
// reckoned from the others. The rest only looks so, and a person has to say.
const (
	Number    Sort = iota // personnummer, samordningsnummer
	Name                  // of a person
	Mailbox               // first.last@
	Cellphone             // a mobile telephone
)

// Suspect is a stretch of a text that looks like personal data.
type Suspect struct {
	Sort  Sort
	Words string // as written; of a number only what may be told
	at    int    // the byte where it begins in the text without the signs that nobody sees
}

// Acquainted are the words that a municipality has said may be printed outside.
type Acquainted struct {
	words []string // squashed
}

// Acquaint gathers what a municipality's register holds, after Of: the names of
// organisations, systems, roles and of those who may be named, with their addresses.
func Acquaint(k *plan.Kommun) *Acquainted {
	a := &Acquainted{}
	Each(k.Root, func(n plan.Node, s string) {
		if strings.HasPrefix(n.Identity(), "register.") || strings.HasPrefix(n.Identity(), "begrepp.") || n.Identity() == "namn" {
			a.words = append(a.words, squash(s).text)
		}
	})
	if terms, ok := k.Root.Get("begrepp").(*plan.Map); ok {
		for _, f := range terms.Fields {
			a.words = append(a.words, squash(f.Key).text)
		}
	}
	return a
}

// knows tells whether words stand in the register, or hold what stands there.
func (a *Acquainted) knows(s string) bool {
	if a == nil {
		return false
	}
	flat := squash(s).text
	return slices.ContainsFunc(a.words, func(w string) bool { return w != "" && strings.Contains(w, flat) })
}

//go:embed fornamn.txt
var forenameList string

// forenames are the names that are common in Sweden, as they are squashed.
var forenames = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, n := range strings.Fields(forenameList) {
		all[squash(n).text] = true
	}
	return all
})

// Suspects finds what looks like personal data in a text, in order, but for what the
// register knows. It is a help to the one who reads, and no proof: a name that is
// neither common nor has a forename before it passes.
func Suspects(text string, known *Acquainted) (all []Suspect) {
	text = visible(text)
	all = append(all, identityNumbers(text)...)
	for _, m := range personalMail().FindAllStringIndex(text, -1) {
		all = append(all, Suspect{Mailbox, text[m[0]:m[1]], m[0]})
	}
	for _, m := range mobile().FindAllStringSubmatchIndex(text, -1) {
		if n := len(national(text[m[2]:m[3]])); n == 10 {
			all = append(all, Suspect{Cellphone, text[m[2]:m[3]], m[2]})
		}
	}
	all = append(all, names(text)...)
	all = slices.DeleteFunc(all, func(s Suspect) bool { return s.Sort != Number && known.knows(s.Words) })
	slices.SortStableFunc(all, func(a, b Suspect) int { return a.at - b.at })
	return all
}

// visible takes away signs that nobody sees and those of mark-up, and makes every blank a
// plain one.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isBreak(r), r == '*', r == '`':
			return -1
		case unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, s)
}

var (
	personalMail = pattern.Later(`(?i)[\pL]{2,}[._][\pL-]{2,}(?:\.[\pL]+)?@[\pL\d.-]+\.\pL{2,}`)
	mobile       = pattern.Later(`(?:^|[^\d+])((?:\+46[ -]?(?:\(0\))?|0046[ -]?|0)7[02369](?:[ -]{0,3}\d){7})(?:\D|$)`)
	identity     = pattern.Later(`(?:^|\D)((?:(?:18|19|20)\d{6}[ +-]?|\d{6}[+-])\d{4})(?:\D|$)`)
)

// identityNumbers finds personal identity numbers and coordination numbers
// (folkbokföringslagen 18 §; the last digit by the modulus 10 method). Of what is
// found only the birth date is told on, since reports are filed.
func identityNumbers(text string) (all []Suspect) {
	for _, m := range identity().FindAllStringSubmatchIndex(text, -1) {
		digits := digitsOf(text[m[2]:m[3]])
		digits = digits[len(digits)-10:]
		month, day := number2(digits[2:]), number2(digits[4:])
		if month < 1 || month > 12 || day < 1 || day > 31 && day < 61 || day > 91 || !checked(digits) {
			continue
		}
		all = append(all, Suspect{Number, digits[:6] + "-XXXX", m[2]})
	}
	return all
}

func number2(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// checked tells whether ten digits have the right last one.
func checked(digits string) bool {
	sum := 0
	for i, d := range digits {
		n := int(d - '0')
		if i%2 == 0 {
			n *= 2
		}
		sum += n/10 + n%10
	}
	return sum%10 == 0
}

// A capitalised word, also with a hyphen; and words before which a name stands.
var (
	capitalised = pattern.Later(`\p{Lu}[\pL’']*(?:-\p{Lu}[\pL’']*)*`)
	roleWord    = pattern.Later(`(?i)(?:chef|ägare|förvaltare|handläggare|ledare|samordnare|administratör|kontaktperson|ansvarig|ordförande|sekreterare|konsult|tekniker|direktör|strateg)(?:e?n|en)?[,:]?$`)
)

// names finds what looks like names of persons.
func names(text string) (all []Suspect) {
	words := capitalised().FindAllStringIndex(text, -1)
	for i := 0; i < len(words); {
		run := together(text, words[i:])
		first, last := words[i], words[i+run-1]
		before := text[:first[0]]
		switch {
		case personal(text, words[i:i+run], before):
			all = append(all, Suspect{Name, text[first[0]:last[1]], first[0]})
		case run > 1: // the first word may only be the first of a sentence
			run = 1
		}
		i += run
	}
	return all
}

// together counts the capitalised words that stand one after the other, with at most an
// initial's full stop or a comma between, and small words of noble names.
func together(text string, words [][]int) int {
	n := 1
	for n < len(words) && n < 5 {
		between := text[words[n-1][1]:words[n][0]]
		initial := utf8.RuneCountInString(text[words[n-1][0]:words[n-1][1]]) == 1
		switch strings.Join(strings.Fields(between), " ") {
		case "":
		case ".":
			if !initial {
				return n
			}
		case "von", "af", "de", "van", "al", "el", "bin":
		default:
			return n
		}
		if strings.Count(between, "\n") > 1 || between == "" {
			return n
		}
		n++
	}
	return n
}

// personal tells whether capitalised words are a name: a forename and more, a forename in
// the middle of a sentence, a surname in -sson, or two words after a role.
func personal(text string, words [][]int, before string) bool {
	word := func(i int) string { return text[words[i][0]:words[i][1]] }
	forename := isForename(word(0))
	many := len(words) > 1
	switch {
	case forename && many:
		return !acronym(word(1)) || acronym(word(0))
	case forename:
		return within(before) && !acronym(word(0))
	case surname(word(0)):
		return true
	case many:
		return roleWord().MatchString(strings.TrimRight(before, " \n")) && !acronym(word(0)) && !acronym(word(1))
	}
	return false
}

func isForename(s string) bool {
	for part := range strings.SplitSeq(s, "-") {
		flat := squash(part).text
		if !forenames()[flat] && !forenames()[strings.TrimSuffix(flat, "s")] || flat == "" {
			return false
		}
	}
	return true
}

func surname(s string) bool {
	flat := strings.TrimSuffix(strings.ToLower(s), "s")
	return len(flat) > 6 && (strings.HasSuffix(flat, "sson") || strings.HasSuffix(flat, "sdotter"))
}

func acronym(s string) bool {
	return utf8.RuneCountInString(s) < 6 && strings.ToUpper(s) == s && utf8.RuneCountInString(s) > 1
}

// within tells whether what comes next stands within a sentence, after a small word.
func within(before string) bool {
	trimmed := strings.TrimRight(before, " ")
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return len(trimmed) < len(before) && (unicode.IsLower(last) || last == ',')
}

// In tells whether the suspect stands in any of the texts. Of a number only the birth
// date is known here, and it is taken for granted: rather a stop too many.
func (s Suspect) In(texts []*Text) bool {
	if s.Sort == Number {
		return true
	}
	wanted := squash(s.Words).text
	return slices.ContainsFunc(texts, func(t *Text) bool { return strings.Contains(t.squashed.text, wanted) })
}
