package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/sv"
)

// file is a data file's lines as load counts them: NFC, without a byte order mark, at
// LF, CRLF or a lone CR.
type file struct {
	name  string
	lines []string

	// The place that was looked up last: a file may stand on one line, and its places
	// are asked for in order.
	line, col, at int
}

func newFile(name, source string) *file {
	s := sv.NFC(strings.TrimPrefix(source, "\ufeff"))
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return &file{name: name, lines: strings.Split(s, "\n")}
}

// from gives a line from a column on; false when the file is not as it was read.
func (f *file) from(p diag.Pos) (string, bool) {
	if p.Line < 1 || p.Line > len(f.lines) {
		return "", false
	}
	line := f.lines[p.Line-1]
	if f.line != p.Line || f.col > p.Col {
		f.line, f.col, f.at = p.Line, 1, 0
	}
	for f.col < p.Col && f.at < len(line) {
		_, size := utf8.DecodeRuneInString(line[f.at:])
		f.at += size
		f.col++
	}
	return line[f.at:], f.col == p.Col
}

// passage is the text of a value as it stands in the file, line by line without
// indentation, with its places.
type passage struct {
	file  string
	text  string
	lines []origin
	slash bool // in double quotes, where \" is a quote

	// The place that was asked for last, as file has it.
	line, col, at int
}

// origin is where a line of a passage begins: in the passage, and in the file.
type origin struct {
	at        int
	line, col int
}

// passage finds a value by where it begins. It is false for a text whose signs do not
// stand one by one in the file (escapes), and for a key.
func (f *file) passage(span diag.Span, raw string) (*passage, bool) {
	rest, ok := f.from(span.Start)
	if !ok || rest == "" || raw == "" {
		return nil, false
	}
	p := &passage{file: f.name}
	switch rest[0] {
	case '|', '>':
		ok = f.block(p, span.Start.Line, rest)
	case '"', '\'':
		ok = p.quoted(rest, span.Start)
	default:
		ok = f.bare(p, rest, span.Start, raw)
	}
	return p, ok
}

// set gives the passage its lines, with where they begin in the file.
func (p *passage) set(lines []string, begin []diag.Pos) bool {
	p.text = strings.Join(lines, "\n")
	at := 0
	for i, l := range lines {
		p.lines = append(p.lines, origin{at, begin[i].Line, begin[i].Col})
		at += len(l) + 1
	}
	return p.text != ""
}

// block takes the lines under | or >, up to the first that is less indented.
func (f *file) block(p *passage, line int, head string) bool {
	if strings.ContainsAny(head[:min(len(head), 3)], "123456789") {
		return false // its indentation is given by a figure
	}
	indent := 0
	var all []string
	for _, l := range f.lines[line:] {
		blank := strings.TrimSpace(l) == ""
		n := len(l) - len(strings.TrimLeft(l, " "))
		if !blank && indent == 0 {
			indent = n
		}
		if !blank && n < max(indent, 1) {
			break
		}
		all = append(all, l[min(len(l), indent):])
	}
	for len(all) > 0 && strings.TrimSpace(all[len(all)-1]) == "" {
		all = all[:len(all)-1]
	}
	begin := make([]diag.Pos, len(all))
	for i := range begin {
		begin[i] = diag.Pos{Line: line + 1 + i, Col: indent + 1}
	}
	return p.set(all, begin)
}

// quoted takes a text in quotes that ends on its line.
func (p *passage) quoted(rest string, at diag.Pos) bool {
	q := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case q == '"' && rest[i] == '\\':
			if i++; i >= len(rest) || rest[i] != '"' {
				return false
			}
			p.slash = true
		case rest[i] != q:
		case q == '\'' && i+1 < len(rest) && rest[i+1] == q:
			i++
		default:
			return p.set([]string{rest[1:i]}, []diag.Pos{{Line: at.Line, Col: at.Col + 1}}) && !isKey(rest[i+1:])
		}
	}
	return false
}

// bare takes a text without quotes, which may go on over the lines below.
func (f *file) bare(p *passage, rest string, at diag.Pos, raw string) bool {
	var lines []string
	var begin []diag.Pos
	for {
		rest = strings.TrimRight(rest, " \t")
		begin = append(begin, at)
		if strings.HasPrefix(rest, raw) {
			break
		}
		if !strings.HasPrefix(raw, rest) || at.Line >= len(f.lines) {
			return false
		}
		lines = append(lines, rest)
		raw = strings.TrimLeft(raw[len(rest):], " \n")
		next := f.lines[at.Line]
		rest = strings.TrimLeft(next, " ")
		at = diag.Pos{Line: at.Line + 1, Col: len(next) - len(rest) + 1}
	}
	return p.set(append(lines, raw), begin) && !isKey(rest[len(raw):])
}

// isKey tells by what follows a text whether it is the key of another.
func isKey(after string) bool { return strings.HasPrefix(strings.TrimLeft(after, " "), ":") }

// span gives the place in the file of the bytes from one up to another.
func (p *passage) span(from, to int) diag.Span {
	start := p.pos(from)
	s := diag.Span{File: p.file, Start: start, End: start}
	if n := strings.Count(p.text[from:to], "\n"); n == 0 {
		s.End.Col += utf8.RuneCountInString(p.text[from:to])
	} else {
		i := p.lineOf(to)
		s.End = diag.Pos{Line: p.lines[i].line, Col: p.lines[i].col + utf8.RuneCountInString(p.text[p.lines[i].at:to])}
	}
	return s
}

func (p *passage) lineOf(at int) int {
	i, found := slices.BinarySearchFunc(p.lines, at, func(o origin, at int) int { return o.at - at })
	if !found {
		i--
	}
	return i
}

// pos gives the place of a byte.
func (p *passage) pos(at int) diag.Pos {
	o := p.lines[p.lineOf(at)]
	if p.line != o.line || p.at > at {
		p.line, p.col, p.at = o.line, o.col, o.at
	}
	p.col += utf8.RuneCountInString(p.text[p.at:at])
	p.at = at
	return diag.Pos{Line: p.line, Col: p.col}
}
