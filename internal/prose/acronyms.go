package prose

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"planverk/internal/plan"
)

// Acronyms are abbreviations in capitals that need no explanation.
type Acronyms map[string]bool

// everyday are abbreviations and names in capitals that a reader of a municipality's
// document knows, units and file formats, and words that people write in capitals.
var everyday = sync.OnceValue(func() Acronyms {
	all := Acronyms{}
	all.collect(everydayWords)
	return all
})

const everydayWords = `
AB AD ADHD CA AI API APP APT ASCII BIC BU CAD CC CD CE CET CGI CPU CSV CV DIGG DNA DNS DOS DSO DVD EAN EES EG EN EPI ERP EU EULA FAQ
FM FN FTP GB GDPR GIF GIS GPS HB HDMI HR HSL HTML HTTP HTTPS IBM ICT ID IKT IMY IP ISBN ISO ISSN IT ITIL IVO JPG JSON KB KF
KLASSA KS KSAU LAN LAS LED LIS LOU LSS LTE MAC MB MFA MSB MVA NATO NPÖ OCR ODF OECD OK OS OSL PC PDF PIN PM PNG PNR PTS PUB
QR RAM RF RSS SEK SFS SFTP SI SIM SIS SITHS SKL SKR SLA SMS SMTP SOAP SQL SSL SSO SVG TB TCP TLS TTL TV UHF UPS URL USA USB
UTC UTF VD VG VPN WAN WC WIFI WLAN WWW XLSX XML XSD YAML ZIP
ALDRIG ALL ALLA ALLT ATT AV BARA BORT DE DEN DET EJ ELLER EN ETT FEL FÅR FÖR HAR HELA I INGA INGEN INGET INTE JA KAN MED MEN
MER MÅSTE NEJ NU NY NYTT OBS OCH OM PÅ RÄTT SAMT SE SENAST SKA SOM STOPP TILL UT UTAN VAD VAR VI VIKTIG VID ÄN ÄR ÅR ÖVER
II III IV VI VII VIII IX XI XII XIII XIV XV XVI CEST CIO CISO CDO DPO
ARN BO CSN DO ESV FHM FK FMV FRA ISF JK JO KTH KKV LO MFD MSB PRV SBU SCB SJ SKV SMHI SPSM SPV SVT SÄPO TCO SACO UHR`

// collect adds each word in capitals of a text.
func (a Acronyms) collect(s string) {
	b := []byte(s)
	for i := 0; i < len(b); {
		end := wordEnd(b, i)
		if end == i {
			_, size := utf8.DecodeRune(b[i:])
			i += size
			continue
		}
		if isAcronym(s[i:end]) {
			a[s[i:end]] = true
		}
		i = end
	}
}

// isAcronym tells whether a word is two to six capitals.
func isAcronym(word string) bool {
	if c := word[0]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
		return false
	}
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6 && strings.Trim(word, word[:1]) != "" // AAAA is to be filled in
}

// Known gives the abbreviations of a municipality: all that stand in its kommun.yaml,
// where its terms, organisations and systems are named.
func Known(kommun *plan.Map) Acronyms {
	a := Acronyms{}
	eachText(kommun, func(_ string, s string) { a.collect(s) })
	return a
}

// explains gives the abbreviations that the document explains: its terms, and those
// that stand in parentheses or are followed by them.
func (r *reader) explains(root *plan.Map) Acronyms {
	a := Acronyms{}
	eachText(root, func(key, s string) {
		if key == "term" || key == "kortnamn" || key == "system" || key == "motpart" {
			a.collect(s)
		}
		b := []byte(s)
		for i := 0; i < len(b); i++ {
			if b[i] != '(' {
				continue
			}
			from := i + 1
			if end := wordEnd(b, from); end > from && isAcronym(s[from:end]) {
				a[s[from:end]] = true
			}
			before := i
			for before > 0 && b[before-1] == ' ' {
				before--
			}
			end := before
			for before > 0 && b[before-1] != ' ' && b[before-1] != '\n' && end-before < 16 {
				before--
			}
			if before < end && isAcronym(s[before:end]) {
				a[s[before:end]] = true
			}
		}
	})
	return a
}

// eachText visits every text of a tree, with the key that it stands under.
func eachText(n plan.Node, visit func(key, text string)) {
	var walk func(key string, n plan.Node)
	walk = func(key string, n plan.Node) {
		switch n := n.(type) {
		case *plan.Map:
			if n == nil {
				return
			}
			for _, f := range n.Fields {
				walk(f.Key, f.Value)
			}
		case *plan.List:
			for _, item := range n.Items {
				walk(key, item)
			}
		case *plan.Text:
			visit(key, n.Value)
		case *plan.Rich:
			visit(key, n.Source)
		case *plan.Ref:
			visit(key, n.Label)
		}
	}
	walk("", n)
}

// acronym reports an abbreviation that is explained nowhere, the first time it stands.
func (t *text) acronym(from, end int) {
	word := t.text[from:end]
	if !isAcronym(word) || everyday()[word] || t.known[word] || t.explained[word] || t.inCapitals(from, end) || t.numbered(end) {
		return
	}
	t.explained[word] = true
	if t.spelledOut(word, end) {
		return
	}
	t.propose(codeAcronym, from, end, func() (string, string) {
		return "Förkortningen ”" + word + "” förklaras inte.", "Skriv vad den står för första gången, med förkortningen inom parentes, eller lägg till den under begrepp. Är det ett namn: lägg till det i registren i kommun.yaml."
	})
}

// spelledOut tells whether a comma and words that begin as the abbreviation does follow
// it: PENG, prioritering efter nyttogrunder.
func (t *text) spelledOut(word string, end int) bool {
	after, comma := strings.CutPrefix(string(t.words[end:min(len(t.words), end+len(word)+4)]), ", ")
	first, _ := utf8.DecodeRuneInString(word)
	return comma && strings.HasPrefix(after, string(unicode.ToLower(first)))
}

// numbered tells whether figures follow: SN/2016:107, KS 2026/0100, ISO 9001.
func (t *text) numbered(end int) bool {
	i := end
	if i < len(t.words) && (t.words[i] == ' ' || t.words[i] == '/' || t.words[i] == '-') {
		i++
	}
	return i < len(t.words) && t.words[i] >= '0' && t.words[i] <= '9'
}

// inCapitals tells whether the word beside is in capitals too: then it is emphasis.
func (t *text) inCapitals(from, end int) bool {
	i := end
	for i < len(t.words) && t.words[i] == ' ' {
		i++
	}
	if next := wordEnd(t.words, i); i > end && next > i && isCapitals(t.text[i:next]) {
		return true
	}
	i = from
	for i > 0 && t.words[i-1] == ' ' {
		i--
	}
	start := i
	for start > 0 && wordByte(t.words[start-1]) && i-start < 40 {
		start--
	}
	return start < i && i < from && isCapitals(t.text[start:i])
}

func isCapitals(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
