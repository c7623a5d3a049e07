package secrecy

import (
	"strings"

	"planverk/internal/pattern"
)

// Where files and inner systems lie: a drive or a share of Windows, a file address, an
// address on the inner net. A path may have blanks in it, so it is taken to the end of
// its clause: rather a word too many than half a path.
var (
	pathLike = pattern.Later(`(?i)\bfile:/+|\b[a-z]:\\|\\\\[\pL\pN]`)
	pathEnd  = pattern.Later("[\n\"”<>|`)\\];]|[.,](?:\\s|$)")
	link     = pattern.Later(`\[([^\[\]]*)\]\(([^()]*)\)`)
	address  = pattern.Later(`(?i)\bhttps?://[^\s"”<>|` + "`" + `)\]]+`)
	number   = pattern.Later(`\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b(?:[:/][^\s"”<>)\]]*)?`)
	host     = pattern.Later(`(?i)^https?://([^/:?#]+)`)
)

// innerNames end the names of hosts that only the inner net knows (RFC 6762, 8375).
var innerNames = []string{".local", ".lan", ".intern", ".internal", ".intra", ".corp", ".home.arpa"}

// inner tells whether an address leads to a host of the inner net: one with a name
// without a dot, with an ending of the inner net, or with a number of RFC 1918.
func inner(address string) bool {
	m := host().FindStringSubmatch(address)
	if m == nil {
		return false
	}
	name := strings.ToLower(strings.TrimRight(m[1], ".,"))
	for _, ending := range innerNames {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return !strings.Contains(name, ".") || number().FindString(name) == name
}

// withoutPaths gives a text without paths and inner addresses, and what was taken.
func withoutPaths(s string) (string, []string) {
	var taken []string
	take := func(what, instead string) string {
		end := strings.TrimRight(what, " .,")
		taken = append(taken, end)
		return instead + what[len(end):]
	}
	s = link().ReplaceAllStringFunc(s, func(l string) string {
		m := link().FindStringSubmatch(l)
		if at := pathLike().FindStringIndex(m[2]); at == nil && !inner(m[2]) {
			return l
		}
		take(m[2], "")
		return m[1]
	})
	var b strings.Builder
	for {
		m := pathLike().FindStringIndex(s)
		if m == nil {
			break
		}
		end := len(s)
		if e := pathEnd().FindStringIndex(s[m[1]:]); e != nil {
			end = m[1] + e[0]
		}
		b.WriteString(s[:m[0]] + take(s[m[0]:end], PathGone))
		s = s[end:]
	}
	b.WriteString(s)
	out := address().ReplaceAllStringFunc(b.String(), func(a string) string {
		if !inner(a) {
			return a
		}
		return take(a, AddressGone)
	})
	return number().ReplaceAllStringFunc(out, func(a string) string { return take(a, AddressGone) }), taken
}

// Path gives the first path to a file that stands in a text, and where.
func Path(s string) (at int, path string) {
	m := leftPath().FindStringSubmatchIndex(s)
	if m == nil {
		return 0, ""
	}
	end := min(len(s), m[1]+60)
	if e := pathEnd().FindStringIndex(s[m[1]:end]); e != nil {
		end = m[1] + e[0]
	}
	return m[2], strings.TrimSpace(strings.ToValidUTF8(s[m[2]:end], ""))
}

var leftPath = pattern.Later(`(?i)(?:^|[\s"”(>'])(file:/+[^\s]|[a-z]:\\{1,2}[\pL\pN]|\\{2,4}[\pL\pN][\pL\pN.-]*\\{1,2}[\pL\pN])`)
