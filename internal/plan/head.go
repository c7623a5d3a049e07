package plan

// Head is the document head that all types share.
type Head struct {
	At
	Type         Text         `key:"typ"`
	ID           Text         `key:"id"` // stable over the years
	Title        Text         `key:"titel"`
	Subtitle     Text         `key:"undertitel"`
	Year         Count        `key:"år"`
	Department   Ref          `key:"förvaltning"`
	Board        Ref          `key:"nämnd"`
	Version      Text         `key:"version"`
	Status       Text         `key:"status"` // utkast, för beslut, beslutad, publicerad, ersatt, upphävd
	DiaryNumbers []Text       `key:"diarienummer"`
	Responsible  Text         `key:"dokumentansvarig"`
	Drawn        Date         `key:"upprättad"`
	FollowUp     Date         `key:"följs upp senast"`
	Decision     Decision     `key:"beslut"`
	Secrecy      Secrecy      `key:"sekretess"`
	Publishing   Publishing   `key:"publicering"`
	Attachments  []Attachment `key:"bilagor"`
}

// HeadOf gives the head of a data file of any type.
func HeadOf(in *Input) Head {
	var d struct {
		Head Head `key:"dokument"`
	}
	Bind(in.Root, &d)
	return d.Head
}

// Issued tells whether the document is on its way to a decision or past it, so
// that what is unfinished can no longer wait.
func (h Head) Issued() bool {
	switch h.Status.Value {
	case "för beslut", "beslutad", "publicerad", "ersatt", "upphävd":
		return true
	default:
		return false
	}
}

// Decision is who decided, when and under which paragraph of the minutes.
type Decision struct {
	At
	Body      Text `key:"instans"`
	Date      Date `key:"datum"`
	Paragraph Text `key:"paragraf"`
	Replaces  Text `key:"ersätter"`
}

// Secrecy is a marking of secrecy: OSL 5 kap. 5 § asks for all three.
type Secrecy struct {
	At
	Provision Text `key:"bestämmelse"`
	Date      Date `key:"datum"`
	Authority Text `key:"myndighet"`
}

// Publishing is what the intranet's form asks for.
type Publishing struct {
	At
	Channel     Text   `key:"kanal"`
	PageOwner   Text   `key:"sidansvarig"`
	Preamble    Text   `key:"ingress"`
	Keywords    []Text `key:"nyckelord"`
	ApprovedBy  Text   `key:"godkänd av"`
	Approved    Date   `key:"godkänd"`
	Published   Date   `key:"publiceras"`
	Review      Date   `key:"granskas senast"`
	Unpublished Date   `key:"avpubliceras"`
	Replaces    Text   `key:"ersätter"`
}

// Attachment is a file that belongs to the document.
type Attachment struct {
	At
	Title       Text `key:"titel"`
	File        Text `key:"fil"`
	Section     Text `key:"hör till"` // section id
	Description Text `key:"beskrivning"`
}
