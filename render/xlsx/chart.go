package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"planverk/internal/book"
)

// Measures of charts, in pixels of 1/96 inch.
const (
	chartWidth  = 960
	chartHeight = 340
	barFrame    = 110 // what a chart of lying bars needs beside the bars
	barHeight   = 30
	barMost     = 900
	digitPixels = 7  // the width of a digit, which columns are measured in
	rowPixels   = 20 // a row without a height of its own
	theirPixels = 18 // the same row, as excelize reckons
)

// chartColours tell series apart, also in print and for the colour-blind: they differ
// in lightness, and lines in their markers too. The first series has the accent.
var chartColours = []string{"C2570C", "56606A", "7A3E9D", "0F766E", "8A6D00", "B91C5C", "1D4ED8"}

var markers = []string{"circle", "square", "diamond", "triangle"}

// chartRows gives the first row of a sheet's chart, and the last that it reaches.
func chartRows(s *book.Sheet) (first, last int) {
	first = contentRow(s) + 2
	return first, first + chartPixels(s.Chart)/rowPixels - 1
}

// chartPixels is the height of a chart, in whole rows.

func chartPixels(c *book.Chart) int {
	if c.Kind != book.ChartBar {
		return chartHeight
	}
	need := min(barFrame+c.Series[0].Rows*(barHeight+(len(c.Series)-1)*barHeight/2), barMost)
	return (need + rowPixels - 1) / rowPixels * rowPixels
}

// chart puts the sheet's chart below what stands in it. excelize makes its place, name
// and alternative text; the drawing itself is ours, for excelize's has no values until
// a program has calculated them, and speaks American.
func (w *writer) chart(p *page) error {
	s := p.Sheet
	if s.Chart == nil {
		return nil
	}
	width := 0
	for _, cw := range p.widths {
		width += int(cw * digitPixels)
	}
	first, _ := chartRows(s)
	cell, air := cellName(1, first), 0
	if over := acrossOf(s, p.widths); over.pages > 1 { // beside the columns that stand on every page
		cell, air = cellName(over.told+1, first), 6
		width = int(over.free * digitPixels * 0.85) // the page ends at a column
	}
	if err := w.f.AddChart(s.Name, cell, &excelize.Chart{Type: excelize.Col,
		Series:    []excelize.ChartSeries{{Values: chartRange(s, s.Chart.Series[0].Column, s.Chart.Series[0])}},
		Format:    excelize.GraphicOptions{AltText: s.Chart.Alt, Name: "Diagram " + s.Name, OffsetX: air},
		Dimension: excelize.ChartDimension{Width: uint(min(width, chartWidth)), Height: uint(chartPixels(s.Chart) / rowPixels * theirPixels)}}); err != nil {
		return err
	}
	w.charts++
	w.f.Pkg.Store(fmt.Sprintf("xl/charts/chart%d.xml", w.charts), w.chartPart(s))
	return nil
}

