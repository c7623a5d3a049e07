package doc

// The words of a signature block, the same in every format and in this order:
// party, PlaceAndDate, place, SignHere, and who signs.
const (
	PlaceAndDate = "Ort och datum"
	SignHere     = "Underskrift"
	nameInPrint  = "Namnförtydligande och titel"
)

// Who is printed under the line: name and title, or what to write there.
func (s Signatory) Who() string {
	switch {
	case s.Name != "" && s.Title != "":
		return s.Name + ", " + s.Title
	case s.Name != "":
		return s.Name
	}
	return nameInPrint
}
