package intake

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

func (r *reader) sheets() error {
	for _, s := range r.book.Sheets {
		part := r.paths[s.Name]
		if r.pack.parts[part] == nil {
			return errNoPart
		}
		_, byKind, err := r.relations(part)
		if err != nil {
			return err
		}
		if err := r.cellsOf(s, part); err != nil || r.refuse != nil {
			return err
		}
		for _, t := range byKind["table"] {
			if err := r.table(s, t); err != nil {
				return err
			}
		}
	}
	return nil
}

var errNoPart = errors.New("a sheet has no part, or shares it")

// cellsOf reads the cells that hold anything. Places may be left out of the file:
// then a cell stands after the one before.
func (r *reader) cellsOf(s *Sheet, part string) error {
	var at Ref
	var formula bool
	var kind, value string
	var inline strings.Builder
	var style int
	return r.pack.each(part, func(e *element) {
		switch {
		case e.name == "row" && !e.end:
			at = Ref{Row: at.Row + 1}
			if n, err := strconv.Atoi(e.get("r")); err == nil {
				at.Row = n
			}
		case e.name == "c" && !e.end:
			at.Col++
			if ref, ok := parseRef(e.get("r")); ok {
				at = ref
			}
			formula, kind, value = false, e.get("t"), ""
			inline.Reset()
			style, _ = strconv.Atoi(e.get("s"))
		case e.name == "f" && e.end:
			formula = true
		case e.name == "v" && e.end:
			value = e.text
		case e.name == "t" && e.end:
			r.join(&inline, e.text)
		case e.name == "c":
			r.store(s, at, r.typed(formula, kind, value, inline.String(), style))
			e.stop = r.refuse != nil
		case e.name == "mergeCell" && !e.end && len(s.Merged) < maxMerged:
			if a, ok := parseArea(e.get("ref")); ok {
				s.Merged = append(s.Merged, a)
			}
		}
	})
}

// typed makes a cell of what is stored of it (ECMA-376-1, 18.18.11).
func (r *reader) typed(formula bool, kind, value, inline string, style int) Cell {
	c := r.content(kind, value, inline, style)
	c.Formula = formula
	return c
}

func (r *reader) content(kind, value, inline string, style int) Cell {
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(r.texts) {
			r.refuse = broken("en cell hänvisar till en text som inte finns")
			return Cell{}
		}
		return r.texts[i]
	}
	r.loose += len(value) + len(inline)
	switch kind {
	case "str":
		return words(value)
	case "inlineStr":
		return words(inline)
	}
	c := words(value)
	switch {
	case c.Kind != Text:
		return c
	case kind == "b":
		c.Kind = Bool
	case kind == "e":
		c.Kind = Error
	case kind == "d":
		c.Kind = Date
	case style >= 0 && style < len(r.kinds):
		c.Kind = r.kinds[style]
	default:
		c.Kind = Number
	}
	return c
}

func (r *reader) store(s *Sheet, at Ref, c Cell) {
	if r.refuse != nil || c.Kind == Empty && !c.Formula {
		return
	}
	if r.cells++; r.cells > maxCells {
		r.refuse = tooLarge(fmt.Sprintf("den har fler än %d ifyllda celler", maxCells))
		return
	}
	if r.loose > maxLoose {
		r.refuse = tooLarge("dess celler har mer innehåll än 8 MiB")
		return
	}
	if !at.within() {
		r.refuse = tooLarge("på bladet ”" + s.Name + "” är cellen " + at.String() + " ifylld, långt utanför allt som Planverk skriver")
		return
	}
	s.Cells.Put(at, c)
	s.Rows, s.Cols = max(s.Rows, at.Row), max(s.Cols, at.Col)
}

func (r *reader) table(s *Sheet, part string) error {
	return r.pack.each(part, func(e *element) {
		if e.end || e.name != "table" {
			return
		}
		name := e.get("displayName")
		if name == "" {
			name = e.get("name")
		}
		if a, ok := parseArea(e.get("ref")); ok {
			s.Tables = append(s.Tables, Table{name, a})
		}
	})
}

// parseArea reads "A3:F11".
func parseArea(s string) (Area, bool) {
	first, last, _ := strings.Cut(s, ":")
	a, ok := parseRef(first)
	b, fine := parseRef(last)
	return Area{a, b}, ok && fine
}

// String gives the place as Excel writes it: "D5".
func (r Ref) String() string {
	letters := ""
	for n := r.Col; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(r.Row)
}

// parseRef reads "D5".
func parseRef(s string) (Ref, bool) {
	s = strings.ReplaceAll(s, "$", "")
	i, col := 0, 0
	for i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z' {
		col = col*26 + int(s[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(s[i:])
	return Ref{Row: row, Col: col}, err == nil && i > 0 && row > 0
}
