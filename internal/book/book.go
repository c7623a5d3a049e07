// Package book is the workbook model: a Workbook of sheets with one table each,
// typed cells, and formulas as structure with the value that the program
// computed for them. It knows no file format; render/xlsx prints it.
//
// Like package doc it is sealed: a writer is one switch over the kinds of Cell
// and Expr. Figures are whole numbers: money in öre, everything else in
// hundredths, so that a formula can be worked out exactly (see Evaluate).
package book

// Workbook is one finished workbook, before it has become a file.
type Workbook struct {
	Meta       Meta
	Sheets     []*Sheet
	Names      []Name
	Properties []Property // the file's own properties, in order; always text

	sums map[Expr]map[string]int64 // of Evaluate, while it lasts
}

// Meta is what stands in the file's properties and around its pages.
type Meta struct {
	ID           string // file name stem
	Title        string
	Subject      string
	Municipality string
	Keywords     []string
	Status       string
	Lang         string // "sv-SE"
	Generator    string
	Date         Date   // of decision or drawing up: the file's creation date
	Accent       string // "#0B4F6C"
	Decided      string // "Beslutad 2020-12-16 § 118", printed on every page
}

// Date is a calendar day; the zero value is "none".
type Date struct{ Year, Month, Day int }

// Property is a named text in the file's custom properties.
type Property struct{ Name, Value string }

// Sheet has its title in A1, one sentence in A2, the head of its table in row 3
// and the rows from row 4. A Hidden sheet has neither title nor sentence: its
// head is row 1.
type Sheet struct {
	Name     string
	Title    string
	Lead     string
	Table    *Table
	Chart    *Chart // below table and notes; nil without
	Notes    []Note // beneath the table, after an empty row
	Hidden   bool   // kept for the program; can not be shown from Excel's menus
	Portrait bool
	Together int // so many rows at a time belong together, from the first, and stand on one page; 0 = none
}

// FirstRow is the row number of the first row of the table.
func (s *Sheet) FirstRow() int { return s.HeadRow() + 1 }

// HeadRow is the row number of the table's head.
func (s *Sheet) HeadRow() int {
	if s.Hidden {
		return 1
	}
	return 3
}

// NoteRow is the row number of the note with the given index.
func (s *Sheet) NoteRow(i int) int {
	row := s.FirstRow() + len(s.Table.Rows) + 1 + i
	if s.Table.Total != "" {
		row++
	}
	return row
}

// Note is a line under the table: its label stands in the first column, its
// cell in the second.
type Note struct {
	Label string
	Cell  Cell
	Show  Swatch // draws the label as a sample of a cell style, for the legend
}

// Swatch is a cell style that a legend explains.
type Swatch int

// The styles that a legend can show.
const (
	NoSwatch Swatch = iota
	SwatchInput
	SwatchLocked
	SwatchTotal
)

// Table is a named table. The first column is its key.
type Table struct {
	Name    string // "tblKostnad": unique in the workbook, never like a cell reference
	Columns []Column
	Rows    []Row
	Total   string // label of the closing row, in the first column; "" = no such row
}

// Row is one row: as many cells as the table has columns.
type Row []Cell

// Column is a column of a table.
type Column struct {
	Name    string // head; unique in the table
	Kind    Kind   // what its cells are; Mixed lets each cell say it itself
	Width   int    // widest allowed, in characters; longer text wraps
	Input   bool   // may be filled in; all other cells are locked
	Choices []string
	Most    int // of words that are filled in: so many characters at most; 0 = as many as a cell holds
	Hint    Hint
	Total   Cell   // in the closing row: a Formula, or nil
	Short   bool   // of words: codes, which need no room and stand among figures
	Unit    string // kr, tkr or mnkr: how amounts are shown; the cells hold kronor all the same
	Places  int    // decimals of amounts in tkr or mnkr; one that they would show as nought gets more
	Signed  bool   // of shares: shown with sign and, when negative, in red
	Limit   string // name of the cell that an absolute value may not exceed unmarked; "" without
}

// Hint is shown when an input cell is chosen.
type Hint struct{ Title, Text string }

// AmountHint is that of an amount. Its example has fewer digits than the figures that
// the proof of the public edition looks for.
var AmountHint = Hint{Title: "Belopp", Text: "Kronor med bara siffror, till exempel 2500."}

