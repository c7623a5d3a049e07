package book

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/pattern"
)

// Limits of the file format that every spreadsheet program keeps.
const (
	MaxText  = 32767 // characters in a cell, in UTF-16 units
	maxSheet = 31    // characters in the name of a sheet
	maxName  = 255
	maxHint  = 255
	maxTitle = 32
)

// Validate tells the first thing that would make a file that a spreadsheet
// program repairs, refuses or misreads.
func (w *Workbook) Validate() error {
	taken := map[string]bool{}
	for _, n := range w.Names {
		if err := claim(taken, n.Name, "namnet"); err != nil {
			return err
		}
	}
	sheets := map[string]bool{}
	for _, s := range w.Sheets {
		if err := s.checkName(sheets); err != nil {
			return err
		}
		if s.Table == nil {
			return fmt.Errorf("bladet %s har ingen tabell", s.Name)
		}
		if err := claim(taken, s.Table.Name, "tabellnamnet"); err != nil {
			return err
		}
		if err := s.Table.validate(); err != nil {
			return fmt.Errorf("bladet %s: %w", s.Name, err)
		}
		if err := s.checkChart(); err != nil {
			return err
		}
	}
	if len(w.Sheets) == 0 {
		return fmt.Errorf("arbetsboken har inga blad")
	}
	return w.checkLinks()
}

func (w *Workbook) checkLinks() error {
	for _, s := range w.Sheets {
		for _, c := range s.Table.Columns {
			if c.Limit != "" && w.FindName(c.Limit) == nil {
				return fmt.Errorf("bladet %s: kolumnen %s har gränsen %s, som inte finns", s.Name, c.Name, c.Limit)
			}
		}
		for _, r := range s.Table.Rows {
			for _, c := range r {
				if l, ok := c.(Link); ok && w.FindSheet(l.Sheet) == nil {
					return fmt.Errorf("bladet %s: länken leder till bladet %s, som inte finns", s.Name, l.Sheet)
				}
			}
		}
	}
	return nil
}

func (s *Sheet) checkName(taken map[string]bool) error {
	key := strings.ToLower(s.Name)
	switch {
	case s.Name == "" || utf8.RuneCountInString(s.Name) > maxSheet:
		return fmt.Errorf("bladnamnet %q ska ha 1–%d tecken", s.Name, maxSheet)
	case strings.ContainsAny(s.Name, `:\/?*[]`) || strings.HasPrefix(s.Name, "'") || strings.HasSuffix(s.Name, "'"):
		return fmt.Errorf("bladnamnet %q har tecken som Excel inte tillåter", s.Name)
	case key == "history" || key == "historik":
		return fmt.Errorf("bladnamnet %q är reserverat i Excel", s.Name)
	case taken[key]:
		return fmt.Errorf("två blad heter %q", s.Name)
	case !s.Hidden && s.Title == "":
		return fmt.Errorf("bladet %s har ingen rubrik", s.Name)
	}
	taken[key] = true
	return nil
}

func (t *Table) validate() error {
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return fmt.Errorf("tabellen %s är tom", t.Name)
	}
	heads := map[string]bool{}
	for _, c := range t.Columns {
		if c.Name == "" || strings.ContainsAny(c.Name, "[]#'\n\r\t") || heads[strings.ToLower(c.Name)] {
			return fmt.Errorf("kolumnrubriken %q i %s är tom, dubblerad eller har otillåtna tecken", c.Name, t.Name)
		}
		heads[strings.ToLower(c.Name)] = true
		if err := c.validate(t); err != nil {
			return err
		}
	}
	for i, r := range t.Rows {
		if err := t.checkRow(i, r); err != nil {
			return err
		}
	}
	return nil
}

func (c *Column) validate(t *Table) error {
	if utf8.RuneCountInString(c.Hint.Title) > maxTitle || utf8.RuneCountInString(c.Hint.Text) > maxHint {
		return fmt.Errorf("upplysningen till kolumnen %s är för lång", c.Name)
	}
	for _, v := range c.Choices {
		if strings.ContainsAny(v, `,"`) || v == "" {
			return fmt.Errorf("valet %q i kolumnen %s kan inte stå i en lista", v, c.Name)
		}
	}
	if utf8.RuneCountInString(strings.Join(c.Choices, ",")) > maxHint {
		return fmt.Errorf("listan i kolumnen %s är för lång", c.Name)
	}
	if c.Total != nil && t.Total == "" {
		return fmt.Errorf("kolumnen %s har en summa, men tabellen ingen summarad", c.Name)
	}
	return nil
}

func (t *Table) checkRow(i int, r Row) error {
	if len(r) != len(t.Columns) {
		return fmt.Errorf("rad %d i %s har %d celler, ska vara %d", i+1, t.Name, len(r), len(t.Columns))
	}
	for j, c := range r {
		col := t.Columns[j]
		if c == nil {
			return fmt.Errorf("rad %d i %s saknar cellen %s", i+1, t.Name, col.Name)
		}
		if _, blank := c.(Blank); !blank && col.Kind != Mixed && c.Kind() != col.Kind {
			return fmt.Errorf("rad %d i %s: %T passar inte i kolumnen %s", i+1, t.Name, c, col.Name)
		}
	}
	return nil
}

var (
	cellLike = pattern.Later(`(?i)^([a-z]{1,3}[0-9]+|r[0-9]*c?[0-9]*|c[0-9]*|true|false|sant|falskt)$`)
	legal    = pattern.Later(`^[\pL_][\pL0-9_.]*$`)
)

// claim checks a defined name or table name, which share one name space.
func claim(taken map[string]bool, name, what string) error {
	key := strings.ToLower(name)
	switch {
	case !legal().MatchString(name) || utf8.RuneCountInString(name) > maxName:
		return fmt.Errorf("%s %q har tecken som Excel inte tillåter", what, name)
	case cellLike().MatchString(name):
		return fmt.Errorf("%s %q ser ut som en cell", what, name)
	case taken[key]:
		return fmt.Errorf("%s %q finns två gånger", what, name)
	}
	taken[key] = true
	return nil
}
