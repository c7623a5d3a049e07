package diag

import "encoding/json"

// finding is a Diagnostic as --json prints it. The field names are a promise to
// other programs: they are never renamed, only added to.
type finding struct {
	File     string   `json:"fil"`
	Line     int      `json:"rad"`    // from 1; 0 is the file as a whole
	Col      int      `json:"kolumn"` // from 1, in characters; 0 is the file as a whole
	EndLine  int      `json:"slutrad"`
	EndCol   int      `json:"slutkolumn"` // up to but not including
	Severity string   `json:"nivå"`       // fel, varning, upplysning
	Code     string   `json:"kod"`
	Message  string   `json:"meddelande"`
	Hints    []string `json:"åtgärd"` // never null
	Source   string   `json:"källa"`  // empty when there is none
}

// MarshalJSON gives the finding as an object with Swedish keys: fil, rad,
// kolumn, slutrad, slutkolumn, nivå, kod, meddelande, åtgärd (a list), källa.
func (d Diagnostic) MarshalJSON() ([]byte, error) {
	hints := d.Hints
	if hints == nil {
		hints = []string{}
	}
	return json.Marshal(finding{
		File: d.Span.File,
		Line: d.Span.Start.Line, Col: d.Span.Start.Col,
		EndLine: d.Span.End.Line, EndCol: d.Span.End.Col,
		Severity: d.Severity.String(), Code: d.Code,
		Message: d.Message, Hints: hints, Source: d.Source,
	})
}
