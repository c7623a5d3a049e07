package merge

import (
	"strings"

	"planverk/internal/doc"
	"planverk/internal/sv"
)

// tidy makes a line of inlines as the document model wants it: neighbouring texts
// as one, single spaces, nothing blank at the ends, and hard spaces where Swedish
// keeps words together.
func tidy(is []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(is))
	for _, i := range is {
		t, ok := i.(*doc.Text)
		if !ok {
			if _, brk := i.(*doc.Break); brk && (len(out) == 0 || isBreak(out[len(out)-1])) {
				continue
			}
			out = append(out, i)
			continue
		}
		if t.S == "" {
			continue
		}
		if n := len(out); n > 0 {
			if last, ok := out[n-1].(*doc.Text); ok {
				out[n-1] = &doc.Text{S: last.S + t.S}
				continue
			}
		}
		out = append(out, &doc.Text{S: t.S})
	}
	return trim(out)
}

// trim sets the spaces of a line whose texts are joined.
func trim(is []doc.Inline) []doc.Inline {
	out := is[:0]
	for k, i := range is {
		t, ok := i.(*doc.Text)
		if !ok {
			out = append(out, i)
			continue
		}
		s := single(t.S)
		if len(out) == 0 || isBreak(out[len(out)-1]) {
			s = strings.TrimLeft(s, " ")
		} else if _, ok := out[len(out)-1].(*doc.Value); ok {
			s = keepUnit(s)
		}
		if k == len(is)-1 || isBreak(is[k+1]) {
			s = strings.TrimRight(s, " ")
		} else if _, ok := is[k+1].(*doc.Note); ok {
			s = strings.TrimRight(s, " ") // the mark stands close to its word
		} else if v, ok := is[k+1].(*doc.Value); ok && v.Kind == doc.Day && strings.HasSuffix(s, "den ") {
			s = s[:len(s)-1] + sv.NBSP
		}
		if s == "" {
			continue
		}
		t.S = keep(s)
		out = append(out, t)
	}
	for len(out) > 0 && isBreak(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

func isBreak(i doc.Inline) bool { _, ok := i.(*doc.Break); return ok }

// single makes runs of plain spaces one.
func single(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}
