package diag

// deriveCodes are what can be wrong when a document is put together from the
// plans of a municipality.
var deriveCodes = []Code{
	{
		Code:        "PV701",
		Severity:    Varning,
		Title:       "En plan i underlaget är inte med",
		Explanation: "Handlingen sätts samman av flera planer. En av dem har fel och kan inte läsas. De andra är med, och luckan syns i handlingen, så att ingen tror att den är fullständig. Rätta planen och bygg om.",
		Wrong:       "underlag: { typ: systemförvaltningsplan, år: 2022 }   # planer/a.yaml har ett fel",
		Right:       "underlag: { typ: systemförvaltningsplan, år: 2022 }   # alla planer går att läsa",
	},
	{
		Code:        "PV702",
		Severity:    Varning,
		Title:       "Inga planer i underlaget",
		Explanation: "Kommunen har inga planer av den sorten för det året. Handlingen byggs, men säger bara att underlag saknas. Kontrollera årtalet.",
		Wrong:       "underlag: { typ: systemförvaltningsplan, år: 2002 }",
		Right:       "underlag: { typ: systemförvaltningsplan, år: 2022 }",
	},
	{
		Code:        "PV703",
		Title:       "Filen i underlaget finns inte",
		Explanation: "Under filer står sökvägar räknade från kommunens mapp, den där kommun.yaml ligger. Filen ska höra till samma kommun.",
		Wrong:       "underlag: { filer: [planer/socialen.yaml] }",
		Right:       "underlag: { filer: [planer/socialforvaltningen-2022.yaml] }",
	},
	{
		Code:        "PV704",
		Title:       "Handlingen kan inte vara underlag",
		Explanation: "En handling som själv sätts samman av planer kan inte vara underlag till en annan, och inte till sig själv. Ange planerna i stället.",
		Wrong:       "underlag: { filer: [systemsammanstallning-2022.yaml] }",
		Right:       "underlag: { filer: [planer/procapita-bou-2021.yaml] }",
	},
	{
		Code:        "PV705",
		Title:       "Underlaget är av fel sort",
		Explanation: "Varje sammansatt handling bygger på en viss dokumenttyp, oftast systemförvaltningsplaner.",
		Wrong:       "underlag: { typ: riktlinje }",
		Right:       "underlag: { typ: systemförvaltningsplan }",
	},
	{
		Code:        "PV706",
		Severity:    Varning,
		Title:       "Samma fil två gånger",
		Explanation: "En plan räknas en gång, också när den står två gånger i underlaget.",
		Wrong:       "underlag: { filer: [planer/a.yaml, planer/a.yaml] }",
		Right:       "underlag: { filer: [planer/a.yaml] }",
	},
}
