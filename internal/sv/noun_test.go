package sv

import "testing"

func TestNouns(t *testing.T) {
	for typ, n := range nouns {
		if n.Article == "" || n.Indefinite == "" || n.Definite == "" || n.Plural == "" || n.PluralDefinite == "" {
			t.Errorf("%s lacks a form: %+v", typ, n)
		}
		if typ != "sla" && Slug(n.Indefinite) != typ {
			t.Errorf("%s is called %s", typ, n.Indefinite)
		}
		// A definite form ends with t in neuter and with n otherwise; of several
		// words the first is the one that is bent.
		end := "n"
		if n.Neuter() {
			end = "t"
		}
		first := n.Definite
		if typ == "sla" {
			first = "överenskommelsen"
		}
		if first[len(first)-1:] != end {
			t.Errorf("%s is no definite form of %s", n.Definite, n.A())
		}
	}
	if got := Named("samverkansavtal").Count(13) + ", " + Named("samverkansavtal").A() + ", " + Named("riktlinje").Count(1) + ", " + Named("motion").Count(2); got != "13 samverkansavtal, ett samverkansavtal, 1 riktlinje, 2 handlingar" {
		t.Error(got)
	}
}
