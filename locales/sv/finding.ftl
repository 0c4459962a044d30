finding-title = Sök i arbetsrummet
finding-label = Vad söker du i arbetsrummet?
finding-help = Ett ord räcker, i vilken form som helst. Med flera ord hittar du det som har dem alla.
finding-do = Sök
finding-found = { $count ->
    [0] Inget hittades
    [one] { $count } träff
   *[other] { $count } träffar
}
finding-more-than = Över { $count } träffar
finding-limit = Begränsa
finding-all = Alla
finding-canvases = Underlag
finding-records = Kunskapsbas
finding-notes = Lappar
finding-fields = Fält och tabeller
finding-comments = Kommentarer
finding-comment = Kommentar
finding-none-help = Pröva ett kortare ord eller ett annat ord för samma sak. Av intervjuer söks bara namnen.
finding-everything = Sök i allt
finding-too-short = Skriv ett ord med minst två bokstäver.
finding-pages = Sidor med träffar
finding-before = Föregående
finding-after = Följande
