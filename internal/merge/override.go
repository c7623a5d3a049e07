package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// front is the name of the block between --- lines, for overrides.
const front = "överst"

// edit puts a text in place of bytes start to end of the draft.
type edit struct {
	start, end int
	file       plan.File
	where      plan.Placement
	section    span
}

// override puts the municipality's own sections in place of the type's, or
// beside them.
func (a *assembler) override(d draft) draft {
	if len(a.files.Overrides) == 0 {
		return d
	}
	o := newOutline(string(d.text))
	var edits []edit
	for i := range a.files.Overrides {
		x := &a.files.Overrides[i]
		if a.done[x] {
			continue
		}
		s, ok := o.section(x.Target)
		if !ok {
			a.found = append(a.found, a.astray(x, o))
			continue
		}
		e := edit{s.start, s.end, x.File, x.Where, s}
		switch x.Where {
		case plan.Before:
			e.end = e.start
		case plan.After:
			e.start = e.end
		}
		edits = append(edits, e)
	}
	return a.apply(d, edits)
}

// apply makes the edits from the top down. What comes after a section stands
// before what comes before the next; of several at one place the innermost first.
func (a *assembler) apply(d draft, edits []edit) draft {
	rank := func(e edit) int {
		return map[plan.Placement]int{plan.After: 0, plan.Before: 1, plan.Instead: 2}[e.where]
	}
	slices.SortStableFunc(edits, func(x, y edit) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(rank(x), rank(y)), levels(x, y))
	})
	var out draft
	at := 0
	for _, e := range edits {
		if i := slices.IndexFunc(edits, func(o edit) bool { return o.start < e.section.start && e.section.start < o.end }); i >= 0 {
			a.found = append(a.found, diag.New("PV432", diag.Span{File: e.file.Name}, "Filen gäller ett avsnitt inuti ett annat som också byts ut.",
				fmt.Sprintf("Avsnittet faller bort med %s. Skriv texten där i stället, och ta bort den här filen.", edits[i].file.Name)))
			continue
		}
		text := a.file(e.file)
		if open := text.unclosed(); open != nil {
			a.found = append(a.found, *open)
			continue
		}
		out.add(d, at, e.start)
		out.gap()
		a.expand(&out, text)
		out.gap()
		at = max(at, e.end)
	}
	out.add(d, at, len(d.text))
	return out
}

func levels(x, y edit) int {
	if x.where == plan.After {
		return cmp.Compare(y.section.level, x.section.level)
	}
	return cmp.Compare(x.section.level, y.section.level)
}

// gap sets what follows apart from what stands before, as Markdown does it.
func (d *draft) gap() { d.text = append(d.text, "\n\n"...) }

// astray is the finding for an override of something that is not there.
func (a *assembler) astray(x *plan.Override, o *outline) diag.Diagnostic {
	names := o.ids()
	for name := range a.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	var hints []string
	if near := sv.Suggest(x.Target, names); near != "" {
		hints = append(suggestion(x.Target, names), "Filens namn säger vilket avsnitt den gäller. Döp i så fall om den, och börja det nya namnet med "+near+".")
	} else {
		hints = []string{"Döp filen efter ett av mallens avsnitt eller insatta delar: " + strings.Join(names, ", ") + "."}
	}
	return diag.New("PV432", diag.Span{File: x.File.Name}, fmt.Sprintf("Mallen har varken något avsnitt eller någon insatt del som heter %s.", sv.Quote(x.Target)), hints...)
}

// outline is a template's headings, and how its expressions nest.
type outline struct {
	text     string
	headings []entry
	fence    span // within the --- lines; empty when there are none
}

// span is bytes start to end; level is that of the heading it begins with.
type span struct{ start, end, level int }

// entry is a heading with a fixed id.
type entry struct {
	id     string
	off    int
	level  int
	branch *branch
}

// branch is what stands between {{ if }} and {{ else }} or {{ end }}, or the
// whole template.
type branch struct {
	off, end int
	of       *nest // nil for the whole
}

// nest is an {{ if }}, {{ with }} or {{ range }} with all its branches.
type nest struct {
	off, end int
	word     string
	in       *branch
	branches []*branch
}

func newOutline(text string) *outline {
	o := &outline{text: text}
	if strings.HasPrefix(text, "---\n") {
		if i := strings.Index(text[3:], "\n---\n"); i >= 0 {
			o.fence = span{start: 4, end: 3 + i + 1}
		}
	}
	all := o.branches()
	for _, h := range headingLines(text) {
		h.branch = innermost(all, h.off)
		o.headings = append(o.headings, h)
	}
	return o
}

