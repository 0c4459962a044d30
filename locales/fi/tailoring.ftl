variants-title = Omat työpohjat
variants-lead = Kopioi työpohja ja muuta se verkostonne näköiseksi: omat sektorit, sarakkeet, rivit, vaiheet ja tekstit. Jokainen tallennus on uusi versio, ja työpohjat säilyttävät version, jolla ne tehtiin.
variants-none = Omia työpohjia ei vielä ole.
variant-own = Oma työpohja
variant-base = Kopioitu pohjasta
variant-copy-h = Kopioi työpohja
variant-copy-of = Mitä kopioidaan
variant-copy-do = Kopioi
variant-copy-title = { $title }, oma
variant-retire = Älä tarjoa enää
variant-offer-again = Tarjoa taas
variant-retired = Ei tarjolla
variant-is-retired = Tästä ei tehdä enää uusia työpohjia. Vanhat säilyvät.
variant-elsewhere = Tämä työpohja on toisen työtilan oma. Valitse jokin tämän työtilan työpohjista.
variants-full = Työtilassa on jo 20 omaa työpohjaa. Muuta jotakin niistä.
variant-versions-full = Tällä työpohjalla on jo 50 versiota. Jatka kopioimalla se.
variant-too-large = Työpohjassa on liikaa tekstiä. Lyhennä ohjeita.
variant-overtaken = Joku muu tallensi version sillä välin. Muutoksesi ovat tässä: tallentamalla teet niistä uuden version sen päälle.
variant-see-newest = Katso uusin versio
variant-same = Mitään ei muutettu, joten uutta versiota ei tehty.
variant-preview = Esikatselu
variant-preview-do = Näytä esikatselu
variant-preview-alt = Tyhjä työpohja sellaisena kuin lomake sen kuvaa
variant-preview-wrong = Kuva piirretään, kun lomake on kunnossa.
variant-save = Tallenna uusi versio
variant-save-help = Uudet työpohjat tehdään uusimmalla versiolla. Vanhat säilyttävät omansa.
variant-whole-h = Koko työpohja
variant-languages-help = Yksi kieli riittää. Jos kieli puuttuu, teksti näytetään ensimmäisellä, jolla se on kirjoitettu.
variant-title = Nimi
variant-question = Kysymys, johon työpohja vastaa
variant-label = Nimi
variant-help = Ohje
variant-link-help = Sana viivalla
variant-step-label = Vaiheen nimi
variant-step-help = Mitä tehdään
variant-unnamed = Nimetön
variant-long = Kenttään kirjoitetaan useita kappaleita
variant-sector = Laskelmissa sektori on
variant-sector-help = Rekisteri ja verkostokartta käyttävät yhteisiä sektoreita.
variant-sector-none = Ei mikään näistä
variant-minutes = Ehdotettu aika minuutteina
variant-opens = Vaihe avaa myös
variant-opens-help = Kentät, alueet, rivit ja sarakkeet valitaan niiden omissa kohdissa.
variant-opens-links = yhteydet
variant-opens-circles = ympyröinnit
variant-opens-ticks = rastit
variant-opens-rows = rivien lisääminen
variant-opens-columns = sarakkeiden lisääminen
variant-opens-cells = kaikki ruudut
variant-opens-hearts = sydämet
variant-steps = Kirjoitetaan vaiheissa
variant-up = Aiemmaksi
variant-down = Myöhemmäksi
variant-remove = Poista
variant-h-hub = Keskusta
variant-h-sector = Sektorit
variant-h-inner = Sektorit, sisempi kehä
variant-h-outer = Sektorit, ulompi kehä
variant-h-ring = Kehät
variant-h-tray = Vapaa alue
variant-h-fields = Kentät
variant-h-rows = Rivit
variant-h-columns = Sarakkeet
variant-h-steps = Työohjeen vaiheet
variant-h-notes = Lappujen lajit
variant-h-links = Yhteyksien lajit
variant-others-h = Muut tekstit
variant-add-hub = Lisää osa keskelle
variant-add-sector = Lisää sektori
variant-add-inner = Lisää sektori molempiin kehiin
variant-add-ring = Lisää kehä
variant-add-tray = Lisää vapaa alue
variant-add-fields = Lisää kenttä
variant-add-rows = Lisää rivi
variant-add-columns = Lisää sarake
variant-add-steps = Lisää vaihe
variant-leave = Palaa tallentamatta
variant-versions-h = Versiot
variant-version = Versio { $count }
variant-saved = Versio { $count } on tallennettu. Uudet työpohjat tehdään sillä.
variant-label-empty = Kirjoita nimi ainakin yhdellä kielellä.
variant-label-long = Lyhennä tätä: tähän mahtuu 120 merkkiä.
variant-help-long = Lyhennä tätä: tähän mahtuu 1 000 merkkiä.
variant-label-twice = Tämä nimi on jo toisella osalla. Anna toinen nimi.
variant-minutes-wrong = Kirjoita aika minuutteina numeroin, 1–600.
variant-too-many = Osia on liikaa: yhdessä luettelossa voi olla 60.
variant-part-wrong = Tätä työpohjaa ei voi piirtää näin: jokin osa puuttuu tai on liikaa. Lisää poistettu osa tai poista jokin.
variant-canvases =
    { $count ->
        [one] { $count } työpohja
       *[other] { $count } työpohjaa
    }
