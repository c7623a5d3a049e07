// Package intake reads a workbook that has been away: it was made by Planverk,
// but anyone may have changed it, so it is hostile until proven otherwise.
//
// The one call is Read: bytes of an .xlsx file → sheets, tables and cells as they
// were stored, nothing evaluated. It knows no plans and writes nothing. A file
// that is broken, too large or carries something that runs is refused with a
// *Refusal; it is never read in part, for a part that is silently missing would
// look like rows that someone has removed.
package intake

import "iter"

// Book is a workbook as it came back.
type Book struct {
	Sheets     []*Sheet
	Names      map[string]string // defined names that stand for a fixed text
	Properties map[string]string // the file's own properties
	Program    string            // that saved it last: "LibreOffice/7.4.7.2$Linux_X86_64"
	Version    string            // of Microsoft Excel: "16.0300"
}

// Sheet is the cells that hold anything.
type Sheet struct {
	Name   string
	Cells  Cells
	Tables []Table
	Merged []Area // cells that are joined: only the first of each holds anything
	Rows   int    // the last row with a cell that holds anything
	Cols   int    // the last such column
}

// Ref is a cell's place, from 1.
type Ref struct{ Row, Col int }

// Table is where a named table lies; its first cell is the head's.
type Table struct {
	Name string
	Area
}

// Area is cells by their corners.
type Area struct{ First, Last Ref }

// String gives the area as Excel writes it: "D6:D7".
func (a Area) String() string { return a.First.String() + ":" + a.Last.String() }

// Kind is what a cell was stored as.
type Kind uint8

// The kinds of cells. The zero value is an empty cell.
const (
	Empty Kind = iota
	Number
	Text
	Bool
	Error
	Date    // a number shown as a day or a time
	Percent // a number shown as a share: 0.1 is shown as 10 %
	Long    // a text of more than 32 767 characters, which no cell holds; Raw is its beginning
)

// Cell is one cell as it was stored. A formula's cell holds what the formula gave
// when the file was saved.
type Cell struct {
	Raw     string // "3499000", "Lönekostnad", "#REF!"; without spaces around it
	Kind    Kind
	Formula bool
}

// Cells are the cells that hold anything, by row and column in one number: a large
// portfolio has several hundred thousand, and all of them are kept at once.
type Cells map[uint32]Cell

// colBits is how much of the number is the column.
const colBits = 10

func keyOf(at Ref) uint32 { return uint32(at.Row)<<colBits | uint32(at.Col) }

// within tells whether a place is one that a cell can be stored at.
func (r Ref) within() bool { return r.Row >= 1 && r.Col >= 1 && r.Row <= maxRow && r.Col <= maxCol }

// Put stores a cell; not at a place that is out of reach.
func (c Cells) Put(at Ref, cell Cell) {
	if at.within() {
		c[keyOf(at)] = cell
	}
}

// At gives the cell of a place; an empty one where nothing is stored.
func (c Cells) At(at Ref) Cell {
	if !at.within() {
		return Cell{}
	}
	return c[keyOf(at)]
}

// All goes through the cells, in no order.
func (c Cells) All() iter.Seq2[Ref, Cell] {
	return func(yield func(Ref, Cell) bool) {
		for key, cell := range c {
			if !yield(Ref{int(key >> colBits), int(key & (1<<colBits - 1))}, cell) {
				return
			}
		}
	}
}

// Sheet finds a sheet by its name, or gives nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Table finds a table by its name wherever it lies, or gives nil.
func (b *Book) Table(name string) (*Sheet, *Table) {
	for _, s := range b.Sheets {
		for i := range s.Tables {
			if s.Tables[i].Name == name {
				return s, &s.Tables[i]
			}
		}
	}
	return nil, nil
}

// Refusal is why a file is not read. Code is one of diag's.
type Refusal struct {
	Code    string
	Message string // one Swedish sentence
	Hint    string
}

func (r *Refusal) Error() string { return r.Message }