// branches lists every branch, outer before inner. A template whose expressions
// do not nest gives what there is; text/template reports it.
func (o *outline) branches() []*branch {
	root := &branch{off: 0, end: len(o.text)}
	all := []*branch{root}
	now := root
	for _, x := range actions(o.text) {
		switch {
		case x.opens():
			n := &nest{off: x.off, end: len(o.text), word: x.word, in: now}
			now = &branch{off: x.end, end: len(o.text), of: n}
			n.branches = []*branch{now}
			all = append(all, now)
		case x.word == "else" && now.of != nil:
			now.end = x.off
			now = &branch{off: x.end, end: len(o.text), of: now.of}
			now.of.branches = append(now.of.branches, now)
			all = append(all, now)
		case x.closes() && now.of != nil:
			now.end, now.of.end = x.off, x.end
			now = now.of.in
		}
	}
	return all
}

// innermost gives the last of the branches that hold a place.
func innermost(all []*branch, off int) *branch {
	found := all[0]
	for _, b := range all {
		if b.off <= off && off < b.end && b.off >= found.off {
			found = b
		}
	}
	return found
}

// headingLines finds the headings whose id holds no value, those in code blocks
// left out.
func headingLines(text string) []entry {
	var all []entry
	off, fence := 0, ""
	for line := range strings.SplitAfterSeq(text, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case fence != "" && strings.HasPrefix(bare, fence):
			fence = ""
		case fence == "" && (strings.HasPrefix(bare, "~~~") || strings.HasPrefix(bare, "```")):
			fence = bare[:3]
		case fence == "":
			if id, level := heading(bare); id != "" {
				all = append(all, entry{id: id, off: off, level: level})
			}
		}
		off += len(line)
	}
	return all
}

// heading reads "## Budget {#budget - liggande}".
func heading(line string) (id string, level int) {
	rest := strings.TrimLeft(line, "#")
	level = len(line) - len(rest)
	at := strings.LastIndex(rest, "{#")
	if level == 0 || level > 6 || !strings.HasPrefix(rest, " ") || at < 0 || !strings.HasSuffix(rest, "}") {
		return "", 0
	}
	id = strings.TrimSuffix(rest[at+2:], "}")
	id = strings.TrimSuffix(strings.TrimSuffix(id, " liggande"), " -")
	if strings.ContainsAny(id, "{} ") {
		return "", 0
	}
	return id, level
}

// section gives where the section with an id stands: from its heading to the next
// of the same or a higher level. One that is all there is within an {{ if }} or
// {{ with }} takes that along, so that what comes instead decides for itself.
func (o *outline) section(id string) (span, bool) {
	if sv.ASCII(id) == sv.ASCII(front) {
		return o.fence, o.fence.end > 0
	}
	i := slices.IndexFunc(o.headings, func(h entry) bool { return h.id == id })
	if i < 0 {
		return span{}, false
	}
	h := o.headings[i]
	s, in, from := span{start: h.off, level: h.level}, h.branch, h.off+1
	for {
		s.end = o.next(in, from, h.level)
		n := in.of
		if s.end < in.end || n == nil || n.word == "range" || strings.TrimSpace(o.text[in.off:s.start]) != "" || o.elsewhere(n, in) {
			return s, true
		}
		s.start, from, in = n.off, n.end, n.in
	}
}

// next gives where a section of a level ends within a branch: at a heading, or
// at the expression that the heading is in.
func (o *outline) next(in *branch, from, level int) int {
	for _, h := range o.headings {
		if h.off < from || h.off >= in.end || h.level > level {
			continue
		}
		end := h.off
		for b := h.branch; b != in && b.of != nil; b = b.of.in {
			end = b.of.off
		}
		return end
	}
	return in.end
}

// elsewhere tells whether another branch has a heading.
func (o *outline) elsewhere(n *nest, but *branch) bool {
	return slices.ContainsFunc(o.headings, func(h entry) bool {
		return h.off >= n.off && h.off < n.end && (h.off < but.off || h.off >= but.end)
	})
}

func (o *outline) ids() []string {
	ids := []string{front}
	for _, h := range o.headings {
		ids = append(ids, h.id)
	}
	return ids
}
