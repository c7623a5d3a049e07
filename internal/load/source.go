package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/sv"
)

// maxBytes is the largest data file that is read, 2 MiB. The plans of a year
// are some 20 kB.
const maxBytes = 2 << 20

// source is a data file as text: NFC, LF line ends, no byte order mark.
type source struct {
	file         string // as the user names it
	text         string
	lines        []string
	sha256       string // of the bytes as they lie on the disk
	current      int    // the line that runes gave last
	currentRunes []rune
	mended       map[int]bool    // lines that were mended to read on, see mend
	searched     *int            // bytes read in search of bad lines, see firstBad
	lost         map[string]bool // keys at the left margin, folded, that could not be read; see resync
}

// byteOrderMark is what programs in Windows put first in a file of UTF-8.
const byteOrderMark = "\ufeff"

// open reads a file and settles its encoding. The source is nil when nothing
// can be made of the bytes.
func open(fsys fs.FS, file string, o Options) (*source, diag.List) {
	src := &source{file: path.Join(o.Prefix, file)}
	at := diag.Span{File: src.file}
	data, err := slurp(fsys, file)
	if err != nil {
		return nil, diag.List{readFault(at, err)}
	}
	if list := src.foreign(data); list != nil {
		return nil, list
	}
	if len(data) > maxBytes {
		return nil, diag.List{diag.New("PV103", at, "Filen är större än 2 MB.",
			"Dela upp uppgifterna på flera filer, eller lägg stora bilagor som egna filer bredvid.")}
	}
	sum := sha256.Sum256(data)
	src.sha256 = hex.EncodeToString(sum[:])
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if list := src.encoding(data); list != nil {
		return nil, list
	}
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	text := sv.NFC(string(data))
	if list := src.mojibake(text); list != nil {
		return nil, list
	}
	text, list := src.characters(text)
	src.text = text
	src.lines = strings.Split(text, "\n")
	if long := src.longLine(); long != nil {
		return nil, long
	}
	return src, list
}

// longLine refuses a line that is longer than any value may be, before it is read.
func (src *source) longLine() diag.List {
	for i, line := range src.lines {
		if len(line) > maxSigns && utf8.RuneCountInString(line) > maxSigns {
			return diag.List{diag.New("PV103", src.span(i+1, 1, 1), "Raden är längre än 500 000 tecken.",
				"Dela upp den på flera rader. Är det en enda lång text: lägg den i en egen fil och ta med den som bilaga.")}
		}
	}
	return nil
}

// slurp reads one byte more than is allowed, so that a larger file is noticed
// without being read to its end.
func slurp(fsys fs.FS, file string) ([]byte, error) {
	f, err := openPlain(fsys, file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAtMost(f, maxBytes+1)
}

// openPlain opens a file that can be read to an end.
func openPlain(fsys fs.FS, file string) (fs.File, error) {
	if err := notPlain(fsys, file); err != nil {
		return nil, err
	}
	return fsys.Open(file)
}

// notPlain tells why a file can not be read to an end. It is asked before the file is
// opened: a pipe would never answer, and a device never end.
func notPlain(fsys fs.FS, file string) error {
	info, err := fs.Stat(fsys, file)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return errFolder
	case !info.Mode().IsRegular():
		return errNoFile
	}
	return nil
}

// beginning is as much of a file as is read to guess what it is, in bytes; less when the
// file is shorter, and nothing when it can not be read.
func beginning(fsys fs.FS, file string) []byte {
	f, err := openPlain(fsys, file)
	if err != nil {
		return nil
	}
	defer f.Close()
	b, err := readAtMost(f, 64<<10)
	if err != nil {
		return nil
	}
	return b
}

