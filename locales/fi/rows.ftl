# Työpohjan laput riveinä: sivu ilman skriptiä, ja taulukosta tuodut rivit.
rows-title = Laput taulukkona
rows-lead = Työpohjan kaikki laput riveinä. Rajaa rivejä ja järjestä ne otsikoista.
rows-take = Lataa nämä rivit (CSV)
rows-edit = Muokkaa taulukkonäkymässä
rows-ask = Rajaa rivejä
rows-every-author = Kaikki kirjoittajat
rows-show = Näytä
rows-count = { $count ->
    [one] 1 lappu
   *[other] { $count } lappua
  }
rows-count-of = { $shown } / { $count } lappua
rows-id = Lapun tunniste
