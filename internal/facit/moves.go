package facit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/sv"
)

// compareLayout tells what has moved on the pages and what looks different.
func compareLayout(before, now string) []string {
	was, is := readLayout(before), readLayout(now)
	var out []string
	if len(was) != len(is) {
		out = append(out, fmt.Sprintf("Handlingen hade %s, har nu %s.", pages(len(was)), pages(len(is))))
	}
	old, new := things(was), things(is)
	if len(was) != len(is) {
		old, new = withoutFurniture(old), withoutFurniture(new) // "4 (6)" is "4 (7)" on every page
	}
	out = append(out, compareThings(old, new)...)
	touched := strings.Join(out, "\n")
	for i := range min(len(was), len(is)) {
		at := fmt.Sprintf("Sidan %d", i+1)
		if was[i].width != is[i].width || was[i].height != is[i].height {
			out = append(out, at+" har ett annat format.")
		}
		if !strings.Contains(touched, at+":") && !strings.Contains(touched, fmt.Sprintf("sidan %d", i+1)) {
			out = append(out, compareShapes(at, was[i], is[i])...)
		}
	}
	return out
}

func pages(n int) string {
	if n == 1 {
		return "1 sida"
	}
	return strconv.Itoa(n) + " sidor"
}

// compareShapes tells of lines and surfaces, on a page where no text has moved.
func compareShapes(at string, was, is page) []string {
	list := func(p page) (all []item) {
		for _, it := range p.items {
			if it.shape != "" {
				all = append(all, it)
			}
		}
		return all
	}
	gone, come := 0, 0
	for _, e := range align(list(was), list(is)) {
		if !e.same {
			gone, come = gone+e.a2-e.a, come+e.b2-e.b
		}
	}
	switch {
	case gone == come && gone > 0:
		return []string{fmt.Sprintf("%s: %s har ändrats.", at, shapes(gone))}
	case gone+come > 0:
		return []string{fmt.Sprintf("%s: %s borta och %s tillkommit.", at, shapes(gone), shapes(come))}
	}
	return nil
}

func shapes(n int) string {
	switch n {
	case 0:
		return "ingen linje eller yta"
	case 1:
		return "en linje eller yta"
	}
	return fmt.Sprintf("%d linjer eller ytor", n)
}

// move is how a thing has moved.
type move struct {
	from, to int // pages
	dx, dy   float64
}

// compareThings tells what has moved, what is set in another way, and what has
// come and gone. Things that follow each other and have moved alike are told
// together.
func compareThings(was, is []thing) []string {
	names := func(all []thing) []string {
		keys := make([]string, len(all))
		for i, t := range all {
			keys[i] = t.name
		}
		return keys
	}
	t := &teller{}
	edits := align(names(was), names(is))
	var gone, come []thing
	for _, e := range edits {
		if !e.same {
			gone, come = append(gone, was[e.a:e.a2]...), append(come, is[e.b:e.b2]...)
		}
	}
	come = withoutFurniture(come)
	for _, e := range edits {
		if !e.same {
			t.flush()
			t.out = append(t.out, exchanged(without(was[e.a:e.a2], come), is[e.b:e.b2], gone)...)
			continue
		}
		for i := range e.a2 - e.a {
			t.pair(was[e.a+i], is[e.b+i])
		}
	}
	t.flush()
	return t.out
}

// teller gathers things that have moved alike into one sentence.
type teller struct {
	out  []string
	head string // the sentence about the first of them; empty when there is none
	last move
	more int      // things after the first
	set  []string // what else is to tell of them
}

// pair tells of a thing that is in both.
func (t *teller) pair(was, is thing) {
	m := moved(was, is)
	along := t.head != "" && (m == t.last || m.from != m.to && m.from == t.last.from && m.to == t.last.to)
	switch {
	case along:
		t.more++
	case m == (move{from: m.from, to: m.from}):
		t.flush()
	default:
		t.flush()
		t.head, t.last = m.sentence(is.name), m
	}
	if set := reset(was, is); set != "" {
		t.set = append(t.set, set)
	}
}

