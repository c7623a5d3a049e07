package load

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/sv"
)

// part is a key at the left margin with the lines below it: from is its line (from 1),
// to the line after the last.
type part struct {
	key      string
	from, to int
}

// resync goes on past what can not be read: the file is cut at the keys that stand at
// the left margin, each part is read alone, and those that can not be are told and left
// out of rest. lost are their keys, folded; there are none when the fault does not lie
// within a part. unsolved are lines whose fault is already told.
func (src *source) resync(text string, unsolved []int) (rest string, lost map[string]bool, list diag.List) {
	lines := strings.Split(text, "\n")
	if len(lines) > maxSearch || len(text) > maxSearch*100 {
		return "", nil, nil
	}
	if src.searched == nil {
		src.searched = new(int)
	}
	parts := cut(lines)
	lost = map[string]bool{}
	for _, p := range parts {
		alone := &source{file: src.file, searched: src.searched, lines: make([]string, p.to-1)}
		copy(alone.lines[p.from-1:], lines[p.from-1:p.to-1])
		alone.text = strings.Join(alone.lines, "\n")
		_, _, err := decode(alone.text)
		told := p.holds(unsolved)
		if err == nil && !told {
			continue
		}
		lost[foldKey(p.key)] = true
		if !told {
			if d := alone.syntax(err); !src.mended[d.Span.Start.Line] {
				list = append(list, d)
			}
		}
		clear(lines[p.from-1 : p.to-1])
	}
	return strings.Join(lines, "\n"), lost, list
}

func (p part) holds(lines []int) bool {
	for _, n := range lines {
		if n >= p.from && n < p.to {
			return true
		}
	}
	return false
}

// maxParts is how many keys a file may have at its left margin to be cut at them. No
// type of document has a third of it.
const maxParts = 60

// cut finds the parts of a file. There are none when something else than keys stands at
// the left margin of it: then nothing is known of where a part ends.
func cut(lines []string) []part {
	var parts []part
	for i, line := range lines {
		switch {
		case strings.TrimLeft(line, " \t\u00a0#") != line || line == "":
		case strings.HasPrefix(line, "- ") && len(parts) > 0: // a list may stand so
		case keyValue().MatchString(line) && line[0] != '-':
			if n := len(parts); n > 0 {
				parts[n-1].to = i + 1
			}
			key, _, _ := strings.Cut(line, ":")
			parts = append(parts, part{strings.Trim(key, " \"'"), i + 1, len(lines) + 1})
		case len(parts) > 0: // the fault of the part above
		default:
			return nil
		}
	}
	if len(parts) < 2 || len(parts) > maxParts {
		return nil
	}
	return parts
}

// typeInText gives the schema that a document's head names, for a head that can not be
// read. It is nil when nothing like it is found.
func (src *source) typeInText(s *SchemaSet) *entry {
	m := headType().FindStringSubmatch(src.text)
	if m == nil || !s.has(sv.Slug(m[1])) {
		return nil
	}
	if e := s.entry(sv.Slug(m[1])); e.err == nil {
		return e
	}
	return nil
}

// withoutLost keeps the parts that could not be read from being called missing.
func (r *reader) withoutLost() {
	for key := range r.src.lost {
		if name := r.entry.keys[r.entry.schema][key]; name != "" {
			r.silent["\x00"+name] = true
		}
	}
}
