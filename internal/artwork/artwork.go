// Package artwork reads a municipality's arms or logo: a PNG, or an SVG of plain
// shapes, becomes a doc.Picture.
//
// It has one call, Read. The files come from outside, so every length is held
// against a limit before anything is built from it. An SVG is never passed on: what
// is understood becomes shapes, and what is not (text, gradients, references,
// script) is an *Error that names the element and its line. A picture that is
// nearly right would be a silent fault on every document of the municipality.
package artwork

import (
	"bytes"
	"fmt"

	"planverk/internal/doc"
)

// MaxBytes is the largest file that is read, 5 MiB.
const MaxBytes = 5 << 20

// Error is why a picture cannot be used, in Swedish.
type Error struct {
	Line, Col int // in an SVG, from 1; 0 for the file as a whole
	Vector    bool
	Message   string // a sentence
	Hint      string // what to do
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("rad %d: %s", e.Line, e.Message)
	}
	return e.Message
}

// foreign are the beginnings of files that are pictures, but not of a kind that is
// read.
var foreign = []struct{ magic, name, remedy string }{
	{"\xff\xd8\xff", "JPEG", "Exportera bilden som PNG eller enkel SVG; JPEG ger suddiga kanter på vapen och logotyper."},
	{"GIF8", "GIF", toPNG},
	{"RIFF", "WebP", toPNG},
	{"BM", "BMP", toPNG},
	{"II*\x00", "TIFF", toPNG},
	{"MM\x00*", "TIFF", toPNG},
	{"%PDF", "PDF eller Adobe Illustrator", toSVG},
	{"%!PS", "EPS", toSVG},
	{"\x1f\x8b", "komprimerad SVG (SVGZ)", "Spara bilden som vanlig SVG, utan komprimering."},
	{"PK\x03\x04", "ett ZIP-arkiv eller Office-dokument", toPNG},
}

const (
	toPNG = "Exportera bilden som PNG eller enkel SVG."
	toSVG = "Exportera bilden som enkel SVG, eller som PNG."
)

// Read reads a picture of any supported kind. The error is an *Error.
func Read(data []byte) (*doc.Picture, error) {
	if len(data) > MaxBytes {
		return nil, &Error{Message: "Filen är större än 5 MB.", Hint: "Exportera bilden i mindre storlek; 600 punkter på höjden räcker."}
	}
	if len(data) == 0 {
		return nil, &Error{Message: "Filen är tom.", Hint: toPNG}
	}
	if bytes.HasPrefix(data, []byte(pngSignature)) {
		return readPNG(data)
	}
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return nil, &Error{Message: fmt.Sprintf("Bilden är %s, som Planverk inte läser.", f.name), Hint: f.remedy}
		}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(text, []byte("<")) {
		return nil, &Error{Message: "Filen är varken PNG eller SVG.", Hint: toPNG}
	}
	return readSVG(data)
}
