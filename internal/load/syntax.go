package load

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/pattern"
)

// syntaxSentence is what an error of the YAML library means, in Swedish. The
// library's message holds the text of its field.
type syntaxSentence struct{ library, code, sentence, hint string }

// syntaxSentences are tried in order; the first that fits is used.
var syntaxSentences = []syntaxSentence{
	{"could not find expected ':'", "PV114", "Raden saknar kolon.", "Skriv nyckel, kolon, mellanslag och värde; en rad som fortsätter texten ovanför ska dras in längre än den."},
	{"mapping values are not allowed", "PV114", "Ett kolon kan inte stå här.", "Kontrollera att raden har samma indrag som raderna bredvid, och sätt citattecken runt värden som innehåller kolon."},
	{"did not find expected key", "PV114", "Raden passar inte in: indraget stämmer inte med raderna ovanför.", "Ge raden samma indrag som de andra i samma grupp."},
	{"did not find expected '-' indicator", "PV114", "Raden passar inte in i listan ovanför.", "Börja varje rad i listan med streck och mellanslag, med samma indrag."},
	{"block sequence entries are not allowed", "PV114", "En lista kan inte börja här.", "Börja listan på en egen rad under nyckeln, med streck och mellanslag."},
	{"did not find expected ',' or ']'", "PV114", "En lista inom hakparenteser är inte avslutad med ”]”, eller så saknas ett komma.", "Skriv [ett, två, tre]."},
	{"did not find expected ',' or '}'", "PV114", "En grupp inom klammerparenteser är inte avslutad med ”}”, eller så saknas ett komma.", "Skriv { nyckel: värde, nyckel: värde }."},
	{"found unexpected end of stream", "PV114", "Citattecknet som börjar här avslutas aldrig.", "Sätt ett likadant citattecken i slutet av värdet."},
	{"found unexpected document indicator", "PV114", "Ett citat avbryts av en rad med ”---” eller ”...”.", "Avsluta citatet med ett citattecken före den raden."},
	{"found character that cannot start any token", "PV109", "Ett värde kan inte börja med det tecknet.", "Sätt citattecken runt värdet."},
	{"escape", "PV107", "Omvänt snedstreck (\\) inom dubbla citattecken betyder något annat i YAML.", "Använd enkla citattecken, till exempel 'O:\\Gemensam'"},
	{"hexdecimal", "PV107", "Omvänt snedstreck (\\) inom dubbla citattecken betyder något annat i YAML.", "Använd enkla citattecken, till exempel 'O:\\Gemensam'"},
	{"unknown anchor", "PV110", "Ett värde som börjar med ”*” är en YAML-hänvisning, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet om stjärnan hör till texten."},
	{"alphabetic or numeric character", "PV109", "Ett värde kan inte börja med det tecknet.", "Sätt citattecken runt värdet."},
	{"tab character", "PV105", "Raden är indragen med en tabb, men indrag görs med vanliga mellanslag.", "Ersätt tabben med mellanslag."},
	{"indentation indicator", "PV114", "Efter ”|” eller ”>” står något som inte hör dit.", "Skriv bara ”|” efter kolonet och texten indragen på raderna under."},
	{"did not find expected comment or line break", "PV114", "Efter ”|” eller ”>” står något som inte hör dit.", "Skriv bara ”|” efter kolonet och texten indragen på raderna under."},
	{"expected <document start>", "PV114", "Raden passar inte in: den står utanför dokumentets nycklar.", "Börja raden längst till vänster, med nyckel, kolon och värde."},
	{"expected <stream-start>", "PV114", "Filen börjar med något som inte går att läsa.", "Börja med nyckel, kolon och värde."},
	{"did not find expected node content", "PV114", "Här saknas ett värde.", "Skriv ett värde, eller ta bort kommatecknet eller nyckeln."},
	{"mapping keys are not allowed", "PV109", "Ett värde kan inte börja med ”?”.", "Sätt citattecken runt värdet."},
	{"exceeded max depth", "PV103", "Uppgifterna är nästlade i fler än 50 nivåer.", "Kontrollera indragen."},
	{"expected '!'", "PV110", "Ett värde som börjar med ”!” är en YAML-tagg, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet."},
	{"the expected '>'", "PV110", "Ett värde som börjar med ”!” är en YAML-tagg, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet."},
	{"tag", "PV110", "Ett värde som börjar med ”!” är en YAML-tagg, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet."},
	{"UTF-8 octet", "PV110", "Ett värde som börjar med ”!” är en YAML-tagg, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet."},
	{"URI escaped octet", "PV110", "Ett värde som börjar med ”!” är en YAML-tagg, och sådana används inte i Planverks data.", "Sätt citattecken runt värdet."},
	{"expected whitespace", "PV109", "En rad kan inte börja med ”%” och ett värde inte med ”!”.", "Sätt citattecken runt värdet."},
	{"directive", "PV109", "En rad kan inte börja med ”%”.", "Sätt citattecken runt värdet."},
	{"version number", "PV109", "En rad kan inte börja med ”%”.", "Ta bort raden."},
	{"incompatible YAML document", "PV109", "En rad kan inte börja med ”%”.", "Ta bort raden."},
	{"digit or '.' character", "PV109", "En rad kan inte börja med ”%”.", "Ta bort raden."},
	{"non-alphabetical character", "PV109", "En rad kan inte börja med ”%”.", "Sätt citattecken runt värdet."},
}

