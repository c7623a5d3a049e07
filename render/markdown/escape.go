package markdown

import (
	"fmt"
	"strings"
)

// scope is what escape must know about the surroundings of a text.
type scope struct {
	at         place
	first      bool // the text begins a line or a cell
	marked     bool // it stands between emphasis signs
	inLink     bool // it stands between the brackets of a link
	beforeLink bool // a bracket that opens a link or a footnote's mark follows
	afterNote  bool // a footnote's mark stands before it
}

// escape prints text so that both engines read it back as the same text. Only
// signs that both can take a backslash before are given one; the rest become
// numeric entities.
func escape(s string, sc scope) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	address := false // after an @ in the same word
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			address = false
		case c == '@':
			address = true
		}
		if c == '\\' && (sc.marked || sc.inLink) {
			// gomarkdown looks one sign back only and takes \\* for an escaped star.
			b.WriteString("&#92;")
			continue
		}
		if sc.inLink && (c == '[' || c == ']') {
			b.WriteString(map[byte]string{'[': "&#91;", ']': "&#93;"}[c]) // it counts brackets without regard to backslashes
			continue
		}
		if c == '`' {
			b.WriteString("&#96;") // looking for tables, gomarkdown pairs them over lines, backslash or not
			continue
		}
		if c == '=' && sc.first && i == 0 {
			b.WriteString("&#61;") // ==== below a line makes it a heading
			continue
		}
		if sc.afterNote && strings.IndexByte("(:[", c) >= 0 && strings.TrimLeft(s[:i], " ") == "" {
			fmt.Fprintf(&b, "&#%d;", c) // [^1](…) is a link, [^1]: begins a note
			continue
		}
		if dangerous(s, i, sc) || c == '.' && address {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// dangerous tells whether the sign at i could mean something to an engine.
func dangerous(s string, i int, sc scope) bool {
	c := s[i]
	switch c {
	case '\\', '*', '_', '[', ']', '<', '|', '~', '$', '^', '{':
		return true
	case '&':
		return i+1 < len(s) && (isAlnum(s[i+1]) || s[i+1] == '#')
	case '!':
		return i+1 == len(s) && sc.beforeLink
	case '#':
		return sc.at == inHeading || sc.first && (i == 0 || onlyBefore(s[:i], '#') || s[:i] == ".")
	case '>', '+', '-':
		return sc.first && i == 0
	case ':':
		return sc.first && i == 0 || schemeBefore(s[:i])
	case '.':
		return numbered(s, i, sc) || strings.HasSuffix(strings.ToLower(s[:i]), "www")
	case ')':
		return numbered(s, i, sc)
	}
	return false
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func onlyBefore(s string, c byte) bool { return strings.Trim(s, string(c)) == "" }

// numbered tells whether the line begins as an item of a numbered list.
func numbered(s string, i int, sc scope) bool {
	return sc.first && sc.at == inParagraph && i > 0 && strings.Trim(s[:i], "0123456789") == "" &&
		(i+1 == len(s) || s[i+1] == ' ')
}

// schemeBefore tells whether an address scheme ends here: engines make links of
// bare addresses.
func schemeBefore(s string) bool {
	s = strings.ToLower(s[max(len(s)-8, 0):])
	for _, scheme := range []string{"http", "https", "ftp", "file", "mailto", "xmpp"} {
		if strings.HasSuffix(s, scheme) {
			return true
		}
	}
	return false
}
