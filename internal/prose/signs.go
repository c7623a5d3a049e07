package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostQuotes is how many quotes of one text are mended.
const mostQuotes = 1000

// quotes reports straight and foreign quotes, once for a text with all of them.
func (t *text) quotes() {
	var edits []Edit
	first, straight := -1, 0
	for i := 0; i < len(t.plain); i++ {
		n := quoteAt(t.text, i)
		if n == 0 || t.plain[i] == hidden {
			continue
		}
		sign := t.text[i : i+n]
		if sign == `"` {
			if i > 0 && t.plain[i-1] >= '0' && t.plain[i-1] <= '9' {
				return // inches, and then nobody knows which are quotes
			}
			straight++
		}
		if sign == `"` || sign == "“" || sign == "„" {
			from := i
			if t.slash && sign == `"` {
				from-- // \"
			}
			if first < 0 {
				first = from
			}
			if len(edits) <= mostQuotes {
				edits = append(edits, t.edit(codeQuotes, from, i+n, "”"))
			}
		}
		i += n - 1
	}
	if len(edits) == 0 {
		return
	}
	if straight%2 == 1 || len(edits) > mostQuotes {
		edits = nil // one is missing, or it is no text: somebody must look
	}
	t.propose(codeQuotes, first, first+len(t.firstQuote(first)), func() (string, string) {
		return "Citattecknen är inte svenska.", "Skriv ”…”, med samma tecken före och efter."
	}, edits...)
}

func (t *text) firstQuote(at int) string {
	if t.text[at] == '\\' {
		return t.text[at : at+2]
	}
	return t.text[at : at+quoteAt(t.text, at)]
}

// signs reports hyphens in the place of dashes, and double spaces.
func (t *text) signs() {
	for i := 0; i < len(t.words); i++ {
		switch {
		case t.words[i] == '-':
			i = max(i, t.dash(i)-1)
		case t.words[i] == ' ' && i+1 < len(t.words) && t.words[i+1] == ' ':
			i = t.spaces(i) - 1
		}
	}
}

// spaces reports several spaces between words, and gives where they end.
func (t *text) spaces(from int) int {
	end := from
	for end < len(t.words) && t.words[end] == ' ' {
		end++
	}
	line := t.text[strings.LastIndexByte(t.text[:from], '\n')+1 : from]
	head := strings.TrimSpace(line)
	switch {
	case head == "", strings.HasPrefix(head, "|"), isMarker(head), end == len(t.words), t.words[end] == '\n', end < len(t.words) && t.text[end] == '|':
		return end // indentation, a table, a list's mark, a line's end in Markdown
	}
	t.propose(codeSpaces, from, end, func() (string, string) {
		return "Här står " + strconv.Itoa(end-from) + " mellanslag.", "Skriv ett."
	}, t.edit(codeSpaces, from, end, " "))
	return end
}

// isMarker tells whether a line has begun with nothing but what makes it a list or a heading.
func isMarker(s string) bool {
	return strings.Trim(s, "-*+>#") == "" || strings.TrimRight(strings.TrimRight(s, ".)"), "0123456789") == ""
}

// dash reports a hyphen that should be a dash, and gives where what it stands in ends;
// 0 when it is right.
func (t *text) dash(at int) int {
	before, after := at > 0 && t.words[at-1] == ' ', at+1 < len(t.words) && t.words[at+1] == ' '
	switch {
	case before && after:
		return t.inserted(at)
	case !before && !after:
		return t.stretch(at)
	}
	return 0
}

