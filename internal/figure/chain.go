package figure

import "planverk/internal/doc"

// chain draws steps after each other with arrows between them: below each other,
// in more columns when one is too tall, or beside each other in rows.
func (c *canvas) chain(f *doc.Figure) {
	if f.Across {
		c.pick(func(t *canvas, m manner) { t.chainRows(f.Nodes, m) })
		return
	}
	var best *canvas
	for columns := 1; columns <= 3; columns++ {
		t := c.blank()
		t.pick(func(t *canvas, m manner) { t.chainColumns(f.Nodes, m, columns) })
		if best == nil || t.better(best) {
			best = t
		}
		if best.fits() && !best.broken() {
			break
		}
	}
	*c = *best
}

// stepGap is the least length of an arrow between two steps beside each other.
const stepGap = 17.0

func (c *canvas) chainColumns(nodes []doc.FigureNode, m manner, columns int) {
	const between = 22.0
	gap := max(m.gapY, 12)
	room := (c.width - 2*edge - between*float64(columns-1)) / float64(columns)
	width := 0.0
	for i := range nodes {
		width = max(width, m.natural(&nodes[i]), widthOf(nodes[i].Text, m.heavy, m.size)+2*m.padX, min(widthOf(nodes[i].Note, false, SmallText)+2*m.padX, 260))
	}
	width = min(max(width, 150), room)
	per := (len(nodes) + columns - 1) / columns
	if per == 0 {
		return
	}
	above := 0.0
	if columns > 1 {
		above = gap // for the line that comes from the column before
	}
	x := edge + (c.width-2*edge-width*float64(columns)-between*float64(columns-1))/2
	var before Point // the bottom of the step before
	bottoms := make([]float64, columns)
	for col := range columns {
		y := edge + above
		for i := col * per; i < min(len(nodes), (col+1)*per); i++ {
			k := m.content(&nodes[i], width)
			mid := x + width/2
			if i > col*per {
				c.add(arrow(before, Point{mid, y})...)
			}
			c.box(k, x, y, width, k.height(), stepFill(i))
			y += k.height()
			before, bottoms[col] = Point{mid, y}, y
			y += gap
		}
		x += width + between
	}
	lowest := c.height
	for col := 1; col < columns && col*per < len(nodes); col++ {
		mid := edge + (c.width-2*edge-width*float64(columns)-between*float64(columns-1))/2 + float64(col)*(width+between) + width/2
		turn := mid - width/2 - between/2
		last := Point{mid - width - between, bottoms[col-1]}
		c.add(arrow(last, Point{last.X, lowest + gap/2}, Point{turn, lowest + gap/2}, Point{turn, edge}, Point{mid, edge}, Point{mid, edge + above})...)
		c.reach(lowest + gap/2 + edge)
	}
}

func stepFill(i int) Role {
	if i == 0 {
		return Deep
	}
	return Tint
}

func (c *canvas) chainRows(nodes []doc.FigureNode, m manner) {
	gap, room := max(stepGap, m.gapX), c.width-2*edge
	width := 0.0
	for i := range nodes {
		width = max(width, min(m.natural(&nodes[i]), room))
	}
	per := max(1, min(len(nodes), int((room+gap)/(width+gap))))
	if len(nodes) > per { // all rows as full as each other
		rows := (len(nodes) + per - 1) / per
		per = (len(nodes) + rows - 1) / rows
	}
	if per > 1 && len(nodes) > 1 {
		width = min(max(width, (room-gap*float64(per-1))/float64(per)), max(width, 150))
	}
	x0 := edge + (room-width*float64(per)-gap*float64(per-1))/2
	y := edge
	var before Point // the bottom of the last step of the row above
	for start := 0; start < len(nodes); start += per {
		row := nodes[start:min(start+per, len(nodes))]
		tall := 0.0
		for i := range row {
			tall = max(tall, m.content(&row[i], width).height())
		}
		if start > 0 {
			bend := before.Y + stepGap/2
			c.add(arrow(before, Point{before.X, bend}, Point{x0 + width/2, bend}, Point{x0 + width/2, y})...)
		}
		for i := range row {
			x := x0 + float64(i)*(width+gap)
			if i > 0 {
				c.add(arrow(Point{x - gap, y + tall/2}, Point{x, y + tall/2})...)
			}
			c.box(m.content(&row[i], width), x, y, width, tall, stepFill(start+i))
			before = Point{x + width/2, y + tall}
		}
		y += tall + stepGap
	}
}
