package hyphen

import "strings"

// Codes of letters: 1–26 are a–z.
const (
	codeÅ = 27 + iota
	codeÄ
	codeÖ
	codeÉ
	edge // the end of a word, "." in a pattern
)

// encode appends the codes of a word's letters. name tells whether the first is a
// capital; ok, whether the word has only letters that the sources know, and no
// capital but the first.
func encode(dst []byte, word string) (codes []byte, name, ok bool) {
	for i, r := range word {
		small := r
		switch {
		case r >= 'A' && r <= 'Z':
			small = r + 'a' - 'A'
		case r == 'Å' || r == 'Ä' || r == 'Ö' || r == 'É':
			small = r + 'å' - 'Å'
		}
		if small != r {
			if i > 0 {
				return dst, name, false
			}
			name = true
		}
		c := code(small)
		if c == 0 {
			return dst, name, false
		}
		dst = append(dst, c)
	}
	return dst, name, true
}

// code returns the code of a small letter, or 0.
func code(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return byte(r-'a') + 1
	case r == 'å':
		return codeÅ
	case r == 'ä':
		return codeÄ
	case r == 'ö':
		return codeÖ
	case r == 'é':
		return codeÉ
	}
	return 0
}

// letterLen is how many bytes a letter takes in UTF-8.
func letterLen(code byte) int {
	if code >= codeÅ {
		return 2
	}
	return 1
}

// isVowel tells whether a code is a vowel's.
func isVowel(code byte) bool {
	return code >= codeÅ || strings.IndexByte("\x01\x05\x09\x0f\x15\x19", code) >= 0
}
