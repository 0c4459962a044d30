words-title = Sökningens ord
words-lead = Med dem förstår sökningen att två olika ord betyder samma sak. En sparad ändring gäller genast, syns i historiken och kan ångras.
words-kinds = Slag av ord
words-kind-concept = Begrepp
words-kind-spoken = Talspråk
words-kind-name = Namn
words-kind-stem = Stammar
words-kind-form = Former
words-about-concept = Ett begrepp, många ord: den som söker med ett ord hittar också de andra. Orden kan vara finska, svenska och engelska.
words-about-spoken = En form i finskt talspråk eller dialekt, och hur den skrivs. Sökningen byter ut formen innan den letar.
words-about-name = Ett namn eller lånord som den finska ordboken inte känner och som böjs rakt av: wifi, wifin, wifissä.
words-about-stem = Början som ett finskt ord böjs med, och dess grundform: ”kirppikse” är ”kirppis”.
words-about-form = En hel ordform som läses som ett annat ord: ”iltaisin” är ”ilta”.
words-new-concept = Nytt begrepp
words-new-spoken = Ny form i talspråk
words-new-name = Nytt namn
words-new-stem = Ny stam
words-new-form = Ny form
words-find = Sök ett ord eller en kod
words-find-do = Sök
words-show = Visa
words-show-all = Alla
words-show-changed = Ändrade
words-show-own = Egna
words-show-off = Ur bruk
words-count = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
}
words-more = och { $count } till
words-nothing = Inget hittades. Försök med en kortare början eller visa alla.
words-pages = Sidor
words-before = Föregående
words-after = Följande
words-is-off = Ur bruk
words-is-own = Egen
words-is-changed = Ändrad
words-files = Ladda ner orden
words-files-lead = Filerna har samma form som de som följer med programmet. Bra ord kan föreslås därifrån för alla.
words-key = Kod
words-terms = Betyder också dessa termer:
words-form = Ord
words-word = Ord
words-fi = På finska
words-fi-help = Ett ord eller ett uttryck på högst tre ord per rad, i grundform. Det första ger begreppet dess namn.
words-sv = På svenska
words-en = På engelska
words-near = Närliggande begrepp
words-near-help = Ett begrepps kod per rad. Det närliggande hittas också, men efter det som passar bättre.
words-read = Läses så här
words-read-spoken-help = Hur samma sak skrivs. Högst fyra ord.
words-read-stem-help = Grundformen, ett ord.
words-read-form-help = Grundformen. Högst fyra ord.
words-state = Läge
words-state-on = I bruk
words-state-off = Ur bruk
words-why = Varför ändrar du?
words-why-help = Syns i historiken för andra redaktörer.
words-queries = Egna provsökningar
words-queries-help = En sökning per rad, högst fem. De sparas inte.
words-preview-do = Se verkan
words-save = Spara
words-saved = Sparat. Ändringen gäller redan i sökningen.
words-anyway = Jag menar det: ordet hör till båda begreppen.
words-notes = Observera
words-elsewhere = En del av orden finns redan i ett annat begrepp. Ta bort dem eller bekräfta att ordet hör till båda.
words-elsewhere-named = ”{ $word }” finns också i begreppet ”{ $concept }”.
words-place = Ett ortnamn duger inte som ord.
words-place-named = ”{ $word }” är ett ortnamn. Sökningen läser det alltid som en ort, så som ord skulle det inte hitta något.
words-stop = Ett ord som sökningen hoppar över duger inte.
words-stop-named = ”{ $word }” är ett ord som sökningen alltid hoppar över. Använd det bara som del av ett uttryck.
words-letters = Ordet måste ha bokstäver eller siffror.
words-signs = I ett ord kan finnas bokstäver, siffror och tecknen - . : ’ + & /. Ta bort andra tecken.
words-word-too-long = Ordet är för långt: högst 60 tecken och tre ord.
words-too-many = För många ord: högst 80 på ett språk.
words-none = Skriv minst ett ord på något språk.
words-near-unknown = Alla koder finns inte. Koden står på begreppets sida.
words-near-many = För många närliggande: högst 12.
words-read-empty = Skriv hur ordet läses.
words-read-one = Skriv ett ord.
words-read-many = För många ord: högst fyra.
words-key-empty = Skriv ordet.
words-key-wrong = Skriv ett ord på högst 60 tecken.
words-key-taken = Ordet finns redan i listan. Ändra det där.
words-why-empty = Berätta kort varför du ändrar.
words-why-too-long = Motiveringen är för lång: högst 300 tecken.
words-changed-meanwhile = Någon annan ändrade samma sak under tiden. Nedan finns bådas ändringar tillsammans; i historiken ser du vad den andra gjorde. Kontrollera och spara igen.
words-history = Ändringarnas historik
words-no-history = Inga ändringar ännu.
words-did-add = Lades till
words-did-edit = Ändrades
words-did-undo = Återställdes till tidigare
words-did-first = Följde med programmet
words-gone = Bort:
words-new = Nytt:
words-preview = Vad ändringen skulle göra
words-preview-unsaved = Inget är sparat ännu.
words-preview-concerned = { $count ->
    [0] Ingen beskrivning säger de ändrade orden: ändringen gäller bara det som skrivs i sökningen.
    [one] { $count } beskrivning läses annorlunda.
   *[other] { $count } beskrivningar läses annorlunda.
}
words-preview-read = { $count ->
    [one] Provet läste den första av dem.
   *[other] Provet läste de { $count } första av dem.
}
words-preview-untried = { $count ->
    [one] En sökning hann inte prövas.
   *[other] { $count } sökningar hann inte prövas.
}
words-preview-nothing = Inget av de prövade resultaten ändras.
words-preview-same = { $count ->
    [one] { $count } sökning förblir oförändrad
   *[other] { $count } sökningar förblir oförändrade
}
words-preview-hits = { $count ->
    [one] { $count } träff
   *[other] { $count } träffar
}
words-preview-weak = { $hits }, svaga
words-preview-counts = Före { $before }, efter ändringen { $after }
words-preview-new = Ny, { $to }.
words-preview-up = Stiger { $from }. → { $to }.
words-preview-down = Sjunker { $from }. → { $to }.
words-preview-gone = Försvinner, var { $from }.
