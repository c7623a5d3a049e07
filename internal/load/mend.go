package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"planverk/internal/diag"
	"planverk/internal/pattern"
	"planverk/internal/sv"
)

// mender walks the lines of a file that YAML could not read and looks for
// mistakes that are certain from the line alone. Each is reported, and mended
// in a copy by signs of the same number, so that every column stays.
type mender struct {
	src      *source
	lines    [][]rune
	list     diag.List
	same     map[string]*sameFault
	unsolved []int // lines (from 1) that show nothing of how the file is built
}

// sameFault is a mistake that is told once, however many lines it is made on.
type sameFault struct{ finding, lines int }

// mend gives the findings, the mended text, and the lines (from 1) that are as bad in it
// as they were.
func (src *source) mend() (diag.List, string, []int) {
	m := &mender{src: src, same: map[string]*sameFault{}}
	for _, l := range src.lines {
		m.lines = append(m.lines, []rune(l))
	}
	block := -1 // indentation of the key whose block text we are in
	for i, line := range src.lines {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		trimmed := strings.TrimSpace(line)
		if block >= 0 && (trimmed == "" || indent > block) {
			continue
		}
		block = -1
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if opensBlock(trimmed) {
			block = indent
		}
		m.line(i)
	}
	for _, f := range m.same {
		if f.lines > 1 {
			hints := &m.list[f.finding].Hints
			*hints = append(*hints, "Samma fel finns på "+sv.Count(f.lines-1, "rad", "rader")+" till.")
		}
	}
	var b strings.Builder
	for i, l := range m.lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(string(l))
	}
	return m.list, b.String(), m.unsolved
}

var blockHeader = pattern.Later(`(^|[:\-]\s+)[|>][-+0-9]*\s*(#.*)?$`)

func opensBlock(line string) bool { return blockHeader().MatchString(line) }

// keyValue is "key: value" behind any number of list dashes.
var keyValue = pattern.Later(`^([ \t]*(?:-[ \t]+)*)([^\s"'#{}\[\]&*!|>%@` + "`" + `,-][^:#]*?|"[^"]*"|'[^']*')[ \t]*:(?:[ \t]+(.*))?$`)

// noSpace is a key whose colon is followed at once by a value, or by a space that YAML does not know.
var noSpace = pattern.Later(`^[ ]*(?:-[ ]+)*\pL[\pL\d _-]*:[\pL\d"'\[{\x{a0}]`)

// longestLine is how long a line, in bytes, is looked at: nobody types more.
const longestLine = 10_000

// line judges line i (from 0).
func (m *mender) line(i int) {
	line := m.src.lines[i]
	if len(line) > longestLine {
		return
	}
	head := line[:len(line)-len(strings.TrimLeft(line, " \t\u00a0"))]
	if strings.ContainsAny(head, "\t\u00a0") {
		m.indentation(i, head)
		return
	}
	if m.lineSign(i) {
		return
	}
	if e := keyValue().FindStringSubmatchIndex(line); e != nil {
		if e[6] >= 0 {
			m.value(i, e[6])
		}
		return
	}
	if loc := noSpace().FindString(line); loc != "" && !strings.Contains(line, ": ") {
		colon := utf8.RuneCountInString(loc) - 2
		key := strings.TrimLeft(loc[:strings.LastIndexByte(loc, ':')], " -")
		wrong := "saknas ett mellanslag"
		if strings.HasSuffix(loc, "\u00a0") {
			wrong = "står ett hårt mellanslag, som ska vara ett vanligt"
		}
		m.report("PV114", m.src.span(i+1, colon+1, 1), fmt.Sprintf("Efter ”%s:” %s.", key, wrong),
			fmt.Sprintf("Skriv ”%s: …”.", key))
		m.lines[i][colon+1] = ' '
		return
	}
	item := strings.TrimLeft(line, " -")
	if item != "" && strings.HasPrefix(strings.TrimLeft(line, " "), "- ") {
		m.value(i, len(line)-len(item))
	}
}

func (m *mender) report(code string, at diag.Span, message string, hints ...string) {
	m.src.altered(at.Start.Line)
	m.list = add(m.list, diag.New(code, at, message, hints...))
}

// first tells whether a mistake is met for the first time; it is then reported next.
func (m *mender) first(mistake string) bool {
	if f := m.same[mistake]; f != nil {
		f.lines++
		return false
	}
	m.same[mistake] = &sameFault{len(m.list), 1}
	return true
}