move-panel = Tästä omasta työpohjasta on uudempi versio.
move-panel-open = Siirrä versioon { $count }
move-behind = Vanhempien versioiden työpohjat
move-title = Siirrä versioon { $count }
move-lead = Työpohja vaihtuu toiseen versioon. Tässä näet, mikä muuttuu ja mitä on kirjoitettu osiin, joita ei enää ole. Valitse, minne se menee.
move-other = Versio, johon siirretään
move-other-do = Näytä tämä versio
move-differences = Mikä muuttuu
move-same-parts = Osat ovat samat.
move-texts = Työpohjan nimi, kysymys tai muita tekstejä on muuttunut.
move-new = Uusi
move-gone = Poistuu
move-renamed = Uusi nimi
move-moved = Siirretty
move-changed = Muutettu
move-list-zones = alue
move-list-fields = kenttä
move-list-rows = rivi
move-list-columns = sarake
move-list-steps = vaihe
move-list-notes = lapun laji
move-list-links = yhteyden laji
move-going = Mitä poistuvissa osissa on
move-nothing-goes = Poistuviin osiin ei ole kirjoitettu mitään. Kaikki työpohjalla oleva säilyy.
move-where = Minne se menee?
move-leave = Jätä pois: poistuu työpohjalta
move-nowhere = Tälle ei ole enää paikkaa: se poistuu työpohjalta.
move-more =
    { $count ->
        [one] { $count } lisää
       *[other] { $count } lisää
    }
move-binned =
    { $count ->
        [one] Lisäksi { $count } lappu roskissa.
       *[other] Lisäksi { $count } lappua roskissa.
    }
move-marks =
    { $count ->
        [one] Samalla poistuu { $count } merkintä.
       *[other] Samalla poistuu { $count } merkintää.
    }
move-hearts =
    { $count ->
        [one] { $count } sydän poistuu, koska tekstit sen alla muuttuvat. Kumppani antaa sitoumuksensa uudelleen.
       *[other] { $count } sydäntä poistuu, koska tekstit niiden alla muuttuvat. Kumppanit antavat sitoumuksensa uudelleen.
    }
move-laid-anew = Taulu piirretään toisin: muuttuvien alueiden käsin asetellut laput asetellaan uudelleen.
move-ends-step = Meneillään olevaa vaihetta ei ole tässä versiossa. Siirron jälkeen mikään vaihe ei ole meneillään, ja kaikki on auki.
move-after = Kaikki, joilla työpohja on auki, siirtyvät heti mukana. Nykyinen tila jää historiaan. Kommentit ja sovitut tehtävät pysyvät.
move-do = Siirrä
move-not = Älä siirrä
move-outdated = Työpohjaa muutettiin sillä välin, ja nyt poistuisi muuta kuin näytettiin. Katso uudelleen ennen kuin siirrät.
move-no-room = Tämä ei mahdu sinne. Valitse toinen paikka.
move-voting = Työpohjalla äänestetään parhaillaan. Päätä äänestys ennen siirtoa.
