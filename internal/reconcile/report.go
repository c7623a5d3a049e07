package reconcile

import (
	"cmp"
	"fmt"
	"strings"

	"planverk/internal/diag"
)

// Report is a comparison in words that can be forwarded.
type Report struct {
	Book   string // the workbook as the user named it
	Plan   string // the document's data file as the user would name it
	Title  string // "Systemförvaltningsplan Procapita BoU 2021"
	Result *Result
	Yes    bool // questions are answered yes to
	End    string
}

// Taken is how many changes go into the data, new and removed rows counted.
func (r Report) Taken() int {
	return r.Result.Count(Taken) + len(r.Result.Added) + len(r.Result.Removed)
}

// groups are the outcomes in the order that they are told.
var groups = []struct {
	outcome Outcome
	head    string
}{
	{Conflict, "Ändrat på båda hållen"},
	{Taken, "Ändrat i arbetsboken"},
	{Equal, "Ändrat lika på båda hållen"},
	{Kept, "Ändrat i datafilen sedan arbetsboken gjordes; behålls"},
}

// levels are the findings in the order that they are told.
var levels = []struct {
	head string
	is   func(Finding) bool
}{
	{"Fel", func(f Finding) bool { return !f.Ask && f.Severity == diag.Fel }},
	{"Frågor", func(f Finding) bool { return f.Ask }},
	{"Varningar", func(f Finding) bool { return !f.Ask && f.Severity == diag.Varning }},
	{"Upplysningar", func(f Finding) bool { return !f.Ask && f.Severity == diag.Upplysning }},
}

func (r *Result) of(is func(Finding) bool) []Finding {
	var out []Finding
	for _, f := range r.Findings {
		if is(f) {
			out = append(out, f)
		}
	}
	return out
}

// Text is the report for a terminal.
func (r Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Arbetsbok: %s\nHandling:  %s\nDatafil:   %s\n", r.Book, r.Title, r.Plan)
	for _, g := range groups {
		if n := r.Result.Count(g.outcome); n > 0 {
			fmt.Fprintf(&b, "\n%s (%d)\n", g.head, n)
		}
		for _, c := range r.Result.Changes {
			if c.Outcome == g.outcome {
				fmt.Fprintf(&b, "  %s  %s, %s: %s%s\n", c.Cell, c.Row, c.Column, c.told(), c.elsewhere())
			}
		}
	}
	if n := len(r.Result.Added); n > 0 {
		fmt.Fprintf(&b, "\nNya rader (%d)\n", n)
	}
	for _, a := range r.Result.Added {
		fmt.Fprintf(&b, "  %s  %s\n", a.Cell, a.told())
	}
	if n := len(r.Result.Removed); n > 0 {
		fmt.Fprintf(&b, "\nBorttagna rader (%d), som de står i datafilen\n", n)
	}
	for _, gone := range r.Result.Removed {
		fmt.Fprintf(&b, "  %s  %s (%s)\n", gone.Sheet, gone.Row, gone.ID)
		for _, line := range gone.lines() {
			b.WriteString("    " + line + "\n")
		}
	}
	for _, l := range levels {
		found := r.Result.of(l.is)
		if len(found) > 0 {
			fmt.Fprintf(&b, "\n%s (%d)\n", l.head, len(found))
		}
		for _, f := range found {
			b.WriteString("  " + strings.TrimSpace(f.Cell+" "+f.Code) + ": " + f.Message + "\n")
			for _, h := range f.Hints {
				b.WriteString("    åtgärd: " + h + "\n")
			}
			if f.Ask && r.Yes {
				b.WriteString("    svar: ja\n")
			}
		}
	}
	return visible(b.String() + "\n" + r.End + "\n")
}

// told says what a new row is called and holds.
func (a Added) told() string {
	if a.ID == "" {
		return a.Shown()
	}
	return a.ID + ": " + a.Shown()
}

// lines are those of the text that a removed row had, from its own margin.
func (r Removed) lines() []string {
	lines := strings.FieldsFunc(r.Text, func(c rune) bool { return c == '\n' || c == '\r' })
	for i := len(lines) - 1; i >= 0; i-- {
		margin := len(lines[0]) - len(strings.TrimLeft(lines[0], " "))
		lines[i] = strings.TrimPrefix(lines[i], strings.Repeat(" ", margin))
	}
	return lines
}

// elsewhere names the file of a change that is not for the document's own.
func (c Change) elsewhere() string {
	if c.File == "" {
		return ""
	}
	return "  [" + c.File + "]"
}

// told says what a cell was and what it has become.
func (c Change) told() string {
	switch c.Outcome {
	case Conflict:
		return fmt.Sprintf("arbetsboken %s, datafilen %s, från början %s", c.Theirs.Shown(), c.Ours.Shown(), c.Base.Shown())
	case Kept:
		return c.Base.Shown() + " → " + c.Ours.Shown()
	}
	return c.Base.Shown() + " → " + c.Theirs.Shown()
}

// Markdown is the report for a letter or the intranet.
func (r Report) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Inläsning av arbetsbok\n\n- Arbetsbok: %s\n- Handling: %s\n- Datafil: %s\n\n%s\n", literal(r.Book), literal(r.Title), literal(r.Plan), literal(r.End))
	for _, g := range groups {
		if r.Result.Count(g.outcome) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n| Cell | Rad | Kolumn | Från början | I datafilen | I arbetsboken | Hör hemma i |\n| --- | --- | --- | --- | --- | --- | --- |\n", g.head)
		for _, c := range r.Result.Changes {
			if c.Outcome == g.outcome {
				fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", literal(c.Cell), literal(c.Row), literal(c.Column), literal(c.Base.Shown()), literal(c.Ours.Shown()), literal(c.Theirs.Shown()), literal(cmp.Or(c.File, r.Plan)))
			}
		}
	}
	if len(r.Result.Added) > 0 {
		b.WriteString("\n## Nya rader\n\n| Cell | Id | Innehåll | Läggs till i |\n| --- | --- | --- | --- |\n")
	}
	for _, a := range r.Result.Added {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", literal(a.Cell), literal(a.ID), literal(a.Shown()), literal(a.List))
	}
	if len(r.Result.Removed) > 0 {
		b.WriteString("\n## Borttagna rader\n\n| Blad | Rad | Id | Stod i datafilen |\n| --- | --- | --- | --- |\n")
	}
	for _, gone := range r.Result.Removed {
		var lines []string
		for _, line := range gone.lines() {
			lines = append(lines, literal(line))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", literal(gone.Sheet), literal(gone.Row), literal(gone.ID), strings.Join(lines, "<br>"))
	}
	for _, l := range levels {
		found := r.Result.of(l.is)
		if len(found) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n| Cell | Kod | Vad | Åtgärd |\n| --- | --- | --- | --- |\n", l.head)
		for _, f := range found {
			hints := f.Hints
			if f.Ask && r.Yes {
				hints = append(append([]string{}, hints...), "Svar: ja.")
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", literal(f.Cell), f.Code, literal(f.Message), literal(strings.Join(hints, " ")))
		}
	}
	return b.String()
}

// literal is a text that means only itself in a Markdown table.
func literal(s string) string {
	s = strings.Join(strings.Fields(visible(s)), " ")
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "]", `\]`, "&", `\&`, "#", `\#`).Replace(s)
}

// visible takes away signs that could steer a terminal or turn the reading direction.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x2028 || r == 0x2029:
			return '\u2423'
		}
		return r
	}, s)
}
