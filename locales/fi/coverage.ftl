# Kattavuus: missä tukea on, kenelle ja mitä puuttuu.
coverage-title = Digituen kattavuus
coverage-title-of = Digituen kattavuus: { $area }
coverage-lead = Näet, kuinka paljon digitukea kunnissa on asukkaisiin nähden, mitä ei tarjoa kukaan ja miten tilanne on muuttunut.
coverage-choose = Valitse, mitä katsot
coverage-area = Alue
coverage-country = Koko maa
coverage-regions = Maakunnat
coverage-by = Sarakkeina
coverage-by-forms = Tuen muodot
coverage-by-groups = Asiakasryhmät
coverage-by-unknown = Sarakkeina voi olla tuen muodot (support-forms) tai asiakasryhmät (client-groups).
coverage-all-groups = Kaikki asiakasryhmät
coverage-all-forms = Kaikki tuen muodot
coverage-all-audiences = Kaikki
coverage-since = Vertaa aikaan
coverage-since-3 = 3 kuukautta sitten
coverage-since-6 = 6 kuukautta sitten
coverage-since-12 = 12 kuukautta sitten
coverage-since-all = Alku
coverage-since-unknown = Vertailun aika on 3, 6 tai 12 kuukautta tai alusta asti (all).
coverage-area-unknown = Tällaista aluetta ei ole. Valitse maakunta tai seutukunta.
coverage-term-unknown = Tällaista asiakasryhmää, tuen muotoa tai tuen saajaa ei ole sanastossa.
coverage-canvases = Laske mukaan työtilojeni Digituen tarjoama -työpohjat
coverage-show = Näytä
coverage-now = Tilanne nyt
coverage-local = Paikallista tukea
coverage-wide = Koko maakunnan tukea
coverage-wide-short = koko maakunnan tukea
coverage-own = Vain työtilojesi pohjilla
coverage-own-short = työtilojesi pohjilla
coverage-rate = 10 000 asukasta kohti
coverage-remote = Vain etänä
coverage-nationwide = Koko maan tukea
coverage-apart = Paikallinen tuki nimeää kunnan. Vain etänä annettava ja koko maan tuki lasketaan erikseen: valtakunnallinen puhelin ei ole paikallista tukea.
coverage-own-help = Pohjien luvut näet vain sinä. Ne tulevat työtiloista, joiden jäsen olet. Jo julkaistu tuki lasketaan kerran.
coverage-caption = Tuet kunnittain
coverage-caption-regions = Tuet maakunnittain
coverage-region = Maakunta
coverage-all = Yhteensä
coverage-people = Asukkaita
coverage-whole-area = Koko alue
coverage-untold = Muu tai ei kerrottu
coverage-missed = Haettu turhaan
coverage-few = alle viisi
coverage-key = Luvusta pääset hakuun samoin rajauksin; haku löytää myös etänä annettavan ja koko maan tuen. + : koko maakunnan tukea lisäksi. ◇ : työtilojesi pohjilla lisäksi. Raidoitettu: kukaan ei tarjoa. Sama tuki voi olla monessa sarakkeessa, yhteensä se lasketaan kerran. Sarakkeet, joissa ei ole mitään, on jätetty pois.
coverage-file = Lataa kunnittain (CSV)
coverage-area-page = Alueen tuet
coverage-gaps = Aukot
coverage-gaps-help = Näitä ei kukaan tarjoa paikan päällä. Ensin se, mikä koskee useimpia asukkaita. Kunnan nimestä näet, mitä etänä tai koko maassa on tarjolla.
coverage-gaps-none = Aukkoja ei ole: jokaisessa kunnassa on kaikkea.
coverage-gaps-more =
    { $count ->
        [one] Vielä 1 aukko
       *[other] Vielä { $count } aukkoa
    }
coverage-gap =
    { $count ->
        [one] kukaan ei tarjoa yhdessä kunnassa:
       *[other] kukaan ei tarjoa { $count } kunnassa:
    }
coverage-gap-more =
    { $count ->
        [one] ja 1 muu
       *[other] ja { $count } muuta
    }
coverage-gap-everywhere = kukaan ei tarjoa missään alueen kunnassa.
coverage-missed-told = Alueella haettiin vuoden aikana turhaan { $count } kertaa, jokainen haettu asia laskettuna.
coverage-needs = Haastattelujen tarpeet
coverage-needs-help = Luvut tulevat omien työtilojesi haastatteluista, joissa on kotikunta. Vain työtilan jäsenet näkevät ne. Haastattelussa ei ole asiakasryhmää, joten sen valinta ei vaikuta haastattelujen lukuihin.
coverage-needs-none = Omissa työtiloissasi ei ole haastatteluja tältä alueelta.
coverage-needs-interviews = Haastatteluja
coverage-needs-unmet = Kertomuksia, joissa tuki puuttui tai ei auttanut
coverage-needs-support = Tukea paikan päällä
coverage-map = Kartalla
coverage-map-label = { $area }: kunnat ympyröinä, sitä suurempi mitä enemmän tukea on asukkaita kohti. Samat luvut ovat taulukossa.
coverage-map-help = Luku kertoo tuet 10 000 asukasta kohti. Katkoviiva: kukaan ei tarjoa. Etänä annettavaa ja koko maan tukea ei lasketa.
coverage-map-country = Jokainen ympyrä on kunta, sitä suurempi mitä enemmän tukea on asukkaita kohti. Tyhjä, katkoviivalla piirretty: kukaan ei tarjoa. Valitse alue, niin näet luvut.
coverage-change = Muutos
coverage-change-help = Julkaistu paikallinen ja koko maakunnan tuki. Pohjat, vain etänä annettava ja koko maan tuki eivät ole mukana.
coverage-change-caption = Tukia silloin ja nyt
coverage-what = Tuki
coverage-today = Nyt
coverage-difference = Muutos
coverage-chart = Tuet yhteensä ajan mukana
coverage-chart-label = Viivakuvio: tuet yhteensä ajan mukana. Samat luvut ovat taulukossa kuvion alla.
coverage-points = Luvut taulukkona
coverage-day = Päivä
coverage-how = Näin laskemme
coverage-how-what = Mukana on hakemistossa julkaistu tuki, joka on käynnissä tai jota kokeillaan. Kukin kuvaus on yksi tuki. Se, joka nimeää maakunnan jokaisen kunnan, on koko maakunnan tukea.
coverage-how-where = Vain etänä annettua on tuki, jonka kaikki asiointitavat ovat etätapoja, kuten puhelin tai chat. Tuki, joka ei kerro asiointitapaa, lasketaan paikalliseksi.
coverage-how-canvases = Digituen tarjoama -työpohjat eivät näy muille kuin niiden työtilojen kirjautuneille jäsenille. Tiedostossa ja rajapinnassa niitä ei ole.
coverage-how-people = Asukasluku on 31.12.2022 (THL, Sotkanet). Kuntajako on vuoden 2026.
coverage-file-code = Kuntakoodi
coverage-file-local = Paikallista yhteensä
coverage-file-region = Koko maakunnan yhteensä
coverage-file-remote = Vain etänä yhteensä
coverage-more = Digituen kattavuus alueella
