package secrecy

import (
	"slices"
	"strings"

	"planverk/internal/plan"
	"planverk/internal/sv"
)

// Document masks a data file in its own tree, and gives what must not be found in what
// is made of it. schema is of its type.
func (m *Mask) Document(in *plan.Input, schema *plan.Schema) []Secret {
	d := &masker{mask: m, rules: m.of(in)}
	d.group(in.Root)
	if d.amounts {
		dropComputed(in.Root, schema)
	}
	sortSecrets(d.secrets)
	return d.secrets
}

// of gives the rules that hold for a document.
func (m *Mask) of(in *plan.Input) (all []plan.Masking) {
	_, folder := plan.Names(in)
	id := sv.Slug(plan.HeadOf(in).ID.Value)
	for _, r := range m.rules {
		if h := sv.Slug(r.Document.Value); h == "" || h == folder || h == id {
			all = append(all, r)
		}
	}
	return all
}

// masker walks the tree of a document.
type masker struct {
	mask    *Mask
	rules   []plan.Masking
	secrets []Secret
	amounts bool // an amount is taken out, so that sums must be reckoned anew
}

func (d *masker) group(m *plan.Map) {
	if m == nil {
		return
	}
	for i := range m.Fields {
		m.Fields[i].Value = d.node(m.Fields[i].Value)
	}
	for i, f := range m.Fields {
		if f.Key == "telefon eller e-post" || f.Key == "telefon" || f.Key == "e-post" {
			m.Fields[i].Value = d.contact(f.Value, d.besides(m))
		}
	}
}

// besides gives the masked persons that a group refers to.
func (d *masker) besides(m *plan.Map) (all []person) {
	for _, f := range m.Fields {
		for _, ref := range refs(f.Value) {
			if p, masked := d.mask.persons[ref.Target]; masked {
				all = append(all, p)
			}
		}
	}
	return all
}

func refs(n plan.Node) (all []*plan.Ref) {
	switch n := n.(type) {
	case *plan.Ref:
		all = append(all, n)
	case *plan.List:
		for _, item := range n.Items {
			all = append(all, refs(item)...)
		}
	}
	return all
}

// contact puts the function's address in the place of a number or an address that leads
// to a masked person: one who is named in it, or whom the group is about.
func (d *masker) contact(n plan.Node, about []person) plan.Node {
	switch n := n.(type) {
	case *plan.Text:
		if p, personal := d.personal(n, about); personal {
			n.Value, n.Raw = p.address, p.address
		}
	case *plan.List:
		left := &plan.List{At: n.At}
		var there []string
		for _, item := range n.Items {
			item = d.contact(item, about)
			if s := words(item); s != "" && !slices.Contains(there, s) {
				left.Items, there = append(left.Items, item), append(there, s)
			}
		}
		return left
	}
	return n
}

// personal tells whose number or address a text is. An address without a part of the
// person's name is a function's.
func (d *masker) personal(t *plan.Text, about []person) (person, bool) {
	text := NewText(t.Value)
	for _, row := range d.mask.order {
		p := d.mask.persons[row]
		if slices.ContainsFunc(p.secrets, func(s Secret) bool { _, found := s.Find(text); return found }) {
			return p, true
		}
	}
	box, _, mail := strings.Cut(t.Value, "@")
	for _, p := range about {
		named := slices.ContainsFunc(p.parts, func(part string) bool { return strings.Contains(squash(box).text, part) })
		if !mail && len(digitsOf(t.Value)) < leastDigits || mail && !named {
			continue
		}
		kind := Phone
		if mail {
			kind = Mail
		}
		d.secrets = append(d.secrets, Secret{What: t.ID, Of: t.ID, At: t.Span, Kind: kind, Value: t.Value})
		return p, true
	}
	return person{}, false
}

// node gives what stands in the place of a value.
func (d *masker) node(n plan.Node) plan.Node {
	if n == nil {
		return nil
	}
	if i := slices.IndexFunc(d.rules, func(r plan.Masking) bool { return covers(r.Field.Value, n.Identity()) }); i >= 0 {
		return d.hide(n, d.rules[i])
	}
	switch n := n.(type) {
	case *plan.Map:
		d.group(n)
	case *plan.List:
		for i := range n.Items {
			n.Items[i] = d.node(n.Items[i])
		}
		n.Items = d.once(n.Items)
	case *plan.Text:
		n.Value = d.clean(n.Value, n)
		n.Raw = n.Value
	case *plan.Rich:
		n.Source = d.clean(n.Source, n)
		n.Raw = n.Source
	case *plan.Ref:
		if p, masked := d.mask.persons[n.Target]; masked {
			n.Label, n.Raw = p.function, p.function
		} else if n.Target == nil {
			n.Label = d.clean(n.Label, n)
			n.Raw = n.Label
		}
	}
	return n
}

// once leaves out what the mask has made the same as something before it in a list: the
// second of two persons with the same function, and a row that says nothing more.
func (d *masker) once(items []plan.Node) (left []plan.Node) {
	there := map[string]bool{}
	for _, item := range items {
		if said, masked := d.said(item); masked {
			if there[said] {
				continue
			}
			there[said] = true
		}
		left = append(left, item)
	}
	return left
}

