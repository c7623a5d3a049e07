package derive

import (
	"cmp"
	"slices"

	"planverk/internal/book"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// payer is a department with what it pays of the plans' costs.
type payer struct {
	name    string
	plans   []Source // its own, and those that it pays a share of
	efforts int64    // of its own plans
	ore     int64
	known   bool // some plan has a sum
	unsound bool // the sums are too large to be added
}

// payers are the departments of a portfolio.
type payers []*payer

// of gives the department with a name, which is put in when it is new.
func (all *payers) of(name string) *payer {
	for _, d := range *all {
		if d.name == name {
			return d
		}
	}
	*all = append(*all, &payer{name: name})
	return (*all)[len(*all)-1]
}

// pays lets a department pay an amount of a plan.
func (d *payer) pays(s Source, ore int64, known bool) {
	if !slices.ContainsFunc(d.plans, func(p Source) bool { return p.ID == s.ID }) {
		d.plans = append(d.plans, s)
	}
	sum, err := book.Add(d.ore, ore)
	d.ore, d.known, d.unsound = sum, d.known || known, d.unsound || err != nil
}

// charge lets the departments between which a plan shares out its budget pay it, to
// the öre as the workbook has it; without shares its own department pays.
func (all *payers) charge(s Source) {
	own := all.of(cmp.Or(s.department(), noDepartment))
	sum, known := s.Computed["budget.summa"].(*plan.Amount)
	weights := int64(0)
	for _, c := range s.Plan.Budget.Shares {
		weights += c.Weight.N
	}
	switch {
	case !known:
		own.pays(s, 0, false)
		return
	case weights == 0:
		own.pays(s, sum.Ore, true)
		return
	}
	before := int64(0)
	for _, c := range s.Plan.Budget.Shares {
		if c.Weight.N != 0 {
			all.of(short(c.Department)).pays(s, shareOut(sum.Ore, before+c.Weight.N, weights)-shareOut(sum.Ore, before, weights), true)
		}
		before += c.Weight.N
	}
}

// departments adds up what each department pays, and counts the efforts of its plans.
func (p *portfolio) departments() *plan.List {
	var all payers
	for _, s := range p.plans {
		all.charge(s)
	}
	for _, e := range p.efforts {
		all.of(cmp.Or(e.department(), noDepartment)).efforts++
	}
	slices.SortStableFunc(all, func(a, b *payer) int { return sv.Compare(a.name, b.name) })
	list := List("härlett.förvaltningar")
	for _, d := range all {
		list.Items = append(list.Items, d.row())
	}
	return list
}

func (d *payer) row() *plan.Map {
	id := "härlett.förvaltningar." + sv.Slug(d.name)
	plans := List(id + ".planer")
	for i, s := range d.plans {
		plans.Items = append(plans.Items, Group(plans.ID, append(s.origin(plans.ID), more(plans.ID, i < len(d.plans)-1))...))
	}
	row := Group(id,
		Text(id, "förvaltning", d.name),
		Count(id, "antal planer", "", int64(len(d.plans))),
		Count(id, "antal insatser", "", d.efforts),
		plan.Field{Key: "planer", Value: plans})
	if d.known && !d.unsound {
		row.Fields = append(row.Fields, Sum(id, "summa", d.ore))
	}
	return row
}