// lineSign reports a line that begins with a sign that no key and no row begins with.
// A row with a bullet is mended, and so is a fence round code; others are left.
func (m *mender) lineSign(i int) bool {
	line := m.src.lines[i]
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	at := m.src.content(i + 1)
	switch {
	case strings.HasPrefix(line, "```"):
		if m.first("```") {
			m.report("PV114", at, "Raden med ``` hör inte till YAML; den markerar kod i Markdown och i chattar.", "Ta bort raden, både den första och den sista med ```.")
		}
		m.src.altered(i + 1)
		m.lines[i] = nil
	case strings.HasPrefix(text, "* "):
		if m.first("*") {
			m.report("PV109", at, "Raden börjar med en stjärna, men raderna i en lista börjar med streck.", "Byt stjärnan mot ett vanligt streck: "+"- "+strings.TrimLeft(text[1:], " "))
		}
		m.src.altered(i + 1)
		m.lines[i][indent] = '-'
	case text[0] == '>' || text[0] == '|':
		if m.first(text[:1]) {
			hint := "Är det en tabell: skriv varje uppgift på en egen rad, med nyckel, kolon och värde."
			if text[0] == '>' {
				hint = "Är texten citerad ur ett mejl: ta bort tecknet i början av varje rad."
			}
			m.report("PV109", at, fmt.Sprintf("En rad kan inte börja med ”%c”.", text[0]), hint)
		}
		m.unsolved = append(m.unsolved, i+1)
	default:
		return false
	}
	return true
}

func (m *mender) indentation(i int, head string) {
	m.unsolved = append(m.unsolved, i+1)
	if !m.first("indrag") {
		return
	}
	at := strings.IndexAny(head, "\t\u00a0")
	what, hint := "en tabb", "Ersätt varje tabb med två mellanslag; de flesta redigerare kan göra det i hela filen på en gång."
	if head[at] != '\t' {
		what, hint = "ett hårt mellanslag", "Skriv indraget på nytt med vanliga mellanslag."
	}
	m.report("PV105", m.src.span(i+1, utf8.RuneCountInString(head[:at])+1, 1),
		"Raden är indragen med "+what+", men indrag görs med vanliga mellanslag.",
		hint)
}

// value judges what stands after a key or a dash, from byte at.
func (m *mender) value(i, at int) {
	line := m.src.lines[i]
	v := strings.TrimRight(line[at:], " \t")
	if v == "" || v[0] == '#' {
		return
	}
	col := utf8.RuneCountInString(line[:at]) + 1
	switch v[0] {
	case '"':
		m.escapes(i, col, v)
		m.afterQuote(i, col, v)
	case '\'':
		m.afterQuote(i, col, v)
	case '[', '{':
		m.flow(i, col, v)
	case '|', '>':
		if !opensBlock(v) {
			m.sign(i, col, v)
		}
	case '@', '`', '%', '*', '&', '!', ']', '}', ',':
		m.sign(i, col, v)
	case '-', '?':
		if v == v[:1] || v[1] == ' ' {
			m.sign(i, col, v)
		}
	default:
		m.colon(i, col, v)
	}
}

// sign reports a value that begins with a sign that has a meaning of its own in YAML.
func (m *mender) sign(i, col int, v string) {
	first, _ := utf8.DecodeRuneInString(v)
	hints := []string{"Sätt citattecken runt värdet: " + inQuotes(v)}
	switch {
	case v == "-":
		hints = []string{"Skriv ett längre streck (–), eller lämna platsen efter kolonet tom."}
	case first == '-':
		hints = append(hints, "Om det är en lista: börja den på en egen rad under nyckeln.")
	case first == '|' || first == '>':
		hints = append(hints, "Om det är text på flera rader: skriv bara ”|” efter kolonet, och texten indragen på raderna under.")
	}
	m.report("PV109", m.src.span(i+1, col, utf8.RuneCountInString(v)), fmt.Sprintf("Ett värde kan inte börja med ”%c”.", first), hints...)
	m.lines[i][col-1] = '_'
	m.without(i, col, v)
}

// without takes away what else could trouble YAML in a value that is reported.
func (m *mender) without(i, col int, v string) {
	for j := range utf8.RuneCountInString(v) {
		switch m.lines[i][col-1+j] {
		case ':', '#', '"', '\'':
			m.lines[i][col-1+j] = '_'
		}
	}
}

// colon reports a plain value that holds a colon and a space.
func (m *mender) colon(i, col int, v string, hints ...string) {
	if cut := strings.Index(v, " #"); cut >= 0 {
		v = strings.TrimRight(v[:cut], " ")
	}
	if !strings.Contains(v, ": ") && !strings.HasSuffix(v, ":") {
		return
	}
	m.report("PV108", m.src.span(i+1, col, utf8.RuneCountInString(v)), "Värdet innehåller ett kolon följt av mellanslag, och då tror YAML att en ny nyckel börjar.",
		append([]string{"Sätt citattecken runt värdet: " + inQuotes(v)}, hints...)...)
	m.without(i, col, v)
}

