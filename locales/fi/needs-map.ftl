needs-map-title = Digituen tarvekartta
needs-map-question = Mitä yksi asiakas tarvitsee, mitä hän käyttää ja mitä häneltä puuttuu?

needs-map-field-pseudonym = Asiakkaan nimimerkki
needs-map-field-pseudonym-help = Keksikää nimimerkki yhdessä. Älä kirjoita oikeaa nimeä, puhelinnumeroa, sähköpostia tai henkilötunnusta.
needs-map-field-audience = Ketä haastattelet
needs-map-field-audience-help = Valitse henkilö, yritys tai yhdistys. Valinta kertoo, mitkä seuraavista kentistä täytät.
needs-map-field-age = Ikä
needs-map-field-age-help = Valitse ikäryhmä, kun haastattelet henkilöä. Tarkkaa ikää ei tarvita.
needs-map-field-municipality = Asuinpaikka
needs-map-field-municipality-help = Kunta, jossa asiakas asuu tai toimii. Osoitetta ei kirjata.
needs-map-field-situation = Asiakkaan tilanne
needs-map-field-situation-help = Yksi lause siitä, mitä elämässä on meneillään. Jätä pois kaikki, mistä asiakkaan voisi tunnistaa.
needs-map-field-trade = Toimiala
needs-map-field-trade-help = Vain yritykselle tai yhdistykselle: mitä se tekee? Esimerkiksi kahvila, maatila tai kyläyhdistys.
needs-map-field-size = Koko
needs-map-field-size-help = Vain yritykselle tai yhdistykselle: montako ihmistä siinä toimii?
needs-map-field-role = Tehtävä
needs-map-field-role-help = Vain yritykselle tai yhdistykselle: mitä haastateltava siellä tekee? Kysy viranomaisasioinnin lisäksi työvälineistä, joita on otettu tai yritetty ottaa käyttöön.

needs-map-zone-life-areas = Elämänalueet
needs-map-zone-life-areas-help = Puheenaiheet haastatteluun. Poista ne, jotka eivät kosketa asiakasta, ja kirjoita muihin, mitä on meneillään tai mitä hän toivoo.
needs-map-zone-services = Palvelut ja laitteet
needs-map-zone-services-help = Digitaaliset palvelut ja laitteet, joita asiakas käyttää tai joita hänen pitäisi käyttää. Kirjoita niiden oikeat nimet.
needs-map-zone-support = Saatu ja puuttuva tuki
needs-map-zone-support-help = Tarinat hetkistä, joissa tuki auttoi, ei auttanut tai puuttui. Kirjoita ne asiakkaan sanoin.

needs-map-note-life-area = Elämänalue
needs-map-note-life-area-help = Valmis puheenaihe. Voit lisätä myös oman.
needs-map-note-process = Asia tai toive
needs-map-note-process-help = Mitä asiakkaalla on kesken tai mitä hän haluaisi hoitaa? Esimerkiksi: muutto uuteen kotiin.
needs-map-note-service = Palvelu tai laite
needs-map-note-service-help = Yksi palvelu tai laite lappua kohti. Kerro, sujuuko sen käyttö.
needs-map-note-story = Tukitarina
needs-map-note-story-help = Mitä tapahtui, missä asiakas jäi jumiin ja mitä siitä seurasi? Valitse lopuksi, miten kävi ja kuka auttoi.
needs-map-note-story-tone = Miten kävi?
needs-map-note-story-helper = Kuka auttoi?

needs-map-circles = Tukitarinat, joista on eniten opittavaa

needs-map-step-a = Puhu elämänalueista
needs-map-step-a-what = Täytä ensin taustatiedot nimimerkillä. Kysy sitten elämänalue kerrallaan, mitä on meneillään ja mitä asiakas toivoo.
needs-map-step-b = Tuo esiin palvelut ja laitteet
needs-map-step-b-what = Kysy, mitä palveluja ja laitteita asiaan liittyy. Kirjoita myös ne, joita asiakas välttelee tai joista hän ei ole kuullut.
needs-map-step-c = Muistelkaa vaikeita hetkiä
needs-map-step-c-what = Kysy: ”Milloin jäit jumiin? Kuka auttoi, vai auttoiko kukaan?” Kirjoita tarina asiakkaan sanoin.
needs-map-step-d = Ympyröi tärkeimmät yhdessä
needs-map-step-d-what = Lue tarinat ääneen asiakkaalle. Ympyröikää viisi tai kuusi, jotka kertovat eniten siitä, miten tukea pitäisi järjestää.
