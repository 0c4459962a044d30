mail-sign-in-subject = Logga in i Tukiverkko
mail-sign-in-body = Logga in genom att öppna länken. Den fungerar en gång och i 15 minuter:

    { $url }

    Om du inte bad om länken behöver du inte göra något.
mail-reset-subject = Byt lösenord i Tukiverkko
mail-reset-body = Byt lösenord genom att öppna länken. Den fungerar en gång och i en timme:

    { $url }

    Om du inte bad om länken behöver du inte göra något. Lösenordet förblir det gamla.
mail-register-subject = Bekräfta ditt konto i Tukiverkko
mail-register-body = Kontot är klart när du bekräftar adressen. Länken fungerar en gång och i ett dygn:

    { $url }

    Om du inte skapade ett konto behöver du inte göra något.
mail-taken-subject = Du har redan ett konto i Tukiverkko
mail-taken-body = Någon försökte skapa ett konto med din adress, men du har redan ett. Logga in med den här länken. Den fungerar en gång och i 15 minuter:

    { $url }

    Om det inte var du behöver du inte göra något.
mail-workshop-subject = Inbjudan till workshop: { $title }
mail-workshop-lead = Välkommen till workshoppen { $title }.
mail-workshop-join = Anslut dig på { $url } eller med koden { $code }. Du behöver inget konto.
mail-hand-over-subject = Fortsätt leda workshoppen: { $title }
mail-hand-over-body =
    Du ombeds fortsätta leda workshoppen { $title }:

    { $url }
mail-passkey-subject = En lösennyckel lades till på ditt konto i Tukiverkko
mail-passkey-body = Lösennyckeln { $name } lades till på ditt konto. Med den loggar man in utan lösenord.

    Om du själv lade till den behöver du inte göra något. Om inte, ta bort den och byt lösenord på ditt konto:

    { $url }
