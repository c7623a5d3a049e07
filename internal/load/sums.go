package load

import (
	"strings"

	"planverk/internal/plan"
)

// sums reads x-summa of a group's fields and holds it against the group: "rader.belopp"
// is the sum of the rows' amounts, "nyttor.belopp - kostnader.belopp" a difference.
func (r *schemaReader) sums(s *plan.Schema, o *object, path string) error {
	properties := o.get("properties")
	for _, key := range s.Keys {
		full, err := r.full(properties.get(key), path+"."+key, 0)
		if err != nil {
			return err
		}
		formula := full.text("x-summa")
		if formula == "" {
			continue
		}
		field := s.Fields[key]
		if field.Shape != plan.Leaf || field.Leaf != plan.LeafAmount || !field.Computed {
			return fault(properties.get(key), "x-summa", "%s.%s: x-summa kräver ”x-typ”: ”belopp” och ”x-beräknas”: true", path, key)
		}
		if field.Sum = r.terms(s, formula); field.Sum == nil {
			return fault(properties.get(key), "x-summa", "%s.%s: ”%s” (x-summa) är ingen summa av belopp på rader i samma grupp; skriv till exempel ”rader.belopp”", path, key, formula)
		}
	}
	return nil
}

// terms reads a formula; nil when a term is no amount on the rows of a list of the group.
func (r *schemaReader) terms(s *plan.Schema, formula string) []plan.Term {
	var all []plan.Term
	sign := int64(1)
	for i, word := range strings.Fields(formula) {
		if i%2 == 1 {
			switch word {
			case "+":
				sign = 1
			case "-":
				sign = -1
			default:
				return nil
			}
			continue
		}
		list, amount, _ := strings.Cut(word, ".")
		in := r.spaced(s, list)
		rows := s.Fields[in]
		if rows == nil || rows.Shape != plan.Sequence || rows.Items.Shape != plan.Group {
			return nil
		}
		key := r.spaced(rows.Items, amount)
		if f := rows.Items.Fields[key]; f == nil || f.Shape != plan.Leaf || f.Leaf != plan.LeafAmount {
			return nil
		}
		all = append(all, plan.Term{Sign: sign, Rows: in, Field: key})
		sign = 0
	}
	if sign != 0 { // ends with a sign
		return nil
	}
	return all
}

// spaced gives the key that a formula means: keys with spaces are written with
// underscores there.
func (r *schemaReader) spaced(s *plan.Schema, word string) string {
	table := r.folded[s]
	if table == nil {
		table = spellings(s.Keys)
		r.folded[s] = table
	}
	return table[foldKey(word)]
}
