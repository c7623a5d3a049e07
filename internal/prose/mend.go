package prose

import (
	"bytes"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/sv"
)

// Mend writes the edits in the file's bytes. No other byte changes: comments, line
// ends, a byte order mark and letters written as two signs stay. An error means that
// the file is not the one that was read; then nothing is given.
func Mend(src []byte, edits []Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		if a.At.Start.Line != b.At.Start.Line {
			return a.At.Start.Line - b.At.Start.Line
		}
		return a.At.Start.Col - b.At.Start.Col
	})
	c := newCursor(src)
	out := make([]byte, 0, len(src)+64)
	done := 0
	for _, e := range edits {
		from := c.at(e.At.Start)
		to := c.at(e.At.End)
		if from < done || to < from || sv.NFC(string(src[from:to])) != e.Old {
			return nil, fmt.Errorf("line %d: %q does not stand there", e.At.Start.Line, e.Old)
		}
		out = append(append(out, src[done:from]...), e.New...)
		done = to
	}
	return append(out, src[done:]...), nil
}

// cursor goes through a file's bytes by lines and columns, forwards. A column is a
// character after normalisation: o and two dots are one.
type cursor struct {
	src       []byte
	i         int
	line, col int
}

func newCursor(src []byte) *cursor {
	return &cursor{src: src, i: len(src) - len(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))), line: 1, col: 1}
}

// at gives the byte of a place that is not before the last one asked for.
func (c *cursor) at(p diag.Pos) int {
	for c.i < len(c.src) && (c.line < p.Line || c.line == p.Line && c.col < p.Col) {
		c.next()
	}
	return c.i
}

// next goes past one character with its marks, or a line's end.
func (c *cursor) next() {
	r, n := utf8.DecodeRune(c.src[c.i:])
	start := c.i
	c.i += n
	switch {
	case r == '\r' && c.i < len(c.src) && c.src[c.i] == '\n':
		c.i++
		fallthrough
	case r == '\n', r == '\r':
		c.line, c.col = c.line+1, 1
		return
	}
	for c.i < len(c.src) && c.src[c.i] >= utf8.RuneSelf {
		mark, n := utf8.DecodeRune(c.src[c.i:])
		if !unicode.Is(unicode.Mn, mark) {
			break
		}
		c.i += n
	}
	if c.i == start+n && r < utf8.RuneSelf {
		c.col++
		return
	}
	c.col += utf8.RuneCountInString(sv.NFC(string(c.src[start:c.i]))) // a mark without a letter of both stays a sign
}
