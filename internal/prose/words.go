package prose

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// phrase is a word, or words that stand together, and what is plainer.
type phrase struct {
	forms string // with / between them: every inflection is written out
	plain string // what to write: for one that is inflected, its uninflected form
}

// officialese are words that public agencies' advice on plain Swedish tells to leave
// out. The table is our own choice of the most common. Words that also mean something
// else are not here, nor are terms of law.
var officialese = []phrase{
	{"alltjämt", "fortfarande"},
	{"anmoda/anmodar/anmodade/anmodas/anmodat", "be eller uppmana"},
	{"avgiva/avgiver/avgivit", "lämna"},
	{"avseende", "om, för eller i fråga om"},
	{"bemanningsmässigt/budgetmässigt/ekonomimässigt/kostnadsmässigt/resursmässigt/tidsmässigt/volymmässigt", "i fråga om och ordets början"},
	{"benägen att/benägna att", "villig att"},
	{"beträffande", "om eller för"},
	{"bibringa/bibringas", "ge"},
	{"bliva/bliver", "bli"},
	{"bortse ifrån", "bortse från"},
	{"därest", "om"},
	{"därvid/därvidlag", "då eller där"},
	{"dylik/dylika/dylikt", "sådan"},
	{"effektuera/effektuerar/effektueras/effektuerats", "utföra"},
	{"ehuru", "fast eller trots att"},
	{"ej", "inte"},
	{"eljest", "annars"},
	{"emedan", "eftersom"},
	{"enär", "eftersom"},
	{"erfordra/erfordrar/erfordras/erfordrades/erfordrats", "kräva eller behöva"},
	{"erforderlig/erforderliga/erforderligt", "nödvändig, eller som behövs"},
	{"erhålla/erhåller/erhålles/erhålls/erhöll/erhölls/erhållit/erhållits", "få"},
	{"erlägga/erlägger/erläggas/erläggs/erlades/erlagts", "betala"},
	{"estimera/estimerar/estimeras/estimerat", "uppskatta eller beräkna"},
	{"facilitera/faciliterar/faciliteras", "underlätta"},
	{"företaga/företagas/företager", "göra"},
	{"föreligga/föreligger/förelåg/förelegat", "finnas"},
	{"förevarande", "den här"},
	{"förfara/förfares/förfarits", "göra"},
	{"förorsaka/förorsakar/förorsakas/förorsakade/förorsakat", "orsaka"},
	{"föranleda/föranleder/föranleds/föranledde/föranlett", "leda till eller orsaka"},
	{"giva/giver/givas", "ge"},
	{"gälda/gäldar/gäldas", "betala"},
	{"handhavande/handhavandet", "skötsel eller hantering"},
	{"handhava/handhar/handhas/handhaft", "sköta"},
	{"hava", "ha"},
	{"huruvida", "om"},
	{"hänförlig/hänförliga/hänförligt", "som hör till"},
	{"härför", "för detta"},
	{"härvid/härvidlag", "då eller här"},
	{"i anledning av", "på grund av"},
	{"i enlighet med", "enligt"},
	{"i händelse av", "vid eller om"},
	{"i syfte att", "för att"},
	{"ifrågavarande", "den, det eller de som det gäller"},
	{"inkomma/inkommer/inkommit/inkom", "komma in eller lämnas in"},
	{"inneha/innehar/innehas/innehade/innehaft", "ha"},
	{"införskaffa/införskaffar/införskaffas/införskaffat", "skaffa"},
	{"jämlikt", "enligt"},
	{"jämväl", "också"},
	{"likaledes", "också"},
	{"lämpligen", "gärna eller helst"},
	{"med avseende på", "om eller för"},
	{"medelst", "med"},
	{"medgiva/medgiver", "medge"},
	{"monitorera/monitorerar/monitoreras", "följa eller övervaka"},
	{"nedan nämnda/nedannämnda", "de som nämns nedan"},
	{"nyttja/nyttjar/nyttjas/nyttjade/nyttjat", "använda"},
	{"ombesörja/ombesörjer/ombesörjs/ombesörjas/ombesörjde/ombesörjt", "sköta eller ordna"},
	{"ovan nämnda/ovannämnda", "de som nämns ovan"},
	{"påkalla/påkallar/påkallas/påkallat", "kräva eller behöva"},
	{"senast föregående", "förra"},
	{"städse", "alltid"},
	{"sålunda", "så eller därför"},
	{"såvida", "om"},
	{"såväl som", "och"},
	{"taga/tagas/tager", "ta"},
	{"till den del", "om eller i den mån"},
	{"tillhandahavande", "att ha"},
	{"tillse/tillser/tillses/tillsåg/tillsett", "se till"},
	{"tillställa/tillställer/tillställas/tillställs/tillställts", "skicka eller ge"},
	{"undfå/undfått", "få"},
	{"uppbära/uppbär/uppburit", "få"},
	{"vad avser", "i fråga om"},
	{"varom", "som, eller om vilket"},
	{"vederbörande", "den som det gäller"},
	{"vederbörlig/vederbörliga/vederbörligen/vederbörligt", "rätt eller riktig"},
	{"vidimera/vidimerar/vidimerad/vidimeras", "intyga att en kopia stämmer"},
	{"vidkommande", "i fråga om"},
	{"vidtaga/vidtagas/vidtager", "vidta eller göra"},
	{"åligga/åligger/ålåg", "vara skyldig, eller ska"},
	{"ånyo", "på nytt eller igen"},
	{"åtnjuta/åtnjuter/åtnjutit", "ha eller få"},
	{"ävensom", "och, och även"},

	// Roles and authorities that have another name now.
	{"personuppgiftsombud/personuppgiftsombudet", "dataskyddsombud: personuppgiftsombud fanns till och med maj 2018"},
	{"datainspektionen", "Integritetsskyddsmyndigheten, som myndigheten heter sedan 2021"},
}

