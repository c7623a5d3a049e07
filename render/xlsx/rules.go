package xlsx

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
	"planverk/internal/sv"
)

// rules sets what may be typed into a column, and the alarms for what is wrong.
func (w *writer) rules(s *book.Sheet, c book.Column, letter string) error {
	if c.Kind == book.KindCheck {
		_, cells := figureCells(s, letter, c)
		return w.alarm(s.Name, cells, "cell", "!=", "0")
	}
	switch {
	case c.Limit != "":
		if err := w.limit(s, letter, c); err != nil {
			return err
		}
	case c.Kind == book.KindMargin || c.Signed:
		if err := w.minus(s, letter, c); err != nil {
			return err
		}
	}
	if !c.Input {
		return nil
	}
	first := letter + strconv.Itoa(s.FirstRow())
	body := fmt.Sprintf("%s:%s%d", first, letter, s.FirstRow()+len(s.Table.Rows)-1)
	if c.Kind == book.KindMoney || c.Kind == book.KindCount {
		if err := w.alarm(s.Name, body, "formula", "ISTEXT("+first+")", ""); err != nil {
			return err
		}
	}
	return w.validation(s, body, c)
}

func (w *writer) alarm(sheet, cells, kind, criteria, value string) error {
	id, err := w.styles.alarmStyle()
	if err != nil {
		return err
	}
	return w.f.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: kind, Criteria: criteria, Value: value, Format: &id}})
}

// limit marks, with an arrow as well as colour, what is further from nought than a
// named cell allows. An empty result is text, which is never marked.
func (w *writer) limit(s *book.Sheet, letter string, c book.Column) error {
	id, err := w.styles.limitStyle()
	if err != nil {
		return err
	}
	first, cells := figureCells(s, letter, c)
	return w.f.SetConditionalFormat(s.Name, cells, []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: "ABS(N(" + first + "))>" + c.Limit, Format: &id}})
}

// figureCells are a column's cells, with the one of the total when there is one.
func figureCells(s *book.Sheet, letter string, c book.Column) (first, cells string) {
	last := s.FirstRow() + len(s.Table.Rows) - 1
	if s.Table.Total != "" && c.Total != nil {
		last++
	}
	first = letter + strconv.Itoa(s.FirstRow())
	return first, fmt.Sprintf("%s:%s%d", first, letter, last)
}

// minus writes what is below nought in a dark red. The red that a number's pattern can
// name is too light to be read on white (WCAG 1.4.3: 4,0 of 4,5).
func (w *writer) minus(s *book.Sheet, letter string, c book.Column) error {
	id, err := w.styles.minusStyle()
	if err != nil {
		return err
	}
	_, cells := figureCells(s, letter, c)
	return w.f.SetConditionalFormat(s.Name, cells, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "<", Value: "0", Format: &id}})
}

func (w *writer) validation(s *book.Sheet, body string, c book.Column) error {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = body
	if c.Hint.Text != "" {
		dv.SetInput(c.Hint.Title, c.Hint.Text)
	}
	switch {
	case len(c.Choices) > 0:
		if err := dv.SetDropList(c.Choices); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, c.Name, "Välj ur listan: "+sv.Or(c.Choices)+".")
	case c.Most > 0:
		if err := dv.SetRange(0, c.Most, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, "Texten är för lång", fmt.Sprintf("Skriv högst %d tecken.", c.Most))
	case c.Kind == book.KindMoney:
		if err := dv.SetRange(-999_999_999_999.0, 999_999_999_999.0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, "Ange ett tal",
			"Skriv beloppet i kronor med bara siffror, till exempel 2500. Ord hör hemma i kolumnen Anmärkning.")
	case c.Kind == book.KindPercent:
		if err := dv.SetRange(-0.9999, 9.9999, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, "Ange en procentsats", "Skriv procent, till exempel 2,4 %.")
	case c.Kind == book.KindCount:
		if err := dv.SetRange(0.0, 999_999_999.0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleStop, "Ange ett tal", "Skriv bara siffror, till exempel 120.")
	}
	return w.f.AddDataValidation(s.Name, dv)
}