// libraryLine is the line that the YAML library names in its message.
var libraryLine = pattern.Later(`line (\d+)`)

// syntax says what a YAML error means, at the first line with which the file
// can no longer be read.
func (src *source) syntax(err error) diag.Diagnostic {
	line := src.firstBad()
	if line == 0 {
		line = 1
		if m := libraryLine().FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		line = min(max(line, 1), len(src.lines))
	}
	for line > 1 && strings.TrimSpace(src.line(line)) == "" {
		line--
	}
	at := src.content(line)
	if d, ok := src.misplaced(line, at, err.Error()); ok {
		return d
	}
	if col, r := unopened(src.line(line)); col > 0 && strings.Contains(err.Error(), "did not find expected key") {
		return diag.New("PV114", src.span(line, col, 1), fmt.Sprintf("Här står ett ”%c” för mycket: det finns inget som det avslutar.", r), "Ta bort tecknet, eller sätt citattecken runt värdet om det hör till texten.")
	}
	if n := src.missingComma(); n > 0 && strings.Contains(err.Error(), "',' or") {
		return diag.New("PV114", src.span(n, src.content(n).End.Col, 1), "Efter raden saknas ett kommatecken.", "I en fil med klammerparenteser skiljs uppgifterna åt av kommatecken. Sätt ett sist på raden.")
	}
	open := unclosed(src.line(line))
	if open > 0 && (strings.Contains(err.Error(), "',' or") || strings.Contains(err.Error(), "end of stream")) {
		at.Start.Col = open
	}
	if q := neverClosed(src.line(line)); q > 0 {
		at.Start.Col = q
		return diag.New("PV114", at, "Citattecknet som börjar här avslutas aldrig.", "Sätt ett likadant citattecken i slutet av värdet.")
	}
	for _, s := range syntaxSentences {
		if strings.Contains(err.Error(), s.library) {
			d := diag.New(s.code, at, s.sentence, s.hint)
			if sign, _ := utf8.DecodeRuneInString(strings.TrimSpace(src.line(line))); s.code == "PV109" && strings.ContainsRune("*&@`%!", sign) {
				d.Message = fmt.Sprintf("En rad kan inte börja med ”%c”.", sign)
			}
			if _, comment, found := strings.Cut(src.line(line), " #"); found && strings.Contains(err.Error(), "',' or") {
				d.Hints = append(d.Hints, fmt.Sprintf("Efter # läses resten av raden som en kommentar: ”#%s”. Hör det till värdet behövs citattecken runt värdet.", comment))
			}
			return d
		}
	}
	return diag.New("PV114", at, "Raden går inte att läsa som YAML.",
		"Jämför med raderna ovanför och med exemplet i mallens exempel.yaml.")
}

// misplaced knows the mistakes of indentation that are plain from the line above.
func (src *source) misplaced(line int, at diag.Span, library string) (diag.Diagnostic, bool) {
	above := line - 1
	for above > 0 && strings.TrimSpace(src.line(above)) == "" {
		above--
	}
	if above == 0 {
		return diag.Diagnostic{}, false
	}
	before, deeper := strings.TrimSpace(src.line(above)), at.Start.Col > src.content(above).Start.Col
	outside := strings.Contains(library, "expected <document start>")
	first := src.firstContent()
	switch {
	case outside && src.content(first).Start.Col > at.Start.Col:
		return diag.New("PV114", src.content(first), "Filens första rad är indragen, men raderna längre ned börjar längst till vänster.", "Börja den raden längst till vänster, och ge raderna i gruppen under den lika mycket mindre indrag."), true
	case outside && before == "...":
		return diag.New("PV114", src.content(above), "En rad med ”...” avslutar filen i YAML, men här kommer mer efter den.", "Ta bort raden."), true
	case strings.HasPrefix(strings.TrimSpace(src.line(line)), "- ") && !strings.HasPrefix(before, "- ") && strings.Contains(before, ": "):
		return diag.New("PV114", at, "En rad med streck kan inte följa på en rad med nyckel och värde.",
			"Skriv alla rader i gruppen på samma sätt, med eller utan streck.",
			"Hör raden till texten ovanför: skriv bara ”|” efter nyckeln, och hela texten indragen under."), true
	case opensBlock(before) && !deeper:
		return diag.New("PV114", at, "Texten under ”|” är inte indragen.", "Dra in textens rader två mellanslag längre än nyckeln ovanför."), true
	case deeper && (strings.Contains(library, "mapping values are not allowed") || strings.Contains(library, "did not find expected key")) && strings.Contains(before, ": "):
		d := diag.New("PV114", at, "Raden är indragen längre än raden ovanför, som redan har ett värde.", "Ge raden samma indrag som den ovanför.")
		if _, value, _ := strings.Cut(before, ": "); strings.Contains(value, " ") && !strings.ContainsAny(value[:1], "[{\"'") {
			d.Hints = append(d.Hints, "Hör raden till texten ovanför: skriv bara ”|” efter nyckeln, och hela texten indragen under.")
		}
		return d, true
	}
	return diag.Diagnostic{}, false
}

