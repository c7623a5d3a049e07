package plan

import (
	"strconv"
	"strings"

	"planverk/internal/sv"
)

// seasonNames are the words that a season is printed with.
var seasonNames = [...]string{NoSeason: "", Spring: "våren", Summer: "sommaren", Autumn: "hösten", Winter: "vintern"}

// unknownMonth is how "2018-xx" is printed before its year, and read again.
const unknownMonth = "någon gång"

// usual gives a time as Swedish prose has it: the month in full and then the year.
// ok is false of other times, and of those with words that would be lost ("senast
// maj 2018").
func (m Moment) usual() (text string, ok bool) {
	if !m.Known || m.Year == 0 || m.Day != 0 || m.EndDay != 0 || m.Quarter != 0 || m.Every != Once || m.EndYear != 0 && m.EndYear != m.Year || !onlyMonths(m.Raw) {
		return "", false
	}
	year := " " + strconv.Itoa(m.Year)
	switch {
	case m.Open:
		return unknownMonth + year, m.Month == 0
	case m.Season != NoSeason:
		return seasonNames[m.Season] + year, m.Month == 0 && m.EndMonth == 0
	case m.EndMonth != 0:
		return sv.Month(m.Month) + "–" + sv.Month(m.EndMonth) + year, m.Month != 0
	default:
		return sv.Month(m.Month) + year, m.Month != 0
	}
}

// onlyMonths tells whether a time is written with one year, and months or a season,
// and nothing else.
func onlyMonths(raw string) bool {
	marks, ok := lexMoment(tidy(raw))
	years := 0
	for _, mark := range marks {
		switch mark.kind {
		case markYear, markDate:
			years++
		case markDash, markNumber:
		case markWord:
			season := seasonNames[seasons[mark.word]]
			known := season != "" && strings.HasPrefix(season, mark.word) // not "vt", the term
			if !known && monthNumber(mark.word) == 0 && mark.word != "xx" && mark.word != "x" {
				return false
			}
		default:
			return false
		}
	}
	return ok && years == 1
}
