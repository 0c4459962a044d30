api-body-wrong = Pyynnöstä puuttuu tieto tai se on väärää tyyppiä. Katso kuvaus: /api/openapi.json.
api-language-unknown = Kieli on fi, sv tai en.
api-kind-unknown = Tuntematon työpohja. Lajit ovat kuvauksessa: /api/openapi.json.
api-step-unknown = Työpohjassa ei ole tätä vaihetta.
api-role-unknown = Rooli on viewer tai participant.
api-expires-wrong = Anna aika muodossa 2026-12-31T12:00:00Z, tulevaisuudessa ja enintään vuoden päähän.
api-key-in-use = Sama Idempotency-Key on juuri käytössä, tai sillä tehty pyyntö keskeytyi. Katso ensin, syntyikö jotain, ja käytä sitten uutta avainta.
api-key-reused = Tätä Idempotency-Keytä on jo käytetty toiseen pyyntöön. Käytä uutta.
