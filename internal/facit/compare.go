package facit

import (
	"fmt"
	"slices"
	"strings"
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
