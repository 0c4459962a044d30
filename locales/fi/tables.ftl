# Descriptions of support as spreadsheets: brought, seen first, and taken home.
tables-title = Tuo taulukosta
tables-lead = Tuo monta kuvausta kerralla CSV- tai XLSX-taulukosta. Mitään ei julkaista ennen kuin olet nähnyt, mitä muuttuu.
tables-send-title = Lähetä taulukko
tables-seen-first = Seuraavaksi näet, mitä taulukosta tulisi ja mitä siinä pitää korjata. Taulukko odottaa sinua vuorokauden.
tables-file = Taulukko
tables-file-help = CSV tai XLSX. Enintään { $rows } riviä ja { $megabytes } megatavua.
tables-look = Katso, mitä muuttuu
tables-again-title = Lähetä korjattu taulukko
tables-template = Mallitaulukko
tables-template-lead = Täytä malli ja poista siitä esimerkkirivi. XLSX-mallin toisella välilehdellä ovat sanat, joista voi valita.
tables-template-xlsx = Lataa malli, XLSX
tables-template-csv = Lataa malli, CSV
tables-rule-identifier = Tunniste on oma nimesi riville. Sama tunniste päivittää myöhemmin saman kuvauksen.
tables-rule-several = Erota monta arvoa samassa solussa puolipisteellä tai rivinvaihdolla.
tables-rule-words = Sarakkeet ja arvot voivat olla suomeksi, ruotsiksi tai englanniksi.
tables-rule-empty = Tyhjä solu tyhjentää kohdan. Sarake, jota taulukossa ei ole, jää ennalleen.
tables-identifier = Tunniste
tables-municipalities = Kunnat
tables-place = Paikka
tables-place-name = nimi
tables-place-address = osoite
tables-place-hours = aukioloajat
tables-place-id = palvelupaikan tunnus
tables-yes = kyllä
tables-no = ei
tables-sheet-entries = Kuvaukset
tables-sheet-values = Sallitut arvot
tables-example-name = Avoin opastus
tables-example-organisation = Kirjasto Lakka
tables-example-contact = Tiski, puhelin 02 000 0000
tables-example-promise = Saat apua puhelimen, tietokoneen ja verkkopalvelujen käyttöön.
tables-example-place = Pääkirjasto
tables-example-address = Kirjastokatu 1, 32200 Loimaa
tables-example-hours = ma–pe 9–16
tables-file-empty = Valitse taulukko, jossa on otsikkorivi ja ainakin yksi kuvaus.
tables-file-large = Taulukko on liian suuri. Jaa se pienempiin osiin.
tables-file-rows = Taulukossa on liikaa rivejä. Jaa se pienempiin osiin.
tables-file-foreign = Tiedostoa ei voi lukea taulukkona. Tallenna se CSV- tai XLSX-muodossa.
tables-file-old = Tämä on vanha Excel-muoto. Avaa tiedosto ja tallenna se XLSX-muodossa.
tables-file-head = Taulukosta ei löydy otsikkoriviä. Käytä mallitaulukon otsikoita.
tables-refused-title = Korjaa taulukko
tables-refused = { $count ->
    [one] Taulukossa on 1 virhe. Mitään ei tuotu.
   *[other] Taulukossa on { $count } virhettä. Mitään ei tuotu.
  }
tables-refused-help = Korjaa solut ja lähetä taulukko uudelleen. Kaikki rivit tuodaan yhdellä kertaa.
tables-faults = Virheet
tables-faults-csv = Lataa virheet, CSV
tables-faults-more = Tässä ovat ensimmäiset virheet. Loput ovat ladattavassa tiedostossa.
tables-cell = Solu
tables-column = Sarake
tables-value = Solussa on
tables-what-to-do = Tee näin
tables-row = rivi
tables-near = Tarkoititko { $name }?
tables-unknown = Arvo ei ole listalla. Katso sallitut arvot mallitaulukosta.
tables-unknown-of = Arvo ei ole listalla. Listalla ovat esimerkiksi { $names }. Kaikki sallitut arvot ovat mallitaulukossa.
tables-unknown-all = Arvo ei ole listalla. Sallitut arvot ovat { $names }.
tables-too-long = Lyhennä: enintään { $max } merkkiä.
tables-twice = Sama tunniste on jo rivillä { $row }. Anna riville oma tunniste.
tables-same-entry = Toinen rivi tarkoittaa samaa kuvausta. Poista toinen niistä.
tables-example = Tämä on mallin esimerkkirivi. Poista se.
tables-date = Taulukko-ohjelma teki tästä päivämäärän. Muotoile solu tekstiksi ja kirjoita arvo uudelleen.
tables-error = Solun kaava antaa virheen. Kirjoita arvo soluun.
tables-unclosed = Lainausmerkki jää auki. Lisää sulkeva merkki tai poista avaava.
tables-headless = Arvon yläpuolella ei ole otsikkoa. Kirjoita otsikko tai tyhjennä solu.
tables-head-unknown = Tällaista saraketta ei ole. Katso otsikot mallitaulukosta tai poista sarake.
tables-head-twice = Sama sarake on kahdesti. Poista toinen.
tables-head-missing = Sarake puuttuu. Lisää se taulukkoon.
tables-area-empty = Kirjoita kunnat, tai merkitse kyllä sarakkeeseen Koko maa.
tables-preview-title = Mitä taulukko muuttaa
tables-preview-lead = Mitään ei ole vielä julkaistu. Katso muutokset ja tuo sitten kaikki kerralla.
tables-other = Hakemisto on muuttunut sen jälkeen, kun katsoit taulukkoa. Tässä ovat muutokset nyt. Tarkista ne ja tuo sitten.
tables-count-new = { $count ->
    [one] 1 uusi kuvaus
   *[other] { $count } uutta kuvausta
  }
tables-count-changed = { $count ->
    [one] 1 muuttuva kuvaus
   *[other] { $count } muuttuvaa kuvausta
  }
tables-count-same = { $count ->
    [one] 1 kuvaus ennallaan
   *[other] { $count } kuvausta ennallaan
  }
tables-nameless = { $count ->
    [one] 1 uudella rivillä ei ole tunnistetta. Jos tuot taulukon toisen kerran, siitä tulee toinen kuvaus.
   *[other] { $count } uudella rivillä ei ole tunnistetta. Jos tuot taulukon toisen kerran, niistä tulee uudet kuvaukset.
  }
tables-bring-warning = Kaikki tekstit tulevat heti julkisiksi, myös yhteystiedot.
tables-bring-do = Tuo ja julkaise
tables-gone = Tämä taulukko ei enää odota: se on jo tuotu, tai siitä on yli vuorokausi. Katso hakemistosta, mitä siellä on, tai lähetä tiedosto uudelleen.
tables-nothing-new = Kaikki rivit ovat jo hakemistossa tällaisina. Mitään ei tarvitse tuoda.
tables-comes-back = Kuvaus palaa hakemistoon sellaisena kuin se oli.
tables-first-shown = Tässä näkyvät ensimmäiset.
tables-brought = Taulukko on tuotu:
tables-take-xlsx = Lataa kuvaukset, XLSX
tables-take-csv = Lataa kuvaukset, CSV
tables-corrections-csv = Lataa korjausehdotukset, CSV
tables-day = Päivä
tables-done = Hoidettu
tables-take-list = Lataa luettelo, CSV
tables-places-csv = Lataa paikat, CSV
tables-hits-help = Lataa osumat taulukkona, enintään { $count }:
