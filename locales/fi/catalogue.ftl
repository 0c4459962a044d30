# The catalogue: descriptions of support that everybody can read, and where their owners look after them.
catalogue-publish-title = Julkaise hakemistoon
catalogue-publish-lead = Julkaistu kuvaus löytyy haun kautta ja on kaikkien luettavissa ilman tiliä. Näet ensin, mitä julkaistaan.
catalogue-publish-do = Julkaise
catalogue-publish-again = Julkaise uusi versio
catalogue-publish-warning = Kaikki kuvauksen tekstit tulevat julkisiksi, myös lisätietojen antaja. Varmista, että hän on antanut luvan.
catalogue-is-published = Julkaistu
catalogue-is-withdrawn = Ei julki
catalogue-open-public = Avaa julkinen sivu
catalogue-look-after = Hoida julkaisua
catalogue-whole-title = Kuinka valmis kuvaus on
catalogue-whole = kuvauksesta on valmiina
catalogue-is-whole = Kuvaus on valmis. Kaikki, mitä lukija ja haku tarvitsevat, on kirjoitettu.
catalogue-add-title = Lisää seuraavaksi
catalogue-add-more = { $count ->
    [one] Lisäksi puuttuu 1 vähemmän tärkeä kohta.
   *[other] Lisäksi puuttuu { $count } vähemmän tärkeää kohtaa.
  }
