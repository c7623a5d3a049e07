package diag

// guidelineCodes explains the rules for guidelines, agreements of service and assessments.
// The examples are pieces of such a file; the tests put them into a faultless one.
var guidelineCodes = []Code{
	{
		Code: "PV840", Severity: Varning, Title: "Rangordningen går runt",
		Explanation: "Två dokument står både före och efter varandra, i samma lista eller i två. Då säger rangordningen inte vilket som går före när de motsäger varandra.",
		Wrong:       "rangordning:\n  - { gäller: Regler, ordning: [IT-strategin, Riktlinjer för IT, IT-strategin] }\n",
		Right:       "rangordning:\n  - { gäller: Regler, ordning: [IT-strategin, Riktlinjer för IT] }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, kapitel 3",
	},
	{
		Code: "PV841", Severity: Fel, Draft: Varning, Title: "Dokumenthuvudet är ofullständigt",
		Explanation: "I Söderköping har styrande dokument ett huvud med dokumentansvarig, dokumentnummer, dokumentets namn, vem som har upprättat det och när, och när det ska revideras. Sidorna numrerar Planverk.",
		Wrong:       "dokument:\n  dokumentnummer:\n",
		Right:       "dokument:\n  dokumentnummer: SOC-2020-00070\n",
		Source:      "Söderköpings kommuns riktlinje för verksamhetssystem, dokumenthuvudet",
	},
	{
		Code: "PV842", Severity: Upplysning, Title: "Nästa översyn räknas från en äldre ändring",
		Explanation: "När ett dokument ändras flyttas också dagen för nästa översyn. Här ligger den så långt efter en tidigare ändring att den ser ut att ha blivit kvar.",
		Wrong:       "dokument:\n  reviderad: [2021-12-08, 2022-07-05]\n  revideras senast: 2022-12-08\n",
		Right:       "dokument:\n  reviderad: [2021-12-08, 2022-07-05]\n  revideras senast: 2023-07-05\n",
		Source:      "Söderköpings kommuns riktlinje för verksamhetssystem, dokumenthuvudet",
	},
	{
		Code: "PV843", Severity: Varning, Title: "Ett styrande dokument har gått ut",
		Explanation: "Riktlinjen bygger på ett dokument som inte längre gäller det år då riktlinjen skrevs, ändrades eller ska ses över, eller vars sista år har gått ut sedan dess. En riktlinje som är ersatt eller upphävd frågas det inte om.",
		Wrong:       "kapitel:\n  styrande:\n    rubrik: Styrande dokument\n    styrande dokument:\n      - { titel: IT-plan, giltighet: 2015–2018 }\n",
		Right:       "kapitel:\n  styrande:\n    rubrik: Styrande dokument\n    styrande dokument:\n      - { titel: IT-plan, giltighet: 2019–2026 }\n",
		Source:      "Söderköpings kommuns riktlinje för verksamhetssystem, Styrande dokument",
	},
	{
		Code: "PV844", Severity: Fel, Draft: Varning, Title: "Uppgifter om beslutet saknas",
		Explanation: "I Danderyd har styrande dokument beslutsinstans, beslutsdatum och giltighetstid i huvudet. Instans och giltighet ska stå när dokumentet lämnas för beslut, datumet när det är beslutat.",
		Wrong:       "dokument:\n  giltighet:\n",
		Right:       "dokument:\n  giltighet: tills vidare\n",
		Source:      "Danderyds kommuns riktlinjer för IT, dokumenthuvudet",
	},
	{
		Code: "PV845", Severity: Upplysning, Title: "Beslutsdatum saknas",
		Explanation: "Dokumentet väntar på beslut. Dagen skrivs in när beslutet är fattat, tillsammans med den nya statusen.",
		Wrong:       "dokument:\n  status: för beslut\n  beslut: { instans: Kommundirektören }\n",
		Right:       "dokument:\n  status: beslutad\n  beslut: { instans: Kommundirektören, datum: 2022-09-01 }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, dokumenthuvudet",
	},
	{
		Code: "PV846", Severity: Varning, Title: "Dokumentet ses över för sällan",
		Explanation: "I Danderyd ses riktlinjerna och e-förvaltningsprogrammet över minst vart tredje år, och IT-verksamhetsplanen minst en gång om året. Skriv hur ofta under ses över.",
		Wrong:       "dokument:\n  ses över: minst vart femte år\n",
		Right:       "dokument:\n  ses över: minst vart tredje år\n",
		Source:      "Danderyds kommuns riktlinjer för IT, avsnitt 5 och 14",
	},
	{
		Code: "PV850", Severity: Varning, Title: "Överenskommelsen reglerar inte allt",
		Explanation: "I Danderyd ska en överenskommelse om drift reglera vad som ingår, vilken tillgänglighet systemet har, vem som ansvarar för vad, hur användarna får stöd och vad det kostar.",
		Wrong:       "nivåer:\n  - { vad: Svarstid, nivå: 2 sekunder, mäts: stickprov }\n",
		Right:       "nivåer:\n  - { vad: Tillgänglighet, nivå: \"99,5 %\", mäts: per månad }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, avsnitt 10",
	},
	{
		Code: "PV851", Severity: Varning, Title: "En större insats har inte behandlats i IT-forumet",
		Explanation: "I Danderyd behandlas större insatser som inte är rutin i det centrala strategiska IT-forumet innan beslut tas.",
		Wrong:       "behandling:\n  - { forum: Lokalt IT-forum, när: 2013-09-10, uppgift: bereder }\n",
		Right:       "behandling:\n  - { forum: Centralt strategiskt IT-forum, när: 2013-10-15, uppgift: bedömer }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, avsnitt 5–7",
	},
	{
		Code: "PV852", Severity: Varning, Title: "Nyttan av en större insats är inte värderad",
		Explanation: "I Danderyd värderas nyttan av större insatser med PENG-modellen. Skriv nyttorna, en rad för varje, med belopp.",
		Wrong:       "nytta:\n  bedömning: nej\n",
		Right:       "nytta:\n  bedömning: ja\n  nyttor:\n    - { nytta: mindre skanning, slag: direkt, belopp: 70 000 kr }\n",
		Source:      "Danderyds kommuns riktlinjer för IT, avsnitt 5–7",
	},
}
