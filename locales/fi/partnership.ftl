partnership-title = Digituen kehittämiskumppanuus
partnership-question = Mitä annamme toisillemme, ja sitoudummeko?

partnership-field-whom = Haluamme tukea
partnership-field-whom-help = Ketä yhteinen lupauksenne koskee? Nimeä asiakasryhmä.
partnership-field-need = jotka haluavat, joiden pitäisi
partnership-field-need-help = Mitä he tarvitsevat? Voitte parantaa tukea tai tehdä palvelusta niin selkeän, että tukea tarvitaan vähemmän.
partnership-field-benefit = jotta he voisivat
partnership-field-benefit-help = Mikä heidän elämässään muuttuu, kun pidätte lupauksenne?

partnership-matrix = Kumppanit, tarjoukset ja sitoutuminen
partnership-columns = Kumppani
partnership-columns-add = Lisää kumppani
partnership-column-title = Kumppanin nimi
partnership-row-praise = Ihan parhaat kumppanit
partnership-row-praise-help = Muut kirjoittavat, miksi on hienoa, että juuri te olette mukana. Omaa kehua ei kirjoiteta itse.
partnership-row-offer = Tarjoamme
partnership-row-offer-help = Kumppani kirjoittaa itse, mitä se tuo mukaan. Se voi olla avointa viestintää, ideoita, tietoa, näkyvyyttä, yhteys asiakkaisiin, työaikaa, rahaa, tiloja tai laitteita.
partnership-row-wishes = Meiltä toivotaan
partnership-row-wishes-help = Muut kirjoittavat, mitä toivovat tältä kumppanilta. Lisää toiveen perään oman organisaatiosi nimi.
partnership-row-commitment = Sitoutuminen
partnership-row-commitment-help = Kumppani merkitsee itse sydämen, kun kokonaisuus on sen mielestä tasapainossa. Jos tarjous tai toiveet muuttuvat, sydän poistuu ja päätös tehdään uudelleen.
partnership-row-commitment-mark = Sitoudumme

partnership-step-a = Anna yhteinen lupaus
partnership-step-a-what = Kirjoittakaa lupaus asiakkaalle kolmessa osassa. Nimetkää samalla kumppanit omiin sarakkeisiinsa.
partnership-step-b = Kehukaa toisianne
partnership-step-b-what = Kirjoita muille, miksi on hienoa saada heidät mukaan. Ole tarkka: yksi todellinen esimerkki kertoo enemmän kuin kymmenen laatusanaa.
partnership-step-c = Kerro, mitä tarjoat ja toivot
partnership-step-c-what = Kirjoita omaan sarakkeeseesi, mitä tarjoat. Kirjoita muiden sarakkeisiin, mitä toivot heiltä, ja lisää organisaatiosi nimi.
partnership-step-d = Puhukaa tasapainosta ja sitoutukaa
partnership-step-d-what = Katsokaa taulukkoa yhdessä: antaako jokainen ja saako jokainen? Merkitse sydän, kun olet valmis.