catalogue-add-on-canvas = Täydennä työpohjaa
catalogue-add-area = Kunnat: valitse, missä palvelette. Haku etsii tukea läheltä.
catalogue-add-promise = Palvelulupaus: kerro yhdellä lauseella, mitä asiakas saa. Se näkyy ensimmäisenä.
catalogue-add-support-forms = Tuen muoto: valitse, onko tuki neuvontaa, ohjausta vai kurssi. Haku rajaa sen mukaan.
catalogue-add-topics = Aiheet: valitse, missä asioissa autatte. Useimmat hakevat asialla.
catalogue-add-channels = Kanavat: valitse, miten apua saa. Moni tarvitsee apua puhelimella tai kotiin.
catalogue-add-places = Paikat: kirjoita osoite ja aukioloajat, niin asiakas osaa tulla.
catalogue-add-contact = Lisätietojen antaja: kirjoita puhelin tai sähköposti, josta voi kysyä.
catalogue-add-client-groups = Asiakasryhmät: valitse ryhmät, jotka tavoitatte. Tarpeet ja tarjonta kohtaavat niiden kautta.
catalogue-add-languages = Kielet: valitse kielet, joilla autatte. Haku ei tarjoa tukea väärällä kielellä.
catalogue-add-price = Hinta: kerro, maksaako tuki. Epävarma jää usein tulematta.
catalogue-add-skill-levels = Taitotaso: kerro, pääseekö aloittelija mukaan.
catalogue-add-audience = Kohderyhmät: kuvaa omin sanoin, ketä varten palvelu on.
catalogue-add-digital-services = Digitaaliset palvelut: nimeä palvelut, joissa autatte. Niillä haetaan nimellä.
catalogue-add-devices = Laitteet: valitse laitteet, joiden käytössä autatte.
catalogue-add-accessibility = Esteettömyys: kerro, pääseekö paikalle pyörätuolilla ja onko induktiosilmukka.
catalogue-add-activity = Toiminta: kerro yksi asiakastilanne, niin lukija tietää, mitä tapahtuu.
catalogue-add-providers = Toteuttajat: kerro, kuka vastaa ja ketkä ovat mukana. Muut kehittäjät löytävät teidät.
catalogue-add-indicators = Mittarit: kerro, mistä tiedätte, että tuki auttaa.
catalogue-add-resources = Resurssit: kerro, millä voimilla työ tehdään. Se auttaa muita ottamaan mallin käyttöön.
catalogue-add-sustainability = Kestävyys: kerro, jatkuuko toiminta lähivuosina.
catalogue-add-findability = Löydettävyys: kerro, mistä asiakas saa tietää palvelusta.
catalogue-add-tools = Välineet ja ympäristöt: kerro, missä ja millä tukea annetaan.
catalogue-changes-title = Mikä muuttuu
catalogue-no-changes = Työpohjalla ei ole muutoksia edelliseen versioon.
catalogue-no-differences = Versiot kertovat saman.
catalogue-contact-differs = Yhteystieto muuttui. Vanhoja yhteystietoja ei näytetä.
catalogue-seen-title = Tämä julkaistaan
catalogue-seen = Näin työpohja luetaan nyt. Korjaa puutteet työpohjalla ennen julkaisua.
catalogue-part = Kohta
catalogue-before = Aiemmin
catalogue-after = Nyt
catalogue-form-title = Tiedot julkaisua varten
catalogue-organisation = Palvelusta vastaava organisaatio
catalogue-organisation-help = Nimi, jonka lukija näkee. Esimerkiksi Kirjasto Lakka.
catalogue-organisation-empty = Kirjoita, kuka palvelusta vastaa.
catalogue-audiences = Kenelle tuki on
catalogue-audience-empty = Valitse ainakin yksi: henkilö, yritys tai yhdistys.
catalogue-area = Missä palvelette
catalogue-area-help = Kunnat valitaan työpohjalla. Merkitse tähän, jos palvelu on avoin koko maassa, esimerkiksi puhelimessa.
catalogue-area-empty = Valitse kunnat työpohjalla tai merkitse, että palvelette koko maata.
catalogue-nationwide-do = Palvelemme koko maata
catalogue-nationwide = Koko maa
catalogue-note = Mitä muuttui
catalogue-note-help = Muutama sana versiolistaan. Kaikki voivat lukea ne. Saat jättää tyhjäksi.
catalogue-canvas-changed = Työpohja on muuttunut sen jälkeen, kun avasit sivun. Lue, mitä nyt julkaistaan, ja julkaise sitten.
catalogue-canvas-wrong = Korjaa ensin työpohjan puutteet. Ne on lueteltu sivulla.
catalogue-name-empty = Kirjoita nimi.
catalogue-too-long-200 = Teksti on liian pitkä: enintään 200 merkkiä.
catalogue-too-long-500 = Teksti on liian pitkä: enintään 500 merkkiä.
catalogue-too-long-1000 = Teksti on liian pitkä: enintään 1 000 merkkiä.
catalogue-too-long-2000 = Teksti on liian pitkä: enintään 2 000 merkkiä.
catalogue-too-long-8000 = Teksti on liian pitkä: enintään 8 000 merkkiä.
catalogue-too-many = Liian monta yhdellä kertaa.
catalogue-part-unknown = Tällaista kohtaa ei ole.
catalogue-key-unknown = Tätä arvoa ei ole luettelossa.
catalogue-row-unreadable = Riviä ei voi lukea.
catalogue-row-twice = Sama tunniste on kahdella rivillä.
catalogue-place-unknown = Työtilassa ei ole palvelupaikkaa, jolla on tämä tunnus. Tunnukset ovat palvelupaikkojen taulukossa.
catalogue-workspace-empty = Kerro työtila, joka julkaisee. Sinun pitää olla sen ohjaaja.
catalogue-models-empty = Yhtään kuvausta ei ole.
catalogue-meanwhile = Joku ehti julkaista saman. Lataa sivu uudelleen ja katso muutokset.
catalogue-meanwhile-changed = Joku muutti kuvausta hakemistossa sen jälkeen, kun avasit sivun, tai veti sen pois. Lue, mikä nyt muuttuu, ja julkaise sitten.
catalogue-changed-meanwhile = Joku julkaisi uuden version sen jälkeen, kun avasit sivun, joten mitään ei muutettu. Nyt voimassa on versio { $version }, ja sen vaihe on: { $stage }. Katso sivu läpi ja tee valintasi uudelleen, jos se pitää yhä paikkansa.
catalogue-not-there = Kuvaus ei ole enää julki. Julkaise se ensin uudelleen.
catalogue-idea = Idea
catalogue-pilot = Kokeilu
catalogue-running = Toiminnassa
catalogue-ended = Päättynyt
catalogue-part-name = Nimi
catalogue-part-organisation = Organisaatio
catalogue-part-language = Kuvauksen kieli
catalogue-part-life-cycle = Vaihe
catalogue-part-audiences = Kenelle
catalogue-part-contact = Lisätiedot
catalogue-part-promise = Palvelulupaus
catalogue-part-audience = Kohderyhmät
catalogue-part-activity = Toiminta
catalogue-part-providers = Toteuttajat ja yhteistyötahot
catalogue-part-tools = Välineet ja ympäristöt
catalogue-part-findability = Löydettävyys
catalogue-part-resources = Resurssit ja rahoitus
catalogue-part-sustainability = Kestävyys
catalogue-part-indicators = Mittarit
catalogue-part-support-forms = Tuen muoto
catalogue-part-topics = Aiheet
catalogue-part-digital-services = Digitaaliset palvelut
catalogue-part-client-groups = Asiakasryhmät
catalogue-part-skill-levels = Taitotaso
catalogue-part-channels = Kanavat
catalogue-part-devices = Laitteet
catalogue-part-languages = Tuen kielet
catalogue-part-accessibility = Esteettömyys
catalogue-part-price = Hinta
catalogue-part-area = Alue
catalogue-part-places = Paikat

