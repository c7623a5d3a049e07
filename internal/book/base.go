package book

import (
	"strconv"
	"strings"
)

// The very hidden sheet that tells where each figure's cell is, what every cell to fill
// in held when the workbook was made and where in the data it belongs, and what the
// workbook was made of. Some programs drop a file's own properties and defined names
// when they save; all keep the sheet.
const (
	BaseSheet = "_bas"
	BaseTable = "tblBas"

	BaseInput = "indata" // a cell to fill in that is no figure of the document
	BaseAbout = "om"     // no cell: what the workbook was made of

	// FormatVersion is raised when an older Planverk could misread the workbook.
	FormatVersion = "1"
)

// Base makes the hidden sheet of its rows: ID, Blad, Tabell, Rad-ID, Kolumn, Värde, Slag.
func Base(rows []Row) *Sheet {
	return &Sheet{Name: BaseSheet, Hidden: true, Table: &Table{Name: BaseTable, Rows: rows, Columns: []Column{
		{Name: "ID", Kind: KindKey}, {Name: "Blad"}, {Name: "Tabell"}, {Name: DataKey}, {Name: "Kolumn"}, {Name: "Värde"}, {Name: "Slag"}}}}
}

// Home is the row for a cell to fill in: home is the identity of the field where the
// data keep what is written there, "" when they have none. Of a field in another file
// than the document's own, the file stands before it: "parter/kalmar.yaml#part.namn",
// or the document that the file makes: "procapita-bou-2021#budget.rader.drift.kostnad".
func Home(s *Sheet, row, column, home string, c Cell) Row {
	value := Cell(Blank{})
	if stored := Stored(c); stored != "" {
		value = Text{S: stored}
	}
	return Row{Key{S: home}, Text{S: s.Name}, Text{S: s.Table.Name}, Text{S: row}, Text{S: column}, value, Text{S: BaseInput}}
}

// Stored is what a file has for a cell that may be filled in: "652400", "18", "0.05", "klar".
func Stored(c Cell) string {
	switch c := c.(type) {
	case Money:
		return strconv.FormatFloat(float64(c.Ore)/100, 'f', -1, 64)
	case Count:
		return strconv.FormatInt(c.N, 10)
	case Percent:
		return share(c.Hundredths)
	}
	return words(c)
}

// share writes hundredths of a percent as the number that a cell holds: "0.024".
func share(rate int64) string {
	sign := ""
	if rate < 0 {
		sign, rate = "-", -rate
	}
	text := strconv.FormatInt(rate/10_000, 10) + "." + strconv.FormatInt(10_000+rate%10_000, 10)[1:]
	return sign + strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Made is what a workbook was made of.
type Made struct {
	Document, Type string // "uppfoljning-procapita-bou-2021", "uppfoljning"
	Data           string // checksum of the document's own file
	Checksum       string // of all its data, as the document prints it
	Program        string // that made it: "Planverk 0.1.0"
	Municipality   string
	File           string // the document's own, from the municipality's folder
}

// Rows are its rows of the hidden sheet.
func (m Made) Rows() []Row {
	var rows []Row
	for _, a := range [][2]string{{"dokument", m.Document}, {"typ", m.Type}, {"data", m.Data}, {"kontrollsumma", m.Checksum}, {"program", m.Program}, {"kommun", m.Municipality}, {"fil", m.File}, {"format", FormatVersion}} {
		if a[1] != "" {
			rows = append(rows, Row{Key{S: a[0]}, Blank{}, Blank{}, Blank{}, Blank{}, Text{S: a[1]}, Text{S: BaseAbout}})
		}
	}
	return rows
}
