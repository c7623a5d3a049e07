package diag

// internalCodes are faults in Planverk itself; nothing that a user wrote is wrong.
var internalCodes = []Code{
	{
		Code:        "PV901",
		Title:       "Internt fel",
		Explanation: "Felet ligger i Planverk och inte i dina data. Inget halvfärdigt har skrivits. Skicka texten som visades, versionen (planverk version) och datafilen till dem som sköter Planverk i kommunen, eller lägg in den som ett ärende där Planverk hämtades. Ta först bort personuppgifter ur filen.",
		Wrong:       "PV901: internt fel",
		Right:       "planverk version",
	},
	{
		Code:        "PV902",
		Title:       "Ett format kunde inte skrivas",
		Explanation: "Handlingen gick att sätta samman, men ett av formaten kunde inte skriva ut den sanningsenligt. Då skrivs inget format alls, så att de alltid säger detsamma. Felet ligger i Planverk; skicka texten som visades till dem som sköter programmet.",
		Wrong:       "PV902: formatet pdf kunde inte skrivas",
		Right:       "planverk bygg --format md,html",
	},
}
