# Miksi muutosta ei otettu vastaan. Teksti on talteen otettujen muutosten yläpuolella.
denied-viewer = Katsot tätä pohjaa. Kirjoittamiseen tarvitset osallistujan oikeuden.
denied-paused = Ohjaaja on keskeyttänyt työskentelyn. Odota, että se jatkuu.
denied-step-closed = Tämä kohta ei ole auki tässä vaiheessa.
denied-not-yours = Tämä on toisen tekemä. Nyt voit muuttaa vain omaasi.
denied-add-only = Nyt voit vain lisätä uutta ja muuttaa omaasi.
denied-wrong-author = Muutoksessa oli toisen nimi. Voit kirjoittaa vain omalla nimelläsi.
denied-unknown-place = Pohjassa ei ole tällaista kohtaa.
denied-bad-value = Kohta ei ota vastaan tällaista sisältöä.
denied-too-many-notes = Pohja on täynnä lappuja. Poista ensin vanhoja tai aloita uusi pohja.
denied-text-too-long = Teksti on liian pitkä. Yhteen kohtaan mahtuu 4 000 merkkiä.
denied-removed = Laput siirretään roskakoriin. Lopullisesti voi poistaa vain ohjaaja.
denied-malformed = Selain lähetti muutoksen, jota ei voitu lukea. Lataa sivu uudelleen.
denied-foreign-client = Muutos tuli toisen osallistujan nimissä. Lataa sivu uudelleen.
denied-closed-root = Muutos koski osaa, jota vain palvelin kirjoittaa. Lataa sivu uudelleen.
denied-shape = Muutos oli väärän muotoinen. Lataa sivu uudelleen.
denied-document-full = Pohja on täynnä. Tee siitä kopio ja jatka kopiossa.
denied-gap = Selaimesta puuttui muutoksia. Lataa sivu uudelleen.
