package budget

import (
	"planverk/internal/book"
	"planverk/internal/plan"
)

// stretch gives the first and last day of a moment, in the plan's year when the
// words name none. Both are blank for what has no fixed days: a season, "2018-xx"
// and words that are no time. Nothing is guessed.
func stretch(m plan.Moment, year int) (first, last book.Cell) {
	if m.Season != plan.NoSeason || m.Open || m.Year == 0 && year == 0 {
		return book.Blank{}, book.Blank{}
	}
	from, to, ok := m.Days(year)
	if !ok {
		return book.Blank{}, book.Blank{}
	}
	return day(from), day(to)
}
