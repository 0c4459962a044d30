api-body-wrong = A field is missing or of the wrong type. See the description: /api/openapi.json.
api-language-unknown = The language is fi, sv or en.
api-kind-unknown = Unknown kind of canvas. The kinds are in the description: /api/openapi.json.
api-step-unknown = The canvas has no such step.
api-role-unknown = The role is viewer or participant.
api-expires-wrong = Give the time as 2026-12-31T12:00:00Z, in the future and at most a year ahead.
api-key-in-use = This Idempotency-Key is in use right now, or a request with it broke off. Look first whether something was made, then use a new key.
api-key-reused = This Idempotency-Key was already used for another request. Use a new one.
