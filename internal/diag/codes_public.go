package diag

// publicCodes are about the public edition: what is taken out of it, and the proof that
// nothing of it is left.
var publicCodes = []Code{
	{
		Code:        "PV540",
		Title:       "Maskerad uppgift står kvar i en färdig fil",
		Explanation: "Den publika utgåvan genomsöks innan den läggs på plats: texten, det som läses upp, bokmärken, beskrivningar, metadata, bilagor, dolda blad och filnamn. Hittas ett namn, ett nummer, en adress, en sökväg eller något annat som skulle vara borttaget publiceras ingenting. Oftast står uppgiften i löpande text, där bara en människa kan skriva om meningen.",
		Source:      "offentlighets- och sekretesslagen (2009:400); dataskyddsförordningen artikel 5.1 c",
		Wrong:       "kommentar: Fråga Ebba Lindvall om faktureringen.",
		Right:       "kommentar: Fråga systemförvaltaren om faktureringen.",
	},
	{
		Code:        "PV541",
		Title:       "Sekretessmarkerad handling har ingen publik utgåva",
		Explanation: "Är hela handlingen sekretessmarkerad finns inget att lämna ut utan prövning, och därför görs ingen publik utgåva. Gäller sekretessen bara vissa uppgifter pekas de ut med maskeras i kommun.yaml.",
		Source:      "offentlighets- och sekretesslagen (2009:400) 5 kap. 5 §",
		Wrong:       "dokument:\n  sekretess: { bestämmelse: 18 kap. 8 § OSL, datum: 2021-12-15, myndighet: Socialnämnden }",
		Right:       "maskeras:\n  - { fält: inledning.omfattning.driftmiljö, bestämmelse: 18 kap. 8 § OSL, datum: 2021-12-15, myndighet: Socialnämnden }",
	},
	{
		Code:        "PV542",
		Title:       "Fältet som ska maskeras finns inte",
		Explanation: "Ett felstavat fält maskerar ingenting, och det skulle ingen märka. Därför måste varje fält under maskeras finnas i någon av kommunens handlingar, och handlingen som det gäller måste finnas. Handlingens id, typ, år och status kan inte maskeras.",
		Wrong:       "maskeras:\n  - { fält: inledning.omfatning.driftmiljö, bestämmelse: 18 kap. 8 § OSL, datum: 2021-12-15, myndighet: Socialnämnden }",
		Right:       "maskeras:\n  - { fält: inledning.omfattning.driftmiljö, bestämmelse: 18 kap. 8 § OSL, datum: 2021-12-15, myndighet: Socialnämnden }",
	},
	{
		Code:        "PV543",
		Title:       "Den publika utgåvan kan inte genomsökas",
		Explanation: "En färdig fil gick inte att läsa till slut, och då går det inte att bevisa att den är fri från maskerade uppgifter. Ingenting publiceras. Felet ligger i Planverk, inte i data.",
		Wrong:       "planverk bygg --utgåva publik   (och en fil som inte går att läsa)",
		Right:       "planverk bygg --utgåva publik --format html,md",
	},
	{
		Code: "PV544", Severity: Upplysning,
		Title:       "Maskerade uppgifter som är för korta för att sökas",
		Explanation: "Korta ord, små tal, datum, tider samt ja och nej står på många ställen av andra skäl. De tas bort ur sitt fält, men söks inte i de färdiga filerna. Den som publicerar läser handlingen och ser efter att de inte framgår av något annat, till exempel av en summa.",
		Wrong:       "maskeras: ett datum, som också kan vara beslutets datum",
		Right:       "läs handlingen innan den lämnas ut",
	},
	{
		Code: "PV545", Severity: Varning,
		Title:       "Texten kan ha en personuppgift som inte står i registret",
		Explanation: "Planverk tar bort namnen på dem som står i registret, men vet inte vilka andra som nämns i löpande text. I den publika utgåvan letar det därför efter det som ser ut som en persons namn, en e-postadress med för- och efternamn och mobilnummer, och ber en människa att se efter. Det är en hjälp och inget bevis: ett ovanligt namn, eller ett efternamn ensamt, hittas inte alltid, och ett system kan heta som en person. Det som registret känner – organisationer, system, begrepp och personer med publiceras: extern – nämns inte här.",
		Source:      "dataskyddsförordningen artikel 5.1 c",
		Wrong:       "kommentar: Enligt överenskommelse med Kajsa Provberg.",
		Right:       "kommentar: Enligt överenskommelse med leverantörens kundansvarige.",
	},
	{
		Code:        "PV546",
		Title:       "Personnummer i den publika utgåvan",
		Explanation: "Ett personnummer eller samordningsnummer får bara lämnas ut när det är klart motiverat, och det är det inte i en handling om hur system förvaltas. Den publika utgåvan byggs inte. Planverk säger ifrån när dagen finns och kontrollsiffran stämmer; meddelandet visar bara födelsedatumet.",
		Source:      "lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning 3 kap. 10 §",
		Wrong:       "kommentar: Gäller kontot för 850709-9805.",
		Right:       "kommentar: Gäller ett enskilt användarkonto.",
	},
}
