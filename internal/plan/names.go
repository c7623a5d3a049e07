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
	head := HeadOf(in)
	folder = head.ID.Value
	if head.Year.Given() {
		folder += " " + head.Year.Exact()
	}
	folder = sv.Slug(folder)
	stem = sv.Slug(in.Type)
	if folder == stem || strings.HasPrefix(folder, stem+"-") {
		return folder, folder
	}
	return strings.Trim(stem+"-"+folder, "-"), folder
}
