package hyphen

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"planverk/internal/sv"
)

// show writes a word with its breaks: = a joint, · a syllable, ~ a syllable within
// a part of a compound.
func show(word string) string {
	var b strings.Builder
	from := 0
	for _, br := range new(Own).Append(nil, word) {
		b.WriteString(word[from:br.At])
		b.WriteString([]string{"=", "·", "~"}[br.Quality])
		from = br.At
	}
	return b.String() + word[from:]
}

func TestAppend(t *testing.T) {
	for _, want := range []string{
		// Simple words, by the patterns.
		"för·valt·ning", "be·skriv·ning", "till·gäng·lig·het", "an·vän·dare", "upp·följ·ning", "in·teg·ra·tion",
		"med·bor·gare", "re·gi·stre·ring", "upp·hand·ling", "kon·se·kvens", "topp·lån", "mo·ti·ve·ring",
		// Compounds of the list and of its parts, with endings.
		"per~son=upp~gifts=biträ~des=avtal",
		"per~son=upp~gifts=biträ~des=avta~let",
		"system=för~valt~nings=plan",
		"system=för~valt~nings=pla~nerna",
		"verk~sam~hets=utveck~ling",
		"infor~ma~tions=säker~hets=klass~ning",
		"social=nämn~dens",
		"data=skydds=ombud",
		"risk=ana~lys",
		"ram=avtal",
		"direkt=upp~hand~lingar",
		"doku~ment=han~te~rings=plan",
		"kalen~der=år",
		"verk~sam~hets=års=redo~vis~ning",
		// Compounds of which a binding s tells the joint.
		"mil~jö~till~stånds~pröv~nings=dele~ga~tion",
		"till~verk~nings=indu~stri",
		"bered~skaps=sam~ord~nare",
		// Signs around the word.
		"(för·valt·ning),", "”ut·bild·ningen”.", "kom·mu·nens’",
		// Words with a hyphen: each part by itself.
		"IT-system=för~valt~ning", "kom·mun-", "drifts-", "ut·veck·lings-för·valt·ning",
		// Names and beginnings of sentences.
		"Norrby", "Procapita", "Ut·bild·ningen", "System=ägare",
		// Too short.
		"avtal", "bestå", "idé", "ägare",
	} {
		word := strings.NewReplacer("=", "", "·", "", "~", "").Replace(want)
		if got := show(word); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestOwn: a municipality's own words are broken at the joints it gives, with endings
// and signs around them too, and leave the other words as they were.
func TestOwn(t *testing.T) {
	own := NewOwn([]string{"Bygg-lov", "sam-ordnings-nod", "system-förvaltning"})
	for word, want := range map[string][]int{
		"bygglovet,":        {4},
		"samordningsnoden":  {3, 11},
		"systemförvaltning": {6},
	} {
		var joints []int
		for _, b := range own.Append(nil, word) {
			if b.Quality == Joint {
				joints = append(joints, b.At)
			}
		}
		if !slices.Equal(joints, want) {
			t.Errorf("%s: joints at %v, want %v", word, joints, want)
		}
	}
	for _, word := range []string{"personuppgiftsbiträdesavtalet", "beskrivning", "tillståndsprövningsdelegation"} {
		if got, want := own.Append(nil, word), new(Own).Append(nil, word); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

// TestLeftAlone: codes, addresses, abbreviations and words of other languages stand
// whole.
func TestLeftAlone(t *testing.T) {
	for _, word := range []string{
		"", "-", "§", "KOMMUNSTYRELSEN", "OneDriveAvtal", "kommun2021", "2021-12-15", "060-16", "systemVersion",
		"info@sundsvall.example", "https://www.example.se/förvaltning", `O:\Gemensam\Förvaltning`, "förvaltning/utveckling",
		"organization", "software", "gárdimvuohta", "förvaltnings_plan", "för\u00a0valtningen",
		strings.Repeat("förvaltning", 60),
	} {
		if got := show(word); got != word {
			t.Errorf("%q is broken: %s", word, got)
		}
	}
}

// TestList: the list is in order and without repeats, and each of its words breaks
// just where it says.
func TestList(t *testing.T) {
	var list []string
	for line := range strings.Lines(wordFile) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	if len(list) < 300 {
		t.Errorf("the list has %d words", len(list))
	}
	seen := map[string]bool{}
	for i, line := range list {
		word := strings.ReplaceAll(line, "-", "")
		if seen[word] {
			t.Errorf("%s stands twice", word)
		}
		seen[word] = true
		if i > 0 && sv.Compare(strings.ReplaceAll(list[i-1], "-", ""), word) > 0 {
			t.Errorf("%s stands after %s", line, list[i-1])
		}
		if !strings.Contains(line, "-") {
			t.Errorf("%s has no joint", line)
		}
		got := strings.NewReplacer("·", "", "~", "", "=", "-").Replace(show(word))
		if got != line {
			t.Errorf("%s breaks as %s", line, got)
		}
	}
}

// TestPatternsUnchanged: the file is distributed under the LPPL as its author
// published it. A changed copy must carry another name and say so.
func TestPatternsUnchanged(t *testing.T) {
	sum := sha256.Sum256([]byte(patternFile))
	if got := hex.EncodeToString(sum[:]); got != "102253382bd91cdb7535de5c20744254c9ac9aaa4ca12ed420eb835e5004c0b3" {
		t.Errorf("hyph-sv.tex has changed: %s", got)
	}
	if n := len(readPatterns(patternFile).figures) - 1; n != 4693 {
		t.Errorf("%d patterns, want 4693", n)
	}
}

// check tells what is wrong with the breaks of a word.
func check(t *testing.T, word string) {
	breaks := new(Own).Append(nil, word)
	if !slices.IsSortedFunc(breaks, func(a, b Break) int { return a.At - b.At }) {
		t.Errorf("%q: not in order: %v", word, breaks)
	}
	last := 0
	for _, b := range breaks {
		switch {
		case b.At >= len(word) || !utf8.RuneStart(word[b.At]):
			t.Errorf("%q: a break within a letter: %v", word, b)
		case b.At == last:
			t.Errorf("%q: two breaks at %d", word, b.At)
		case utf8.RuneCountInString(word[:b.At]) < minLeft || utf8.RuneCountInString(word[b.At:]) < minEnd:
			t.Errorf("%q: too near an end: %v", word, b)
		}
		last = b.At
	}
}

func TestBreaksStandBetweenLetters(t *testing.T) {
	for line := range strings.Lines(wordFile) {
		word := strings.ReplaceAll(strings.TrimSpace(line), "-", "")
		for _, w := range []string{word, word + "s", "(" + word + ")", strings.ToUpper(word), word + "-" + word} {
			check(t, w)
		}
	}
}

func FuzzAppend(f *testing.F) {
	for _, seed := range []string{"systemförvaltningsplan", "a-b", "\xff", "ǻngström", "----", "ÅÄÖåäöé", strings.Repeat("å", 300)} {
		f.Add(seed)
	}
	f.Fuzz(check)
}

func BenchmarkTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readPatterns(patternFile)
		readWords(wordFile)
	}
}

func BenchmarkAppend(b *testing.B) {
	b.ReportAllocs()
	var room [32]Break
	for b.Loop() {
		new(Own).Append(room[:0], "personuppgiftsbiträdesavtalets")
	}
}
