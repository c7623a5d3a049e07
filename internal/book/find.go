package book

// FindTable gives a table by name with its sheet, or nil.
func (w *Workbook) FindTable(name string) (*Sheet, *Table) {
	for _, s := range w.Sheets {
		if s.Table != nil && s.Table.Name == name {
			return s, s.Table
		}
	}
	return nil, nil
}

// FindSheet gives a sheet by name, or nil.
func (w *Workbook) FindSheet(name string) *Sheet {
	for _, s := range w.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// FindName gives a defined name, or nil.
func (w *Workbook) FindName(name string) *Name {
	for i := range w.Names {
		if w.Names[i].Name == name {
			return &w.Names[i]
		}
	}
	return nil
}

// Column gives the index of a column by its name, or -1.
func (t *Table) Column(name string) int {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return i
		}
	}
	return -1
}

// Note gives the index of a note by its label, or -1.
func (s *Sheet) Note(label string) int {
	for i := range s.Notes {
		if s.Notes[i].Label == label {
			return i
		}
	}
	return -1
}