// chartPart writes xl/charts/chartN.xml (ECMA-376 part 1, 21.2) with the values that
// the cells have, so that programs that do not calculate draw it too.
func (w *writer) chartPart(s *book.Sheet) []byte {
	c := s.Chart
	var b strings.Builder
	b.WriteString(xmlHead + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:date1904 val="0"/><c:lang val="` + xmlText(w.book.Meta.Lang) + `"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>` +
		`<a:r><a:rPr lang="` + xmlText(w.book.Meta.Lang) + `" sz="1200" b="1"/><a:t>` + xmlText(c.Title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
		`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`)
	w.plot(&b, s)
	unit := s.Table.Columns[s.Table.Column(c.Series[0].Column)].Unit
	b.WriteString(axes(c.Kind, moneyFormat(unit, axisPlaces(s, unit), w.styles.ore), nought(s)) + `<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if len(c.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>` + stroke(rule, 9525) + `</c:spPr>` +
		`<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="` + ink + `"/></a:solidFill><a:latin typeface="Calibri"/></a:defRPr></a:pPr>` +
		`<a:endParaRPr lang="` + xmlText(w.book.Meta.Lang) + `"/></a:p></c:txPr></c:chartSpace>`)
	return []byte(b.String())
}

func (w *writer) plot(b *strings.Builder, s *book.Sheet) {
	c := s.Chart
	const ids = `<c:axId val="100000001"/><c:axId val="100000002"/>`
	if c.Kind == book.ChartLine {
		b.WriteString(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	} else {
		direction := "col"
		if c.Kind == book.ChartBar {
			direction = "bar"
		}
		b.WriteString(`<c:barChart><c:barDir val="` + direction + `"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	}
	for i := range c.Series {
		w.series(b, s, i)
	}
	if c.Kind == book.ChartLine {
		b.WriteString(`<c:marker val="1"/>` + ids + `</c:lineChart>`)
	} else {
		b.WriteString(`<c:gapWidth val="60"/>` + ids + `</c:barChart>`)
	}
}

func (w *writer) series(b *strings.Builder, s *book.Sheet, i int) {
	c, r := s.Chart, s.Chart.Series[i]
	colour := w.styles.accent
	if i > 0 {
		colour = chartColours[(i-1)%len(chartColours)]
	}
	solid := `<a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill>`
	name, at := r.Column, absolute(s.Name, s.Table.Column(r.Column)+1, s.HeadRow())
	if r.Named != "" {
		name, at = book.TextOf(s.Table.Rows[r.First][s.Table.Column(r.Named)]), absolute(s.Name, s.Table.Column(r.Named)+1, s.FirstRow()+r.First)
	}
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%[1]d"/><c:tx>`, i)
	words(b, at, []string{name})
	b.WriteString(`</c:tx>`)
	if c.Kind == book.ChartLine {
		b.WriteString(`<c:spPr>` + stroke(colour, 28575) + `</c:spPr><c:marker><c:symbol val="` + markers[i%len(markers)] + `"/><c:size val="6"/><c:spPr>` + solid + `</c:spPr></c:marker>`)
	} else {
		b.WriteString(`<c:spPr>` + solid + `</c:spPr><c:invertIfNegative val="0"/>`)
	}
	var labels []string
	for _, row := range s.Table.Rows[r.First : r.First+r.Rows] {
		labels = append(labels, book.TextOf(row[s.Table.Column(c.Labels)]))
	}
	b.WriteString(`<c:cat>`)
	words(b, chartRange(s, c.Labels, r), labels)
	b.WriteString(`</c:cat><c:val>`)
	figuresOf(b, s, r)
	b.WriteString(`</c:val>`)
	if c.Kind == book.ChartLine {
		b.WriteString(`<c:smooth val="0"/>`)
	}
	b.WriteString(`</c:ser>`)
}

// words refers to cells with text, and says what stands in them.
func words(b *strings.Builder, at string, all []string) {
	fmt.Fprintf(b, `<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, xmlText(at), len(all))
	for i, text := range all {
		if text != "" {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, xmlText(text))
		}
	}
	b.WriteString(`</c:strCache></c:strRef>`)
}

// figuresOf refers to the cells of a series, and says what stands in them: money in kronor.
func figuresOf(b *strings.Builder, s *book.Sheet, r book.Series) {
	fmt.Fprintf(b, `<c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, xmlText(chartRange(s, r.Column, r)), r.Rows)
	for i, row := range s.Table.Rows[r.First : r.First+r.Rows] {
		if v, ok := book.Figure(row[s.Table.Column(r.Column)]); ok {
			fmt.Fprintf(b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, strconv.FormatFloat(float64(v)/100, 'f', -1, 64))
		}
	}
	b.WriteString(`</c:numCache></c:numRef>`)
}

// chartRange is a column's cells in the rows of a series.
func chartRange(s *book.Sheet, column string, r book.Series) string {
	col := s.Table.Column(column) + 1
	from := absolute(s.Name, col, s.FirstRow()+r.First)
	_, to, _ := strings.Cut(absolute(s.Name, col, s.FirstRow()+r.First+r.Rows-1), "!")
	return from + ":" + to
}

// axes draws the axis of labels, whose words stand clear of negative figures, and that
// of figures in a number format. Lying bars come in the order of the table, from above.
func axes(kind book.ChartKind, format, limit string) string {
	order, labelsAt, figuresAt, crosses := "minMax", "b", "l", "autoZero"
	if kind == book.ChartBar {
		order, labelsAt, figuresAt, crosses = "maxMin", "l", "b", "max"
	}
	const ticks = `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="`
	return `<c:catAx><c:axId val="100000001"/><c:scaling><c:orientation val="` + order + `"/></c:scaling><c:delete val="0"/><c:axPos val="` + labelsAt + `"/>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/>` + ticks + `low"/><c:spPr>` + stroke(grey, 9525) + `</c:spPr><c:crossAx val="100000002"/><c:crosses val="autoZero"/>` +
		`<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
		`<c:valAx><c:axId val="100000002"/><c:scaling><c:orientation val="minMax"/>` + limit + `</c:scaling><c:delete val="0"/><c:axPos val="` + figuresAt + `"/>` +
		`<c:majorGridlines><c:spPr>` + stroke(rule, 6350) + `</c:spPr></c:majorGridlines><c:numFmt formatCode="` + format + `" sourceLinked="0"/>` + ticks +
		`nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="100000001"/><c:crosses val="` + crosses + `"/><c:crossBetween val="between"/></c:valAx>`
}

// axisPlaces is how many decimals an axis of tkr or mnkr has: no more than its marks need, so
// that they have room beside each other.
func axisPlaces(s *book.Sheet, unit string) int {
	column := s.Table.Column(s.Chart.Series[0].Column)
	largest := int64(0)
	for _, row := range s.Table.Rows {
		v, _ := book.Figure(row[column])
		largest = max(largest, v, -v)
	}
	one := int64(1_000_00) // öre
	if unit == "mnkr" {
		one *= 1_000
	}
	switch places := s.Table.Columns[column].Places; {
	case largest >= 10*one:
		return 0
	case largest >= one:
		return 1
	default:
		return placesFor(unit, places, largest)
	}
}

// nought lets a chart's axis begin or end at nought, when no amount is on the other side
// of it: bars that begin elsewhere make small differences look large.
func nought(s *book.Sheet) string {
	above, below := false, false
	for _, r := range s.Chart.Series {
		i := s.Table.Column(r.Column)
		for _, row := range s.Table.Rows[r.First : r.First+r.Rows] {
			v, _ := book.Figure(row[i])
			above, below = above || v > 0, below || v < 0
		}
	}
	switch {
	case s.Chart.Kind == book.ChartLine || above && below:
		return ""
	case below:
		return `<c:max val="0"/>`
	}
	return `<c:min val="0"/>`
}

// stroke is a line of a colour, so many EMU wide (12 700 to a point).
func stroke(colour string, emu int) string {
	return fmt.Sprintf(`<a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln>`, emu, colour)
}
