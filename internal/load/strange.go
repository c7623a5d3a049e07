package load

import (
	"strings"

	"planverk/internal/diag"
	"planverk/internal/pattern"
)

// conflicts reports the lines that git leaves where it could not merge two versions of
// a file. What stands between them can not be judged.
func (src *source) conflicts() diag.List {
	var list diag.List
	for i, line := range src.lines {
		if strings.HasPrefix(line, "<<<<<<< ") {
			list = add(list, diag.New("PV114", src.content(i+1), "Här står två versioner av samma rader, som git inte har kunnat slå ihop.",
				"Behåll den ena versionens rader. Ta bort den andras, och raderna som börjar med <<<<<<<, ======= och >>>>>>>."))
		}
	}
	return list
}

// tableHead is the first line of a group in TOML and in ini files.
var tableHead = pattern.Later(`^\[[\pL\d_.-]+\]$`)

// otherLanguage reports a text file that is written in another language than YAML from
// its first line on.
func (src *source) otherLanguage() diag.List {
	for i, line := range src.lines {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[' && tableHead().MatchString(line) && strings.Contains(src.text, "="):
			return diag.List{diag.New("PV114", src.content(i+1), "Filen är skriven som en inställningsfil (TOML eller ini), inte som YAML.",
				"Skriv gruppens namn och ett kolon, och raderna under indragna med nyckel, kolon och värde: ”"+strings.Trim(line, "[]")+":”.")}
		}
		return nil
	}
	return nil
}

// blank tells whether nothing but space is written.
func (src *source) blank() bool { return strings.TrimSpace(src.text) == "" }

// bullets are the signs that people and word processors put before the rows of a list.
const bullets = "•◦▪●·‣–—*"

// numbered is a row that begins with its number, "1." or "a)".
var numbered = pattern.Later(`^(\d{1,2}|[a-z])[.)] `)

// bullet gives the sign of a list that a text begins with, "" when it does not.
func bullet(text string) string {
	for _, b := range bullets {
		if rest, ok := strings.CutPrefix(text, string(b)); ok && strings.IndexAny(rest, " \t\u00a0") == 0 {
			return string(b)
		}
	}
	if strings.HasPrefix(text, "-\u00a0") {
		return "-\u00a0"
	}
	return strings.TrimSpace(numbered().FindString(text))
}

// bulletHint tells how a list is written in YAML.
func bulletHint(sign string) string {
	if sign == "-\u00a0" {
		return "Efter strecket står ett hårt mellanslag. Skriv ett vanligt i stället."
	}
	return "Är det en lista: byt ”" + sign + "” mot ett vanligt streck (-) och ett mellanslag, på var sin rad."
}

// typographic are the quotes that word processors make of " and '.
const typographic = "”“„’‘»«"

// betterHints puts the likely cause first where the value itself shows it: quotes from a
// word processor, and letters in place of figures.
func (src *source) betterHints(list diag.List) diag.List {
	for i, d := range list {
		if !judgesValue[d.Code] || d.Span.Start.Line == 0 {
			continue
		}
		line := src.runes(d.Span.Start.Line)
		from, to := min(d.Span.Start.Col-1, len(line)), min(d.Span.End.Col-1, len(line))
		value := string(line[from:max(from, to)])
		switch {
		case inTypographic(value):
			list[i].Hints = []string{"Citattecknen är en ordbehandlares och räknas till värdet. Ta bort dem, eller skriv raka: \"" + strings.Trim(value, typographic) + "\""}
		case d.Code == "PV125" && openEnded[strings.ToLower(value)]:
			list[i].Hints = []string{"Är ingen dag bestämd lämnas platsen efter kolonet tom."}
		case d.Code == "PV119" || d.Code == "PV120" || d.Code == "PV201":
		case letterZero().MatchString(value):
			list[i].Hints = append([]string{"Här står bokstaven O där siffran 0 ska stå."}, d.Hints...)
		case letterOne().MatchString(value):
			list[i].Hints = append([]string{"Här står bokstaven l där siffran 1 ska stå."}, d.Hints...)
		}
	}
	return list
}

// judgesValue are the codes of findings about what one value says.
var judgesValue = map[string]bool{"PV119": true, "PV120": true, "PV123": true, "PV124": true, "PV125": true, "PV126": true, "PV127": true, "PV128": true, "PV201": true}

var (
	letterZero = pattern.Later(`\d[Oo]([\d ,.-]|$)|(^|[ -])[Oo]\d`)
	letterOne  = pattern.Later(`\d[lI]([\d ,.-]|$)|(^|[ -])[lI]\d`)
)

// openEnded are the words that people write for a day that is not set.
var openEnded = map[string]bool{"tills vidare": true, "tillsvidare": true, "löpande": true, "inte bestämt": true, "ej bestämt": true, "okänt": true, "saknas": true}

// inTypographic tells whether a whole value stands within such quotes.
func inTypographic(v string) bool {
	r := []rune(v)
	return len(r) > 2 && strings.ContainsRune(typographic, r[0]) && strings.ContainsRune(typographic, r[len(r)-1])
}
