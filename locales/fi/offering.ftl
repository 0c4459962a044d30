offering-title = Digituen tarjoama
offering-question = Palvelevatko alueen mallit tärkeitä asiakasryhmiä riittävän hyvin?

offering-field-target = Selvityksen kohde
offering-field-target-help = Alue tai teema, jonka tarjontaa tutkitte. Mitä tarkempi kohde, sitä helpompi on rastittaa.
offering-field-conclusions = Päätelmät
offering-field-conclusions-help = Mikä toimii, ketkä jäävät ilman tukea ja mistä se johtuu? Kirjoita niin, että päättäjäkin ymmärtää.

offering-matrix = Mitä asiakasryhmiä mallit tavoittavat
offering-rows = Asiakasryhmä
offering-rows-add = Lisää asiakasryhmä
offering-row-title = Asiakasryhmän nimi
offering-columns = Malli
offering-columns-add = Lisää malli
offering-column-title = Mallin nimi
offering-column-features = Keskeiset ja erottavat piirteet
offering-matrix-mark = Tavoittaa ja auttaa tätä ryhmää

offering-step-a = Nimeä alue
offering-step-a-what = Kirjoita, mitä aluetta tai teemaa selvitätte. Sopikaa samalla, mikä jää ulkopuolelle.
offering-step-b = Aseta mallit rinnakkain
offering-step-b-what = Tuo mallit luettelosta tai kirjoita uusia. Kerro jokaisesta tärkein piirre ja se, mikä erottaa sen muista.
offering-step-c = Valitse asiakasryhmät
offering-step-c-what = Valitse ryhmät, joiden pitää saada apua, jotta palvelut kohtelevat ihmisiä yhdenvertaisesti tai säästävät rahaa. Jos omaa jakoa ei ole, aloita valmiista ryhmistä.
offering-step-d = Rastita, ketä malli auttaa
offering-step-d-what = Rastita ruutu, kun malli tavoittaa ryhmän ja auttaa sitä oikeasti. Kerro myös, mistä tiedätte sen: arvaus, kuultu vai mitattu.
offering-step-e = Kirjoita päätelmät
offering-step-e-what = Katsokaa tyhjiä rivejä. Kirjoita, mitä puuttuu, keneltä se puuttuu ja mitä teette seuraavaksi.
