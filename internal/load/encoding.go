package load

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"planverk/internal/diag"
)

// signatures are the first bytes of files that are no text, whatever they are called.
var signatures = []struct{ bytes, message, hint string }{
	{"PK\x03\x04", "Det här är en Word- eller Excel-fil, inte en textfil.", copyText},
	{"\xd0\xcf\x11\xe0", "Det här är en äldre Word- eller Excel-fil, inte en textfil.", copyText},
	{"{\\rtf", "Det här är en RTF-fil från en ordbehandlare, inte en textfil.", copyText},
	{"%PDF-", "Det här är en pdf, inte en textfil.", "Ange planens datafil, den som slutar på .yaml."},
}

const copyText = "Kopiera texten till en textredigerare, till exempel Anteckningar, och spara den där som UTF-8 med ett namn som slutar på .yaml."

// foreign refuses a file of another program.
func (src *source) foreign(data []byte) diag.List {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			return diag.List{diag.New("PV102", diag.Span{File: src.file}, s.message, s.hint)}
		}
	}
	return nil
}

// encoding refuses bytes that are not UTF-8, and says what they seem to be.
func (src *source) encoding(data []byte) diag.List {
	whole := diag.Span{File: src.file}
	zeros := bytes.Count(data, []byte{0})
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || zeros > 0 && zeros >= len(data)/4 {
		return diag.List{diag.New("PV102", whole, "Filen är sparad som UTF-16 (kallas ”Unicode” i äldre program).", saveAsUTF8)}
	}
	if utf8.Valid(data) {
		return nil
	}
	if zeros > 0 {
		return diag.List{diag.New("PV102", whole, "Det här är inte en textfil.", "Kontrollera att det är rätt fil. "+copyText)}
	}
	line, col, rest := 1, 1, data
	for {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n <= 1 {
			break
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		rest = rest[n:]
	}
	p := diag.Pos{Line: line, Col: col}
	at := diag.Span{File: src.file, Start: p, End: diag.Pos{Line: line, Col: col + 1}}
	old := oldEncodingOf(data)
	message := "Filen är sparad i en äldre teckenkodning (" + old.name + ")"
	if guess := old.table.DecodeByte(rest[0]); strings.ContainsRune(swedishSigns, guess) {
		message += fmt.Sprintf(": här står troligen ”%c”", guess)
	}
	return diag.List{diag.New("PV102", at, message+".", saveAsUTF8)}
}

const saveAsUTF8 = "Spara som UTF-8: välj Arkiv, Spara som, Kodning: UTF-8."

// swedishSigns are the signs outside ASCII that Swedish text holds.
const swedishSigns = "åäöÅÄÖéÉüÜ§–—”’"

// oldEncoding is a way to write letters as single bytes.
type oldEncoding struct {
	name  string
	table *charmap.Charmap
}

// oldEncodings are tried in order; å, ä and ö are other bytes in each.
var oldEncodings = []oldEncoding{
	{"Latin-1/Windows-1252", charmap.Windows1252},
	{"CP850, från MS-DOS", charmap.CodePage850},
	{"Mac Roman, från äldre Mac", charmap.Macintosh},
}

// oldEncodingOf gives the encoding in which the bytes hold most å, ä and ö.
func oldEncodingOf(data []byte) oldEncoding {
	best, most := oldEncodings[0], 0
	for _, e := range oldEncodings {
		n := 0
		for _, b := range data {
			if b >= utf8.RuneSelf && strings.ContainsRune("åäöÅÄÖ", e.table.DecodeByte(b)) {
				n++
			}
		}
		if n > most {
			best, most = e, n
		}
	}
	return best
}
