package readback

import "strings"

// arrow is a line that may stand for an arrow of a figure: "→ Avgift (till
// Samordnande kommun)". The drawing shows by its head where an arrow goes.
type arrow struct {
	line     string // after the sign
	from, to int    // its tokens in the script
}

const (
	arrowSign = "→ "
	arrowTo   = "(till "
)

// aim takes the words that say where an arrow goes out of the comparison with the
// drawings, when the table that belongs to the figure says the same of an arrow
// with the same words. Other words are compared as they stand.
func (o *Outline) aim() {
	rows := o.flows()
	for _, a := range o.arrows {
		for at := range a.line {
			if !strings.HasPrefix(a.line[at:], arrowTo) {
				continue
			}
			label := strings.TrimSpace(a.line[:at])
			row := flowRow{strings.TrimSuffix(a.line[at+len(arrowTo):], ")"), label}
			if rows[row] == 0 {
				continue
			}
			rows[row]--
			var words script
			words.add(label, body)
			for i := a.from + len(words.tokens); i < a.to; i++ {
				o.script.tokens[i].zone = aim
			}
			break
		}
	}
}

// flowRow is where an arrow goes and what it says.
type flowRow struct{ to, what string }

// flows counts the rows of the tables that belong to flows.
func (o *Outline) flows() map[flowRow]int {
	rows := map[flowRow]int{}
	for _, t := range o.Tables {
		if len(t) == 0 || len(t[0]) < 2 || t[0][0] != "Från" || t[0][1] != "Till" {
			continue
		}
		for _, r := range t[1:] {
			switch {
			case len(r) == 2:
				rows[flowRow{to: r[1]}]++
			case len(r) == 3 && keyOf(r[2]) == keyOf(nothingSaid):
				rows[flowRow{to: r[1]}]++
			case len(r) == 3:
				rows[flowRow{r[1], r[2]}]++
			}
		}
	}
	return rows
}

// nothingSaid stands in the table for an arrow without words.
const nothingSaid = "ingen"
