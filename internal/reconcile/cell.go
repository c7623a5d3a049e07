package reconcile

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/book"
	"planverk/internal/intake"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// maxOre is the largest amount that is believed, as in package plan.
const maxOre = 1_000_000_000_000_000

// read gives what a cell to fill in holds; false after having said why it can not
// be read.
func (c *comparison) read(t *book.Table, col *book.Column, kind Kind, cell intake.Cell, where string) (Value, bool) {
	v, ok := c.stored(t, col, kind, cell, where)
	if ok && cell.Formula {
		c.result.note(where, "PV672", fmt.Sprintf("Cellen har en formel. Dess senast sparade värde läses: %s.", v.Shown()))
	}
	return v, ok
}

// stored reads what was stored in a cell, whether typed or reckoned.
func (c *comparison) stored(t *book.Table, col *book.Column, kind Kind, cell intake.Cell, where string) (Value, bool) {
	switch {
	case cell.Formula && cell.Kind == intake.Empty:
		c.result.note(where, "PV671", "Cellen har en formel, men filen har inget värde för den.", "Skriv värdet i stället för formeln, eller öppna och spara arbetsboken i Excel.")
		return Value{}, false
	case cell.Kind == intake.Empty:
		return Value{Kind: kind}, true
	case cell.Kind == intake.Long:
		c.result.note(where, "PV687", fmt.Sprintf("Texten ”%s” är längre än de %s tecken som ryms i en cell. Den läses inte in, och kortas aldrig av.", sv.Clip(cell.Raw), sv.Int(book.MaxText)),
			"Skriv texten i en egen handling och hänvisa till den, eller korta den.")
		return Value{}, false
	case cell.Kind == intake.Error:
		c.result.note(where, "PV671", fmt.Sprintf("Cellen visar felet %s.", sv.Clip(cell.Raw)), "Skriv värdet i stället för formeln.")
		return Value{}, false
	case cell.Kind == intake.Date:
		c.result.note(where, "PV670", "Cellen är ett datum. Excel gör om till exempel 1-5 och 1/5 till datum.", "Skriv värdet på nytt, och välj formatet "+formatFor(kind)+" om cellen fortsätter att visa ett datum.")
		return Value{}, false
	case cell.Kind == intake.Percent && kind == Kronor:
		c.result.note(where, "PV667", "Cellen är en procentsats, inte ett belopp.", "Skriv beloppet i kronor, och välj formatet Tal om cellen fortsätter att visa procent.")
		return Value{}, false
	case cell.Kind == intake.Bool:
		c.result.note(where, "PV671", "Cellen är sant eller falskt.", expected(col, kind))
		return Value{}, false
	case kind == Share:
		return c.readShare(cell, where)
	case kind == Words:
		return c.readWords(col, cell, where)
	case kind == Number:
		return c.readCount(col, cell, where)
	case cell.Kind == intake.Text:
		return c.readText(t, cell, where)
	}
	return c.readNumber(cell, where)
}

// formatFor is what Excel calls the format of cells of a kind.
func formatFor(kind Kind) string {
	switch kind {
	case Words:
		return "Text"
	case Share:
		return "Procent"
	}
	return "Tal"
}

// expected says what may stand in a cell.
func expected(col *book.Column, kind Kind) string {
	switch {
	case len(col.Choices) > 0:
		return "Välj " + sv.Or(col.Choices) + "."
	case kind == Words:
		return "Skriv det i ord."
	case kind == Number:
		return "Skriv ett helt tal med bara siffror, till exempel 18."
	case kind == Share:
		return "Skriv till exempel 2,4 %."
	}
	return "Skriv beloppet i kronor med bara siffror, till exempel 25000."
}

func (c *comparison) readWords(col *book.Column, cell intake.Cell, where string) (Value, bool) {
	text := strings.Join(strings.Fields(sv.NFC(cell.Raw)), " ")
	if n := utf8.RuneCountInString(text); col.Most > 0 && n > col.Most {
		c.result.note(where, "PV692", fmt.Sprintf("Texten ”%s” är %s tecken. I kolumnen %s får den vara högst %s.", sv.Clip(text), sv.Int(int64(n)), col.Name, sv.Int(int64(col.Most))),
			"Korta texten, eller skriv den i en egen handling och hänvisa till den.")
		return Value{}, false
	}
	if len(col.Choices) == 0 {
		return Value{Given: text != "", Text: text}, true
	}
	i := slices.IndexFunc(col.Choices, func(s string) bool { return fold(s) == fold(text) })
	if i < 0 {
		hints := []string{"Välj " + sv.Or(col.Choices) + "."}
		if near := sv.Suggest(text, col.Choices); near != "" {
			hints = []string{"Menade du " + near + "? " + hints[0]}
		}
		c.result.note(where, "PV678", fmt.Sprintf("”%s” kan inte stå i kolumnen %s.", sv.Clip(text), col.Name), hints...)
		return Value{}, false
	}
	return Value{Given: true, Text: col.Choices[i]}, true
}

// readShare reads a share as the plan writes it: "2,4 %".
func (c *comparison) readShare(cell intake.Cell, where string) (Value, bool) {
	text := cell.Raw
	if cell.Kind != intake.Text {
		text = shareText(cell.Raw)
	}
	if _, ok := plan.ParsePercent(text); !ok {
		c.result.note(where, "PV671", fmt.Sprintf("”%s” är ingen procentsats med högst två decimaler.", sv.Clip(text)), "Skriv till exempel 2,4 %.")
		return Value{}, false
	}
	return Value{Kind: Share, Given: true, Text: strings.Join(strings.Fields(text), " ")}, true
}

