package reconcile

import "planverk/internal/book"

// keys are those of a table's rows, by themselves and by what is left of them when
// capitals, spaces and the kind of ö do not count; "" for what two of them share.
type keys struct{ exact, folded map[string]string }

// known gives the keys that the workbook was sent out with, and those that the plan has now.
func (c *comparison) known(t *book.Table) keys {
	k := keys{map[string]string{}, map[string]string{}}
	for _, r := range t.Rows {
		k.put(words(r[0]))
	}
	for at := range c.base.values {
		if at.table != t.Name {
			continue
		}
		if i := t.Column(at.column); i >= 0 && t.Columns[i].Input {
			k.put(at.row)
		}
	}
	return k
}

func (k keys) put(key string) {
	if key == "" || k.exact[key] != "" {
		return
	}
	k.exact[key] = key
	folded := fold(key)
	if _, taken := k.folded[folded]; taken {
		key = ""
	}
	k.folded[folded] = key
}

// key gives the key that a text stands for, "" when it is none: people and programs
// write one with other capitals, or with o and two dots for ö.
func (k keys) key(text string) string {
	if own := k.exact[text]; own != "" || len(text) > 1024 {
		return own
	}
	return k.folded[fold(text)]
}
