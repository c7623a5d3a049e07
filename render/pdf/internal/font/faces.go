// Package font holds the fonts that the program carries: their characters and
// measures, which face stands in for another, and the part of a font that a document
// embeds. It knows no document and no file.
package font

import (
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationmonobold"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
)

// Face names one of the fonts that the program carries.
type Face int

// The faces. FaceCount is how many they are.
const (
	Sans Face = iota
	SansBold
	SansItalic
	SansBoldItalic
	Mono
	MonoBold
	Signs // for signs that the text face lacks: ☐ ✓ ≥
	SignsBold
	House // Liberation Sans, where the text face is the municipality's own
	HouseBold
	FaceCount
)

// faces parses each font at most once in the life of the process, when first used.
var faces = [FaceCount]func() (*Font, error){
	Sans:           parsed(liberationsansregular.TTF),
	SansBold:       parsed(liberationsansbold.TTF),
	SansItalic:     parsed(liberationsansitalic.TTF),
	SansBoldItalic: parsed(liberationsansbolditalic.TTF),
	Mono:           parsed(liberationmonoregular.TTF),
	MonoBold:       parsed(liberationmonobold.TTF),
	Signs:          parsed(dejavusans.TTF),
	SignsBold:      parsed(dejavusansbold.TTF),
	House:          parsed(liberationsansregular.TTF),
	HouseBold:      parsed(liberationsansbold.TTF),
}

// parsed gives data as a font when it is first asked for.
func parsed(data []byte) func() (*Font, error) {
	return sync.OnceValues(func() (*Font, error) { return parse(data) })
}

// Bold returns the bold face of the same family.
func (f Face) Bold() Face {
	switch f {
	case Sans:
		return SansBold
	case SansItalic:
		return SansBoldItalic
	case Mono:
		return MonoBold
	case House:
		return HouseBold
	}
	return f
}

// Italic returns the italic face of the same family, where there is one.
func (f Face) Italic() Face {
	switch f {
	case Sans:
		return SansItalic
	case SansBold:
		return SansBoldItalic
	}
	return f
}

// Mono returns the fixed-width face of the same weight.
func (f Face) Mono() Face {
	if f == SansBold || f == SansBoldItalic {
		return MonoBold
	}
	return Mono
}

// Has tells whether every style of the house has a sign, by itself or by the face that
// stands in for it at last.
func Has(r rune) bool {
	var house *Family
	if f, err := house.Font(Signs); err == nil && f.Has(r) {
		return true
	}
	for face := Sans; face < Signs; face++ {
		if f, err := house.Font(face); err != nil || !f.Has(r) {
			return false
		}
	}
	return true
}
