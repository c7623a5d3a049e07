package cli

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"planverk"
	"planverk/internal/sv"
)

// width is how many signs a line of the report may have: that of a plain terminal.
const width = 80

// standingText is a municipality's report for the terminal.
func standingText(m planverk.Standing, day string) string {
	r := &reportText{}
	r.head(m, day)
	r.table(m)
	r.unread(m)
	r.passed(m)
	r.lists(m)
	return r.b.String() + "\n"
}

type reportText struct{ b strings.Builder }

func (r *reportText) line(format string, args ...any) {
	fmt.Fprintf(&r.b, format, args...)
	r.b.WriteByte('\n')
}

// head says in two lines where the municipality is.
func (r *reportText) head(m planverk.Standing, day string) {
	r.line("%s, läget den %s", m.Municipality, longDay(day))
	t := m.Total()
	counted := 0
	for _, d := range m.Documents {
		if d.Input != nil && d.Passed == "" {
			counted++
		}
	}
	if counted == 0 {
		r.line("Ingen handling att räkna.")
		return
	}
	text := fmt.Sprintf("%s är till %d %% %s: %s av %s.%s", sv.Count(counted, "handling", "handlingar"),
		t.Percent(), form(counted, "ifylld", "ifyllda"), sv.Int(int64(t.Filled)), sv.Count(t.Fields, "uppgift", "uppgifter"), owed(t))
	if points, ok := m.Trend(); ok {
		text += " " + trendSentence(points)
	}
	r.wrapped("", text)
}

// owed says what is left, in a sentence; "" when nothing is.
func owed(t planverk.Tally) string {
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{{t.Missing, "saknas", "saknas"}, {t.Unknown, "är okänd", "är okända"}, {t.Old, "är gammal", "är gamla"}} {
		if p.n > 0 {
			parts = append(parts, sv.Count(p.n, p.one, p.many))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + sv.And(parts) + "."
}

func form(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// trendSentence says the trend in words.
func trendSentence(points int) string {
	switch n := max(points, -points); {
	case points > 0:
		return fmt.Sprintf("Det är %s mer än vid det senaste bygget.", sv.Count(n, "procentenhet", "procentenheter"))
	case points < 0:
		return fmt.Sprintf("Det är %s mindre än vid det senaste bygget.", sv.Count(n, "procentenhet", "procentenheter"))
	}
	return "Det är lika mycket som vid det senaste bygget."
}

func longDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return sv.LongDate(t.Year(), int(t.Month()), t.Day())
}

// columnsOf are the widths of the figures' columns, after the names.
const figures = "%8s%8s%7s%9s%7s"

// table has a row for each document and, under it, for each of its sections.
func (r *reportText) table(m planverk.Standing) {
	began := false
	for _, d := range m.Documents {
		if d.Input == nil || d.Passed != "" {
			continue
		}
		if !began {
			began = true
			r.line("")
			r.row("", "Ifyllt", "Saknas", "Okänt", "Gammalt", "Trend")
			r.line("%s", strings.Repeat("-", width))
		}
		trend := "–"
		if points, ok := planverk.Trend(d); ok {
			trend = planverk.Signed(points)
		}
		r.row(d.ID, fmt.Sprintf("%d %%", d.Percent()), count(d.Missing), count(d.Unknown), count(d.Old), trend)
		for _, s := range d.Sections {
			r.row("  "+s.Title, share(s.Filled, s.Fields), count(s.Missing), count(s.Unknown), count(s.Old), "")
		}
		if d.Errors > 0 {
			r.wrapped("  ", fmt.Sprintf("Filen har %s. De visas av: planverk kontrollera %s", sv.Count(d.Errors, "fel", "fel"), d.File))
		}
	}
}

// share is so many of so many; a section that asks for nothing has none.
func share(n, of int) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", n, of)
}

// count leaves nought out, so that what remains is seen.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// row prints a name, shortened to its column, and the figures.
func (r *reportText) row(name string, cells ...any) {
	const room = width - 8 - 8 - 7 - 9 - 7
	if utf8.RuneCountInString(name) > room {
		name = string([]rune(name)[:room-1]) + "…"
	}
	r.line("%s", strings.TrimRight(name+strings.Repeat(" ", room-utf8.RuneCountInString(name))+fmt.Sprintf(figures, cells...), " "))
}

// unread lists the files that could not be read.
func (r *reportText) unread(m planverk.Standing) {
	began := false
	for _, d := range m.Documents {
		if d.Input != nil {
			continue
		}
		if !began {
			began = true
			r.line("\nGår inte att läsa, och är inte med i siffrorna")
		}
		why := ""
		if d.Problem != nil {
			why = fmt.Sprintf(": %s (%s)", d.Problem.Message, d.Problem.Code)
		}
		r.wrapped("  ", d.File+why)
	}
}

// passed lists the documents that are not counted.
func (r *reportText) passed(m planverk.Standing) {
	began := false
	for _, d := range m.Documents {
		if d.Passed == "" {
			continue
		}
		if !began {
			began = true
			r.line("\nRäknas inte")
		}
		r.wrapped("  ", d.ID+": "+d.Passed)
	}
}

// lists has for each person what it owes.
func (r *reportText) lists(m planverk.Standing) {
	for _, l := range m.Lists() {
		title := fmt.Sprintf("%s (%s)", l.Called(), sv.Count(len(l.Answers), "svar", "svar"))
		r.line("\n%s", title)
		r.line("%s", strings.Repeat("-", min(width, utf8.RuneCountInString(title))))
		if l.Address != "" {
			r.line("Skicka till: %s", l.Address)
		}
		for _, x := range l.Answers {
			r.wrapped("  ", x.Item.Title)
			r.place(x.Document.File, x.Where.Start.Line, x.Key)
			state := sv.Capital(x.State.String())
			if x.Reason != "" {
				state += ": " + x.Reason
			}
			r.wrapped("      ", state+". "+x.Expected)
			if x.Example != "" {
				r.wrapped("      ", "Exempel: "+x.Example)
			}
		}
	}
}

// place tells where an answer is written: file and line in one piece, which terminals
// make a link of, and the key. The line is that of the nearest key that is there.
func (r *reportText) place(file string, line int, key string) {
	at := "    " + file
	if line > 0 {
		at += fmt.Sprintf(":%d", line)
	}
	if utf8.RuneCountInString(at)+1+utf8.RuneCountInString(key) > width {
		r.line("%s", at)
		r.line("      %s", key)
		return
	}
	r.line("%s %s", at, key)
}

// wrapped prints a text within the width, every line indented. A word that is longer
// than a line, as a path, has a line of its own.
func (r *reportText) wrapped(indent, text string) {
	line := indent
	for _, word := range strings.Fields(text) {
		if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			r.line("%s", line)
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	r.line("%s", line)
}
