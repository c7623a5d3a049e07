package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
	"planverk/internal/doc"
	"planverk/internal/sv"
)

// The colours of a workbook, beside the municipality's accent.
const (
	ink        = "1C2126"
	grey       = "56606A"
	rule       = "C4CCD4"
	inputFill  = "FFF2CC"
	inputInk   = "0000C8"
	alarmFill  = "FFC7CE"
	alarmInk   = "9C0006"
	textFormat = 49 // the built-in number format "text": what is typed into the cell stays text
)

// part of a sheet that a style is for.
type role int

const (
	roleBody role = iota
	roleTitle
	roleLead
	roleHead
	roleHeadRight
	roleTotal
	roleNote
)

// look is everything that decides a cell's style; equal looks share one.
type look struct {
	role    role
	kind    book.Kind
	input   bool
	none    bool // a total without a single amount: a dash, for nothing is known
	sample  bool // looks like an input but is locked
	link    bool
	tall    bool   // the row has more than one line: cells stand at its top
	wrapped bool   // a title or sentence on several lines
	signed  bool   // a share with its sign
	indent  bool   // words with air to the figures before them
	unit    string // of amounts shown in another unit than kronor
	places  int    // and their decimals
	finest  int    // the most decimals of the column: figures stand under each other at the comma
}

// styles makes each style of a file once.
type styles struct {
	f      *excelize.File
	accent string
	ore    bool // amounts are shown with öre
	made   map[look]int
	alarm  int
	beyond int
	below  int
}

func newStyles(f *excelize.File, accent string, ore bool) *styles {
	return &styles{f: f, accent: doc.Accent(accent).String()[1:], ore: ore, made: map[look]int{}, alarm: -1, beyond: -1, below: -1}
}

// id gives the number of the style in the file.
func (s *styles) id(l look) (int, error) {
	if id, ok := s.made[l]; ok {
		return id, nil
	}
	id, err := s.f.NewStyle(s.style(l))
	if err == nil {
		s.made[l] = id
	}
	return id, err
}

func (s *styles) style(l look) *excelize.Style {
	st := &excelize.Style{
		Font:       &excelize.Font{Family: "Calibri", Size: 11, Color: ink},
		Alignment:  &excelize.Alignment{Vertical: "center"},
		Protection: &excelize.Protection{Locked: !l.input || l.sample},
	}
	if l.tall {
		st.Alignment.Vertical = "top"
	}
	st.Alignment.WrapText = l.wrapped
	if l.indent {
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1
	}
	switch l.role {
	case roleTitle:
		st.Font.Size, st.Font.Bold, st.Font.Color = 16, true, s.accent
		return st
	case roleLead:
		return st
	case roleHead, roleHeadRight:
		s.head(st, l.role == roleHeadRight)
		return st
	case roleTotal:
		st.Font.Bold = true
		st.Border = []excelize.Border{{Type: "top", Color: s.accent, Style: 1}, {Type: "bottom", Color: s.accent, Style: 2}}
	case roleBody:
		st.Border = []excelize.Border{{Type: "bottom", Color: rule, Style: 1}}
	}
	if l.input {
		st.Fill = solid(inputFill)
		st.Font.Color = inputInk
	}
	if l.link {
		st.Font.Color, st.Font.Underline = s.accent, "single"
	}
	s.kind(st, l)
	return st
}

func (s *styles) head(st *excelize.Style, right bool) {
	st.Font.Bold, st.Font.Color = true, "FFFFFF"
	st.Fill = solid(s.accent)
	st.Alignment.WrapText = true
	if right {
		toTheRight(st)
	}
}

// kind sets number format and alignment.
func (s *styles) kind(st *excelize.Style, l look) {
	format := func(code string) {
		st.CustomNumFmt = &code
		if l.role != roleNote {
			toTheRight(st)
		} else {
			st.Alignment.Horizontal = "left"
		}
	}
	money := moneyFormat(l.unit, l.places, s.ore) + strings.Repeat("_0", max(l.finest-l.places, 0))
	switch l.kind {
	case book.KindMoney:
		if l.none {
			money += ";-" + money + `;"–"`
		}
		format(money)
	case book.KindMargin:
		nought := "0"
		if l.none {
			nought = `"–"`
		}
		format("+" + money + ";-" + money + ";" + nought)
	case book.KindCount:
		format("#,##0")
	case book.KindPercent:
		if l.signed {
			format("+0.00%;-0.00%;0.00%")
		} else {
			format("0.00%")
		}
	case book.KindDate:
		code := "yyyy-mm-dd"
		st.CustomNumFmt = &code
		st.Alignment.Horizontal = "left"
	case book.KindCheck:
		format(`"FEL";"FEL";"OK"`)
		st.Font.Bold = true
	case book.KindKey:
		st.Font.Color = grey
	default:
		st.Alignment.WrapText = l.role == roleBody
		if l.input {
			st.NumFmt = textFormat
		}
	}
}

// moneyFormat is the number format of amounts: each comma after the last figure divides by
// a thousand. ore tells whether amounts in kronor are shown with öre.
func moneyFormat(unit string, places int, ore bool) string {
	const whole = "#,##0"
	switch {
	case unit == "tkr":
		return whole + decimals(places) + ","
	case unit == "mnkr":
		return whole + decimals(places) + ",,"
	case ore:
		return whole + decimals(2)
	}
	return whole
}

// decimals is the part of a number format that shows so many.
func decimals(n int) string {
	if n == 0 {
		return ""
	}
	return "." + strings.Repeat("0", n)
}

// placesFor is how many decimals an amount in öre has in a column of tkr or mnkr that has so
// many: more where it would else be shown as nought.
func placesFor(unit string, places int, ore int64) int {
	if u, ok := sv.UnitNamed(unit); ok {
		return u.Enough(ore, places)
	}
	return places
}

// toTheRight sets figures under each other, with air to the words of the next column.
func toTheRight(st *excelize.Style) { st.Alignment.Horizontal, st.Alignment.Indent = "right", 1 }

// alarmStyle is the conditional style of a cell that is wrong.
func (s *styles) alarmStyle() (int, error) {
	return s.conditional(&s.alarm, excelize.Style{Font: &excelize.Font{Color: alarmInk, Bold: true}, Fill: solid(alarmFill)})
}

// limitStyle is the conditional style of a share that is beyond its limit: an arrow
// stands before it, so that it is seen without colours too.
func (s *styles) limitStyle() (int, error) {
	code := `"▲ "+0.00%;"▼ "-0.00%;0.00%`
	return s.conditional(&s.beyond, excelize.Style{Font: &excelize.Font{Color: alarmInk, Bold: true}, Fill: solid(alarmFill), CustomNumFmt: &code})
}

// minusStyle is the conditional style of a difference below nought, which has its sign too.
func (s *styles) minusStyle() (int, error) {
	return s.conditional(&s.below, excelize.Style{Font: &excelize.Font{Color: alarmInk}})
}

// conditional gives the number of a conditional style, which is made the first time and
// kept.
func (s *styles) conditional(kept *int, st excelize.Style) (int, error) {
	if *kept >= 0 {
		return *kept, nil
	}
	id, err := s.f.NewConditionalStyle(&st)
	if err == nil {
		*kept = id
	}
	return id, err
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}
