flow-continue = Fortsätt härifrån
flow-continue-lead = Ta med det som redan är skrivet till nästa underlag. Du ser först vad som följer med och väljer själv.
flow-to = Till:
flow-keeps = Ursprunget syns kvar. Du kan föra över på nytt: inget kommer två gånger.
flow-none = Härifrån går ingen väg vidare
flow-none-help = Det här underlaget är det sista på vägen. Du kan börja ett nytt på arbetsrummets sida.
flow-all-taken = Allt är redan med
flow-nothing = Inget att ta med än
flow-nothing-help = Skriv eller märk först på underlaget det du vill ta med.
flow-led = Härifrån har redan gjorts:
flow-proposed = Modeller som passar här
flow-proposed-help = Modeller från de arbetsrum som du får läsa, och som har något gemensamt med det här underlaget. Orsaken står under modellen.
flow-fit-group = Samma klientgrupp: { $group }
flow-fit-words = Samma ord: { $words }
flow-target = Vart det förs
flow-target-help = Till ett nytt underlag eller ett som redan finns.
flow-target-change = Byt mål
flow-to-new = Ett nytt underlag
flow-to-new-each = Ett eget nytt underlag av varje
flow-place = Plats
flow-carry = Ta med
flow-cancel = Avbryt
flow-state-taken = Redan med
flow-state-changed = Ändrad sedan den togs med
flow-state-gone = Borttagen från målet
flow-state-full = Målet har redan en egen text, den blir kvar
flow-state-refused = Tas inte med: texten kan avslöja personen
flow-nothing-chosen = Välj minst en sak att ta med.
flow-one-at-a-time = Det här målet tar emot en i taget. Välj en, eller ta dem till nya underlag.
flow-taken = Underlaget kunde inte göras. Ladda om sidan och försök en gång till.
flow-model-sheets = Öppna ett modellkort för varje modell
flow-map-to-offering = Jämför modellerna i utbudet
flow-actors-to-targets = Ta aktörerna till utvecklingsmålen
flow-models-to-benchmark = Jämför modellerna som lösningar
flow-actors-to-partners = Ta aktörerna till partnerkartan
flow-actors-to-partnership = Börja ett partnerskap med aktörerna
flow-models-to-offering = Samla modellerna i ett utbud
flow-sheets-to-benchmark = Samla modellerna till en jämförelse
flow-gap-interviews = Intervjua en grupp som inte nås
flow-gap-targets = Sök utvecklingsmål för en grupp som inte nås
flow-stories-to-targets = Samla de inringade berättelserna som iakttagelser
flow-supporters-of-stories = Lägg till aktören som gav stöd på kartan
flow-target-problems = Sök en lösning på ett valt utvecklingsmål
flow-surprising-supporters = Lägg till den överraskande aktören på aktörskartan
flow-owners-to-partners = Ta dem som gör lösningarna som partnerkandidater
flow-promise = Gör problemet till ett gemensamt löfte
flow-adopted-models = Gör en inspirerande idé till en egen modell
flow-proposals = Gör ett förslag till en partnerkandidat
flow-accepted-partnership = Börja partnerskapet när förslaget har godkänts
flow-take-models = Verksamhetsmodeller
flow-take-circles = Inringningar
flow-take-target = Objekt
flow-take-actors = Aktörer
flow-take-client-groups = Valda klientgrupper
flow-take-audience = Målgrupper med egna ord
flow-take-gaps = Grupper som ingen modell når
flow-take-neighbours = Grupper som bara nås i grannkommunen
flow-take-stories = Stödberättelser
flow-take-supporters = De som gav stöd
flow-take-client-group = Klientgrupp
flow-take-targets = Valda utvecklingsmål
flow-take-findings = Brister
flow-take-owners = Aktörer som kontaktas
flow-take-need = Behov
flow-take-whom = Vilka som stöds
flow-take-benefit = Nytta
flow-take-ideas = Lösningar
flow-take-partners = Partnerkandidater
flow-take-us = Vi
flow-take-partner = Partner
flow-take-offers = Av oss får ni
flow-take-wishes = Av er önskar vi
flow-came-none = Allt du valde fanns redan här. Inget kom två gånger.
flow-fresh = { $count ->
    [one] { $count } sak att ta med
   *[other] { $count } saker att ta med
}
flow-interviews = { $count ->
    [one] { $count } intervju
   *[other] { $count } intervjuer
}
flow-came = { $count ->
    [one] { $count } sak följde med. Ursprunget är sparat.
   *[other] { $count } saker följde med. Ursprunget är sparat.
}
flow-left = { $count ->
    [one] { $count } sak lämnades bort: den fick inte plats, platsen har redan en egen text eller bara partnern skriver där.
   *[other] { $count } saker lämnades bort: de fick inte plats, platsen har redan en egen text eller bara partnern skriver där.
}
flow-state-there = Finns redan i målet: ursprunget märks ut
flow-map = Vad kom varifrån
flow-map-lead = Kartan visar vad som har förts från ett underlag till ett annat och var ursprunget har ändrats efter det.
flow-map-scroll = Bilden är bred: rulla den i sidled. Listan under bilden säger samma sak.
flow-map-open = Vad kom varifrån
flow-map-picture = Karta, bläddra i sidled
flow-map-alt = Underlagen steg för steg och pilarna mellan dem. Samma sak står nedan som en lista.
flow-edges = Det som har förts vidare
flow-edges-none = Inget har förts vidare än
flow-edges-none-help = Öppna ett underlag och välj Fortsätt härifrån.
flow-bring = Ta med det nya
flow-in-step = Uppdaterat
flow-ways = Vägar till partnerkandidaterna
flow-ways-help = Den kortaste kända vägen från er till kandidaten, enligt de kopplingar som kunskapsbasen känner till.
flow-way = Väg: { $way }
flow-way-none = Ingen väg är känd än
timeline-title = Vad har hänt
timeline-since = Från och med
timeline-show = Visa
timeline-none = Inga ändringar under den här tiden.
timeline-created = påbörjades
timeline-duplicated = kopierades
timeline-renamed = fick ett nytt namn
timeline-archived = arkiverades
timeline-restored = återställdes
timeline-continued = fick mer: { $flow }
timeline-written = skrevs senast
timeline-record = { $name }: uppgifter rättades för hand
flow-things = { $count ->
    [one] { $count } sak
   *[other] { $count } saker
}
flow-changed = { $count ->
    [one] { $count } ändrad
   *[other] { $count } ändrade
}
flow-needs-accepted = Märk först förslaget som godkänt, när partnern har godkänt det.
flow-fit-workspace = Från arbetsrummet: { $workspace }
flow-from-workspace = Hämtas från arbetsrummet
flow-elsewhere = från ett annat arbetsrum
