package diag

// referenceCodes are what can be wrong with references to the registers.
var referenceCodes = []Code{
	{
		Code:        "PV201",
		Title:       "Id:t finns inte i registret",
		Explanation: "Organisationer, personer, system och roller skrivs en gång, i registren i kommun.yaml, och nämns sedan med sitt id. Då stavas namnet likadant överallt. Rätta id:t, eller lägg till raden i registret.",
		Wrong:       "förvaltning: boy",
		Right:       "förvaltning: bou",
	},
	{
		Code: "PV202", Severity: Upplysning,
		Title:       "Texten liknar ett id",
		Explanation: "Här får vanliga ord stå i stället för ett id. Texten är nästan likadan som ett id i registret, så kanske var det id:t som avsågs.",
		Wrong:       "med: advannia",
		Right:       "med: advania",
	},
	{
		Code: "PV203", Severity: Varning,
		Title:       "Registerrad utan namn",
		Explanation: "Dokumenten skriver ut namnet på raden som ett id pekar på. Utan namn skrivs id:t ut.",
		Wrong:       "organisationer:\n  bou: { typ: förvaltning }",
		Right:       "organisationer:\n  bou: { namn: Barn- och utbildningsförvaltningen, typ: förvaltning }",
	},
	{
		Code:        "PV204",
		Title:       "Ett helt register saknas",
		Explanation: "Planerna nämner organisationer, personer, system och roller med deras id. Finns det inte en enda rad i registret kan inget id hittas. Det sägs en gång, och inte för varje id. Lägg till registret i kommun.yaml.",
		Wrong:       "register: {}",
		Right:       "register:\n  organisationer:\n    soc: { namn: Socialförvaltningen, typ: förvaltning }",
	},
}
