package plan

import (
	"strings"

	"planverk/internal/sv"
)

// Names gives what a document's files and its folder are called: the plan
// procapita-bou of 2021 has the files systemforvaltningsplan-procapita-bou-2021
// in the folder procapita-bou-2021. An id that begins with the document type does
// not say it twice.
func Names(in *Input) (stem, folder string) {
	var d struct {
		Head struct {
			ID   Text  `key:"id"`
			Year Count `key:"år"`
		} `key:"dokument"`
	}
	Bind(in.Root, &d)
	folder = d.Head.ID.Value
	if d.Head.Year.Given() {
		folder += " " + d.Head.Year.Exact()
	}
	folder = sv.Slug(folder)
	stem = sv.Slug(in.Type)
	if folder == stem || strings.HasPrefix(folder, stem+"-") {
		return folder, folder
	}
	return strings.Trim(stem+"-"+folder, "-"), folder
}
