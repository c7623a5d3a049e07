package standing

import (
	"cmp"
	"slices"

	"planverk/internal/sv"
)

// List is what one person or function owes, over all documents.
type List struct {
	Owner
	Answers []Answer
}

// Answer is an item with the document that it stands in.
type Answer struct {
	Document *Document
	Item
}

// Nobody is what the list is called of what no one is pointed out for.
const Nobody = "Ingen utpekad"

// Lists gives what is owed by each, in order of name; what nobody is pointed out for
// comes last. Within a list documents and answers have the order of the files.
func Lists(all []Document) []List {
	byOwner := map[Owner]int{}
	var lists []List
	for d := range all {
		for _, item := range all[d].Items {
			i, ok := byOwner[item.Owner]
			if !ok {
				i = len(lists)
				byOwner[item.Owner] = i
				lists = append(lists, List{Owner: item.Owner})
			}
			lists[i].Answers = append(lists[i].Answers, Answer{&all[d], item})
		}
	}
	slices.SortStableFunc(lists, func(a, b List) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(len(b.Name), len(a.Name))
		}
		return cmp.Or(sv.Compare(a.Name, b.Name), sv.Compare(a.Title, b.Title), cmp.Compare(a.Address, b.Address))
	})
	return lists
}

// Called is what a list is headed by: "Maja Ekedahl, IT-strateg".
func (o Owner) Called() string {
	switch {
	case o.Name == "":
		return Nobody
	case o.Title == "" || o.Title == o.Name:
		return o.Name
	}
	return o.Name + ", " + o.Title
}