catalogue-own-title = Hakemistossa
catalogue-own-lead = Tämän työtilan julkaisemat kuvaukset, pisimpään tarkistamatta olleet ensin.
catalogue-own-none = Mitään ei ole vielä julkaistu
catalogue-own-none-help = Avaa toimintamallin työpohja ja valitse Julkaise hakemistoon.
catalogue-show = Näytettävät kuvaukset
catalogue-show-all = Kaikki
catalogue-show-stale = Tarkistettavat
catalogue-show-corrections = Korjausehdotuksia
catalogue-show-withdrawn = Ei julki
catalogue-show-none = Näitä ei ole nyt yhtään.
catalogue-page = Sivu
catalogue-needs-check = Tarkista tiedot
catalogue-checked = Tarkistettu
catalogue-corrections-count = { $count ->
    [one] 1 korjausehdotus
   *[other] { $count } korjausehdotusta
  }
catalogue-public-title = Julkinen sivu
catalogue-address = Sivun osoite
catalogue-check-title = Ovatko tiedot oikein?
catalogue-check-lead = Vahvista, kun olet lukenut kuvauksen läpi. Lukija näkee päivän.
catalogue-check-stale = Tietoja ei ole tarkistettu pitkään aikaan, ja julkinen sivu kertoo sen. Lue kuvaus läpi ja vahvista se, tai julkaise uusi versio.
catalogue-check-do = Tiedot ovat oikein
catalogue-did-check = Kiitos. Tiedot on merkitty tarkistetuiksi tänään.
catalogue-did-publish = Versio { $version } on julkaistu.
catalogue-did-withdraw = Kuvaus ei ole enää julki.
catalogue-did-withdraw-many = { $count ->
    [one] Kuvaus ei ole enää julki.
   *[other] { $count } kuvausta ei ole enää julki.
  }
catalogue-filter = Rajaa luetteloa
catalogue-filter-any = Kaikki vaiheet
catalogue-filter-do = Rajaa
catalogue-filter-clear = Poista rajaus
catalogue-many-choose = Valitse
catalogue-many-do = Poista valitut hakemistosta…
catalogue-many-title = Poista hakemistosta
catalogue-many-lead = { $count ->
    [one] Hakemistosta poistetaan tämä kuvaus:
   *[other] Hakemistosta poistetaan nämä { $count } kuvausta:
  }
