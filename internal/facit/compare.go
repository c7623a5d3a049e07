package facit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"planverk/internal/sv"
)

// Change is one difference, told in Swedish.
type Change struct {
	File    string // of Files: which of the three it is about
	Message string // a sentence, or a line of text after "- " or "+ "
}

// Compare tells what has changed since old was approved. Two Sets that are the
// same, byte for byte, give nothing, and others always give something.
func Compare(old, now Set) []Change {
	var out []Change
	for _, c := range []struct {
		name    string
		compare func(old, now string) []string
	}{{TextFile, compareText}, {FiguresFile, compareFigures}, {LayoutFile, compareLayout}} {
		was, is := *old.File(c.name), *now.File(c.name)
		if was == is {
			continue
		}
		told := c.compare(was, is)
		if len(told) == 0 {
			told = []string{"Något har ändrats som inte syns för den som läser."}
		}
		for _, t := range told {
			out = append(out, Change{c.name, t})
		}
	}
	return out
}

// compareText gives the lines that have been taken away and put in.
func compareText(old, now string) []string {
	was, is := strings.Split(old, "\n"), strings.Split(now, "\n")
	var out []string
	for _, e := range align(was, is) {
		if e.same {
			continue
		}
		out = append(out, lines(was[e.a:e.a2], is[e.b:e.b2])...)
	}
	return out
}

// lines tells of a stretch that differs: lines that are much alike stand together,
// shortened to what differs.
func lines(gone, come []string) []string {
	var out []string
	for _, old := range gone {
		at := slices.IndexFunc(come, func(s string) bool { return alike(old, s) })
		if at < 0 {
			out = told(out, "- ", shorten(old))
			continue
		}
		for _, s := range come[:at] {
			out = told(out, "+ ", shorten(s))
		}
		from, to := around(old, come[at])
		out = told(told(out, "- ", from), "+ ", to)
		come = come[at+1:]
	}
	for _, s := range come {
		out = told(out, "+ ", shorten(s))
	}
	return out
}

// told adds a line, unless it is empty.
func told(out []string, sign, line string) []string {
	if line == "" {
		return out
	}
	return append(out, sign+line)
}

// alike tells whether two lines have most of their ends in common.
func alike(a, b string) bool {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return 2*(start+end) > min(len(a), len(b))
}

func shorten(s string) string {
	s, _ = around(s, "")
	return s
}

// window is how much of a long line is shown before and after what differs.
const window = 50

// around shortens two lines to where they differ.
func around(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	start := 0
	for start < len(x) && start < len(y) && x[start] == y[start] {
		start++
	}
	end := 0
	for end < len(x)-start && end < len(y)-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	cut := func(r []rune) string {
		from, to := max(0, start-window), min(len(r), max(start, len(r)-end)+window)
		if to-from > 4*window {
			to = from + 4*window
		}
		s := string(r[from:to])
		if from > 0 {
			s = "…" + s
		}
		if to < len(r) {
			s += "…"
		}
		return s
	}
	return cut(x), cut(y)
}

// compareFigures tells which figures are new, gone or of another value.
func compareFigures(old, now string) []string {
	was, order := byIdentity(old)
	is, added := byIdentity(now)
	var out []string
	for _, id := range order {
		switch {
		case is[id] == "":
			out = append(out, fmt.Sprintf("Siffran %s (%s) finns inte längre.", id, was[id]))
		case was[id] != is[id]:
			out = append(out, fmt.Sprintf("Siffran %s var %s, är nu %s.", id, was[id], is[id]))
		}
	}
	for _, id := range added {
		if was[id] == "" {
			out = append(out, fmt.Sprintf("Siffran %s är ny: %s.", id, is[id]))
		}
	}
	if len(out) == 0 {
		out = append(out, "Siffrorna står i en annan ordning.")
	}
	return out
}

// byIdentity gives what each figure shows, with its exact value where the two say
// different things. A figure that is shown in several ways has them all.
func byIdentity(text string) (map[string]string, []string) {
	shown := map[string]string{}
	var order []string
	for line := range strings.Lines(text) {
		id, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		exact, words, _ := strings.Cut(strings.TrimSuffix(rest, ")"), " (")
		if words == "" {
			words = exact
		}
		if exact != words && !strings.HasPrefix(exact, "20") && !plain(exact, words) {
			words += " [" + exact + "]"
		}
		if shown[id] == "" {
			order = append(order, id)
			shown[id] = words
		} else {
			shown[id] += " eller " + words
		}
	}
	return shown, order
}

// plain tells whether the words are the exact value with spaces between thousands.
func plain(exact, words string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ',' || r == '-' {
			return r
		}
		return -1
	}, words)
	return strings.TrimSuffix(exact, ".00") == digits || strings.ReplaceAll(exact, ".", ",") == digits
}

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