// afterQuote reports text that goes on after the closing quote.
func (m *mender) afterQuote(i, col int, v string) {
	q := quoted(v)
	rest := strings.TrimLeft(v[len(q):], " \t")
	if len(q) < 2 || q[len(q)-1] != q[0] || rest == "" || rest[0] == '#' {
		return
	}
	whole := v
	if v[len(v)-1] == v[0] { // 'it's': the outer quotes are meant as such
		whole = v[1 : len(v)-1]
	}
	m.report("PV109", m.src.span(i+1, col, utf8.RuneCountInString(v)), "Texten fortsätter efter det avslutande citattecknet.",
		"Sätt citattecken runt hela värdet: "+inQuotes(whole))
	m.without(i, col, v)
}

// flow judges the values inside [ ] and { }: double-quoted texts, and signs that
// no value can begin with.
func (m *mender) flow(i, col int, v string) {
	m.flowColons(i, col, []rune(v))
	last := v[0] // the sign before, spaces apart
	for j := 1; j < len(v); j++ {
		before := last
		if v[j] != ' ' {
			last = v[j]
		}
		if !strings.ContainsRune("[{,:", rune(before)) {
			continue // within a value: 50 %
		}
		switch v[j] {
		case '@', '`', '%':
			end := j + strings.IndexAny(v[j:]+"]", ",]}")
			m.sign(i, col+utf8.RuneCountInString(v[:j]), strings.TrimRight(v[j:end], " "))
			continue
		case '"', '\'':
		default:
			continue
		}
		q := quoted(v[j:])
		if q[0] == '"' {
			m.escapes(i, col+utf8.RuneCountInString(v[:j]), q)
		}
		j += len(q) - 1
		last = v[j]
	}
}

// flowColons reports the plain values inside { } that hold a colon and a space.
func (m *mender) flowColons(i, col int, v []rune) {
	var open []rune
	start, last := -1, ' ' // of the plain value we are in; the sign before, spaces apart
	for j := 0; j < len(v); j++ {
		switch c := v[j]; {
		case (c == '"' || c == '\'') && strings.ContainsRune("[{,:", last):
			j += quotedLength(v[j:]) - 1
		case c == '[' || c == '{':
			open, start = append(open, c), -1
		case c == ']' || c == '}':
			if open, start = open[:len(open)-1], -1; len(open) == 0 {
				return
			}
		case c == ',':
			start = -1
		case c == ' ' && v[j-1] == ':' && start >= 0:
			end := j
			for end < len(v) && !strings.ContainsRune(",]}", v[end]) {
				end++
			}
			m.colon(i, col+start, strings.TrimRight(string(v[start:end]), " "),
				"Om en ny uppgift börjar där: sätt ett kommatecken före den.")
			j, start = end-1, -1
		case c == ' ' && v[j-1] == ':' && open[len(open)-1] == '{':
			start = j + 1
		}
		if v[j] != ' ' {
			last = v[j]
		}
	}
}

// escapes reports a backslash that YAML does not know within double quotes.
func (m *mender) escapes(i, col int, v string) {
	q := quoted(v)
	raw := strings.TrimSuffix(q[1:], `"`)
	bad := false
	for j := 0; j < len(raw); j++ {
		if raw[j] != '\\' {
			continue
		}
		j++
		bad = bad || j < len(raw) && !strings.ContainsRune("0abtnvfre\"/\\N_LP \txuU", rune(raw[j]))
	}
	if !bad && !windowsPath(raw) {
		return
	}
	n := utf8.RuneCountInString(q)
	m.src.altered(i + 1)
	m.list = append(m.list, backslash(m.src.span(i+1, col, n), raw))
	for j := range n {
		if m.lines[i][col-1+j] == '\\' {
			m.lines[i][col-1+j] = '/'
		}
	}
}

// backslash is the finding for a path in double quotes.
func backslash(at diag.Span, raw string) diag.Diagnostic {
	return diag.New("PV107", at, "Omvänt snedstreck (\\) inom dubbla citattecken betyder något annat i YAML.",
		"Använd enkla citattecken: '"+strings.ReplaceAll(raw, "'", "''")+"'")
}

// quoted gives the quoted text that s begins with, quotes included.
func quoted(s string) string {
	r := []rune(s)
	return string(r[:quotedLength(r)])
}

// windowsPath tells whether a double-quoted text is a path with a backslash
// that is not doubled: O:\mapp or \\server\mapp.
func windowsPath(raw string) bool {
	drive := len(raw) >= 3 && raw[1] == ':' && raw[2] == '\\' && (raw[0]|0x20) >= 'a' && (raw[0]|0x20) <= 'z'
	share := strings.HasPrefix(raw, `\\`)
	if !drive && !share {
		return false
	}
	if share && !strings.HasPrefix(raw, `\\\\`) {
		return true
	}
	return strings.Contains(strings.ReplaceAll(raw, `\\`, ""), `\`)
}

// inQuotes writes a value as YAML text in the quotes that need least change.
func inQuotes(v string) string {
	if inTypographic(v) {
		v = strings.Trim(v, typographic)
	}
	switch {
	case !strings.ContainsAny(v, `"\`):
		return `"` + v + `"`
	default:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	}
}
