actor-map-title = Digituen toimijakartta
actor-map-question = Ketkä antavat digitukea, kenelle he sitä antavat ja miten he liittyvät toisiinsa?

actor-map-field-target = Kartoituksen kohde
actor-map-field-target-help = Rajaa kartta yhteen alueeseen, asiakasryhmään tai teemaan. Esimerkiksi: seutukuntamme työnhakijat.

actor-map-zone-funders = Rahoittajat
actor-map-zone-funders-help = Kirjoita, kuka maksaa digituen: ministeriö, säätiö, liitto tai kunta itse. Nimeä organisaatio, älä rahasummaa.
actor-map-zone-state = Valtion toimijat
actor-map-zone-state-help = Virastot ja palvelupisteet, joiden palveluja alueen ihmiset tarvitsevat. Muista myös puhelinneuvonta.
actor-map-zone-municipality = Kunnan toimijat
actor-map-zone-municipality-help = Aloita kirjastosta ja kansalaisopistosta. Lisää sitten asukastuvat, neuvontapisteet ja muut paikat, joissa autetaan.
actor-map-zone-wellbeing = HYTE-toimijat
actor-map-zone-wellbeing-help = Hyvinvointialueen palvelut ja muut hyvinvoinnin ja terveyden toimijat, kuten terveysasema, kotihoito tai sosiaalityö.
actor-map-zone-association = Järjestöt
actor-map-zone-association-help = Järjestöt, jotka opastavat digiasioissa joko päätyönään tai muun toimintansa ohessa. Myös kerhot ja seurakunnat sopivat tähän.
actor-map-zone-project = Hankkeet
actor-map-zone-project-help = Määräaikaiset hankkeet. Kirjoita, milloin hanke päättyy, niin näette, mikä tuki on katoamassa.
actor-map-zone-company = Yritykset
actor-map-zone-company-help = Yritykset, jotka neuvovat laitteissa ja palveluissa tai ohjaavat asiakkaita tuen luo. Esimerkiksi pankki, kauppa tai huoltoliike.
actor-map-zone-models = Digituen toimintamallit
actor-map-zone-models-help = Kerää tänne tavat antaa tukea, joita kartasta löytyy. Kirjoita, kuka tekee, mitä, kenelle ja miten.

actor-map-note-actor = Toimija
actor-map-note-actor-help = Ensimmäiselle riville organisaation nimi. Sen alle lyhyesti, miten se tukee ja ketä.
actor-map-note-funder = Rahoittaja
actor-map-note-funder-help = Ensimmäiselle riville rahoittajan nimi. Sen alle, mitä se rahoittaa ja mihin asti.
actor-map-note-model = Toimintamalli
actor-map-note-model-help = Anna mallille nimi. Kerro, onko se käytössä vai vasta kehitteillä ja ketä se auttaa.

actor-map-link-funding = Rahoitus
actor-map-link-funding-verb = rahoittaa
actor-map-link-information = Tieto
actor-map-link-information-verb = vaihtaa tietoa
actor-map-link-premises = Tilat
actor-map-link-premises-verb = jakaa tiloja
actor-map-link-equipment = Laitteet
actor-map-link-equipment-verb = jakaa laitteita
actor-map-link-media = Näkyvyys
actor-map-link-media-verb = antaa näkyvyyttä
actor-map-link-competence = Osaaminen
actor-map-link-competence-verb = jakaa osaamista
actor-map-link-referral = Ohjaaminen
actor-map-link-referral-verb = ohjaa asiakkaita
actor-map-link-collaboration = Yhteistyö
actor-map-link-collaboration-verb = tekee yhteistyötä

actor-map-circles = Tärkeimmät tavat antaa tukea ja vahvat verkostot

actor-map-step-a = Sijoita toimijat sektoreihin
actor-map-step-a-what = Nimeä ensin kartoituksen kohde. Lisää sitten jokainen toimija omaan sektoriinsa ja kirjoita, miten se tukee ja ketä. Alueen kartassa muista valtion tärkeät palvelut, kirjastot ja kansalaisopistot.
actor-map-step-b = Merkitse rahoittajat
actor-map-step-b-what = Kirjoita rahoittajat keskelle. Vedä jokaisesta rahoitusyhteys niihin toimijoihin, joiden työtä se maksaa.
actor-map-step-c = Piirrä yhteydet
actor-map-step-c-what = Ketkä vaihtavat tietoa? Ketkä jakavat tiloja, laitteita, näkyvyyttä tai osaamista? Yhdistä ne ja valitse, mitä yhteydessä kulkee.
actor-map-step-d = Ympyröi tärkeimmät
actor-map-step-d-what = Ympyröi neljä tai viisi tärkeintä tapaa antaa tukea tai vahvaa verkostoa. Anna ympyrälle nimi ja kirjoita löytynyt malli toimintamallien alueelle.
