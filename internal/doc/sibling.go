package doc

import "strings"

// Sibling tells whether an address leads to another document of the same output
// tree, as one document names another: "../procapita-bou-2021/plan-2021.html".
// It holds nothing that needs escaping in any format.
func Sibling(url string) bool {
	rest, ok := strings.CutPrefix(url, "../")
	folder, file, both := strings.Cut(rest, "/")
	name, html := strings.CutSuffix(file, ".html")
	return ok && both && html && slug(folder) && slug(name)
}

func slug(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
