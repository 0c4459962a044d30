localities-title = Digituki kunnittain
localities-index-lead = Valitse kunta tai maakunta, niin näet, mistä siellä saa apua digiasioissa.
localities-type = Kunnan nimi
localities-unknown = Tämän nimistä kuntaa ei ole. Tarkista nimi tai valitse alta.
localities-near = Tarkoititko näistä jotakin:
localities-go = Näytä
localities-count = { $count ->
    [one] { $count } tuki
   *[other] { $count } tukea
}
localities-support-in = Digituki { $place }
localities-lead = Katso, mistä saat { $place } apua digipalvelujen ja laitteiden käyttöön.
localities-here = { $count ->
    [0] Tukea ei ole vielä kuvattu
    [one] { $count } tuki
   *[other] { $count } tukea
}
localities-none = Kukaan ei ole vielä kuvannut täällä annettavaa tukea.
localities-none-help = Kysy kirjastosta tai kunnan neuvonnasta, tai katso lähialueiden ja koko maan tuki.
localities-listed = { $count ->
    [one] Tässä näkyy { $count }.
   *[other] Tässä näkyy { $count } ensimmäistä.
}
localities-all = Kaikki tuki
localities-nationwide = Koko maassa
localities-where = Missä apua on
localities-map = Kartta kunnista ympyröinä: montako tukea { $place } ja ympärillä on. Luvut ovat myös taulukossa.
localities-map-help = Luku kertoo, montako tukea kunnassa on. Katkoviiva: ei yhtään. Koko maan tuki ei ole mukana.
localities-municipality = Kunta
localities-supports = Tukea
localities-parts = Seutukunnat
localities-subregion = { $name }, seutukunta
localities-by-municipality = Kunnittain
localities-search = Etsi tukea tältä alueelta
localities-match = Löydä sopiva tuki tältä alueelta
localities-open = Avoinna nyt ja seuraavaksi
localities-open-help = Tässä ovat paikat, joiden aukioloajat tiedetään. Muutkin voivat olla auki: katso kuvauksesta.
