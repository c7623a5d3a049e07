package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/doc"
)

// runKind is how a run is marked up.
type runKind int

const (
	words runKind = iota // escaped text
	strong
	emphasis
	code
	link
	lineBreak
	note
	box // of a question: [x]
)

// run is a stretch of a line with one kind of markup. Everything that is printed
// as plain words is one run, so that signs which only mean something together
// ("http" and "://") are seen together.
type run struct {
	kind runKind
	text string // as a person reads it, not escaped
	url  string // of a link
}

// place is where a line stands: what is dangerous differs.
type place int

const (
	inParagraph place = iota
	inHeading
	inCell
)

// runs turns inlines into runs. Markup within markup keeps the outer kind only:
// engines disagree on nested emphasis.
func (p *printer) runs(inlines []doc.Inline) []run {
	out := make([]run, 0, len(inlines)+1)
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Text:
			out = append(out, run{text: in.S})
		case *doc.Value:
			out = append(out, run{text: in.Text})
		case *doc.Missing:
			if !in.Blank {
				out = append(out, run{text: spoken(in.Spoken)})
			}
		case *doc.Reference:
			out = append(out, run{text: in.Text})
		case *doc.Choice:
			out = append(out, choice(in)...)
		case *doc.Span:
			out = append(out, p.runs(in.Text)...)
		case *doc.Note:
			out = append(out, noteMark(in))
		case *doc.Break:
			out = append(out, run{kind: lineBreak})
		case *doc.Code:
			out = append(out, run{kind: code, text: in.S})
		case *doc.Link:
			out = append(out, p.link(in))
		case *doc.Strong:
			out = append(out, within(strong, p.runs(in.Text))...)
		case *doc.Emphasis:
			out = append(out, within(emphasis, p.runs(in.Text))...)
		default:
			p.fail("unknown inline %T", in)
		}
	}
	return out
}

// within marks plain runs with a kind; links, breaks, marks of footnotes and boxes stay
// what they are.
func within(kind runKind, runs []run) []run {
	for i, r := range runs {
		if r.kind <= code {
			runs[i].kind = kind
		}
	}
	return runs
}

// merge joins neighbours of one kind and makes their text safe to print.
func merge(runs []run) []run {
	out := make([]run, 0, len(runs))
	for _, r := range runs {
		r.text = clean(r.text)
		if r.text == "" && r.kind != lineBreak {
			continue
		}
		if n := len(out); n > 0 && out[n-1].kind == r.kind && r.kind <= emphasis {
			out[n-1].text += r.text
			continue
		}
		out = append(out, r)
	}
	return out
}

// clean replaces what a line can not hold: line breaks, control signs, broken UTF-8.
func clean(s string) string {
	if !strings.ContainsFunc(s, unfit) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return '\uFFFD'
		case unfit(r):
			return ' '
		}
		return r
	}, s)
}

