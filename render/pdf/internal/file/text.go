package file

import "unicode/utf16"

// appendText writes a PDF text string: in PDFDocEncoding, a byte a sign, where that
// has all its signs, else in UTF-16 (ISO 32000-1, 7.9.2.2).
func appendText(b []byte, s string) []byte {
	start := len(b)
	b = append(b, '(')
	for _, r := range s {
		c, ok := docEncoded(r)
		if !ok {
			return appendUTF16(b[:start], s)
		}
		b = appendEscaped(b, c)
	}
	return append(b, ')')
}

func appendUTF16(b []byte, s string) []byte {
	b = append(b, "(\xFE\xFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendEscaped(appendEscaped(b, byte(u>>8)), byte(u))
	}
	return append(b, ')')
}

// appendEscaped writes one byte of a literal string.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // would be read as a line feed
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// docEncoded is the byte of a sign in PDFDocEncoding (ISO 32000-1, D.2). It is that
// of Latin-1, but for a few signs of good typography. The letters that begin the marks
// of UTF-16 and UTF-8 (þÿ and ï»¿) are left to UTF-16.
func docEncoded(r rune) (byte, bool) {
	if r >= ' ' && r <= '~' || r >= '¡' && r <= 'ÿ' && r != '\u00AD' && r != 'þ' && r != 'ï' {
		return byte(r), true
	}
	switch r {
	case '•':
		return 0x80, true
	case '…':
		return 0x83, true
	case '—':
		return 0x84, true
	case '–':
		return 0x85, true
	case '−':
		return 0x8A, true
	case '”':
		return 0x8E, true
	case '’':
		return 0x90, true
	case '€':
		return 0xA0, true
	}
	return 0, false
}
