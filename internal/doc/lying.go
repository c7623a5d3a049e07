package doc

// Lying tells which of a document's blocks stand in a section that is printed on pages
// that lie: from a heading that says so to the next of its level or a higher one.
func Lying(blocks []Block) []bool {
	lies, level := make([]bool, len(blocks)), 0 // the level of the section that lies
	for i, b := range blocks {
		if h, ok := b.(*Heading); ok && (level == 0 || h.Level <= level) {
			level = 0
			if h.Lies {
				level = h.Level
			}
		}
		lies[i] = level > 0
	}
	return lies
}

// Parts cuts blocks where sections that lie begin and end, and tells which parts lie.
func Parts(blocks []Block) (parts [][]Block, lies []bool) {
	from := 0
	all := Lying(blocks)
	for i := range blocks {
		if i+1 == len(blocks) || all[i+1] != all[i] {
			parts, lies = append(parts, blocks[from:i+1]), append(lies, all[i])
			from = i + 1
		}
	}
	return parts, lies
}