catalogue-many-after = Poistetut kuvaukset katoavat hausta ja sivuilta heti. Voit palauttaa ne myöhemmin yksi kerrallaan.
catalogue-many-none = Yhtään julkista kuvausta ei ole valittu. Merkitse luettelosta ne, jotka poistetaan.
catalogue-many-changed = Joku muutti jotakin näistä kuvauksista sen jälkeen, kun avasit sivun, joten yhtään ei poistettu. Lue luettelo ja poista sitten.
catalogue-many-cancel = Peru
catalogue-withdrawn-title = Kuvaus ei ole julki
catalogue-withdrawn-lead = Julkinen sivu kertoo, että kuvaus on poistettu. Versiot ovat tallessa. Palauttaminen ei ole tarkistus: lue kuvaus läpi ja vahvista se erikseen.
catalogue-republish = Palauta hakemistoon
catalogue-corrections = Lukijoiden korjausehdotukset
catalogue-corrections-none = Lukijat eivät ole ilmoittaneet virheistä.
catalogue-correction-from = Lähettäjän yhteystieto
catalogue-correction-done = Merkitse hoidetuksi
catalogue-correction-is-done = hoidettu
catalogue-versions = Versiot
catalogue-version = Versio
catalogue-command-line = tuotu palvelimen komentoriviltä
catalogue-command-line-for = { $name }, tuotu palvelimen komentoriviltä
catalogue-hide = Piilota lukijoilta
catalogue-unhide = Näytä lukijoille taas
catalogue-hide-lead = Kuka tahansa voi verrata versioita. Jos aiemmassa versiossa lukee jotain, mitä siinä ei saa lukea, piilota se. Piilotetun version voi näyttää taas. Viimeistä versiota ei voi piilottaa: julkaise ensin korjattu, tai poista kuvaus hakemistosta.
catalogue-hide-last = Viimeistä versiota ei voi piilottaa. Julkaise ensin korjattu kuvaus, tai poista kuvaus hakemistosta.
catalogue-is-hidden = Piilotettu
catalogue-did-hide = Versio { $version } on piilotettu. Lukija näkee vain, että se on ollut. Voit näyttää sen taas alla version kohdalta.
catalogue-did-unhide = Versio { $version } on taas lukijoiden luettavissa.
catalogue-did-nothing = Mitään ei muuttunut, joten uutta versiota ei tehty.
catalogue-version-hidden = Omistaja on piilottanut version tekstit.
catalogue-compare = Vertaa versioita
catalogue-compare-do = Vertaa
catalogue-did-owner = Omistaja on vaihdettu. Kerroimme siitä uudelle omistajalle sähköpostilla, jos se et ole sinä.
catalogue-owner-title = Omistaja
catalogue-owner = Kuvauksesta vastaa
catalogue-owner-help = Häneltä kysytään sähköpostilla, ovatko tiedot yhä oikein, kun niitä ei ole tarkistettu pitkään aikaan. Vastata voi työtilan ohjaaja. Lisää hänet ensin työtilan jäseneksi ohjaajan roolissa, jos häntä ei näy luettelossa.
catalogue-owner-none = Kuvauksella ei ole omistajaa. Tietojen tarkistusta kysytään kaikilta työtilan ohjaajilta.
catalogue-owner-gone = { $name } ei ole enää työtilan ohjaaja. Tietojen tarkistusta kysytään kaikilta ohjaajilta, kunnes valitset uuden omistajan.
catalogue-owner-choose = Valitse omistaja
catalogue-owner-do = Vaihda omistaja
catalogue-owner-empty = Valitse, kuka kuvauksesta vastaa.
catalogue-owner-unknown = Omistajaksi voi valita vain työtilan ohjaajan.
catalogue-owner-meanwhile = Joku muu vaihtoi omistajan sillä välin: nyt kuvauksesta vastaa { $name }. Jos haluat silti vaihtaa, paina uudelleen.
catalogue-end-title = Vaihe ja poistaminen
catalogue-life-cycle-help = Muutoksesta tulee uusi versio, mutta tarkistuspäivä pysyy. Päättynyt palvelu pysyy luettavana, ja sivu kertoo sen päättyneen.
catalogue-withdraw-lead = Poistettu kuvaus katoaa hausta ja sivuilta heti. Voit palauttaa sen myöhemmin.
catalogue-withdraw = Poista hakemistosta
catalogue-confirm-title = Ovatko tiedot yhä oikein?
catalogue-confirm-lead = Avaa julkinen sivu ja lue se läpi. Jos kaikki pitää paikkansa, paina nappia.
catalogue-confirm-mend = Jokin on muuttunut: korjaa tiedot
catalogue-confirm-private = Tämä sivu on tarkoitettu vain kuvauksen omistajalle.
catalogue-confirm-over = Linkki ei ole enää käytössä
catalogue-confirm-over-lead = Linkki on vanhentunut, tai kuvaus ei ole enää julki. Kirjaudu sisään ja avaa työtilan hakemistosivu.

