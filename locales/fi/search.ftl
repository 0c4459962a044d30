# Finding support: the search page, what it says of hits, and needs that found nothing.
search-title = Etsi digitukea
search-title-of = Etsi digitukea: { $text }
search-label = Mihin tarvitset apua ja missä?
search-help = Kirjoita omin sanoin, esimerkiksi läppäri rikki Loimaa.
search-do = Etsi
search-understood = Rajaa tai poista:
search-refused = Ei: { $name }
search-add = lisää rajaukseksi
search-remove = poista
search-corrected = Sanaa { $typed } ei löytynyt. Haimme sanalla { $read }.
search-unknown = Tätä ei ole missään kuvauksessa: { $words }
search-limit = Rajaa tuloksia
search-limit-do = Rajaa
search-area = Alue
search-area-all = Koko maa
search-hits = osumia
search-found =
    { $count ->
        [0] Yhtään tukea ei löytynyt
        [one] Löytyi 1 tuki
       *[other] Löytyi { $count } tukea
    }
search-local = { $place }: { $local }, muualla tai koko maassa: { $others }
search-more-found =
    { $count ->
        [one] 1 tuki
       *[other] { $count } tukea
    }
search-sort = Järjestä
search-sort-relevance = Sopivin ensin
search-sort-near = Lähin ensin
search-sort-checked = Viimeksi tarkistettu ensin
search-why = Miksi tämä löytyi
search-how-similar = – tarkoititko:
search-how-near = – lähellä:
search-how-synonym = – sama asia:
search-column-local = Palvelee juuri haettua paikkaa
search-nationwide = koko maa
search-stale = Tieto voi olla vanhentunut.
search-weak = Mikään ei vastaa hakuasi hyvin. Tässä on se, mikä osuu lähimmäs.
search-hit-elsewhere = Ei palvele paikkakuntaa, jota etsit.
search-hit-part = Heikompi osuma
search-area-unknown = Osoitteessa oleva alue on tuntematon, joten haku koskee koko maata.
search-area-code = Tällaista aluetta ei ole. Anna alue muodossa municipality:430, subregion:022 tai region:02.
search-none = Haullasi ei löytynyt tukea
search-none-help = Kokeile muita sanoja tai poista rajauksia. Voit myös kysyä kirjastosta.
search-none-words = Kokeile muita sanoja. Voit myös kysyä kirjastosta.
search-describe = Kuvaile tarve kysymysten avulla
search-wordless = Haussa ei ole sanaa, jolla voi etsiä
search-wordless-help = Kirjoita, missä tarvitset apua, esimerkiksi: kännykkä, verkkopankki tai Loimaa.
search-empty = Luettelossa ei ole vielä yhtään tukea
search-empty-help = Kun joku julkaisee kuvauksen, se löytyy täältä.
search-behind = Hakemistoa luetaan juuri uudelleen. Kaikki ei vielä löydy: kokeile hetken päästä uudelleen.
search-over = Tämänniminen tuki on päättynyt
search-relax = Näin löytyy enemmän
search-relax-country = Hae koko maasta: { $found }
search-relax-area = Hae laajemmalta alueelta, { $name }: { $found }
search-relax-facet = Poista rajaus { $name }: { $found }
search-relax-word = Hae ilman sanaa { $name }: { $found }
search-map = Missä apua on
search-map-label = Kartta kunnista ympyröinä. Samat luvut ovat alueiden luettelossa.
search-map-help = Luku kertoo, montako tukea kunnassa on. Katkoviiva: ei yhtään.
search-pages = Tulosten sivut
search-before = Edelliset
search-after = Seuraavat
search-unmet = Mitä ei ole löytynyt
search-facet-audiences = Kenelle
search-facet-channels = Miten apua saa
search-facet-client-groups = Asiakasryhmä
search-facet-topics = Aihe
search-facet-digital-services = Verkkopalvelu
search-facet-devices = Laite
search-facet-support-forms = Tuen muoto
search-facet-languages = Kieli
search-facet-prices = Hinta
search-facet-accessibility = Esteettömyys
unmet-title = Mitä ei ole löytynyt
unmet-lead = Haut, joihin ei löytynyt sopivaa tukea, lasketaan aiheen ja alueen mukaan, saman kävijän sama tarve kerran päivässä. Hakusanoja tai hakijoita ei tallenneta.
unmet-none = Ei vielä mitään laskettavaa
unmet-none-help = Tarve näkyy tässä, kun sama tarve on jäänyt ilman tukea vähintään viisi kertaa vuoden aikana.
unmet-caption = Tarpeet ilman tukea vuoden aikana, vähintään viisi hakua
unmet-need = Tarve
unmet-area = Alue
unmet-count = Hakuja
unmet-other = Muu tarve
unmet-no-place = Ei kerrottu
search-open = Aukiolo
search-open-now = Avoinna nyt
search-open-unknown = { $count ->
    [one] Yhden tuen aukioloajat eivät ole tiedossa. Se ei tarkoita, että se on kiinni.
   *[other] { $count } tuen aukioloajat eivät ole tiedossa. Se ei tarkoita, että ne ovat kiinni.
}
