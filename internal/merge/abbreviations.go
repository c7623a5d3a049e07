package merge

// abbreviations are those that mean the same to every municipality: laws, authorities
// and words of contracts. A term of the document's or the municipality's own comes
// before them. IT is a word, and KLASSA and SITHS are names: they are not here.
var abbreviations = []term{
	{words: "Dnr", long: "Diarienummer"},
	{words: "dnr", long: "diarienummer"},
	{words: "DSO", long: "dataskyddsombud"},
	{words: "GDPR", long: "dataskyddsförordningen"},
	{words: "GIS", long: "geografiskt informationssystem"},
	{words: "HSL", long: "hälso- och sjukvårdslagen"},
	{words: "IMY", long: "Integritetsskyddsmyndigheten"},
	{words: "IVO", long: "Inspektionen för vård och omsorg"},
	{words: "LOU", long: "lagen om offentlig upphandling"},
	{words: "LSS", long: "lagen om stöd och service till vissa funktionshindrade"},
	{words: "NPÖ", long: "Nationella patientöversikten"},
	{words: "OSL", long: "offentlighets- och sekretesslagen"},
	{words: "PUB-avtal", long: "personuppgiftsbiträdesavtal"},
	{words: "SFS", long: "Svensk författningssamling"},
	{words: "SKL", long: "Sveriges Kommuner och Landsting"},
	{words: "SKR", long: "Sveriges Kommuner och Regioner"},
	{words: "SLA", long: "överenskommelse om tjänstenivå"},
	{words: "SoL", long: "socialtjänstlagen"},
}
