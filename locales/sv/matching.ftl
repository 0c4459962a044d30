match-title = Hitta rätt stöd
match-lead = Svara på de frågor du vill. Det du lämnar tomt begränsar ingenting.
match-private = Vi sparar inte dina svar. Du behöver inget konto.
match-whose = Vems ärende gäller det?
match-audience-person = Mitt eget eller en närståendes
match-audience-company = Ett företags
match-audience-association = En förenings
match-what = Vad behöver du hjälp med?
match-what-help = Välj en tjänst, ett ämne eller en enhet. Du kan också skriva med egna ord.
match-text = Med egna ord
match-text-help = Skriv inga namn eller andra personuppgifter.
match-level = Hur bra går det med enheter och e-tjänster?
match-style = Hurdan hjälp önskar du?
match-style-show-me = Visa hur man gör
match-style-do-together = Vi gör det tillsammans
match-style-do-for-me = Sköt det åt mig med fullmakt
match-style-among-peers = Jag lär mig tillsammans med andra
match-profile = Vad beskriver bäst?
match-language = På vilket språk?
match-where = Var och hur?
match-area = Kommun eller område
match-within = Hur långt kan du ta dig?
match-within-km = Högst { $km } km
match-channels = Hur vill du träffas eller ta kontakt?
match-preferred = Helst så här
match-possible = Går också bra
match-not = Inte så här
match-not-this = Inte: { $name }
match-when = När?
match-when-today = I dag
match-when-this-week = Inom en vecka
match-when-evenings = På kvällen
match-when-weekend = På veckoslutet
match-groups = Hör du till en grupp som har eget stöd?
match-groups-help = Du kan lämna detta tomt. Uppgiften räknas bara om du berättar den.
match-any = Spelar ingen roll
match-do = Visa passande stöd
match-change = Ändra svaren
match-line = Rådgivarens snabbsökning
match-line-help = Skriv behovet på en rad, till exempel: bankkoder på ukrainska i Åbo, den här veckan. Skriv inga personuppgifter.
match-line-do = Läs raden
match-understood = Så här förstod vi
match-understood-help = Rätta om något blev fel.
match-refused = Önskas inte: { $name }
match-one-area = Sökningen tar ett område åt gången.
match-instead = Sök i stället: { $name }
match-rest = Vi söker också med dessa ord: { $words }
match-remove = Ta bort: { $name }
match-why = Varför den här
match-but = Svagaste punkten: { $reason }
match-criterion-subject = Ämne
match-criterion-skill = Kunnande
match-criterion-style = Sätt att hjälpa
match-criterion-area = Avstånd
match-criterion-language = Språk
match-criterion-channel = Kontaktsätt
match-criterion-availability = Öppettider
match-criterion-text = Dina egna ord
match-criterion-group = Målgrupp
match-subject-exact = hjälper med: { $asked }
match-subject-parent = hjälper mer allmänt: { $offered }
match-subject-part = hjälper med en del: { $offered }
match-subject-sibling = nära ämnet: { $offered }
match-subject-unrelated = nämner inte: { $asked }
match-subject-unsaid = berättar inte vad det hjälper med
match-skill-fits = handledarnas kunnande räcker väl
match-skill-below = handledarna kan lite mindre än du behöver
match-skill-unsaid = handledarnas kunnande har inte uppgetts
match-style-offers = sätt att hjälpa: { $name }
match-style-unsaid = sättet att hjälpa har inte uppgetts
match-style-other = hjälper på ett annat sätt än du önskade
match-near = { $place } { $km } km
match-here = { $place }
match-remote = på distans var som helst
match-remote-for = { $channel }, betjänar: { $places }
match-places-more = { $places } och { $count } till
match-everywhere = i hela landet
match-speaks-other = språk: { $name }
match-speaks-fi = handleder på finska
match-speaks-sv = handleder på svenska
match-speaks-en = handleder på engelska
match-speaks-se = handleder på nordsamiska
match-speaks-smn = handleder på enaresamiska
match-speaks-sms = handleder på skoltsamiska
match-speaks-fse = handleder på finskt teckenspråk
match-speaks-fss = handleder på finlandssvenskt teckenspråk
match-speaks-fi-simple = handleder på lätt finska
match-speaks-sv-simple = handleder på lätt svenska
match-speaks-rom = handleder på romani
match-speaks-krl = handleder på karelska
match-speaks-ru = handleder på ryska
match-speaks-et = handleder på estniska
match-speaks-uk = handleder på ukrainska
match-speaks-ar = handleder på arabiska
match-speaks-so = handleder på somaliska
match-speaks-fa = handleder på persiska eller dari
match-speaks-ku = handleder på kurdiska
match-speaks-zh = handleder på kinesiska
match-speaks-vi = handleder på vietnamesiska
match-speaks-th = handleder på thailändska
match-speaks-tr = handleder på turkiska
match-speaks-es = handleder på spanska
match-speaks-fr = handleder på franska
match-speaks-de = handleder på tyska
match-speaks-ti = handleder på tigrinska
match-speaks-sq = handleder på albanska
match-speech-native = { $speaks }
match-speech-fluent = { $speaks }, flytande
match-speech-basic = { $speaks }, hjälpligt
match-speech-interpreter = { $speaks }, med tolk
match-channel = nås så här: { $name }
match-opens-unsaid = nästa öppettid har inte uppgetts
match-opens = { $count ->
    [0] öppet i dag
    [1] öppet i morgon
   *[other] öppet om { $count } dagar
}
match-found-words = beskrivningen har dina egna ord
match-part-words = beskrivningen har bara en del av dina egna ord
match-no-words = beskrivningen har inte dina egna ord
match-group = avsett för: { $name }
match-group-other = avsett för andra grupper
match-group-unsaid = målgruppen har inte uppgetts
match-none = Inget passande stöd hittades
match-total = { $count ->
    [0] Inget passande stöd
    [one] 1 passande stöd
   *[other] { $count } passande stöd
}
match-missing-closed = Passande stöd är inte i gång nu.
match-missing-audience = Det finns stöd, men inte för den vars ärende du sköter.
match-missing-language = Det finns inget stöd på det önskade språket.
match-missing-subject = Det finns inget stöd för det här ärendet.
match-missing-skill = Det finns stöd, men handledarnas kunnande räcker inte.
match-missing-area = Det finns inget stöd tillräckligt nära.
match-missing-channel = Det finns stöd, men inte via det önskade kontaktsättet.
match-missing-safeguarding = Det finns stöd, men inget säkert sätt har avtalats för hembesök eller för att sköta ärenden åt någon.
match-more-title = Så här hittar du mer
match-more = { $changes }: { $count } till
match-more-channel = { $name }
match-more-farther = Högst { $km } km bort
match-more-subject = Också { $name }
match-more-text = Utan egna ord
match-more-together = Vi gör det tillsammans
match-more-level = En handledare som kan mindre
match-more-language = Också på språket { $name }
match-unmet = Vi antecknade hurdant stöd som saknas i området. Vi sparar inte vem som sökte.
match-all-there = Se allt stöd: { $place }
match-cleaned = Vi lämnade bort en personbeteckning, ett telefonnummer eller en e-postadress. De behövs inte för att hitta stöd.
match-left-out = Vi känner inte till alla val i adressen och lämnade bort det här:
match-elsewhere = { $count ->
    [one] { $count } stöd betjänar andra kommuner
   *[other] { $count } stöd betjänar andra kommuner
}
match-elsewhere-help = Du får kontakt på distans, men enligt beskrivningen är hjälpen avsedd för andra kommuner. Fråga först.
match-authority = En myndighet ger alltid råd om sin egen tjänst. Fråga den direkt.
match-results-title = Stöd som passar
match-asked = Vad du söker
match-line-label = Behovet på en rad
match-understood-none = Vi kände inte igen något val på raden. Du kan välja nedan.
match-unsaid = { $count ->
    [one] 1 stöd berättar inte om det hjälper med det här
   *[other] { $count } stöd berättar inte om de hjälper med det här
}
match-unsaid-help = Fråga först. I beskrivningen saknas vilka ärenden eller apparater du får hjälp med.
match-meant = Menade du: { $name }
match-error-title = Fel: { $title }
match-term-unknown = Alla nycklar finns inte i ordlistan. Kontrollera dem.
match-area-unknown = Vi känner inte till området. Skriv namnet på en kommun, en ekonomisk region eller ett landskap.
match-too-many = Valen är för många. Ta bort några.
match-too-far = Avståndet är för stort.
match-best = { $count ->
    [one] Vi visar det som passar bäst.
   *[other] Vi visar de { $count } som passar bäst.
}
match-start = Vet du inte vilka ord du ska söka med?
match-start-go = Svara på några frågor
