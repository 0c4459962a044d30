# Finding support: the search page, what it says of hits, and needs that found nothing.
search-title = Sök digitalt stöd
search-title-of = Sök digitalt stöd: { $text }
search-label = Vad behöver du hjälp med och var?
search-help = Skriv med egna ord, till exempel trasig dator Loimaa.
search-do = Sök
search-understood = Avgränsa eller ta bort:
search-refused = Inte: { $name }
search-add = avgränsa med detta
search-remove = ta bort
search-corrected = Ordet { $typed } hittades inte. Vi sökte med { $read }.
search-unknown = Detta finns inte i någon beskrivning: { $words }
search-limit = Avgränsa resultaten
search-limit-do = Avgränsa
search-area = Område
search-area-all = Hela landet
search-hits = träffar
search-found =
    { $count ->
        [0] Inget stöd hittades
        [one] 1 stöd hittades
       *[other] { $count } stöd hittades
    }
search-local = { $place }: { $local }, på annat håll eller i hela landet: { $others }
search-more-found =
    { $count ->
        [one] 1 stöd
       *[other] { $count } stöd
    }
search-sort = Ordna
search-sort-relevance = Lämpligast först
search-sort-near = Närmast först
search-sort-checked = Senast kontrollerade först
search-why = Varför detta hittades
search-how-similar = – menade du:
search-how-near = – nära:
search-how-synonym = – samma sak:
search-column-local = Betjänar just den sökta orten
search-nationwide = hela landet
search-stale = Uppgifterna kan vara föråldrade.
search-weak = Inget svarar väl mot din sökning. Här är det som kommer närmast.
search-hit-elsewhere = Betjänar inte orten som du söker.
search-hit-part = Svagare träff
search-area-unknown = Området i adressen är okänt, så sökningen gäller hela landet.
search-area-code = Det finns inget sådant område. Ange området i formen municipality:430, subregion:022 eller region:02.
search-none = Din sökning gav inget stöd
search-none-help = Pröva andra ord eller ta bort avgränsningar. Du kan också fråga på biblioteket.
search-none-words = Pröva andra ord. Du kan också fråga på biblioteket.
search-describe = Beskriv behovet med hjälp av frågor
search-wordless = I sökningen finns inget ord att söka med
search-wordless-help = Skriv vad du behöver hjälp med, till exempel: mobil, nätbank eller Loimaa.
search-empty = Katalogen är ännu tom
search-empty-help = När någon publicerar en beskrivning hittar du den här.
search-behind = Sökregistret läses just nu om. Allt hittas inte ännu: pröva igen om en stund.
search-over = Stöd med det här namnet har upphört
search-relax = Så här hittar du mer
search-relax-country = Sök i hela landet: { $found }
search-relax-area = Sök i ett större område, { $name }: { $found }
search-relax-facet = Ta bort avgränsningen { $name }: { $found }
search-relax-word = Sök utan ordet { $name }: { $found }
search-map = Var det finns hjälp
search-map-label = Karta med kommuner som cirklar. Samma siffror finns i förteckningen över områden.
search-map-help = Siffran säger hur mycket stöd det finns i kommunen. Streckad linje: inget.
search-pages = Resultatsidor
search-before = Föregående
search-after = Följande
search-unmet = Det som inte har hittats
search-facet-audiences = För vem
search-facet-channels = Hur du får hjälp
search-facet-client-groups = Klientgrupp
search-facet-topics = Ämne
search-facet-digital-services = E-tjänst
search-facet-devices = Enhet
search-facet-support-forms = Form av stöd
search-facet-languages = Språk
search-facet-prices = Pris
search-facet-accessibility = Tillgänglighet
unmet-title = Det som inte har hittats
unmet-lead = Sökningar som inte gav lämpligt stöd räknas efter ämne och område, samma besökares samma behov en gång om dagen. Varken sökord eller personer sparas.
unmet-none = Ännu inget att räkna
unmet-none-help = Ett behov syns här när det har blivit utan stöd minst fem gånger under ett år.
unmet-caption = Behov utan stöd under ett år, minst fem sökningar
unmet-need = Behov
unmet-area = Område
unmet-count = Sökningar
unmet-other = Annat behov
unmet-no-place = Inte angivet
search-open = Öppettider
search-open-now = Öppet nu
search-open-unknown = { $count ->
    [one] Öppettiderna för ett stöd är inte kända. Det betyder inte att det är stängt.
   *[other] Öppettiderna för { $count } stöd är inte kända. Det betyder inte att de är stängda.
}
