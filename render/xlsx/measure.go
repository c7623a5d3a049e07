package xlsx

import (
	"math"
	"strings"
)

// advances are the widths of Calibri's signs from space to tilde, in 1/2048 of
// the type size (the same as those of Carlito, its free twin).
var advances = [...]int{463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791,
	1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949,
	1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356, 1058, 1378, 1112, 941, 998,
	1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020,
	596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080, 1076, 1076, 714, 801, 686,
	1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020}

// wider gives the width of a sign outside that range; any that it does not know
// counts as one em.
func wider(r rune) int {
	switch r {
	case 'å', 'ä':
		return 981
	case 'ö':
		return 1080
	case 'Å', 'Ä':
		return 1185
	case 'Ö':
		return 1356
	case 'é':
		return 1019
	case 'É':
		return 1000
	case 'ü':
		return 1076
	case '–', '§', '×', '−', '•':
		return 1020
	case '”':
		return 857
	case '’':
		return 511
	case '\u00a0':
		return 463
	}
	return em
}

const (
	em         = 2048
	digitWidth = 7.2   // pixels of a figure at 11 points, the unit of column widths: 7.0 on some screens, 7.4 on paper
	sides      = 10.0  // pixels of air at the sides of a cell
	slack      = 1.02  // programs round the widths of signs differently
	boldFactor = 1.04  // bold against regular, at most
	lineHeight = 15.0  // points
	rowAir     = 4.0   // points of a row beside its lines
	parted     = 0.6   // how full the lines of a parted word are: some programs part a path at \ and / only
	maxHeight  = 409.0 // points; Excel's own limit
)

// pixels is the width of a single line at 11 points.
func pixels(s string, bold bool) float64 {
	sum := 0
	for _, r := range s {
		if r >= ' ' && r <= '~' {
			sum += advances[r-' ']
		} else {
			sum += wider(r)
		}
	}
	w := float64(sum) * 44 / 3 / em * slack
	if bold {
		w *= boldFactor
	}
	return w
}

// chars turns pixels into a column width, with the air that a cell has at its sides.
func chars(px float64) float64 { return math.Ceil((px+sides)/digitWidth*4) / 4 }

// natural is the column width that the longest line of s needs without wrapping.
func natural(s string, bold bool) float64 {
	w := 0.0
	for line := range strings.SplitSeq(s, "\n") {
		w = max(w, pixels(line, bold))
	}
	return chars(w)
}

// longestWord is the column width below which a word would be broken.
func longestWord(s string, bold bool) float64 {
	w := 0.0
	for word := range strings.FieldsFuncSeq(s, breakable) {
		w = max(w, pixels(word, bold))
	}
	return chars(w)
}

func breakable(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// lines is how many lines s takes in a column of the given width. It counts
// rather one too many than one too few.
func lines(s string, width float64, bold bool) int {
	room := width*digitWidth - sides
	space := pixels(" ", bold)
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n++
		used := 0.0
		for word := range strings.SplitSeq(line, " ") {
			w := pixels(word, bold)
			if used > 0 && used+space+w > room {
				n++
				used = 0
			} else if used > 0 {
				used += space
			}
			for w > room {
				n++
				w -= room * parted
			}
			used += w
		}
	}
	return n
}

// height is the height in points of a row whose tallest cell has n lines.
func height(n int) float64 { return min(maxHeight, float64(n)*lineHeight+rowAir) }