// said gives what a row says in words, and whether it is of a masked person and has
// nothing but words.
func (d *masker) said(n plan.Node) (said string, masked bool) {
	switch n := n.(type) {
	case *plan.Map:
		for _, f := range n.Fields {
			words, of := d.said(f.Value)
			if words == "" && f.Value != nil { // an amount, or a list without words: two of them may be two
				return "", false
			}
			said, masked = said+f.Key+"\x00"+words+"\x00", masked || of
		}
	case *plan.List:
		for _, item := range n.Items {
			words, of := d.said(item)
			said, masked = said+words+"\x00", masked || of
		}
	case *plan.Ref:
		_, masked = d.mask.persons[n.Target]
		return n.Label, masked
	case *plan.Text: // also one that has been emptied
		return "\x00" + n.Value, false
	default:
		return words(n), false
	}
	return said, masked
}

// clean takes the paths out of a text. A text that is nothing but a masked person's name
// becomes the function; a name within other words is left for the proof to find, because
// only a person can write the sentence anew.
func (d *masker) clean(s string, n plan.Node) string {
	if function, ok := d.mask.names[squash(s).text]; ok && s != "" {
		return function
	}
	clean, taken := withoutPaths(s)
	for _, path := range taken {
		d.secrets = append(d.secrets, Secret{What: "en sökväg eller intern adress (" + n.Identity() + ")", Of: n.Identity(), At: n.Where(), Kind: Words, Value: path})
	}
	return clean
}

// covers tells whether a field of kommun.yaml names a value: its identity, or that of
// a row in every place of which "*" stands.
func covers(field, id string) bool {
	if id == "" {
		return false
	}
	pattern, steps := Steps(field), strings.Split(id, ".")
	if len(pattern) != len(steps) {
		return false
	}
	for i := range pattern {
		if pattern[i] != "*" && pattern[i] != steps[i] {
			return false
		}
	}
	return true
}

// Steps gives the steps of a field as identities have them.
func Steps(field string) []string {
	steps := strings.Split(strings.TrimSpace(field), ".")
	for i, s := range steps {
		steps[i] = sv.Key(strings.TrimSpace(s))
	}
	return steps
}

// hide takes a value out, with all that is below it.
func (d *masker) hide(n plan.Node, r plan.Masking) plan.Node {
	gone := Gone(r.Provision.Value)
	switch n := n.(type) {
	case *plan.Map:
		for i := range n.Fields {
			if n.Fields[i].Key != "id" {
				n.Fields[i].Value = d.hide(n.Fields[i].Value, r)
			}
		}
		return n
	case *plan.List:
		for i := range n.Items {
			n.Items[i] = d.hide(n.Items[i], r)
		}
		return n
	}
	d.secrets = append(d.secrets, secretsOf(n)...)
	return replaced(n, gone)
}

// replaced gives the words in the place of a single value, with its identity. A kind of
// value that has no words is a text instead.
func replaced(n plan.Node, gone string) plan.Node {
	switch n := n.(type) {
	case *plan.Text:
		n.Value, n.Raw = gone, gone
	case *plan.Rich:
		n.Source, n.Raw = gone, gone
	case *plan.Ref:
		n.Target, n.Label, n.Raw = nil, gone, gone
	case *plan.Amount:
		*n = plan.Amount{At: at(n.At, gone), Word: gone}
	case *plan.Effort:
		*n = plan.Effort{At: at(n.At, gone)}
	case *plan.Moment:
		*n = plan.Moment{At: at(n.At, gone)}
	case *plan.Date:
		return &plan.Text{At: at(n.At, gone), Value: gone}
	case *plan.Count:
		return &plan.Text{At: at(n.At, gone), Value: gone}
	case *plan.YesNo:
		return &plan.Text{At: at(n.At, gone), Value: gone}
	}
	return n
}

func at(a plan.At, raw string) plan.At {
	a.Raw = raw
	return a
}

// dropComputed takes away what Planverk computes and somebody has written: it was of
// all the amounts.
func dropComputed(n plan.Node, s *plan.Schema) {
	if s == nil {
		return
	}
	switch n := n.(type) {
	case *plan.Map:
		n.Fields = slices.DeleteFunc(n.Fields, func(f plan.Field) bool { return s.Fields[f.Key] != nil && s.Fields[f.Key].Computed })
		for _, f := range n.Fields {
			dropComputed(f.Value, s.Fields[f.Key])
		}
	case *plan.List:
		for _, item := range n.Items {
			dropComputed(item, s.Items)
		}
	}
}

// Each calls fn with every value that has words, in order.
func Each(n plan.Node, fn func(n plan.Node, words string)) {
	switch n := n.(type) {
	case nil:
	case *plan.Map:
		if n == nil {
			return
		}
		for _, f := range n.Fields {
			Each(f.Value, fn)
		}
	case *plan.List:
		for _, item := range n.Items {
			Each(item, fn)
		}
	default:
		if s := words(n); s != "" {
			fn(n, s)
		}
	}
}
