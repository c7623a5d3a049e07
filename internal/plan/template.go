package plan

// TemplateText is a document type's template as it lies in files. Load reads
// it; merge puts the files together and checks the whole.
type TemplateText struct {
	Main      File
	Parts     map[string]File // what {{ infoga "…" }} can put in, by name
	Overrides []Override      // the municipality's own sections, in order of file
	Rehearsed bool            // the whole of it is built into the program, whose tests have rehearsed it
}

// File is a text file with its name as the user knows it.
type File struct {
	Name   string // in messages: "data/timra/mallar/rapport/mall.md"
	Path   string // in the manifest: "mallar/rapport/mall.md"
	SHA256 string
	Text   string
}

// Override is a file that stands in for a section or part of a template, or
// beside it.
type Override struct {
	Target string // the id of a heading, or the name of a part that the template puts in
	Where  Placement
	File   File
}

// Placement is where an override goes.
type Placement int

const (
	Instead Placement = iota
	Before
	After
)
