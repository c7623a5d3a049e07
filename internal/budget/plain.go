package budget

import "planverk/internal/plan"

// plain gives restricted Markdown as the words alone, for a cell.
func plain(source string) string { return plan.Plain(source) }
