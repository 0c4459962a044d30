localities-title = Digitalt stöd per kommun
localities-index-lead = Välj kommun eller landskap, så ser du var man får hjälp med det digitala där.
localities-type = Kommunens namn
localities-unknown = Det finns ingen kommun med det namnet. Kontrollera namnet eller välj nedan.
localities-near = Menade du någon av dessa:
localities-go = Visa
localities-count = { $count ->
    [one] { $count } stöd
   *[other] { $count } stöd
}
localities-support-in = Digitalt stöd { $place }
localities-lead = Se var du { $place } får hjälp med digitala tjänster och enheter.
localities-here = { $count ->
    [0] Inget stöd har beskrivits ännu
    [one] { $count } stöd
   *[other] { $count } stöd
}
localities-none = Ingen har ännu beskrivit stöd som ges här.
localities-none-help = Fråga på biblioteket eller i kommunens rådgivning, eller se stödet i närheten och i hela landet.
localities-listed = { $count ->
    [one] Här visas { $count }.
   *[other] Här visas de { $count } första.
}
localities-all = Allt stöd
localities-nationwide = I hela landet
localities-where = Var det finns hjälp
localities-map = Karta över kommuner som cirklar: hur många stöd det finns { $place } och runt omkring. Siffrorna finns också i tabellen.
localities-map-help = Siffran visar hur många stöd det finns i kommunen. Streckad linje: inget. Stöd i hela landet räknas inte.
localities-municipality = Kommun
localities-supports = Stöd
localities-parts = Ekonomiska regioner
localities-subregion = { $name }, ekonomisk region
localities-by-municipality = Per kommun
localities-search = Sök stöd i området
localities-match = Hitta passande stöd i området
localities-open = Öppet nu och härnäst
localities-open-help = Här finns de ställen vars öppettider är kända. Också andra kan vara öppna: se beskrivningen.
