package amend

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// source is the file's bytes with the places of its lines, as load counts them.
type source struct {
	src   []byte
	lines []line
}

// line is from its first byte up to its end, and to the next line's first byte.
type line struct{ from, to, end int }

func newSource(src []byte) *source {
	s := &source{src: src}
	from := 0
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		from = 3
	}
	for i := from; i < len(src); i++ {
		if src[i] != '\n' && src[i] != '\r' {
			continue
		}
		end := i + 1
		if src[i] == '\r' && end < len(src) && src[end] == '\n' {
			end++
		}
		s.lines = append(s.lines, line{from, i, end})
		from, i = end, end-1
	}
	s.lines = append(s.lines, line{from, len(src), len(src)})
	return s
}

func (s *source) lineOf(at int) int {
	for i, l := range s.lines {
		if at < l.end {
			return i + 1
		}
	}
	return len(s.lines)
}

// newline is how the file's lines end.
func (s *source) newline() string {
	if len(s.lines) > 1 {
		return string(s.src[s.lines[0].to:s.lines[0].end])
	}
	return "\n"
}

// offset gives the byte of a place. Columns count characters after normalisation:
// ö is one, also where the file has it as o and two dots.
func (s *source) offset(p diag.Pos) int {
	l := s.lines[p.Line-1]
	text := string(s.src[l.from:l.to])
	if normal := sv.NFC(text) == text; normal {
		at := 0
		for n := 1; n < p.Col && at < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
		return l.from + at
	}
	for at := range text + " " {
		if at <= len(text) && utf8.RuneCountInString(sv.NFC(text[:at])) >= p.Col-1 && !combines(text[at:]) {
			return l.from + at
		}
	}
	return l.to
}

// combines tells whether a text begins with a sign that belongs to the one before.
func combines(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Mn, r)
}

// scalar is a value that stands on one line.
type scalar struct {
	from, to int
	raw      string // without quotes
	quote    byte   // ' or ", else 0
}

// scalar finds the bytes of a value. It is false unless they say what was read.
func (s *source) scalar(n plan.Node) (scalar, bool) {
	switch n.(type) {
	case nil, *plan.Map, *plan.List:
		return scalar{}, false
	}
	raw, at := n.Typed(), n.Where()
	if at.Start.Line < 1 || at.Start.Line > len(s.lines) || at.End.Line != at.Start.Line {
		return scalar{}, false
	}
	v := scalar{from: s.offset(at.Start), to: s.offset(at.End), raw: raw}
	if v.to <= v.from {
		return scalar{}, false
	}
	text := string(s.src[v.from:v.to])
	if q := text[0]; q == '"' || q == '\'' {
		v.quote = q
		inside := text[1 : len(text)-1]
		return v, len(text) > 1 && text[len(text)-1] == q && !strings.Contains(inside, `\`) &&
			strings.TrimSpace(sv.NFC(strings.ReplaceAll(inside, "''", "'"))) == raw
	}
	return v, strings.TrimSpace(sv.NFC(text)) == raw && !strings.HasPrefix(text, "|") && !strings.HasPrefix(text, ">")
}

// write gives a text with the quotes that the old value had. comma says that a bare one
// may stand there.
func (v scalar) write(text string, comma bool) string {
	switch v.quote {
	case '"':
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	case '\'':
		return single(text)
	}
	return quoteIfNeeded(text, comma)
}

func single(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// quoteIfNeeded writes a value so that it stands both inside braces and outside; a
// comma may stand bare outside only.
func quoteIfNeeded(text string, comma bool) string {
	first, _ := utf8.DecodeRuneInString(text)
	bare := unicode.IsLetter(first) || unicode.IsDigit(first) || strings.ContainsRune("§−(", first) || first == '-' && len(text) > 1 && text[1] != ' '
	bad := "[]{}#&*!|>'\"%@`\\\t\n?="
	if !comma {
		bad += ","
	}
	for i, r := range text {
		if strings.ContainsRune(bad, r) || r == ':' && (i+1 == len(text) || text[i+1] == ' ') {
			bare = false
		}
	}
	switch strings.ToLower(text) {
	case "null", "y", "n", "yes", "no", "on", "off", "true", "false":
		bare = false // read as words by us, but not by every editor
	}
	if bare && strings.TrimSpace(text) == text {
		return text
	}
	return single(text)
}
