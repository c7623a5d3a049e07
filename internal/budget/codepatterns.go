package budget

import (
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode"

	"planverk/internal/book"
)

// The sheet of what may stand at each place of the codes. Workbooks know no regular
// expressions that every program can work out, so a pattern is told place by place.
const (
	codeSheet     = "Koder"
	codeTable     = "tblKod"
	codePart      = "Koddel"
	placeColumn   = "Plats"
	signsColumn   = "Tillåtna tecken"
	freeColumn    = "Får saknas"
	codesColumn   = "Ifyllda koder"
	fittingColumn = "Rätta koder"
)

// Limits of what is told place by place.
const (
	mostPlaces = 30
	mostSigns  = 200
)

// codePlace is what may stand at a place of a code.
type codePlace struct {
	signs string
	free  bool // the code may have ended before
}

// placesOf tells a pattern place by place, the last that nothing may stand there; false
// for one that can not be told so: where one place depends on what stands at another, or
// any sign goes. length is how many characters a code has, 0 when that is not said.
func placesOf(pattern string, length int64) ([]codePlace, bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, false
	}
	r := &placing{length: int(length)}
	if !r.read(re) || len(r.places) == 0 {
		return nil, false
	}
	return append(r.places, codePlace{free: true}), true
}

// placing reads a pattern from left to right.
type placing struct {
	length int
	places []codePlace
	ended  bool // the pattern says that the code ends here
}

func (r *placing) read(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return true
	case syntax.OpBeginText, syntax.OpBeginLine:
		return len(r.places) == 0
	case syntax.OpEndText, syntax.OpEndLine:
		r.ended = true
		return true
	case syntax.OpCapture:
		return r.read(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !r.read(sub) {
				return false
			}
		}
		return true
	case syntax.OpLiteral:
		for _, sign := range re.Rune {
			if !r.put(folded(sign, re.Flags&syntax.FoldCase != 0), false) {
				return false
			}
		}
		return true
	case syntax.OpCharClass:
		return r.put(signsOf(re.Rune), false)
	case syntax.OpQuest:
		return r.repeat(re.Sub[0], 0, 1)
	case syntax.OpStar:
		return r.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		return r.repeat(re.Sub[0], 1, -1)
	case syntax.OpRepeat:
		return r.repeat(re.Sub[0], re.Min, re.Max)
	}
	return false
}

// put adds a place. After one that may be missing, all may.
func (r *placing) put(signs string, free bool) bool {
	n := len(r.places)
	if signs == "" || r.ended || n == mostPlaces || n > 0 && r.places[n-1].free && !free {
		return false
	}
	r.places = append(r.places, codePlace{signs, free})
	return true
}

// repeat adds what is repeated: so many times as it must be, and as places that may be
// missing the times that it may. Without a most it goes on to the length of the codes.
func (r *placing) repeat(sub *syntax.Regexp, least, most int) bool {
	for range least {
		if !r.read(sub) {
			return false
		}
	}
	if most == least {
		return true
	}
	one := &placing{}
	if !one.read(sub) || len(one.places) != 1 || one.places[0].free {
		return false
	}
	extra := most - least
	if most < 0 {
		if extra = r.length - len(r.places); r.length == 0 {
			return false
		}
	}
	for range extra {
		if !r.put(one.places[0].signs, true) {
			return false
		}
	}
	return true
}

// signsOf lists the signs of a class; "" when they are too many to list, or not such as
// spreadsheet programs count as one each.
func signsOf(ranges []rune) string {
	var b strings.Builder
	n := 0
	for i := 0; i+1 < len(ranges); i += 2 {
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			if n++; n > mostSigns || c > 0xFFFF || !unicode.IsGraphic(c) {
				return ""
			}
			b.WriteRune(c)
		}
	}
	return b.String()
}

// folded is a sign, with its other cases when case does not matter.
func folded(sign rune, anyCase bool) string {
	ranges := []rune{sign, sign}
	if anyCase {
		for c := unicode.SimpleFold(sign); c != sign; c = unicode.SimpleFold(c) {
			ranges = append(ranges, c, c)
		}
	}
	return signsOf(ranges)
}

