package prose

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// roles are the words for who does what, as guidelines and plans of municipalities call
// them, with how they are inflected.
var roles = []struct{ stem, endings string }{
	{"arkivansvarig", ansvarig}, {"dataskyddsansvarig", ansvarig}, {"informationssäkerhetsansvarig", ansvarig}, {"personuppgiftsansvarig", ansvarig},
	{"systemansvarig", ansvarig}, {"systemdriftansvarig", ansvarig}, {"systemdriftsansvarig", ansvarig}, {"dokumentansvarig", ansvarig}, {"objektansvarig", ansvarig},
	{"verksamhetsansvarig", ansvarig}, {"avtalsansvarig", ansvarig}, {"personuppgiftssamordnar", are}, {"dataskyddssamordnar", are},
	{"informationssäkerhetssamordnar", are}, {"systemförvaltar", are}, {"systemägar", are}, {"informationsägar", are}, {"objektförvaltar", are}, {"objektledar", are},
	{"objektägar", are}, {"förvaltningsledar", are}, {"verksamhetsutvecklar", are}, {"systemutvecklar", are}, {"systemtekniker", "//n/na/nas/ns/s"},
	{"dataskyddsombud", "//en/ens/et/ets/s"}, {"personuppgiftsbiträde", "//n/na/nas/s/t/ts"}, {"systemadministratör", "//en/ens/er/erna/ernas/ers/s"},
	{"förvaltningschef", "//en/ens/er/erna/ernas/ers/s"}, {"verksamhetschef", "//en/ens/er/erna/ernas/ers/s"}, {"kommunarkivarie", "//n/ns/r/rna/rnas/rs/s"},
	{"registrator", "//er/erna/ernas/n/ns/s"}, {"kommundirektör", "//en/ens/er/erna/ernas/ers/s"}, {"förvaltningsdirektör", "//en/ens/er/erna/ernas/ers/s"},
}

// The endings of two common kinds.
const (
	are      = "e/en/ens/es/na/nas"
	ansvarig = "//a/as/e/es/s/t"
)

// shortestRole is how many letters a word must have to be taken for a misspelt role: a
// shorter one is too like others.
const shortestRole = 10

// roleForms holds every form by its first two letters, and apart.
var roleForms = sync.OnceValues(func() (map[string][]string, map[string]bool) {
	by, all := map[string][]string{}, map[string]bool{}
	for _, r := range roles {
		for ending := range strings.SplitSeq(strings.TrimPrefix(r.endings, "/"), "/") {
			form := r.stem + ending
			if !all[form] {
				all[form] = true
				by[form[:2]] = append(by[form[:2]], form)
			}
		}
	}
	return by, all
})

// role reports a word that is a role but for a slip or two of the keyboard.
func (t *text) role(from, end int, lower string) {
	if len(lower) < shortestRole || joined(t.words, from, end) {
		return
	}
	by, all := roleForms()
	if all[lower] || isOther(lower) {
		return
	}
	near, only := nearest(lower, by[lower[:2]])
	if near == "" {
		return
	}
	written := t.text[from:end]
	right := like(near, written)
	var edits []Edit
	if only {
		edits = append(edits, t.edit(codeRole, from, end, right))
	}
	t.propose(codeRole, from, end, func() (string, string) {
		return "Rollen ”" + written + "” är troligen felskriven.", "Menade du ”" + right + "”?"
	}, edits...)
}

// otherEndings make another word of a role: systemförvaltande, systemförvaltning.
var otherEndings = []string{"ande", "andet", "ning", "ningen", "skap", "skapet", "ansvar", "ansvaret", "rådet", "råd", "rätt"}

func isOther(word string) bool {
	return slices.ContainsFunc(otherEndings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// nearest gives the form that a word is one or two slips from, and whether no other
// form is as near. The slips stand together: nothing else is a slip for certain.
func nearest(word string, forms []string) (best string, only bool) {
	least := 3
	for _, f := range forms {
		if n := slips(word, f); n < least {
			best, least, only = f, n, true
		} else if n == least && n < 3 {
			only = false
		}
	}
	return best, only
}

// slips tells how many letters part two words where they differ, 3 for more than two.
// A word that is another one with more at its end is a word of its own: systemansvar.
func slips(word, role string) int {
	a, b := []rune(word), []rune(role)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	left, right := len(a)-head-tail, len(b)-head-tail
	n := max(left, right)
	switch {
	case n == 2 && utf8.RuneCountInString(role) < 12 && !swapped(a[head:head+left], b[head:head+right]):
		return 3 // of a shorter word, two letters may make another
	case tail == 0:
		return 3 // it differs in its ending alone
	case n > 2:
		return 3
	}
	return n
}

// swapped tells whether two letters have changed places.
func swapped(a, b []rune) bool {
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
