api-body-wrong = Begäran saknar en uppgift eller har fel typ. Se beskrivningen: /api/openapi.json.
api-language-unknown = Språket är fi, sv eller en.
api-kind-unknown = Okänt arbetsunderlag. Slagen finns i beskrivningen: /api/openapi.json.
api-step-unknown = Underlaget har inget sådant steg.
api-role-unknown = Rollen är viewer eller participant.
api-expires-wrong = Ange tiden i formen 2026-12-31T12:00:00Z, i framtiden och högst ett år framåt.
api-key-in-use = Samma Idempotency-Key används just nu, eller så avbröts en begäran med den. Se först efter om något skapades och använd sedan en ny nyckel.
api-key-reused = Denna Idempotency-Key har redan använts för en annan begäran. Använd en ny.