// Kind is what a cell holds and how it is shown.
type Kind int

// The kinds of cells.
const (
	KindText    Kind = iota
	KindKey          // identity of the row: grey
	KindMoney        // öre
	KindMargin       // öre, a difference: shown with sign and, when negative, in red
	KindCount        // a whole number
	KindPercent      // hundredths of a percent
	KindDate
	KindCheck // 0 is shown as OK, anything else as FEL
	Mixed     // only for columns
)

// Cell is what stands in a cell. It is sealed.
type Cell interface {
	cell()
	Kind() Kind
}

// Blank is an empty cell: the data says nothing. It is never a nought.
type Blank struct{}

// Text is words. They are never read as a formula or as a number.
type Text struct{ S string }

// Key is the identity of a row.
type Key struct{ S string }

// Link is the name of a sheet, leading there.
type Link struct{ Sheet string }

// Money is an amount in öre.
type Money struct{ Ore int64 }

// Count is a whole number of something.
type Count struct{ N int64 }

// Percent is a share in hundredths of a percent: 3725 is 37,25 %.
type Percent struct{ Hundredths int64 }

// Day is a calendar day.
type Day struct{ Date }

// Formula is worked out by the reader's program. Value is what this program
// computed for it: öre for money, hundredths of a percent for shares, hundredths for
// everything else.
type Formula struct {
	Expr  Expr
	Value int64
	Shown Kind // how the result is shown
	Empty bool // the result is an empty cell; Value is 0 (see Known)
}

func (Blank) cell()    {}
func (Text) cell()     {}
func (Key) cell()      {}
func (Link) cell()     {}
func (Money) cell()    {}
func (Count) cell()    {}
func (Percent) cell()  {}
func (Day) cell()      {}
func (*Formula) cell() {}

// Kind tells that an empty cell is shown like a word.
func (Blank) Kind() Kind { return KindText }

// Kind tells that the cell is words.
func (Text) Kind() Kind { return KindText }

// Kind tells that the cell is an identity.
func (Key) Kind() Kind { return KindKey }

// Kind tells that the cell is words.
func (Link) Kind() Kind { return KindText }

// Kind tells that the cell is money.
func (Money) Kind() Kind { return KindMoney }

// Kind tells that the cell is a whole number.
func (Count) Kind() Kind { return KindCount }

// Kind tells that the cell is a share.
func (Percent) Kind() Kind { return KindPercent }

// Kind tells that the cell is a day.
func (Day) Kind() Kind { return KindDate }

// Kind tells how the result is shown.
func (f *Formula) Kind() Kind { return f.Shown }

// Expr is a formula as structure. It is sealed.
type Expr interface{ expr() }

// Sum adds the figures of a column.
type Sum struct{ Table, Column string }

// SumWhere adds the figures of a column in those rows whose column Where holds
// the same text as the column Equals of the formula's own row.
type SumWhere struct{ Table, Column, Where, Equals string }

// Filled counts the cells of a column that hold anything.
type Filled struct{ Table, Column string }

// Numbers counts the cells of a column that hold a figure.
type Numbers struct{ Table, Column string }

// Here is the cell of the named column in the formula's own row.
type Here struct{ Column string }

// Named is the cell that a defined name stands for.
type Named struct{ Name string }

// Minus is A less B.
type Minus struct{ A, B Expr }

// Differs is 0 when A, rounded to öre, is nought, and else 1.
type Differs struct{ A Expr }

func (Sum) expr()      {}
func (SumWhere) expr() {}
func (Filled) expr()   {}
func (Numbers) expr()  {}
func (Here) expr()     {}
func (Named) expr()    {}
func (Minus) expr()    {}
func (Differs) expr()  {}

// Name is a defined name.
type Name struct {
	Name    string
	Target  Target
	Comment string
}

// Target is what a defined name stands for. It is sealed.
type Target interface{ target() }

// TotalOf is the cell of a column in its table's closing row.
type TotalOf struct{ Table, Column string }

// NoteOf is the value beside a note.
type NoteOf struct{ Sheet, Label string }

// Words is a fixed text, kept in the name itself.
type Words struct{ S string }

func (TotalOf) target() {}
func (NoteOf) target()  {}
func (Words) target()   {}