func (t *teller) flush() {
	if t.head != "" {
		t.out = append(t.out, t.head+following(t.more)+".")
	}
	*t = teller{out: append(t.out, t.set...)}
}

// exchanged tells of things that stand where others stood. A thing that is gone
// from elsewhere has moved here, past something else.
func exchanged(gone, come, elsewhere []thing) []string {
	var out []string
	elsewhere = withoutFurniture(elsewhere)
	for _, t := range come {
		if i := slices.IndexFunc(elsewhere, func(o thing) bool { return o.name == t.name }); i >= 0 {
			m := moved(elsewhere[i], t)
			out = append(out, m.sentence(t.name)+".")
		}
	}
	come = without(come, elsewhere)
	for len(gone) > 0 && len(come) > 0 && gone[0].kind() == come[0].kind() {
		out = append(out, fmt.Sprintf("Sidan %d: %s har fått andra ord.", come[0].page, come[0].name))
		gone, come = gone[1:], come[1:]
	}
	for _, t := range gone {
		out = append(out, fmt.Sprintf("Sidan %d: %s har tagits bort.", t.page, t.name))
	}
	for _, t := range come {
		out = append(out, fmt.Sprintf("Sidan %d: %s har tillkommit.", t.page, t.name))
	}
	return out
}

// withoutFurniture leaves out what stands on every page.
func withoutFurniture(all []thing) []thing {
	return slices.DeleteFunc(slices.Clone(all), func(t thing) bool { return t.furniture })
}

// without leaves out the things that have the same name as any of others.
func without(all, others []thing) []thing {
	return slices.DeleteFunc(slices.Clone(all), func(t thing) bool {
		return slices.ContainsFunc(others, func(o thing) bool { return o.name == t.name })
	})
}

func moved(a, b thing) move {
	m := move{from: a.page, to: b.page}
	if a.page == b.page {
		m.dx, m.dy = b.x-a.x, b.y-a.y
	}
	return m
}

// sentence says how a thing has moved.
func (m move) sentence(name string) string {
	if m.from != m.to {
		return fmt.Sprintf("%s har flyttat från sidan %d till sidan %d", sv.Capital(name), m.from, m.to)
	}
	var ways []string
	for _, w := range []struct {
		by         float64
		back, fore string
	}{{m.dy, "upp", "ned"}, {m.dx, "åt vänster", "åt höger"}} {
		if w.by != 0 {
			way := w.fore
			if w.by < 0 {
				way = w.back
			}
			ways = append(ways, points(math.Abs(w.by))+" "+way)
		}
	}
	if len(ways) == 0 {
		return fmt.Sprintf("Sidan %d: %s läses upp i en annan ordning", m.to, name)
	}
	return fmt.Sprintf("Sidan %d: %s har flyttat %s", m.to, name, strings.Join(ways, " och "))
}

func points(v float64) string {
	if v == 1 {
		return "1 punkt"
	}
	return strings.Replace(half(v), ".", ",", 1) + " punkter"
}

func following(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", och det som följer efter lika mycket"
	}
	return fmt.Sprintf(", och %d delar efter lika mycket", n)
}

// reset tells of a thing that is set in another way.
func reset(a, b thing) string {
	switch {
	case a.shape != b.shape && a.look == b.look:
		return fmt.Sprintf("Sidan %d: %s är satt på ett annat sätt: andra ord, radbrytningar eller bredder.", b.page, b.name)
	case a.shape != b.shape:
		return fmt.Sprintf("Sidan %d: %s är satt på ett annat sätt: andra ord, radbrytningar, bredder eller stilar.", b.page, b.name)
	case a.look != b.look:
		return fmt.Sprintf("Sidan %d: %s har en annan storlek, stil eller färg.", b.page, b.name)
	}
	return ""
}
