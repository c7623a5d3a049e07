package planverk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"planverk/internal/diag"
	"planverk/internal/plan"
	"planverk/internal/sv"
)

// folder is the document's place in the output tree: "timra/procapita-bou-2021".
func (p *product) folder() string { return p.folderOf(p.in) }

func (p *product) folderOf(in *plan.Input) string {
	_, folder := plan.Names(in)
	if p.mask != nil {
		folder += publicEnding
	}
	return municipalityFolder(p.kommun) + "/" + folder
}

// municipalityFolder is where a municipality's documents lie in the output tree: "timra".
func municipalityFolder(k *plan.Kommun) string {
	return sv.Slug(cmp.Or(k.ID.Value, k.ShortName.Value, k.Name.Value))
}

// takenFolder is the code of a document whose folder another of the run has.
const takenFolder = "PV510"

// claim sees to it that no two documents of a run go to the same folder, and that none of
// them does: which is the right one, and which a copy that a shared folder has made of it,
// only a person knows. It waits for the documents before this one, so that the answer is
// always the same.
func (p *product) claim(context.Context) diag.List {
	p.claims = p.folder()
	return p.claimFolder(p.claims)
}

func (p *product) claimFolder(folder string) diag.List {
	p.turn.wait()
	defer p.turn.pass()
	other, taken := p.run.claimed[folder]
	if !taken {
		p.run.claimed[folder] = p.place.Name(p.file)
		i := slices.IndexFunc(p.twins, func(t *product) bool { return t != p && t.wouldClaim() == folder })
		if i < 0 {
			return nil
		}
		other = p.twins[i].place.Name(p.twins[i].file)
	}
	return diag.List{diag.New(takenFolder, diag.Span{File: p.file},
		fmt.Sprintf("Handlingen får samma namn som den i ”%s”: ”%s”. Ingen av dem byggs.", other, folder),
		"Är den ena en kopia, till exempel en som OneDrive har lämnat efter en krock? Jämför filerna, och ta bort eller flytta kopian.",
		"Är det två handlingar? Ge den ena ett annat id eller ett annat år.")}
}

// wouldClaim gives the folder that a document goes to if nothing else is wrong with it,
// "" when it is none. It is read by itself: its own way through the stages may be under way.
func (p *product) wouldClaim() string {
	v := &volume{}
	in, _ := v.read(p.place, p.file, p.home)
	if in == nil || !p.forms.schemas.Makes(in.Type) {
		return ""
	}
	return p.folderOf(in)
}

// pair lets documents know of those that seem to go to the same folder.
func pair(products []*product) {
	named := map[string][]*product{}
	for _, p := range products {
		if p.guess != "" {
			folder := municipalityFolder(p.kommun) + "/" + p.guess
			named[folder] = append(named[folder], p)
		}
	}
	for _, same := range named {
		for _, p := range same {
			p.twins = same
		}
	}
}

// turn lets documents that are worked on at the same time do one thing in order.
type turn struct {
	before, after chan struct{}
	once          *sync.Once
}

func (t turn) wait() { <-t.before }

// pass lets the next document have its turn; a second call does nothing.
func (t turn) pass() { t.once.Do(func() { <-t.before; close(t.after) }) }
