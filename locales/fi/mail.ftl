mail-sign-in-subject = Kirjaudu Tukiverkkoon
mail-sign-in-body = Kirjaudu avaamalla linkki. Se toimii kerran ja 15 minuuttia:

    { $url }

    Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään.
mail-reset-subject = Vaihda Tukiverkon salasana
mail-reset-body = Vaihda salasana avaamalla linkki. Se toimii kerran ja tunnin:

    { $url }

    Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään. Salasana pysyy entisenä.
mail-register-subject = Vahvista Tukiverkon tili
mail-register-body = Tilisi on valmis, kun vahvistat osoitteen. Linkki toimii kerran ja vuorokauden:

    { $url }

    Jos et tehnyt tiliä, sinun ei tarvitse tehdä mitään.
mail-taken-subject = Sinulla on jo tili Tukiverkossa
mail-taken-body = Osoitteellasi yritettiin tehdä tili, mutta sinulla on jo sellainen. Kirjaudu tällä linkillä. Se toimii kerran ja 15 minuuttia:

    { $url }

    Jos et yrittänyt tehdä tiliä, sinun ei tarvitse tehdä mitään.
mail-workshop-subject = Kutsu työpajaan: { $title }
mail-workshop-lead = Tervetuloa työpajaan { $title }.
mail-workshop-join = Liity osoitteessa { $url } tai koodilla { $code }. Et tarvitse tunnusta.
mail-hand-over-subject = Jatka työpajan ohjaamista: { $title }
mail-hand-over-body =
    Sinua pyydetään jatkamaan työpajan { $title } ohjaamista:

    { $url }
mail-passkey-subject = Tukiverkon tilillesi lisättiin pääsyavain
mail-passkey-body = Tilillesi lisättiin pääsyavain { $name }. Sillä kirjaudutaan ilman salasanaa.

    Jos lisäsit sen itse, sinun ei tarvitse tehdä mitään. Jos et, poista se ja vaihda salasana omalla tililläsi:

    { $url }
