package sv

// Suggest gives the candidate that the user probably meant by word, or "" when
// nothing is near. Case, diacritics and the choice of space, hyphen or underscore
// do not count as differences. Of equally near candidates the first wins.
func Suggest(word string, candidates []string) string {
	folded := []rune(fold(word))
	if len(folded) == 0 {
		return ""
	}
	best, found := allowed(len(folded))+1, ""
	for _, c := range candidates {
		other := []rune(fold(c))
		if len(other) == 0 || abs(len(other)-len(folded)) >= best {
			continue
		}
		if d := distance(folded, other); d < best && d < len(other) {
			best, found = d, c
		}
	}
	return found
}

// allowed is how many slips of the keyboard a word of n letters may hold. Short
// words get few: almost every three-letter word is two letters from any other.
func allowed(n int) int {
	switch {
	case n <= 2:
		return 0
	case n <= 5:
		return 1
	case n <= 9:
		return 2
	default:
		return 3
	}
}

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours between two words (optimal string alignment).
func distance(a, b []rune) int {
	older, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, prev, row = prev, row, older
	}
	return prev[len(b)]
}

func fold(s string) string { return Key(ASCII(s)) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