// readAtMost reads a file of some length in one go.
func readAtMost(f fs.File, most int64) ([]byte, error) {
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil {
		if info.IsDir() {
			return nil, errNoFile
		}
		b.Grow(int(min(max(info.Size(), 0), most)) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(f, most))
	return b.Bytes(), err
}

var errFolder = errors.New("mapp")

func readFault(at diag.Span, err error) diag.Diagnostic {
	switch {
	case errors.Is(err, errFolder):
		return diag.New("PV101", at, "Det här är en mapp, inte en fil.", "Ange en fil som slutar på .yaml.")
	case errors.Is(err, errNoFile):
		return diag.New("PV101", at, "Det här är ingen vanlig fil, utan ett rör eller en enhet i datorn.", "Ange en fil som slutar på .yaml.")
	case errors.Is(err, fs.ErrNotExist):
		return diag.New("PV101", at, "Filen finns inte.", "Kontrollera stavningen och att du står i rätt mapp.")
	case errors.Is(err, fs.ErrPermission):
		return diag.New("PV101", at, "Du har inte rätt att läsa filen.", "Be den som äger filen eller it-avdelningen om läsrättighet.")
	}
	return diag.New("PV101", at, "Filen går inte att läsa.", "Kontrollera att den ligger kvar, att nätverksenheten är ansluten och att inget annat program har låst den.")
}

// maxCharacters is how many forbidden characters of one file are reported.
const maxCharacters = 20

// characters finds control and hidden signs and puts a space in their place, so
// that reading can go on with every column where it was.
func (src *source) characters(text string) (string, diag.List) {
	if strings.IndexFunc(text, forbidden) < 0 {
		return text, nil
	}
	var list diag.List
	line, col, extra := 1, 0, 0
	last, run := rune(0), 0 // the sign before, and how many like it stand in a row
	clean := strings.Map(func(r rune) rune {
		col++
		if r == '\n' {
			line, col = line+1, 0
		}
		if !forbidden(r) {
			run = 0
			return r
		}
		if run > 0 && r == last {
			run++
			if extra == 0 {
				list[len(list)-1].Span.End.Col++
				list[len(list)-1].Message = fmt.Sprintf("Här står %d otillåtna tecken i rad, U+%04X (%s).", run, r, characterName(r))
			}
			return ' '
		}
		last, run = r, 1
		if len(list) == maxCharacters {
			extra++
			return ' '
		}
		src.altered(line)
		list = append(list, diag.New("PV104", src.span(line, col, 1), fmt.Sprintf("Här står ett otillåtet tecken, U+%04X (%s).", r, characterName(r)), characterHint(r)))
		return ' '
	}, text)
	if extra > 0 {
		list = append(list, diag.New("PV104", diag.Span{File: src.file}, fmt.Sprintf("Filen har ytterligare %d otillåtna tecken.", extra), "Rätta dem som visas först. Är det många är det kanske inte en textfil."))
	}
	return clean, list
}

// characterHint tells what to do about a forbidden character. A run of zeros is what is
// left of a file that was being saved when the machine stopped.
func characterHint(r rune) string {
	switch {
	case r == 0:
		return "Filen har troligen blivit till hälften sparad. Hämta den senaste hela versionen, eller ta bort tecknen och skriv det som saknas."
	case r >= 0xf020 && r <= 0xf0ff: // where Word puts the signs of the fonts Symbol and Wingdings
		return "Tecknet är en punkt eller symbol ur Word. Är det en lista: skriv ett vanligt streck (-) och ett mellanslag i stället."
	case r == 0x0b || r == 0x85 || r == 0x2028 || r == 0x2029:
		return "Tecknet är ett radbyte från en ordbehandlare eller en webbsida. Ta bort det, och byt rad om det behövs."
	}
	return "Ta bort tecknet; skriv gärna om ordet för hand, tecknet syns ofta inte."
}

// altered notes that a line is read otherwise than it was written: what else is found on
// it may be an echo of that.
func (src *source) altered(line int) {
	if src.mended == nil {
		src.mended = map[int]bool{}
	}
	src.mended[line] = true
}

// escaped finds the first forbidden sign of a value in double quotes that YAML has made
// of an escape ("\u202E"): in the file it is plain letters. A space takes its place.
func escaped(n *node) diag.List {
	at := strings.IndexFunc(n.text, forbidden)
	if at < 0 {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(n.text[at:])
	n.text = strings.Map(func(r rune) rune {
		if forbidden(r) {
			return ' '
		}
		return r
	}, n.text)
	return diag.List{diag.New("PV104", n.span, fmt.Sprintf("Här står ett otillåtet tecken, U+%04X (%s), skrivet med omvänt snedstreck.", r, characterName(r)),
		"Ta bort tecknet. Ska det stå ett omvänt snedstreck i texten: använd enkla citattecken i stället för dubbla.")}
}

// forbidden tells whether a character may not stand in data: controls, signs
// that are not seen or that turn the reading direction, private signs (Planverk
// uses them itself), and the sign for a lost character.
func forbidden(r rune) bool {
	if r < 0x7f {
		return r < 0x20 && r != '\n' && r != '\t'
	}
	return characterName(r) != ""
}

// characterName describes a forbidden character, "" for an allowed one.
func characterName(r rune) string {
	switch {
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		return "ett osynligt radbyte"
	case unicode.IsControl(r):
		return "ett styrtecken"
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c:
		return "ett dolt tecken som vänder läsriktningen"
	case r == 0x200b, r == 0x2060, r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return "ett tecken som inte syns"
	case unicode.Is(unicode.Co, r):
		return "ett privat tecken som bara finns i vissa typsnitt"
	case r == 0xfffd:
		return "ett tecken som gått förlorat när filen sparades"
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "inget giltigt tecken"
	}
	return ""
}

// span is a stretch of n characters.
func (src *source) span(line, col, n int) diag.Span {
	return diag.Span{File: src.file, Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: col + n}}
}

// line gives line n (from 1), or "".
func (src *source) line(n int) string {
	if n < 1 || n > len(src.lines) {
		return ""
	}
	return src.lines[n-1]
}

// runes gives the characters of line n; asking for the same line again is free,
// for a file may stand on one line.
func (src *source) runes(n int) []rune {
	if src.current != n {
		src.current, src.currentRunes = n, []rune(src.line(n))
	}
	return src.currentRunes
}

// content is the span from a line's first sign to its last.
func (src *source) content(n int) diag.Span {
	line := src.line(n)
	trimmed := strings.TrimLeft(line, " \t")
	col := utf8.RuneCountInString(line) - utf8.RuneCountInString(trimmed) + 1
	return src.span(n, col, max(utf8.RuneCountInString(strings.TrimRight(trimmed, " \t")), 1))
}