// asNouns are words before ”avseende” that make a noun of it: i detta avseende.
var asNouns = map[string]bool{"i": true, "detta": true, "visst": true, "något": true, "varje": true, "samma": true, "ett": true, "alla": true, "annat": true, "första": true, "andra": true, "särskilt": true, "inget": true}

// lookup is a phrase by its first word.
type lookup struct {
	rest  []string // the words after the first
	plain string
	code  string
	short *abbreviation
}

// lexicon holds all phrases and abbreviations by their first word. It is made when the
// first text is read.
var lexicon = sync.OnceValue(func() map[string][]lookup {
	all := map[string][]lookup{"skall": {{plain: "ska", code: codeSkall}}}
	for _, p := range officialese {
		for form := range strings.SplitSeq(p.forms, "/") {
			words := strings.Fields(form)
			all[words[0]] = append(all[words[0]], lookup{rest: words[1:], plain: p.plain, code: codeOfficialese})
		}
	}
	for i, a := range abbreviations {
		first := a.parts()[0]
		all[first] = append(all[first], lookup{code: codeAbbreviation, short: &abbreviations[i]})
	}
	return all
})

// eachWord looks up every word of the text.
func (t *text) eachWord() {
	all := lexicon()
	before := ""
	for i := 0; i < len(t.words); {
		end := wordEnd(t.words, i)
		if end == i {
			_, size := utf8.DecodeRune(t.words[i:])
			i += size
			continue
		}
		word := t.text[i:end]
		lower := strings.ToLower(word)
		next, found := end, false
		for _, l := range all[lower] {
			if to := t.looked(l, i, end, before); to > 0 {
				next, found = to, true
				break
			}
		}
		if !found {
			t.acronym(i, end)
			t.role(i, end, lower)
		}
		before, i = lower, next
	}
}

// looked reports the phrase if it stands here, and gives where it ends; else 0.
func (t *text) looked(l lookup, from, end int, before string) int {
	if l.short != nil {
		return t.abbreviated(l.short, from)
	}
	word := t.text[from:end]
	if joined(t.words, from, end) || word == "avseende" && asNouns[before] {
		return 0
	}
	for _, w := range l.rest {
		i := end
		for i < len(t.words) && (t.words[i] == ' ' || t.words[i] == '\n') {
			i++
		}
		next := wordEnd(t.words, i)
		if i == end || strings.ToLower(t.text[i:next]) != w {
			return 0
		}
		end = next
	}
	written := t.text[from:end]
	if l.code == codeSkall {
		plain := like(l.plain, word)
		t.propose(codeSkall, from, end, func() (string, string) {
			return "”" + written + "” är en äldre form.", "Skriv ”" + plain + "”."
		}, t.edit(codeSkall, from, end, plain))
		return end
	}
	t.propose(codeOfficialese, from, end, func() (string, string) {
		return "”" + strings.Join(strings.Fields(written), " ") + "” är kanslispråk.", "Enklare: " + l.plain + "."
	})
	return end
}

// joined tells whether a word is part of a compound with a hyphen, or of a name with a
// point in it.
func joined(b []byte, from, end int) bool {
	if from > 0 && strings.IndexByte("-_.@/", b[from-1]) >= 0 && (from > 1 && !blank(b[from-2])) {
		return true
	}
	return end < len(b) && (b[end] == '-' || b[end] == '_') || end+1 < len(b) && b[end] == '.' && inWord(rune(b[end+1]))
}

// wordEnd gives where the letters and figures that begin at a byte end.
func wordEnd(b []byte, from int) int {
	for i := from; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if !inWord(rune(c)) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if !inWord(r) {
			return i
		}
		i += size
	}
	return len(b)
}

func inWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