support-title = Etsi digitukea
support-lead = Digitukea ihmisille, yrityksille ja yhdistyksille. Jokaisen kuvauksen on julkaissut se, joka tukea antaa.
support-none = Kuvauksia ei ole vielä julkaistu
support-none-help = Tuen antajat julkaisevat kuvauksia omista työtiloistaan.
support-pages = Sivut
support-newer = Uudempia
support-older = Lisää kuvauksia
support-cut = Vanhemmat kuvaukset löydät hakemalla.
support-area-more = { $count ->
    [one] ja 1 muu kunta
   *[other] ja { $count } muuta kuntaa
  }
support-gone-title = Kuvaus on poistettu
support-gone-lead = Palvelun omistaja on poistanut kuvauksen hakemistosta. Etsi tukea muualta.
support-gone-on = Etsi digitukea
support-is-ended = Tämä palvelu on päättynyt.
support-ended-since = Omistaja merkitsi sen päättyneeksi { $day }.
support-ended-alike = Etsi vastaavaa tukea
support-ended-where = Missä tukea annettiin
support-ended-what = Missä autettiin
support-is-stale = Tietoja ei ole tarkistettu pitkään aikaan. Soita tai kysy ennen kuin lähdet.
support-call = Soita
support-print = Tulosta ohje
support-along = Ota mukaan
support-along-lead = Osoita puhelimen kameralla kuviota, niin sivu aukeaa siinä. Voit myös kopioida tekstin viestiin.
support-along-text = Teksti kopioitavaksi
support-qr = QR-kuvio, josta tämä sivu aukeaa
support-contact = Kysy lisää
support-where = Missä ja milloin
support-what = Missä autamme
support-how = Näin se käy
support-more = Lisätiedot
support-fact-whom = Kenelle
support-fact-topics = Asiat
support-fact-devices = Laitteet
support-fact-groups = Asiakasryhmät
support-fact-skills = Taitotaso
support-fact-channels = Miten apua saa
support-fact-languages = Kielet
support-fact-price = Hinta
support-fact-accessibility = Esteettömyys
support-fact-area = Alue
support-wrong = Onko jokin väärin?
support-wrong-lead = Kerro se palvelun omistajalle. Et tarvitse tiliä.
support-correct = Ehdota korjausta
support-correct-lead = Ehdotus menee palvelun omistajalle. Se ei näy muille.
support-correct-words = Mikä on väärin tai puuttuu?
support-correct-words-help = Esimerkiksi: tiistain aukioloaika on muuttunut.
support-correct-empty = Kirjoita, mikä on väärin.
support-correct-contact = Sähköposti tai puhelin
support-correct-contact-help = Vapaaehtoinen. Se lähetetään omistajalle, joka voi kysyä lisää. Poistamme sen täältä, kun asia on hoidettu.
support-correct-kept = Ehdotusta ei vielä lähetetty. Tekstisi on tässä tallessa.
support-correct-send = Lähetä ehdotus
support-correct-full = Korjausehdotuksia odottaa jo paljon. Ota yhteyttä palvelun omistajaan suoraan.
support-thanks = Kiitos. Ehdotus on lähetetty palvelun omistajalle.
support-developers = Kehittäjälle
support-owner = Omistaja:
support-details = Toteutus ja resurssit
support-leaflet-back = Takaisin
support-leaflet-help = Tulosta tämä sivu selaimen valikosta.

mail-catalogue-check-subject = Ovatko tiedot yhä oikein: { $name }
mail-catalogue-check-body =
    Hei,

    kuvaus ”{ $name }” on Tukiverkon hakemistossa. Se on tarkistettu viimeksi { $day }.

    Lue se läpi:
    { $public }

    Jos kaikki pitää paikkansa, vahvista se tästä. Muuttuneet tiedot pääset korjaamaan samalta sivulta:
    { $confirm }

    Kunnes vahvistat tiedot, sivu kertoo lukijoille, että niitä ei ole tarkistettu.
