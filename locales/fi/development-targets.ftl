development-targets-title = Digituen kehityskohteet
development-targets-question = Mihin tämän asiakasryhmän tarpeisiin emme vielä vastaa, ja kenen tehtävä se olisi?

development-targets-field-client-group = Asiakasryhmä
development-targets-field-client-group-help = Kenen kokemuksia käytte läpi? Käytä samaa ryhmää kuin haastatteluissa.
development-targets-field-targets = Valitut kehityskohteet
development-targets-field-targets-help = Yksi kohde riviä kohti. Kirjoita, kenen pitäisi parantaa tukeaan, keiden tehdä yhteistyötä tai mikä malli pitäisi levittää.

development-targets-zone-life-areas = Elämänalueet
development-targets-zone-life-areas-help = Ympyröi kolme aluetta, joilla tuen puute aiheuttaa todellista huolta, vaikeuksia tai menetyksiä.
development-targets-zone-state = Valtion toimijat
development-targets-zone-state-help = Havainnot palveluista, jotka ovat valtion viraston vastuulla.
development-targets-zone-municipality = Kunnan toimijat
development-targets-zone-municipality-help = Havainnot kunnan palveluista, kirjastosta ja opistoista.
development-targets-zone-wellbeing = HYTE-toimijat
development-targets-zone-wellbeing-help = Havainnot hyvinvointialueen ja muiden hyvinvoinnin ja terveyden toimijoiden palveluista.
development-targets-zone-association = Järjestöt
development-targets-zone-association-help = Havainnot järjestöjen, kerhojen ja vapaaehtoisten antamasta tuesta.
development-targets-zone-project = Hankkeet
development-targets-zone-project-help = Havainnot hankkeiden tuesta. Merkitse, jos tuki päättyy hankkeen mukana.
development-targets-zone-company = Yritykset
development-targets-zone-company-help = Havainnot yritysten palveluista, kuten pankista, kaupasta tai liikenteestä.

development-targets-note-life-area = Elämänalue
development-targets-note-life-area-help = Valmis alue. Voit lisätä myös oman.
development-targets-note-deficit = Puute
development-targets-note-deficit-help = Mikä ei toimi, ja miten se näkyy asiakkaan arjessa? Valitse vielä, millainen havainto on.
development-targets-note-deficit-finding = Millainen havainto?
development-targets-note-strength = Vahvuus
development-targets-note-strength-help = Mikä toimii erityisen hyvin, tai kuka yllättää tukemalla? Valitse vielä, millainen havainto on.
development-targets-note-strength-finding = Millainen havainto?

development-targets-link-cooperation-missing = Yhteistyö puuttuu
development-targets-link-cooperation-missing-verb = tarvitsisi yhteyden
development-targets-link-cooperation-helps = Yhteistyö auttaisi
development-targets-link-cooperation-helps-verb = auttaisi yhdessä

development-targets-circles = Elämänalueet, joilla tuen puute haittaa eniten

development-targets-step-a = Käy läpi havainnot
development-targets-step-a-what = Nimeä asiakasryhmä ja lukekaa haastattelujen havainnot. Ympyröikää kolme elämänaluetta, joilla tuen puute aiheuttaa eniten huolta tai menetyksiä.
development-targets-step-b = Sijoita havainnot vastuutahoille
development-targets-step-b-what = Kenen palvelua havainto koskee? Kirjoita puutteet ja vahvuudet sen toimijan sektoriin, joka voi vaikuttaa asiaan.
development-targets-step-c = Valitse kehityskohteet
development-targets-step-c-what = Yhdistä toimijat, joiden yhteistyö ratkaisisi paljon. Kirjoita sitten tärkeimmät kohteet: kuka parantaa, ketkä tekevät yhdessä ja mikä malli leviää.
