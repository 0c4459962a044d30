mail-sign-in-subject = Sign in to Tukiverkko
mail-sign-in-body = Sign in by opening the link. It works once and for 15 minutes:

    { $url }

    If you did not ask for the link, you need do nothing.
mail-reset-subject = Change your Tukiverkko password
mail-reset-body = Change your password by opening the link. It works once and for an hour:

    { $url }

    If you did not ask for the link, you need do nothing. The password stays as it was.
mail-register-subject = Confirm your Tukiverkko account
mail-register-body = Your account is ready when you confirm the address. The link works once and for a day:

    { $url }

    If you did not make an account, you need do nothing.
mail-taken-subject = You have a Tukiverkko account already
mail-taken-body = Somebody tried to make an account with your address, but you have one already. Sign in with this link. It works once and for 15 minutes:

    { $url }

    If it was not you, you need do nothing.
mail-workshop-subject = Invitation to a workshop: { $title }
mail-workshop-lead = Welcome to the workshop { $title }.
mail-workshop-join = Join at { $url } or by the code { $code }. You need no account.
mail-hand-over-subject = Go on leading the workshop: { $title }
mail-hand-over-body =
    You are asked to go on leading the workshop { $title }:

    { $url }
mail-passkey-subject = A passkey was added to your Tukiverkko account
mail-passkey-body = The passkey { $name } was added to your account. With it one signs in without a password.

    If you added it, you need do nothing. If not, remove it and change the password in your account:

    { $url }