mail-catalogue-check-many-subject = Ovatko tiedot yhä oikein: { $count ->
    [one] 1 kuvaus
   *[other] { $count } kuvausta
  }
mail-catalogue-check-many-body =
    Hei,

    näitä kuvauksiasi Tukiverkon hakemistossa ei ole tarkistettu pitkään aikaan:

    { $list }

    Avaa linkki, lue kuvaus ja vahvista se. Muuttuneet tiedot pääset korjaamaan samalta sivulta.

    Kunnes vahvistat tiedot, sivut kertovat lukijoille, että niitä ei ole tarkistettu.
mail-catalogue-check-more = { $count ->
    [one] Lisäksi 1 kuvaus odottaa tarkistusta. Löydät sen työtilan hakemistosivulta:
   *[other] Lisäksi { $count } kuvausta odottaa tarkistusta. Löydät ne työtilan hakemistosivulta:
  }
mail-catalogue-owner-subject = Vastaat nyt kuvauksesta: { $name }
mail-catalogue-owner-body =
    Hei,

    { $by } siirsi kuvauksen ”{ $name }” sinun vastuullesi Tukiverkon hakemistossa.

    Kun tietoja ei ole tarkistettu pitkään aikaan, kysymme sinulta sähköpostilla, ovatko ne yhä oikein. Täällä näet kuvauksen, ja voit antaa sen myös jonkun muun vastuulle:
    { $page }
mail-catalogue-correction-subject = Korjausehdotus: { $name }
mail-catalogue-correction-body =
    Hei,

    lukija ehdottaa korjausta kuvaukseen ”{ $name }”:

    { $words }

    Hoida ehdotus tästä:
    { $url }
catalogue-places = Palvelupaikat
catalogue-places-help = Valitse paikat, joissa tukea saa. Sivu kertoo silloin itse, mikä paikka on auki nyt ja milloin seuraavaksi.
catalogue-hours-unread = Työpohjalla lukee ”{ $hours }”. Jos valitset paikan, sivu näyttää sen sijaan paikan omat aukioloajat: { $told }.
catalogue-places-new = Tee palvelupaikka
support-near = Lähellä myös
support-near-at = { $name }, noin { $km } km

# Comparing entries side by side.
catalogue-part-checked = Tarkistettu
compare-title = Vertaile tukia
compare-lead = Enintään neljä tukea rinnakkain, kohta kohdalta. Sivun osoitteen voi lähettää tai tallentaa.
compare-add = Lisää vertailuun
compare-pick = Valitse vertailuun
compare-do = Vertaile valittuja
compare-do-help = Valitse tuloksista enintään neljä.
compare-more = Etsi lisää vertailtavaa
compare-none = Vertailussa ei ole vielä yhtään tukea
compare-none-help = Valitse hakutuloksista kahdesta neljään tukea ja paina Vertaile valittuja.
compare-too-many = { $count ->
    [one] Vertailuun mahtuu neljä tukea. Viimeinen jäi pois: poista jokin muu, jos tarvitset sen.
   *[other] Vertailuun mahtuu neljä tukea. { $count } viimeistä jäi pois: poista muita, jos tarvitset ne.
}
compare-unknown = Osoitteessa { $address } ei ole kuvausta. Tarkista, että osoite on kokonainen.
compare-gone = Omistaja on poistanut kuvauksen hakemistosta.
compare-remove = Poista
compare-remove-of = Poista vertailusta: { $name }
compare-show-differing = Näytä vain erot
compare-show-all = Näytä kaikki kohdat
compare-alike = Näissä tuissa ei ole eroja vertailtavissa kohdissa.
compare-caption = Kaikki kohdat. Erilaiset on merkitty sanalla Eroaa.
compare-caption-differing = Vain kohdat, jotka eroavat.
compare-field = Kohta
compare-differs = Eroaa
compare-nothing = ei kerrottu
compare-csv = Lataa taulukkona (CSV)