// inserted reports a hyphen between spaces: ”Procapita - Lifecare”.
func (t *text) inserted(at int) int {
	left, right := at-1, at+1
	for left > 0 && t.words[left-1] == ' ' {
		left--
	}
	for right < len(t.words) && t.words[right] == ' ' {
		right++
	}
	if left == 0 || right == len(t.words) || t.words[left-1] == '\n' || t.words[right] == '\n' || t.words[left-1] == hidden || t.words[right] == hidden {
		return 0
	}
	l, _ := utf8.DecodeLastRune(t.words[:left])
	r, _ := utf8.DecodeRune(t.words[right:])
	if unicode.IsDigit(l) && unicode.IsDigit(r) || strings.ContainsRune("-|=+*", l) || strings.ContainsRune("-|=+*", r) {
		return 0 // a sum, a number or a table
	}
	line := t.text[strings.LastIndexByte(t.text[:at], '\n')+1 : at]
	if head := strings.TrimSpace(line); strings.HasPrefix(head, "|") || isMarker(head) {
		return 0
	}
	t.propose(codeDash, at, at+1, func() (string, string) {
		return "Här står ett bindestreck mellan mellanslag.", "Skriv ett tankstreck (–)."
	}, t.edit(codeDash, at, at+1, "–"))
	return right
}

// stretch reports a hyphen between two years, weekdays or months.
func (t *text) stretch(at int) int {
	from := at
	for from > 0 && wordByte(t.words[from-1]) && at-from < 12 {
		from--
	}
	end := min(wordEnd(t.words, at+1), at+13)
	if from > 0 && strings.IndexByte("-/.:_,", t.words[from-1]) >= 0 || wordByteAt(t.words, from-1) ||
		end < len(t.words) && (strings.IndexByte("-/:_", t.words[end]) >= 0 || wordByteAt(t.words, end) || wordByteAt(t.words, end+1) && strings.IndexByte(".,", t.words[end]) >= 0) {
		return 0
	}
	a, b := t.text[from:at], t.text[at+1:end]
	if !isYears(a, b) && !isTimes(a, b) || t.isNumber(from) {
		return 0
	}
	t.propose(codeDash, from, end, func() (string, string) {
		return "”" + a + "-" + b + "” är skrivet med bindestreck.", "Skriv ”" + a + "–" + b + "”, med tankstreck."
	}, t.edit(codeDash, at, at+1, "–"))
	return end
}

func wordByte(c byte) bool { return c >= utf8.RuneSelf || inWord(rune(c)) }

func wordByteAt(b []byte, i int) bool { return i >= 0 && i < len(b) && wordByte(b[i]) }

// isNumber tells by the word before whether figures are a number of something: Dnr
// 2021-2022, KS 2021-2022, SFS 2018-2019.
func (t *text) isNumber(from int) bool {
	words := strings.Fields(t.text[max(strings.LastIndexByte(t.text[:from], '\n')+1, from-40):from])
	if len(words) == 0 {
		return false
	}
	last := strings.Trim(words[len(words)-1], "(.:")
	return strings.EqualFold(last, "dnr") || strings.EqualFold(last, "diarienummer") || strings.EqualFold(last, "nr") || strings.EqualFold(last, "nummer") ||
		last != "" && last == strings.ToUpper(last) && last != strings.ToLower(last)
}

// isYears tells whether two figures are years, the later after the earlier.
func isYears(a, b string) bool {
	x, err := strconv.Atoi(a)
	y, wrong := strconv.Atoi(b)
	return err == nil && wrong == nil && len(a) == 4 && len(b) == 4 && x >= 1900 && y <= 2099 && x < y
}

// timeWords are weekdays and months.
var timeWords = map[string]int{
	"måndag": 1, "tisdag": 1, "onsdag": 1, "torsdag": 1, "fredag": 1, "lördag": 1, "söndag": 1,
	"januari": 2, "februari": 2, "mars": 2, "april": 2, "maj": 2, "juni": 2, "juli": 2, "augusti": 2, "september": 2, "oktober": 2, "november": 2, "december": 2,
}

func isTimes(a, b string) bool {
	x := timeWords[strings.ToLower(a)]
	return x > 0 && x == timeWords[strings.ToLower(b)] && !strings.EqualFold(a, b)
}