// patterns is the sheet of what may stand at each place of the codes, and of how many
// codes have such a sign there. It is left out when no part has a pattern to be told so.
func (m *maker) patterns() *book.Sheet {
	if _, costs := m.book.FindTable(costTable); costs == nil {
		return nil
	}
	t := &book.Table{Name: codeTable, Columns: []book.Column{key(keyColumn), {Name: codePart, Width: 24}, {Name: placeColumn, Kind: book.KindCount}, {Name: signsColumn, Width: 40},
		{Name: freeColumn, Kind: book.KindCount}, {Name: codesColumn, Kind: book.KindCount}, {Name: fittingColumn, Kind: book.KindCount}}}
	codes := m.codes()
	for _, c := range codes {
		of := book.FilledOf{Table: costTable, From: codes[0].name, To: codes[len(codes)-1].name, Head: codePart}
		places, _ := c.places()
		for i, p := range places {
			all, fitting := m.fitting(c, i, p)
			t.Rows = append(t.Rows, book.Row{book.Key{S: c.part + " " + strconv.Itoa(i+1)}, book.Text{S: c.name}, book.Count{N: int64(i + 1)}, text(p.signs), book.Count{N: one(p.free)},
				&book.Formula{Expr: of, Value: all * 100, Shown: book.KindCount},
				&book.Formula{Expr: book.Fitting{FilledOf: of, Place: placeColumn, Signs: signsColumn, Free: freeColumn}, Value: fitting * 100, Shown: book.KindCount}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return &book.Sheet{Name: codeSheet, Title: "Kodernas mönster", Lead: "Vad som får stå på varje plats i koderna enligt kommun.yaml, och hur många av koderna på bladet Budget som har det.", Table: t,
		Notes: []book.Note{{Label: freeColumn, Cell: book.Text{S: "1 betyder att koden får vara slut före platsen. Utan tillåtna tecken får inget stå där."}}}}
}

// places tells the part's pattern place by place; false when it has none that can be told so.
func (c codeColumn) places() ([]codePlace, bool) {
	if c.pattern == "" || strings.ContainsAny(c.name, "*?~") || strings.IndexAny(c.name, "<>=") == 0 { // what heads are looked up by
		return nil, false
	}
	return placesOf(c.pattern, c.length)
}

// fitting counts the codes of a part, and those that have a sign that they may have at a place.
func (m *maker) fitting(c codeColumn, i int, p codePlace) (all, fitting int64) {
	for _, r := range m.plan.Budget.Rows {
		code := []rune(r.Code(c.part).Value)
		if len(code) == 0 {
			continue
		}
		all++
		if i < len(code) && strings.ContainsRune(p.signs, code[i]) || i >= len(code) && p.free {
			fitting++
		}
	}
	return all, fitting
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// patterns holds the number of codes with the right sign at each place against the number
// of codes, for each part.
func (c *checker) patterns() {
	if _, t := c.m.book.FindTable(codeTable); t == nil {
		return
	}
	for _, code := range c.m.codes() {
		places, ok := code.places()
		if !ok {
			continue
		}
		var all, right int64
		for i, p := range places {
			n, fitting := c.m.fitting(code, i, p)
			all, right = all+n*100, right+fitting*100
		}
		of := func(column string, value int64) *book.Formula {
			return &book.Formula{Expr: book.SumWhere{Table: codeTable, Column: column, Where: codePart, Equals: "Gäller"}, Value: value, Shown: book.KindCount}
		}
		c.add(code.name, "Varje tecken i kolumnen "+code.name+" är ett som bladet Koder tillåter", of(fittingColumn, right), of(codesColumn, all), all)
	}
}

// untold tells, under the checks, of the patterns that no workbook can check.
func (m *maker) untold(s *book.Sheet) {
	for _, c := range m.codes() {
		if _, told := c.places(); c.pattern != "" && !told {
			s.Notes = append(s.Notes, book.Note{Label: "Mönstret för " + c.name, Cell: book.Text{S: "Prövas av Planverk när arbetsboken läses in, inte här."}})
		}
	}
}
