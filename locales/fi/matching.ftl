match-title = Löydä sopiva tuki
match-lead = Vastaa niihin kysymyksiin, joihin haluat. Tyhjä kohta ei rajaa mitään.
match-private = Emme tallenna vastauksiasi. Et tarvitse tiliä.
match-whose = Kenen asia on?
match-audience-person = Oma tai läheisen
match-audience-company = Yrityksen
match-audience-association = Yhdistyksen
match-what = Mihin tarvitset apua?
match-what-help = Valitse palvelu, asia tai laite. Voit myös kirjoittaa omin sanoin.
match-text = Omin sanoin
match-text-help = Älä kirjoita nimiä tai muita henkilötietoja.
match-level = Miten hyvin laitteet ja verkkopalvelut sujuvat?
match-style = Millaista apua toivot?
match-style-show-me = Näytä, miten se tehdään
match-style-do-together = Tehdään yhdessä
match-style-do-for-me = Hoida puolestani valtuutuksella
match-style-among-peers = Opin muiden joukossa
match-profile = Mikä kuvaa parhaiten?
match-language = Millä kielellä?
match-where = Missä ja miten?
match-area = Kunta tai alue
match-within = Kuinka kauas pääset?
match-within-km = Enintään { $km } km
match-channels = Miten haluat tavata tai ottaa yhteyttä?
match-preferred = Mieluiten näin
match-possible = Käy myös
match-not = Ei näin
match-not-this = Ei: { $name }
match-when = Milloin?
match-when-today = Tänään
match-when-this-week = Viikon sisällä
match-when-evenings = Illalla
match-when-weekend = Viikonloppuna
match-groups = Kuulutko ryhmään, jolle on omaa tukea?
match-groups-help = Voit jättää tyhjäksi. Tieto vaikuttaa vain, jos kerrot sen.
match-any = Ei väliä
match-do = Näytä sopivat
match-change = Muuta vastauksia
match-line = Neuvojan pikahaku
match-line-help = Kirjoita tarve yhdelle riville, esimerkiksi: pankkitunnukset ukrainaksi Turussa, tällä viikolla. Älä kirjoita henkilötietoja.
match-line-do = Lue rivi
match-understood = Ymmärsimme näin
match-understood-help = Korjaa, jos jokin meni väärin.
match-refused = Ei toivottu: { $name }
match-one-area = Haku ottaa yhden alueen kerrallaan.
match-instead = Hae sen sijaan: { $name }
match-rest = Haemme myös näillä sanoilla: { $words }
match-remove = Poista: { $name }
match-why = Miksi tämä
match-but = Heikoin kohta: { $reason }
match-criterion-subject = Aihe
match-criterion-skill = Osaaminen
match-criterion-style = Tapa auttaa
match-criterion-area = Etäisyys
match-criterion-language = Kieli
match-criterion-channel = Yhteystapa
match-criterion-availability = Aukiolo
match-criterion-text = Omat sanasi
match-criterion-group = Kohderyhmä
match-subject-exact = auttaa: { $asked }
match-subject-parent = auttaa yleisemmin: { $offered }
match-subject-part = auttaa osassa: { $offered }
match-subject-sibling = lähellä aihetta: { $offered }
match-subject-unrelated = ei mainitse: { $asked }
match-subject-unsaid = ei kerro, mihin auttaa
match-skill-fits = ohjaajien osaaminen riittää hyvin
match-skill-below = ohjaajat osaavat vähän vähemmän kuin tarvitset
match-skill-unsaid = ohjaajien osaamista ei ole kerrottu
match-style-offers = tapa auttaa: { $name }
match-style-unsaid = tapaa auttaa ei ole kerrottu
match-style-other = auttaa muulla tavalla kuin toivoit
match-near = { $place } { $km } km
match-here = { $place }
match-remote = etänä mistä vain
match-remote-for = { $channel }, palvelee: { $places }
match-places-more = { $places } ja { $count } muuta
match-everywhere = koko maassa
match-speaks-other = kieli: { $name }
match-speaks-fi = opastaa suomeksi
match-speaks-sv = opastaa ruotsiksi
match-speaks-en = opastaa englanniksi
match-speaks-se = opastaa pohjoissaameksi
match-speaks-smn = opastaa inarinsaameksi
match-speaks-sms = opastaa koltansaameksi
match-speaks-fse = opastaa suomalaisella viittomakielellä
match-speaks-fss = opastaa suomenruotsalaisella viittomakielellä
match-speaks-fi-simple = opastaa selkosuomeksi
match-speaks-sv-simple = opastaa selkoruotsiksi
match-speaks-rom = opastaa romaniksi
match-speaks-krl = opastaa karjalaksi
match-speaks-ru = opastaa venäjäksi
match-speaks-et = opastaa viroksi
match-speaks-uk = opastaa ukrainaksi
match-speaks-ar = opastaa arabiaksi
match-speaks-so = opastaa somaliksi
match-speaks-fa = opastaa persiaksi tai dariksi
match-speaks-ku = opastaa kurdiksi
match-speaks-zh = opastaa kiinaksi
match-speaks-vi = opastaa vietnamiksi
match-speaks-th = opastaa thaiksi
match-speaks-tr = opastaa turkiksi
match-speaks-es = opastaa espanjaksi
match-speaks-fr = opastaa ranskaksi
match-speaks-de = opastaa saksaksi
match-speaks-ti = opastaa tigrinjaksi
match-speaks-sq = opastaa albaniaksi
match-speech-native = { $speaks }
match-speech-fluent = { $speaks }, sujuvasti
match-speech-basic = { $speaks }, auttavasti
match-speech-interpreter = { $speaks }, tulkin avulla
match-channel = tavoitat näin: { $name }
match-opens-unsaid = seuraavaa aukioloa ei ole kerrottu
match-opens = { $count ->
    [0] avoinna tänään
    [1] avoinna huomenna
   *[other] avoinna { $count } päivän päästä
}
match-found-words = kuvauksessa on omat sanasi
match-part-words = kuvauksessa on vain osa omista sanoistasi
match-no-words = kuvauksessa ei ole omia sanojasi
match-group = tarkoitettu: { $name }
match-group-other = tarkoitettu muille ryhmille
match-group-unsaid = kohderyhmää ei ole kerrottu
match-none = Sopivaa tukea ei löytynyt
match-total = { $count ->
    [0] Sopivaa tukea ei löytynyt
    [one] 1 sopiva tuki
   *[other] { $count } sopivaa tukea
}
match-missing-closed = Sopiva tuki ei ole nyt toiminnassa.
match-missing-audience = Tukea on, mutta ei sille, kenen asiaa hoidat.
match-missing-language = Tukea ei löytynyt toivotulla kielellä.
match-missing-subject = Tähän asiaan ei löytynyt tukea.
match-missing-skill = Tukea on, mutta ohjaajien osaaminen ei riitä.
match-missing-area = Tukea ei löytynyt tarpeeksi läheltä.
match-missing-channel = Tukea on, mutta ei toivotulla yhteystavalla.
match-missing-safeguarding = Tukea on, mutta kotikäynnistä tai puolesta hoitamisesta ei ole sovittu turvallista tapaa.
match-more-title = Näin löytyy lisää
match-more = { $changes }: { $count } lisää
match-more-channel = { $name }
match-more-farther = Enintään { $km } km päästä
match-more-subject = Myös { $name }
match-more-text = Ilman omia sanoja
match-more-together = Tehdään yhdessä
match-more-level = Ohjaaja, joka osaa vähemmän
match-more-language = Myös kielellä { $name }
match-unmet = Kirjasimme, millaista tukea tältä alueelta kaivataan. Emme tallenna, kuka etsi.
match-all-there = Katso kaikki tuki: { $place }
match-cleaned = Jätimme pois henkilötunnuksen, puhelinnumeron tai sähköpostiosoitteen. Tuen löytämiseen niitä ei tarvita.
match-left-out = Emme tunne osaa osoitteessa olleista valinnoista, joten jätimme sen pois:
match-elsewhere = { $count ->
    [one] { $count } tuki palvelee muita kuntia
   *[other] { $count } tukea palvelee muita kuntia
}
match-elsewhere-help = Saat yhteyden etänä, mutta kuvauksen mukaan apu on tarkoitettu muille kunnille. Kysy ensin.
match-authority = Viranomainen neuvoo aina oman palvelunsa käytössä. Kysy suoraan siltä.
match-results-title = Sopiva tuki
match-asked = Mitä haet
match-line-label = Tarve yhdellä rivillä
match-understood-none = Emme tunnistaneet rivistä yhtään valintaa. Voit valita ne alta.
match-unsaid = { $count ->
    [one] 1 tuki ei kerro, auttaako se tässä
   *[other] { $count } tukea ei kerro, auttavatko ne tässä
}
match-unsaid-help = Kysy ensin. Kuvauksesta puuttuu, missä asioissa tai laitteissa saat apua.
match-meant = Tarkoititko: { $name }
match-error-title = Virhe: { $title }
match-term-unknown = Kaikkia avaimia ei ole sanastossa. Tarkista ne.
match-area-unknown = Emme tunne tätä aluetta. Kirjoita kunnan, seutukunnan tai maakunnan nimi.
match-too-many = Valintoja on liikaa. Poista niitä.
match-too-far = Etäisyys on liian suuri.
match-best = { $count ->
    [one] Näytämme sopivimman.
   *[other] Näytämme { $count } sopivinta.
}
match-start = Etkö tiedä, millä sanoilla hakea?
match-start-go = Vastaa muutamaan kysymykseen
