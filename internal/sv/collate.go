package sv

import (
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators holds collators between calls: one costs about a millisecond to
// make, and one may not be used by two goroutines at a time.
var collators = sync.Pool{New: func() any { return collate.New(language.Swedish) }}

// Compare orders two words as a Swedish dictionary does: å ä ö after z, w after
// v, é as e. The result is negative, 0 or positive. Words that a dictionary holds
// equal are ordered by their bytes, so that only identical words give 0.
func Compare(a, b string) int {
	if a == b {
		return 0
	}
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	if n := c.CompareString(a, b); n != 0 {
		return n
	}
	if a < b {
		return -1
	}
	return 1
}

// Less tells whether a stands before b in a Swedish dictionary.
func Less(a, b string) bool { return Compare(a, b) < 0 }
