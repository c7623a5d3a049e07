package hyphen

import (
	_ "embed" // for the list
	"math/bits"
	"strings"
)

// wordFile is the list of compounds, with a hyphen at each joint.
//
//go:embed ord.txt
var wordFile string

// words are the compounds of the list and their parts.
type words struct {
	trie
	joints []places // by value, of each compound or part
}

// places are a set of places in a word: bit n stands for the place before letter n.
type places uint64

// after returns the first place after n, or end.
func (p places) after(n, end int) int {
	return min(end, n+1+bits.TrailingZeros64(uint64(p>>(n+1))))
}

// minLexical is how many letters a part of a compound has that may be found in
// other words. Two letters (år) would be found where they are none.
const minLexical = 3

// readWords reads the list: a compound a line, # begins a comment.
func readWords(file string) words {
	w := words{trie: newTrie(min(len(file), 8000)), joints: make([]places, 1, min(len(file), 2000))}
	for line := range strings.Lines(file) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		var few, fewParts [64]byte
		codes := few[:0]
		var joints places
		for part := range strings.SplitSeq(line, "-") {
			partCodes, _, _ := encode(fewParts[:0], part)
			if len(partCodes) >= minLexical && !w.has(partCodes) {
				w.enter(partCodes, 0)
			}
			joints |= 1 << len(codes)
			codes = append(codes, partCodes...)
		}
		w.enter(codes, joints&^1)
	}
	return w
}

func (w *words) enter(codes []byte, joints places) {
	w.add(codes, uint16(len(w.joints)))
	w.joints = append(w.joints, joints)
}

func (w *words) has(codes []byte) bool {
	n := uint16(0)
	for _, c := range codes {
		if n = w.down(n, c); n == 0 {
			return false
		}
	}
	return w.nodes[n].value != 0
}

// find returns where a word's parts meet. Where the list does not know it, endings that
// only stand before a joint tell.
func (w *words) find(word []byte) places {
	if len(word) > longestCompound || len(word) < 2*minLexical {
		return 0
	}
	if joints, ok := w.known(word); ok {
		return joints
	}
	return bound(word)
}

// known returns where a word's parts meet. The list knows the word if the parts that it
// has make up all of it, but for an ending; of several ways the one with the fewest
// parts counts.
func (w *words) known(word []byte) (joints places, ok bool) {
	if len(w.joints) == 0 || len(word) > longestCompound {
		return 0, false
	}
	var best [longestCompound + 1]step
	reached := 0 // the farthest place that parts lead to
	for from := 0; from <= reached && from < len(word); from++ {
		if from == 0 || best[from].parts > 0 {
			reached = max(reached, w.follow(best[:], word, from))
		}
	}
	last := 0
	for end := len(word); end > 0; end-- {
		if s := best[end]; s.parts > 0 && isEnding(word[end:]) && (last == 0 || s.parts < best[last].parts) {
			last = end
		}
	}
	return best[last].joints, last > 0
}

// longestCompound is how many letters a word may have for its parts to be known.
const longestCompound = 60

// step is the best way to a place in a word: how many entries lead there, and the
// joints between and within them.
type step struct {
	parts  int
	joints places
}

// follow notes every entry that begins at from, and returns where the longest ends.
func (w *words) follow(best []step, word []byte, from int) (longest int) {
	n := uint16(0)
	for i := from; i < len(word); i++ {
		if n = w.down(n, word[i]); n == 0 {
			break
		}
		v := w.nodes[n].value
		if v == 0 {
			continue
		}
		end := i + 1
		s := step{best[from].parts + 1, best[from].joints | w.joints[v]<<from}
		if from > 0 {
			s.joints |= 1 << from
		}
		for _, to := range [2]int{end, end + 1} {
			if to > end && !takesS(word[from:], end-from) {
				break
			}
			if best[to].parts == 0 || s.parts < best[to].parts {
				best[to] = s
			}
			longest = to
		}
	}
	return longest
}

// bindingEndings are those of nouns that take an s before the next part of a
// compound, and so tell where that begins: utrednings-arbete.
var bindingEndings = encodeAll("ning", "ering", "tion", "het", "skap", "itet", "nad")

// takesS tells whether the first n letters of a word end so that a binding s may
// follow, and whether it does, with more to come.
func takesS(word []byte, n int) bool {
	const s = 's' - 'a' + 1
	if n+1+minLexical > len(word) || word[n] != s {
		return false
	}
	for _, e := range bindingEndings {
		if hasSuffix(word[:n], e) {
			return true
		}
	}
	return false
}

// bound returns the joints that a binding s shows.
func bound(word []byte) (joints places) {
	const (
		before = 4 // letters before the ending; upphets-ad has fewer
		after  = 4
	)
	for n := 2 * minLexical; n+1+after <= len(word); n++ {
		if !takesS(word, n) || !hasVowel(word[n+1:]) {
			continue
		}
		for _, e := range bindingEndings {
			if hasSuffix(word[:n], e) && n-len(e) >= before {
				joints |= 1 << (n + 1)
			}
		}
	}
	return joints
}

// endings are those a noun or adjective takes at the end of a compound.
var endings = encodeAll("", "a", "an", "ar", "are", "aren", "arna", "arnas", "ars", "ans", "as", "e", "en", "ena", "enas", "ens",
	"er", "erna", "ernas", "ers", "es", "et", "ets", "n", "na", "nas", "ns", "or", "orna", "ornas", "ors", "r", "s", "t", "ts")

// isEnding tells whether what is left of a word is an ending.
func isEnding(rest []byte) bool {
	for _, e := range endings {
		if string(rest) == string(e) {
			return true
		}
	}
	return false
}

func encodeAll(texts ...string) [][]byte {
	out := make([][]byte, len(texts))
	for i, t := range texts {
		out[i], _, _ = encode(nil, t)
	}
	return out
}

func hasSuffix(b, end []byte) bool {
	return len(b) >= len(end) && string(b[len(b)-len(end):]) == string(end)
}

func hasVowel(codes []byte) bool {
	for _, c := range codes {
		if isVowel(c) {
			return true
		}
	}
	return false
}