// missingComma is the first line of a file in braces, as JSON is written, that ends with
// a value and is followed by a key; 0 when there is none.
func (src *source) missingComma() int {
	if !strings.HasPrefix(strings.TrimSpace(src.text), "{") {
		return 0
	}
	last := 0
	for i, line := range src.lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if before := strings.TrimSpace(src.line(last)); before != "" && line[0] == '"' && !strings.ContainsRune(",{[:", rune(before[len(before)-1])) {
			return last
		}
		last = i + 1
	}
	return 0
}

// firstContent is the first line that holds more than a comment, 1 when none does.
func (src *source) firstContent() int {
	for i, line := range src.lines {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && line != "---" {
			return i + 1
		}
	}
	return 1
}

// unopened is the column of a closing bracket on the line that has no beginning on it,
// 0 when there is none, and the bracket.
func unopened(line string) (int, rune) {
	open, quote := 0, rune(0)
	for i, r := range []rune(line) {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '[' || r == '{':
			open++
		case r == ']' || r == '}':
			if open--; open < 0 {
				return i + 1, r
			}
		}
	}
	return 0, 0
}

// neverClosed is the column of a value's opening quote that is not closed on the
// line, 0 when there is none. The library reads on to the next quote of the
// file and stumbles there, over something that is sound.
func neverClosed(line string) int {
	e := keyValue().FindStringSubmatchIndex(line)
	if e == nil || e[6] < 0 {
		return 0
	}
	v := []rune(strings.TrimRight(line[e[6]:], " \t"))
	if len(v) == 0 || v[0] != '"' && v[0] != '\'' {
		return 0
	}
	if n := quotedLength(v); n > 1 && v[n-1] == v[0] && (v[0] == '\'' || v[n-2] != '\\' || n < len(v)) {
		return 0
	}
	return utf8.RuneCountInString(line[:e[6]]) + 1
}

// unclosed is the column of the last quote or bracket on the line that is not
// closed on it, 0 when there is none.
func unclosed(line string) int {
	var open []int
	quote, quoteAt := rune(0), 0
	for i, r := range []rune(line) {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote, quoteAt = r, i+1
		case r == '[' || r == '{':
			open = append(open, i+1)
		case (r == ']' || r == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	switch {
	case quote != 0:
		return quoteAt
	case len(open) > 0:
		return open[len(open)-1]
	}
	return 0
}

// maxSearch is the longest file, in lines of a hundred bytes, in which the bad
// line is searched for.
const maxSearch = 2000

// maxSearched is how much is read again in the search for bad lines of one file, in
// bytes; the library reads some ten million in a second.
const maxSearched = 1 << 20

// lookAhead is how many lines a list in brackets or a quoted text may go on
// before the search takes its beginning for the mistake.
const lookAhead = 40

// firstBad is the first line (from 1) such that the file can not be read from
// its start through that line or any later one, 0 when it was not found. The
// library names the place only roughly, often the start of the surrounding group.
func (src *source) firstBad() int {
	n := len(src.lines)
	if n > maxSearch || len(src.text) > maxSearch*100 {
		return 0
	}
	if src.searched == nil {
		src.searched = new(int)
	}
	readable := func(k int) bool {
		text := strings.Join(src.lines[:k], "\n")
		*src.searched += len(strings.TrimLeft(text, "\n"))
		_, _, err := decode(text)
		return err == nil
	}
	good := 0
	for *src.searched < maxSearched {
		bad := n
		for bad-good > 1 {
			if mid := (good + bad) / 2; readable(mid) {
				good = mid
			} else {
				bad = mid
			}
		}
		again := 0
		for k := bad + 1; k <= min(bad+lookAhead, n); k++ {
			if readable(k) {
				again = k
			}
		}
		if again == 0 {
			return bad
		}
		good = again
	}
	return 0
}
