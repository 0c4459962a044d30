terms-title = Sanastot
terms-lead = Digituen käsitteet ja luettelot, joita tämän palvelun sivut ja työpohjat käyttävät. Jokaisella termillä on pysyvä osoite.
terms-open = Käsitteet ja luettelot
terms-fixed-title = Palvelun omat luettelot
terms-fixed-lead = Näitä käyttävät työpohjat ja kartat.
terms-count = { $count ->
    [one] { $count } termi
   *[other] { $count } termiä
}
terms-csv = Lataa taulukkona (CSV)
terms-json = Avaa datana (JSON)
terms-source = Lähde:
terms-others = Muilla kielillä
terms-changed = muutettu
terms-retired-note = Tämä termi ei ole enää käytössä. Nimi näkyy siellä, missä sitä on jo käytetty.
terms-edit-title = Sanastojen muokkaus
terms-edit-lead = Muutokset näkyvät heti työpohjissa, haussa ja julkisilla sivuilla. Jokainen muutos jää historiaan, ja sen voi perua.
terms-vocabulary = Sanasto
terms-offered = Käytössä
terms-retired = Poistettu käytöstä
terms-what = Mitä voi muuttaa
terms-what-open = Termejä ja nimiä
terms-what-fixed = Nimiä ja selityksiä
terms-public = Näytä julkinen sivu
terms-edit = Muokkaa
terms-edit-do = Tallenna
terms-add = Lisää termi
terms-add-do = Lisää
terms-key = Tunnus
terms-key-help = Pienet kirjaimet a–z, numerot ja viiva. Tyhjästä tehdään tunnus englanninkielisestä nimestä. Tunnusta ei voi vaihtaa myöhemmin.
terms-state = Tila
terms-is-offered = Käytössä
terms-is-retired = Poistettu käytöstä
terms-is-merged = Yhdistetty: { $name }
terms-name-fi = Nimi suomeksi
terms-name-sv = Nimi ruotsiksi
terms-name-en = Nimi englanniksi
terms-about-fi = Selitys suomeksi
terms-about-sv = Selitys ruotsiksi
terms-about-en = Selitys englanniksi
terms-prompt-fi = Kysymys suomeksi
terms-prompt-sv = Kysymys ruotsiksi
terms-prompt-en = Kysymys englanniksi
terms-place = Paikka luettelossa
terms-place-help = Pienin numero on ensimmäisenä.
terms-why = Miksi muutat?
terms-why-help = Näkyy historiassa muille muokkaajille.
terms-retire = Poista käytöstä
terms-retire-lead = Termiä ei enää tarjota. Nimi säilyy siellä, missä sitä on käytetty.
terms-retire-do = Poista käytöstä
terms-merge = Yhdistä toiseen
terms-merge-lead = Tämän termin tilalla näkyy jatkossa valitsemasi termi. Vanha osoite vie uuteen.
terms-support = { $count ->
    [one] Katso { $count } tukipalvelu haussa
   *[other] Katso { $count } tukipalvelua haussa
  }
terms-support-none = Hakemistossa ei ole vielä tukea, jota kuvattaisiin tällä termillä.
terms-merge-used = { $count ->
    [0] Yksikään julkaistu kuvaus ei käytä tätä termiä.
    [one] Termiä käyttää { $count } julkaistu kuvaus, jossa näkyy sen jälkeen valitsemasi termi.
   *[other] Termiä käyttää { $count } julkaistua kuvausta, joissa näkyy sen jälkeen valitsemasi termi.
  }
terms-merge-do = Yhdistä
terms-successor = Mihin yhdistetään?
terms-successor-choose = Valitse termi
terms-offer = Ota takaisin käyttöön
terms-offer-do = Ota käyttöön
terms-history = Historia
terms-no-history = Muutoksia ei ole vielä.
terms-before = Ennen:
terms-after = Jälkeen:
terms-undo-do = Palauta tämä
terms-did-first = Alkuperäinen
terms-did-add = Lisättiin
terms-did-edit = Muokattiin
terms-did-retire = Poistettiin käytöstä
terms-did-offer = Otettiin takaisin käyttöön
terms-did-merge = Yhdistettiin: { $name }
terms-did-undo = Palautettiin aiempi
terms-name-empty = Kirjoita nimi.
terms-name-too-long = Nimi on liian pitkä. Siinä voi olla enintään 80 merkkiä.
terms-name-taken = Tässä sanastossa on jo samanniminen termi.
terms-text-in-all = Kirjoita teksti kaikilla kolmella kielellä tai jätä kaikki tyhjiksi.
terms-text-too-long = Teksti on liian pitkä. Siinä voi olla enintään 600 merkkiä.
terms-prompt-too-long = Teksti on liian pitkä. Siinä voi olla enintään 200 merkkiä.
terms-place-wrong = Kirjoita kokonaisluku väliltä 0–99999.
terms-why-empty = Kerro lyhyesti, miksi muutat.
terms-why-too-long = Perustelu on liian pitkä. Siinä voi olla enintään 300 merkkiä.
terms-key-wrong = Käytä tunnuksessa vain pieniä kirjaimia a–z, numeroita ja viivaa, enintään 60 merkkiä.
terms-key-taken = Tämä tunnus on jo käytössä.
terms-full = Sanasto on täynnä. Siinä voi olla enintään 500 termiä.
terms-fixed = Palvelu käyttää näitä termejä, joten niitä ei voi lisätä tai poistaa. Nimiä ja selityksiä voit muuttaa.
terms-successor-unknown = Valitse termi, joka on käytössä.
terms-changed-meanwhile = Joku muu muutti termiä samaan aikaan. Avaa sivu uudelleen ja katso, mikä muuttui.
terms-offer-taken = Samanniminen termi on jo käytössä. Muuta ensin sen nimeä.
terms-undo-refused = Termi oli yhdistetty toiseen, joka ei ole enää käytössä. Valitse toinen kohta historiasta.
