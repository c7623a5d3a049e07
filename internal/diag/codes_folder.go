package diag

// folderCodes explains the rules that need several documents of a municipality's folder.
var folderCodes = []Code{
	{
		Code: "PV740", Severity: Varning, Title: "Året saknar årshjul",
		Explanation: "I Söderköping upprättas ett årshjul för kontroller och uppföljning. När kommunens mapp har en plan för ett år ska den också ha ett årshjul för året. Det prövas när hela mappen kontrolleras.",
		Wrong:       "dokument: { typ: systemförvaltningsplan, id: treserva, år: 2023 }   # och inget årshjul för 2023\n",
		Right:       "dokument: { typ: årshjul, id: arshjul, år: 2023 }   # en fil till i mappen\n",
		Source:      "Söderköpings kommuns riktlinje för verksamhetssystem, Systemansvarig",
	},
	{
		Code: "PV741", Severity: Upplysning, Title: "Avtalet saknar systemförvaltningsplan",
		Explanation: "Enligt samverkansavtalet ansvarar central systemägare för att det finns en systemförvaltningsplan, och systemförvaltaren för att den skrivs varje år. Avtalet nämner planens id, och planen finns i mappen för avtalets år. En mapp utan planer prövas inte, om inget id är nämnt. Det prövas när hela mappen kontrolleras.",
		Wrong:       "avtal:\n  ändamål: drift och förvaltning av skolhälsojournalen\n",
		Right:       "avtal:\n  ändamål: drift och förvaltning av skolhälsojournalen\n  systemförvaltningsplan: skolhalsa   # id:t på en plan i samma mapp\n",
		Source:      "samverkansavtalet, avsnittet Organisation",
	},
}
