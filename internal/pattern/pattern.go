// Package pattern keeps regular expressions until they are needed. To compile all of
// them at the start would cost every process two milliseconds and half a mebibyte, of
// which a run uses a few.
package pattern

import (
	"regexp"
	"sync"
)

// Later gives a regular expression (syntax of package regexp) that is compiled the first
// time it is asked for, by however many at once. A faulty one panics there and then:
// TestPatterns compiles every one in the repository.
func Later(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
