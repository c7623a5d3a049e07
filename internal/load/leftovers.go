package load

import (
	"path"
	"slices"
	"strings"
)

// leftoverEndings and leftoverNames are what editors, version handling and desktops leave
// beside the files that somebody writes.
var (
	leftoverEndings = []string{".bak", ".orig", ".rej", ".swo", ".swp", ".tmp"}
	leftoverNames   = []string{"desktop.ini", "thumbs.db"}
)

// hidden tells whether a name in a folder of templates is passed over in silence:
// a file that begins with a point or an underscore, and what programs leave behind.
func hidden(name string) bool {
	lower := strings.ToLower(name)
	return strings.IndexAny(name, "._~#") == 0 || strings.HasSuffix(name, "~") ||
		slices.Contains(leftoverEndings, path.Ext(lower)) || slices.Contains(leftoverNames, lower)
}