// shareText writes the number of a cell for shares, 0.024, as words.
func shareText(raw string) string {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 10 || math.Abs(n*10_000-math.Round(n*10_000)) > 1e-6 {
		return raw
	}
	return strings.Join(strings.Fields(plan.PercentText(int64(math.Round(n*10_000)))), " ")
}

// most is the largest number that is believed, as in package plan.
const most = 1_000_000_000

// readCount reads a whole number.
func (c *comparison) readCount(col *book.Column, cell intake.Cell, where string) (Value, bool) {
	raw := cell.Raw
	if cell.Kind == intake.Text {
		raw = strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, raw)
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || n != math.Trunc(n) || n < 0 || n > most || cell.Kind == intake.Percent || strings.ContainsAny(raw, ".,eExXpP_") && cell.Kind == intake.Text {
		c.result.note(where, "PV689", fmt.Sprintf("”%s” är inget antal.", strings.ReplaceAll(sv.Clip(cell.Raw), ".", ",")), cmp.Or(col.Hint.Text, expected(col, Number)))
		return Value{}, false
	}
	return Value{Kind: Number, Given: true, N: int64(n)}, true
}

// readText reads an amount that was typed as text.
func (c *comparison) readText(t *book.Table, cell intake.Cell, where string) (Value, bool) {
	a, err := plan.ParseCellAmount(cell.Raw)
	if flaw := (*plan.ValueError)(nil); errors.As(err, &flaw) {
		hints := slices.Clone(flaw.Hints)
		if !strings.ContainsFunc(cell.Raw, unicode.IsNumber) && remarks(t) != "" {
			hints = append(hints, "Ord skrivs i kolumnen "+remarks(t)+".")
		}
		c.result.note(where, "PV667", flaw.Message, hints...)
		return Value{}, false
	}
	v := Value{Kind: Kronor, Given: true, N: a.Ore}
	if a.Unit != "" {
		c.result.ask(where, "PV669", fmt.Sprintf("”%s” står i en kolumn för kronor. Det läses som %s.", sv.Clip(strings.TrimSpace(cell.Raw)), v.Shown()), "Svara ja om det är rätt, annars skriv beloppet i kronor.")
		return v, true
	}
	c.result.note(where, "PV668", fmt.Sprintf("”%s” är text, inte ett tal. Det läses som %s.", sv.Clip(strings.TrimSpace(cell.Raw)), v.Shown()))
	return v, true
}

// remarks is what a table calls its column for words of any kind; "" when it has none.
func remarks(t *book.Table) string {
	for _, name := range []string{"Anmärkning", "Kommentar"} {
		if i := t.Column(name); i >= 0 && t.Columns[i].Input {
			return name
		}
	}
	return ""
}

func (c *comparison) readNumber(cell intake.Cell, where string) (Value, bool) {
	n, err := strconv.ParseFloat(cell.Raw, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > maxOre/100 {
		c.result.note(where, "PV667", fmt.Sprintf("”%s” är större än vad som är rimligt för ett belopp.", sv.Clip(cell.Raw)), "Kontrollera siffrorna.")
		return Value{}, false
	}
	v := Value{Kind: Kronor, Given: true, N: int64(math.Round(n * 100))}
	if math.Abs(n*100-float64(v.N)) > 1e-4 {
		c.result.note(where, "PV684", fmt.Sprintf("”%s” har delar av ett öre och avrundas till %s.", strings.ReplaceAll(cell.Raw, ".", ","), v.Shown()))
	}
	return v, true
}

// Shown gives the value for people.
func (v Value) Shown() string {
	switch {
	case !v.Given:
		return "tom"
	case v.Kind == Kronor:
		return sv.Kronor(v.N) + " kr"
	case v.Kind == Number:
		return sv.Int(v.N)
	}
	if n := utf8.RuneCountInString(v.Text); n > mostShown {
		return fmt.Sprintf("”%s …” (%s tecken)", string([]rune(v.Text)[:mostShown]), sv.Int(int64(n)))
	}
	return "”" + v.Text + "”"
}

// mostShown is how many characters of a text a report repeats.
const mostShown = 200

// sentValue reads what _bas says that a cell held.
func sentValue(raw string, kind Kind) Value {
	if raw == "" {
		return Value{Kind: kind}
	}
	switch kind {
	case Words:
		return Value{Given: true, Text: strings.Join(strings.Fields(sv.NFC(raw)), " ")}
	case Share:
		return Value{Kind: kind, Given: true, Text: shareText(raw)}
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > maxOre/100 {
		return Value{Kind: kind}
	}
	if kind == Kronor {
		n *= 100
	}
	return Value{Kind: kind, Given: true, N: int64(math.Round(n))}
}

// modelValue gives what the plan has now.
func modelValue(cell book.Cell, kind Kind) Value {
	switch cell := cell.(type) {
	case book.Percent:
		return Value{Kind: kind, Given: true, Text: strings.Join(strings.Fields(plan.PercentText(cell.Hundredths)), " ")}
	case book.Money:
		return Value{Kind: kind, Given: true, N: cell.Ore}
	case book.Count:
		return Value{Kind: kind, Given: true, N: cell.N}
	case book.Text:
		return Value{Kind: kind, Given: true, Text: strings.Join(strings.Fields(sv.NFC(cell.S)), " ")}
	}
	return Value{Kind: kind}
}

// kindOf tells what a cell of a column to fill in holds. In a column of several kinds it
// is what the cell has now.
func kindOf(col *book.Column, cell book.Cell) Kind {
	switch col.Kind {
	case book.KindMoney, book.KindMargin:
		return Kronor
	case book.KindCount:
		return Number
	case book.KindPercent:
		return Share
	case book.Mixed:
		switch cell.(type) {
		case book.Percent:
			return Share
		case book.Money:
			return Kronor
		case book.Count:
			return Number
		}
	}
	return Words
}
