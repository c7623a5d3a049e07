package doc

import "strings"

// Spread gives the words of a drawing as inlines, with the printed figures among
// them as the values they are.
func Spread(words string, values []Placed) []Inline {
	var all []Inline
	from := 0
	for _, p := range values {
		if p.At > from {
			all = append(all, &Text{S: words[from:p.At]})
		}
		all = append(all, p.Value)
		from = p.At + len(p.Value.Text)
	}
	if from < len(words) {
		all = append(all, &Text{S: words[from:]})
	}
	return all
}

// Gather is the other way: the words of a line without break points, and where the
// printed figures stand in them.
func Gather(line []Inline) (string, []Placed) {
	var words string
	var values []Placed
	var gather func([]Inline)
	gather = func(is []Inline) {
		for _, i := range is {
			switch i := i.(type) {
			case *Strong:
				gather(i.Text)
			case *Emphasis:
				gather(i.Text)
			case *Link:
				gather(i.Text)
			case *Span:
				gather(i.Text)
			case *Value:
				values = append(values, Placed{len(words), i})
				words += i.Text
			default:
				words += strings.ReplaceAll(Plain([]Inline{i}), "\u00ad", "")
			}
		}
	}
	gather(line)
	return words, values
}
