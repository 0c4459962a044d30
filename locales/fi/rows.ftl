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
rows-text = Teksti
rows-bring-title = Tuo rivejä
rows-bring-lead = Liitä rivit taulukkolaskennasta tai valitse tiedosto. Mitään ei kirjoiteta, ennen kuin olet nähnyt, mitä kustakin rivistä tulee.
rows-paste = Rivit taulukkolaskennasta
rows-paste-help = Kopioi solut otsikoineen taulukkolaskennasta ja liitä ne tähän.
rows-file = Tai tiedosto
rows-limits = CSV tai XLSX. Enintään { $rows } riviä ja { $megabytes } Mt. Jos valitset tiedoston, se luetaan liitetyn tekstin sijasta.
rows-look = Katso, mitä muuttuu
rows-rules = Näin rivit luetaan
rows-rule-head = Ensimmäisellä rivillä ovat otsikot: Alue sekä Nimi ja Huomautus tai Teksti. Laji ei ole pakollinen. Otsikot ja alueet voivat olla suomeksi, ruotsiksi tai englanniksi.
rows-rule-id = Jos rivillä on ladatun tiedoston Lapun tunniste, rivi muuttaa sitä lappua. Muista riveistä tulee uusia lappuja.
rows-rule-all = Kaikki rivit tuodaan, tai ei yhtään, jos jossakin on virhe.
rows-rule-once = Riviä ei kirjoiteta uudelleen, jos sama teksti on jo alueella. Yhteyksiä, merkintöjä ja kirjoittajia ei tuoda.
rows-not-brought = Mitään ei tuotu.
rows-refused = { $count ->
    [one] Riveissä on 1 virhe. Mitään ei tuotu.
   *[other] Riveissä on { $count } virhettä. Mitään ei tuotu.
  }
rows-faults-more = Nämä ovat ensimmäiset virheet. Korjaa ne, niin näet loput.
rows-nothing = Liitä otsikkorivi ja sen alle ainakin yksi rivi, tai valitse tiedosto, jossa ne ovat.
rows-no-head = Otsikkoriviä ei löytynyt. Kirjoita ainakin kaksi otsikkoa, esimerkiksi Alue ja Teksti.
rows-no-text = Tekstien sarake puuttuu. Lisää otsikko Teksti tai Nimi.
rows-unknown-zone = Tällaista aluetta ei ole. Alueet ovat: { $there }.
rows-no-zone = Kirjoita alue. Alueet ovat: { $there }.
rows-wrong-kind = Alueelle ei voi panna tätä lajia. Siihen sopii: { $there }.
rows-empty-text = Lappu jäisi tyhjäksi. Kirjoita teksti tai poista rivi.
rows-unknown-note = Tällaista lappua ei ole tällä työpohjalla, tai se on roskakorissa. Tyhjennä solu, niin rivistä tulee uusi lappu.
rows-twice = Rivi { $row } on samasta lapusta. Poista toinen niistä.
rows-full = Työpohjalle mahtuu { $room } uutta lappua. Tästä rivistä alkaen ne eivät mahdu.
rows-moved = Rivien vaikutus on muuttunut sen jälkeen, kun katsoit niitä. Tässä ovat muutokset nyt. Tarkista ne ja tuo sitten rivit.
rows-outdated = Joku muutti yhtä lapuista samalla hetkellä. Katso rivit uudelleen.
rows-preview-title = Mitä riveistä tulee
rows-preview-lead = Mitään ei ole vielä kirjoitettu. Katso rivit ja tuo ne sitten kaikki kerralla.
rows-new = { $count ->
    [one] 1 uusi lappu
   *[other] { $count } uutta lappua
  }
rows-changed = { $count ->
    [one] 1 muuttuva lappu
   *[other] { $count } muuttuvaa lappua
  }
rows-same = { $count ->
    [one] 1 rivi on jo työpohjalla
   *[other] { $count } riviä on jo työpohjalla
  }
rows-left-out = Näitä sarakkeita ei lueta:
rows-nothing-new = Kaikki rivit ovat jo työpohjalla. Tuotavaa ei ole.
rows-bring-warning = Kaikki, joilla työpohja on auki, näkevät rivien tulevan. Niitä edeltävä tila jää historiaan.
rows-bring-do = Tuo rivit
rows-plan = Mitä kustakin rivistä tulee
rows-row = Rivi
rows-what = Mitä tapahtuu
rows-note = Lappu
rows-change = Muuttuu
rows-new-note = Uusi lappu
rows-first-shown = Nämä ovat ensimmäiset. Kaikki tuodaan.
rows-again = Korjaa rivejä
rows-came-new = { $count ->
    [one] 1 uusi lappu tuotiin.
   *[other] { $count } uutta lappua tuotiin.
  }
rows-came-changed = { $count ->
    [one] 1 lappu muutettiin.
   *[other] { $count } lappua muutettiin.
  }
rows-came-none = Rivit ovat jo työpohjalla.
