words-title = Haun sanat
words-lead = Näiden avulla haku ymmärtää, että kaksi eri sanaa tarkoittaa samaa. Tallennettu muutos vaikuttaa hakuun heti, jää historiaan ja on peruttavissa.
words-kinds = Sanojen lajit
words-kind-concept = Käsitteet
words-kind-spoken = Puhekieli
words-kind-name = Nimet
words-kind-stem = Vartalot
words-kind-form = Muodot
words-about-concept = Yksi käsite, monta sanaa: kun joku hakee yhdellä, hän löytää myös muut. Käsitteen sanat voivat olla suomea, ruotsia ja englantia.
words-about-spoken = Puhekielen tai murteen muoto ja se, miten sama kirjoitetaan. Haku vaihtaa muodon ennen kuin etsii.
words-about-name = Nimi tai lainasana, jota suomen sanakirja ei tunne ja joka taipuu suoraan: wifi, wifin, wifissä.
words-about-stem = Alku, jolla sana taipuu, ja sen perusmuoto: ”kirppikse” on ”kirppis”.
words-about-form = Kokonainen sanan muoto, joka luetaan toisena sanana: ”iltaisin” on ”ilta”.
words-new-concept = Uusi käsite
words-new-spoken = Uusi puhekielen muoto
words-new-name = Uusi nimi
words-new-stem = Uusi vartalo
words-new-form = Uusi muoto
words-find = Etsi sanaa tai tunnusta
words-find-do = Etsi
words-show = Näytä
words-show-all = Kaikki
words-show-changed = Muutetut
words-show-own = Omat
words-show-off = Pois käytöstä
words-count = { $count ->
    [one] { $count } rivi
   *[other] { $count } riviä
}
words-more = ja { $count } muuta
words-nothing = Mitään ei löytynyt. Kokeile lyhyempää alkua tai näytä kaikki.
words-pages = Sivut
words-before = Edelliset
words-after = Seuraavat
words-is-off = Pois käytöstä
words-is-own = Oma
words-is-changed = Muutettu
words-files = Lataa sanat
words-files-lead = Tiedostot ovat samaa muotoa kuin ohjelman mukana tulevat. Hyvät sanat voi ehdottaa niistä kaikille.
words-key = Tunnus
words-terms = Tarkoittaa myös sanaston termejä:
words-form = Sanat
words-word = Sana
words-fi = Suomeksi
words-fi-help = Yksi sana tai enintään kolmen sanan ilmaus riville, perusmuodossa. Ensimmäinen nimeää käsitteen.
words-sv = Ruotsiksi
words-en = Englanniksi
words-near = Lähellä olevat käsitteet
words-near-help = Käsitteen tunnus riville. Lähellä oleva löytyy myös, mutta vasta paremmin sopivien jälkeen.
words-read = Luetaan näin
words-read-spoken-help = Miten sama kirjoitetaan. Enintään neljä sanaa.
words-read-stem-help = Perusmuoto, yksi sana.
words-read-form-help = Perusmuoto. Enintään neljä sanaa.
words-state = Tila
words-state-on = Käytössä
words-state-off = Pois käytöstä
words-why = Miksi muutat?
words-why-help = Näkyy historiassa muille muokkaajille.
words-queries = Omat kokeiluhaut
words-queries-help = Yksi haku riville, enintään viisi. Niitä ei tallenneta.
words-preview-do = Katso vaikutus
words-save = Tallenna
words-saved = Tallennettu. Muutos vaikuttaa hakuun jo.
words-anyway = Tarkoitan tätä: sana kuuluu molempiin käsitteisiin.
words-notes = Huomaa
words-elsewhere = Osa sanoista on jo toisessa käsitteessä. Poista ne tai vahvista, että sana kuuluu molempiin.
words-elsewhere-named = ”{ $word }” on myös käsitteessä ”{ $concept }”.
words-place = Paikan nimi ei kelpaa sanaksi.
words-place-named = ”{ $word }” on paikan nimi. Haku lukee sen aina paikaksi, joten sanana se ei löytäisi mitään.
words-stop = Sana, jonka haku ohittaa, ei kelpaa.
words-stop-named = ”{ $word }” on sana, jonka haku ohittaa aina. Käytä sitä vain osana ilmausta.
words-letters = Sanassa pitää olla kirjaimia tai numeroita.
words-signs = Sanassa voi olla kirjaimia, numeroita ja merkkejä - . : ’ + & /. Poista muut merkit.
words-word-too-long = Sana on liian pitkä: enintään 60 merkkiä ja kolme sanaa.
words-too-many = Sanoja on liikaa: enintään 80 kielessä.
words-none = Kirjoita vähintään yksi sana jollakin kielellä.
words-near-unknown = Osaa tunnuksista ei ole. Katso tunnus käsitteen sivulta.
words-near-many = Lähellä olevia on liikaa: enintään 12.
words-read-empty = Kirjoita, miten sana luetaan.
words-read-one = Kirjoita yksi sana.
words-read-many = Sanoja on liikaa: enintään neljä.
words-key-empty = Kirjoita sana.
words-key-wrong = Kirjoita yksi sana, enintään 60 merkkiä.
words-key-taken = Sana on jo luettelossa. Muokkaa sitä.
words-why-empty = Kerro lyhyesti, miksi muutat.
words-why-too-long = Perustelu on liian pitkä: enintään 300 merkkiä.
words-changed-meanwhile = Joku muu muutti samaa sillä välin. Alla ovat molempien muutokset yhdessä; historiasta näet, mitä toinen teki. Tarkista ja tallenna uudelleen.
words-history = Muutosten historia
words-no-history = Muutoksia ei ole vielä.
words-did-add = Lisättiin
words-did-edit = Muutettiin
words-did-undo = Palautettiin aiempi
words-did-first = Ohjelman mukana tullut
words-gone = Pois:
words-new = Uutta:
words-preview = Mitä muutos tekisi
words-preview-unsaved = Mitään ei ole vielä tallennettu.
words-preview-concerned = { $count ->
    [0] Yksikään kuvaus ei sano muutettuja sanoja: muutos koskee vain sitä, mitä hakuun kirjoitetaan.
    [one] { $count } kuvaus tulee luetuksi toisin.
   *[other] { $count } kuvausta tulee luetuksi toisin.
}
words-preview-read = { $count ->
    [one] Kokeilu luki niistä ensimmäisen.
   *[other] Kokeilu luki niistä { $count } ensimmäistä.
}
words-preview-untried = { $count ->
    [one] Yhtä hakua ei ehditty kokeilla.
   *[other] { $count } hakua ei ehditty kokeilla.
}
words-preview-nothing = Yhdenkään kokeillun haun tulos ei muutu.
words-preview-same = { $count ->
    [one] { $count } haku pysyy ennallaan
   *[other] { $count } hakua pysyy ennallaan
}
words-preview-hits = { $count ->
    [one] { $count } osuma
   *[other] { $count } osumaa
}
words-preview-weak = { $hits }, heikkoja
words-preview-counts = Ennen { $before }, muutoksen jälkeen { $after }
words-preview-new = Uusi, { $to }.
words-preview-up = Nousee { $from }. → { $to }.
words-preview-down = Laskee { $from }. → { $to }.
words-preview-gone = Poistuu, oli { $from }.
