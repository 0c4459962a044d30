benchmark-title = Digitukimallien vertailuanalyysi
benchmark-question = Onko joku jo ratkaissut tämän?

benchmark-field-whom = Haluamme tukea
benchmark-field-whom-help = Kenen elämästä on kyse? Nimeä asiakasryhmä niin tarkasti, että näet ihmiset edessäsi.
benchmark-field-need = jotka haluavat, joiden pitäisi
benchmark-field-need-help = Mitä he haluaisivat tai mitä heidän pitäisi osata tai hoitaa? Kirjoita tarve, älä ratkaisua.
benchmark-field-benefit = jotta he voisivat
benchmark-field-benefit-help = Mitä hyvää siitä seuraa heille? Tästä näkee, miksi ongelma kannattaa ratkaista.

benchmark-matrix = Ratkaisut rinnakkain
benchmark-columns = Ratkaisu
benchmark-columns-add = Lisää ratkaisu
benchmark-column-title = Ratkaisun nimi
benchmark-column-url = Verkko-osoite
benchmark-row-model = Toimintamalli
benchmark-row-model-help = Miten ratkaisu toimii? Kaksi lausetta riittää, kun ne ovat konkreettisia.
benchmark-row-owners = Toteuttaja(t)
benchmark-row-owners-help = Kuka ratkaisun teki ja kuka sitä pyörittää? Rastita, jos aiotte kysyä heiltä lisää.
benchmark-row-owners-mark = Otamme yhteyttä
benchmark-row-inspiration = Inspiraatio
benchmark-row-inspiration-help = Mitä tästä kannattaa oppia tai lainata? Rastita ne, jotka innostavat eniten.
benchmark-row-inspiration-mark = Innostaa meitä
benchmark-row-shortcomings = Puutteet
benchmark-row-shortcomings-help = Miksi tämä ei ehkä toimisi meillä? Merkitse iso rasti, jos ratkaisu kestää arvostelun ja kelpaa sellaisenaan.
benchmark-row-shortcomings-mark = Kelpaa sellaisenaan

benchmark-step-a = Käännä puute haasteeksi
benchmark-step-a-what = Kirjoita ongelma myönteisesti kolmessa osassa: ketä haluatte tukea, mitä he tarvitsevat ja mitä hyvää siitä seuraa.
benchmark-step-b = Etsi laajasti
benchmark-step-b-what = Katsokaa luetteloon, muille aloille ja muihin maihin. Lisää jokainen ratkaisu omaan sarakkeeseensa, myös keskeneräinen.
benchmark-step-c = Selvitä toteuttajat
benchmark-step-c-what = Kirjoita, kuka ratkaisun takana on. Rastita ne, joihin otatte yhteyttä.
benchmark-step-d = Merkitse, mikä innostaa
benchmark-step-d-what = Kirjoita jokaisesta, mitä siitä voi oppia. Rastita ne, jotka haluaisitte kokeilla.
benchmark-step-e = Haasta ratkaisut
benchmark-step-e-what = Kysykää, miksi ratkaisu ei toimisi teillä. Merkitse iso rasti niihin, jotka kestävät kysymykset sellaisinaan.
