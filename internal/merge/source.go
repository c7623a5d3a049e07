package merge

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// source is the template's text with its lines. The text is NFC with \n as line
// end, so a column counts what the author sees.
type source struct {
	name      string
	text      string
	lines     []int     // byte offset of each line's first character
	stretches []stretch // of a text put together from several files: where each piece comes from
}

func newSource(name, text string) source {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	s := source{name: name, text: sv.NFC(text), lines: []int{0}}
	for i := 0; i < len(s.text); i++ {
		if s.text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// pos gives the place of a byte offset.
func (s source) pos(off int) diag.Pos {
	off = min(max(off, 0), len(s.text))
	line := sort.SearchInts(s.lines, off+1)
	return diag.Pos{Line: line, Col: utf8.RuneCountInString(s.text[s.lines[line-1]:off]) + 1}
}

// span gives the n bytes from an offset on, in the file that they come from.
func (s source) span(off, n int) diag.Span {
	if i := sort.Search(len(s.stretches), func(i int) bool { return s.stretches[i].at > off }); i > 0 {
		st := s.stretches[i-1]
		from := min(off-st.at, st.n)
		return st.from.span(st.off+from, min(n, st.n-from))
	}
	return diag.Span{File: s.name, Start: s.pos(off), End: s.pos(off + n)}
}

// lineSpan gives a whole line without its indentation.
func (s source) lineSpan(line int) diag.Span {
	line = min(max(line, 1), len(s.lines))
	start := s.lines[line-1]
	text, _, _ := strings.Cut(s.text[start:], "\n")
	bare := strings.TrimLeft(text, " \t")
	return s.span(start+len(text)-len(bare), len(strings.TrimRight(bare, " \t")))
}

// forbidden finds signs that would be mistaken for a stored value.
func (s source) forbidden() diag.List {
	var found diag.List
	if !utf8.ValidString(s.text) {
		valid := len(s.text) - len(strings.TrimLeftFunc(s.text, func(r rune) bool { return r != utf8.RuneError }))
		return diag.List{diag.New("PV414", s.span(valid, 0), "Mallen är inte sparad som UTF-8.",
			"Öppna mallen i redigeraren och spara den med teckenkodningen UTF-8.")}
	}
	for i, r := range s.text {
		if isToken(r) || r < 0x20 && r != '\n' && r != '\t' {
			found = append(found, diag.New("PV414", s.span(i, utf8.RuneLen(r)),
				fmt.Sprintf("Mallen innehåller det osynliga tecknet U+%04X, som inte får användas.", r), "Ta bort tecknet."))
		}
	}
	return found
}

var startedAt = pattern.Later(`started at .*:(\d+)`)

var parseError = pattern.Later(`^template: .*?:(\d+): (.*)$`)

// syntaxErrors turns the sentences of text/template into Swedish. $1 is what the
// pattern's group caught; it is also looked for on the line, to point at it.
var syntaxErrors = []struct {
	pattern, message, hint string
}{
	{`undefined variable "(.*)"`, "Variabeln ”$1” har inte fått något värde.", "Ge den ett värde först: {{ $1 := .fält }}"},
	{`unclosed action|unexpected newline`, "Ett uttryck som börjar med {{ saknar sitt }}.", "Varje {{ ska ha ett }} på samma rad."},
	{`unclosed comment|comment ends before`, "En kommentar är inte avslutad.", "En kommentar skrivs {{/* så här */}}."},
	{`unexpected EOF`, "Mallen tar slut innan ett {{ if }}, {{ with }} eller {{ range }} har fått sitt {{ end }}.", "Skriv {{ end }} där avsnittet slutar."},
	{`unexpected (\{\{(?:end|else)\}\})`, "$1 hör inte till något {{ if }}, {{ with }} eller {{ range }}.", "Ta bort det, eller skriv det {{ if }} som fattas."},
	{`unterminated`, "Ett citattecken saknar sitt slut.", "Text i uttryck står mellan raka citattecken: {{ eller .x \"ingen\" }}"},
	{`missing value for (if|with|range)`, "{{ $1 }} säger inte vad det gäller.", "Skriv fältet efter: {{ $1 .avtal }}"},
	{`missing value for command`, "Uttrycket är tomt.", "Skriv ett fält: {{ .dokument.titel }}"},
	{`(?:bad character|unrecognized character in action:) U\+[0-9A-F]+ '(.)'`, "Tecknet ”$1” kan inte stå i ett uttryck.", "Mellanslag och bindestreck i fältnamn skrivs som understreck: .e_post"},
	{`unclosed left paren|unexpected right paren|unexpected "\)"`, "Parenteserna går inte jämnt ut.", "Räkna ( och ) i uttrycket."},
	{`outside \{\{range\}\}`, "{{ break }} och {{ continue }} hör hemma i {{ range }}.", "Ta bort det."},
	{`unexpected "(.+)" in`, "”$1” kan inte stå där i uttrycket.", "Ett uttryck är ett fält ({{ .namn }}) eller en funktion med fält ({{ lista .system }})."},
	{`unexpected <?(\w+)>? in`, "Uttrycket är inte rätt skrivet.", "Ett uttryck är ett fält ({{ .namn }}) eller en funktion med fält ({{ lista .system }})."},
}

// syntax makes a finding of an error from text/template/parse, which knows the
// line but not the column.
func (s source) syntax(err error) diag.Diagnostic {
	m := parseError().FindStringSubmatch(err.Error())
	if m == nil {
		return diag.New("PV401", diag.Span{File: s.name}, "Mallen kan inte läsas.")
	}
	if started := startedAt().FindStringSubmatch(m[2]); started != nil {
		m[1] = started[1]
	}
	line, _ := strconv.Atoi(m[1])
	at := s.lineSpan(line)
	for _, e := range syntaxErrors {
		hit := regexp.MustCompile(e.pattern).FindStringSubmatch(m[2])
		if hit == nil {
			continue
		}
		word := ""
		if len(hit) > 1 {
			word = hit[1]
		}
		return diag.New("PV401", s.narrow(at, line, word), strings.ReplaceAll(e.message, "$1", word), strings.ReplaceAll(e.hint, "$1", word))
	}
	return diag.New("PV401", at, "Uttrycket är inte rätt skrivet.",
		"Ett uttryck är ett fält ({{ .namn }}) eller en funktion med fält ({{ lista .system }}).")
}

// narrow points at the word, or else at the first expression of the line.
func (s source) narrow(at diag.Span, line int, word string) diag.Span {
	start := s.lines[min(line, len(s.lines))-1]
	text, _, _ := strings.Cut(s.text[start:], "\n")
	open := strings.Index(text, "{{")
	if open < 0 {
		return at
	}
	if i := strings.Index(text[open+2:], word); word != "" && i >= 0 {
		return s.span(start+open+2+i, len(word))
	}
	return s.span(start+open, 2)
}
