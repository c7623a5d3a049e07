package diag

// profileCodes are what can be wrong in a municipality's profil.yaml. The examples are
// pieces of one; the tests of package check hold that the wrong one gives its code and
// the right one nothing.
var profileCodes = []Code{
	{
		Code: "PV230", Severity: Fel, Title: "Koden är ingen regel som går att ändra",
		Explanation: "I profil.yaml kan kommunen stänga av och slå på regler, ändra deras nivå och ge undantag. Det gäller bara regler. Ett tekniskt fel, till exempel en fil som inte går att läsa, försvinner inte av att någon bestämmer det. Några få regler går inte att sänka, för handlingen skulle bli osann eller röja en skyddad person.",
		Wrong:       "regler:\n  PV101: av\n",
		Right:       "regler:\n  PV351: av\n",
	},
	{
		Code: "PV231", Severity: Fel, Title: "Den egna regelns kod har fel form",
		Explanation: "En egen regel har en kod av två till fem stora bokstäver, bindestreck och tre siffror. Bokstäverna väljer kommunen själv, till exempel början på sitt namn. PV är Planverks egna koder.",
		Wrong:       "egna:\n  diarienummer:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarienummer\n    finns: ja\n    text: Planen saknar diarienummer.\n",
		Right:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarienummer\n    finns: ja\n    text: Planen saknar diarienummer.\n",
	},
	{
		Code: "PV232", Severity: Fel, Title: "Uppgiften i regeln finns inte",
		Explanation: "En egen regel säger med en väg vilken uppgift den ser på: nycklarna i datafilen, med punkt mellan. Vägen prövas mot dokumenttypens schema, så att en felstavad regel inte tiger. Leder vägen genom en lista skrivs listan i ”för varje”, och uppgiften räknas från raden.",
		Wrong:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarenummer\n    finns: ja\n    text: Planen saknar diarienummer.\n",
		Right:       "egna:\n  TIM-002:\n    gäller: systemförvaltningsplan\n    för varje: avtal\n    uppgift: till\n    efter: från\n    text: Avtalet slutar innan det börjar.\n",
	},
	{
		Code: "PV233", Severity: Fel, Title: "Kravet passar inte uppgiften",
		Explanation: "Datum prövas med efter och före, belopp och antal med minst, högst och summa av, texter med en av, mönster och finns i. Alla uppgifter går att pröva med finns. Ett värde som uppgiften aldrig kan ha, enligt dokumenttypens schema, går inte heller att jämföra med.",
		Wrong:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.titel\n    minst: 10 kr\n    text: Titeln är för billig.\n",
		Right:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: budget.summa\n    högst: 5 000 000 kr\n    text: Budgeten är större än ramen.\n",
	},
	{
		Code: "PV234", Severity: Fel, Title: "Mönstret går inte att använda",
		Explanation: "Ett mönster är ett reguljärt uttryck av det slag som heter RE2. Det prövas på en tid som växer i takt med texten, och kan aldrig låsa programmet. Därför finns inte allt som andra program har: inga bakåtreferenser och ingen blick framåt. Mönstret får vara högst 200 tecken, och hela texten ska stämma.",
		Wrong:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarienummer\n    mönster: 'BUN (\\d{4}'\n    text: Diarienumret har fel form.\n",
		Right:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarienummer\n    mönster: 'BUN \\d{4}/\\d{1,4}'\n    text: Diarienumret har fel form.\n",
	},
	{
		Code: "PV235", Severity: Fel, Title: "Regeln säger inte vad som krävs",
		Explanation: "En egen regel behöver minst ett krav: finns, en av, mönster, efter, före, minst, högst, summa av eller finns i. Ett villkor under ”när” behöver ”är” eller ”finns”. Ett datum kan inte jämföras med sig självt.",
		Wrong:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    uppgift: dokument.diarienummer\n    text: Planen saknar diarienummer.\n",
		Right:       "egna:\n  TIM-001:\n    gäller: systemförvaltningsplan\n    när:\n      - { uppgift: dokument.status, är: [för beslut, beslutad] }\n    uppgift: dokument.diarienummer\n    finns: ja\n    text: Planen saknar diarienummer.\n",
	},
	{
		Code: "PV236", Severity: Fel, Title: "Undantaget slutar innan det börjar",
		Explanation: "Ett undantag gäller från beslutet till och med sin sista dag. Ligger slutdagen före beslutet har datumen troligen bytt plats.",
		Wrong:       "undantag:\n  - { regel: PV322, dokument: alla, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-12-31, gäller till: 2027-03-10 }\n",
		Right:       "undantag:\n  - { regel: PV322, dokument: alla, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-03-10, gäller till: 2027-12-31 }\n",
	},
	{
		Code: "PV237", Severity: Varning, Title: "Undantaget gäller en fil som inte finns",
		Explanation: "Undantaget nämner en datafil som inte ligger i kommunens mapp. Antingen är namnet felskrivet, och då gäller undantaget inte, eller så är filen borttagen, och då behövs undantaget inte längre.",
		Wrong:       "undantag:\n  - { regel: PV322, dokument: planer/procapitta.yaml, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-03-10, gäller till: 2027-12-31 }\n",
		Right:       "undantag:\n  - { regel: PV322, dokument: planer/procapita.yaml, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-03-10, gäller till: 2027-12-31 }\n",
	},
	{
		Code: "PV240", Severity: Varning, Title: "Kommunens egna regler är för tunga",
		Explanation: "De egna reglerna får ta en viss mängd arbete för varje datafil, så att ett mönster som är för stort, eller en mycket lång lista, inte låser programmet. Det räcker mer än väl för regler som någon skriver för hand. Reglerna efter den som nämns är inte prövade på filen.",
		Wrong:       "egna:\n  TIM-001:\n    gäller: alla\n    uppgift: dokument.titel\n    mönster: '(.*.*.*.*){100}'   # och en titel på hundratusen tecken",
		Right:       "egna:\n  TIM-001:\n    gäller: alla\n    uppgift: dokument.titel\n    mönster: 'Plan .*'",
	},
	{
		Code: "PV241", Severity: Upplysning, Title: "profil.yaml gäller bara till en del",
		Explanation: "När en rad i profil.yaml har ett fel sätts den raden åt sidan, och det andra gäller. Går filen inte alls att läsa gäller Planverks egna regler. Planerna prövas ändå, så att felen i dem syns. Men ingenting byggs i kommunen förrän profil.yaml är rättad: raden kan vara just den regel som skulle ha stoppat en handling.",
		Wrong:       "regler:\n  PV351: avstängd\n  PV302: fel\n",
		Right:       "regler:\n  PV351: av\n  PV302: fel\n",
	},
	{
		Code: "PV242", Severity: Upplysning, Title: "Undantaget används inte",
		Explanation: "Undantaget gäller ett dokument som kommunen inte har, eller en regel som inte har något att säga om dokumentet. Antingen är id:t felskrivet, och då gäller undantaget inte, eller så är bristen åtgärdad eller regeln avstängd, och då behövs undantaget inte. Det sägs bara när hela kommunens mapp prövas, och inte om dokument som har fel.",
		Wrong:       "undantag:\n  - { regel: PV322, dokument: procapitta, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-03-10, gäller till: 2027-12-31 }\n",
		Right:       "undantag:\n  - { regel: PV322, dokument: procapita, skäl: Avtalet förhandlas., beslutat av: Barn- och utbildningsnämnden, datum: 2027-03-10, gäller till: 2027-12-31 }\n",
	},
}
