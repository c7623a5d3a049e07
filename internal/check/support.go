package check

import (
	"planverk/internal/diag"
	"planverk/internal/plan"
)

// supportReachable: users find at least one way to get help.
func supportReachable(c *Case) diag.List {
	for _, s := range c.Plan.UserSupport.Contacts {
		if len(s.Reach) > 0 || reachable(s.Contact) {
			return nil
		}
	}
	return one("PV390", c.near("användarstöd", "support"), "Planen säger inte hur användarna når supporten.",
		"Skriv under användarstöd – support: { kontakt: it-support, telefon eller e-post: 060-16 30 00 }.", "Systemförvaltaren brukar veta.")
}

// reachable tells whether the register has a way to reach the contact.
func reachable(r plan.Ref) bool {
	for _, key := range []string{"funktionsadress", "telefon", "e-post"} {
		if text(r, key) != "" {
			return true
		}
	}
	return false
}