func unfit(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

func spoken(s string) string {
	if s == "" {
		return "uppgift saknas"
	}
	return s
}

// choice is "[ ] Ja [ ] Nej – uppgift saknas" or "[x] Ja [ ] Nej".
func choice(c *doc.Choice) []run {
	var out []run
	for i, o := range c.Options {
		sign := "[ ]"
		if i == c.Picked {
			sign = "[x]"
		}
		out = append(out, run{kind: box, text: sign}, run{text: " " + o + " "})
	}
	if r, n := utf8.DecodeRuneInString(c.State); n > 0 && c.Picked < 0 {
		out = append(out, run{text: "– " + string(unicode.ToLower(r)) + c.State[n:]})
	}
	return out
}

// plain is the words of runs, for where no markup within can be had. The marks of
// footnotes are left out; see bold.
func plain(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.kind == lineBreak {
			b.WriteString(separator(b.String()))
			continue
		}
		if r.kind != note {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// separator is what stands for a line break where a line can not be broken.
func separator(before string) string {
	before = strings.TrimRight(before, " ")
	if before == "" || strings.HasSuffix(before, "\\;") {
		return ""
	}
	if strings.ContainsAny(before[len(before)-1:], ".,:;") {
		return " "
	}
	return "; "
}

// line prints runs as one line (or several, with breaks, in a paragraph).
func line(runs []run, at place) string {
	runs = trim(merge(runs))
	var b strings.Builder
	for i, r := range runs {
		switch {
		case r.kind == lineBreak && at == inParagraph:
			b.WriteString("  \n")
		case r.kind == lineBreak:
			b.WriteString(separator(b.String()))
		default:
			b.WriteString(marked(runs, i, at))
		}
	}
	return b.String()
}

// trim drops breaks and spaces at the ends, and spaces around breaks: an engine
// would read four of them as code.
func trim(runs []run) []run {
	out := runs[:0]
	for i, r := range runs {
		if r.kind == lineBreak {
			if len(out) == 0 || out[len(out)-1].kind == lineBreak {
				continue
			}
			out = append(out, r)
			continue
		}
		if len(out) == 0 || out[len(out)-1].kind == lineBreak {
			r.text = strings.TrimLeft(r.text, " ")
		}
		if i+1 == len(runs) || runs[i+1].kind == lineBreak {
			r.text = strings.TrimRight(r.text, " ")
		}
		if r.text == "" {
			continue
		}
		out = append(out, r)
	}
	for len(out) > 0 && out[len(out)-1].kind == lineBreak {
		out = out[:len(out)-1]
	}
	return out
}

// marked prints run i with its markup, or without where an engine would not see
// the markup as such.
func marked(runs []run, i int, at place) string {
	r := runs[i]
	bare := scope{
		at:         at,
		first:      i == 0 || runs[i-1].kind == lineBreak,
		beforeLink: i+1 < len(runs) && (runs[i+1].kind == link || runs[i+1].kind == note),
		afterNote:  i > 0 && runs[i-1].kind == note,
	}
	switch r.kind {
	case strong, emphasis:
		if text := strings.TrimSpace(r.text); text != "" && text == strings.Trim(r.text, " ") && flanked(runs, i) {
			return emphasized(r, at)
		}
	case code:
		if at != inHeading && codeable(r.text) && (i == 0 || runs[i-1].kind != code) {
			return "`" + r.text + "`"
		}
	case note:
		return r.text
	case box:
		if !bare.first && !bare.afterNote { // where it cannot begin an item of a list of tasks
			return r.text
		}
	case link:
		return printLink(r, at)
	}
	return escape(r.text, bare)
}

// emphasized puts the signs close to the words: a space within would undo them.
func emphasized(r run, at place) string {
	sign := "**"
	if r.kind == emphasis {
		sign = "*"
	}
	text := strings.TrimSpace(r.text)
	lead, tail, _ := strings.Cut(r.text, text)
	return lead + sign + escape(text, scope{at: at, marked: true}) + sign + tail
}

// flanked tells whether emphasis signs around run i are read as such by both
// engines: nothing but spaces and punctuation may touch them, and no other signs.
func flanked(runs []run, i int) bool {
	if i > 0 && runs[i-1].kind != lineBreak {
		r, _ := utf8.DecodeLastRuneInString(runs[i-1].text)
		if runs[i-1].kind != words || !loose(r) {
			return false
		}
	}
	if i+1 < len(runs) && runs[i+1].kind != lineBreak {
		r, _ := utf8.DecodeRuneInString(runs[i+1].text)
		if runs[i+1].kind != words && runs[i+1].kind != note || !loose(r) {
			return false
		}
	}
	return true
}

func loose(r rune) bool {
	return r == ' ' || r < utf8.RuneSelf && unicode.IsPunct(r) && r != '*' && r != '_'
}

// codeable tells whether text can stand between backticks in a cell as well: no
// backtick, no bar, no @ (goldmark takes a backtick for part of a mail address), no
// space at the ends or twice in a row.
func codeable(s string) bool {
	return s != "" && !strings.ContainsAny(s, "`|@") && !strings.Contains(s, "  ") && s == strings.TrimSpace(s)
}
