package pdf

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

// face names one of the fonts that the program carries.
type face int

const (
	sans face = iota
	sansBold
	sansItalic
	sansBoldItalic
	mono
	monoBold
	signs // for signs that the text face lacks: ☐ ✓ ≥
	signsBold
	faceCount
)

// faces parses each font at most once in the life of the process, when first used.
var faces = [faceCount]func() (*font, error){
	sans:           load(liberationsansregular.TTF),
	sansBold:       load(liberationsansbold.TTF),
	sansItalic:     load(liberationsansitalic.TTF),
	sansBoldItalic: load(liberationsansbolditalic.TTF),
	mono:           load(liberationmonoregular.TTF),
	monoBold:       load(liberationmonobold.TTF),
	signs:          load(dejavusans.TTF),
	signsBold:      load(dejavusansbold.TTF),
}

func load(data []byte) func() (*font, error) {
	return sync.OnceValues(func() (*font, error) { return parseFont(data) })
}

// bold returns the bold face of the same family.
func (f face) bold() face {
	switch f {
	case sans:
		return sansBold
	case sansItalic:
		return sansBoldItalic
	case mono:
		return monoBold
	}
	return f
}

// italic returns the italic face of the same family, where there is one.
func (f face) italic() face {
	switch f {
	case sans:
		return sansItalic
	case sansBold:
		return sansBoldItalic
	}
	return f
}

// mono returns the fixed-width face of the same weight.
func (f face) mono() face {
	if f == sansBold || f == sansBoldItalic {
		return monoBold
	}
	return mono
}

// fallback returns the face that is asked for a sign that f lacks.
func (f face) fallback() face {
	if f == sansBold || f == sansBoldItalic || f == monoBold {
		return signsBold
	}
	return signs
}
