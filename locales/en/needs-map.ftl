needs-map-title = Needs map of digital support
needs-map-question = What does one client need, use and miss?

needs-map-field-pseudonym = Client's pseudonym
needs-map-field-pseudonym-help = Make up a pseudonym together. Do not write a real name, phone number, e-mail or personal identity code.
needs-map-field-audience = Whom do you interview
needs-map-field-audience-help = Choose a person, a company or an association. The choice tells which of the next fields you fill in.
needs-map-field-age = Age
needs-map-field-age-help = Choose an age band when you interview a person. The exact age is not needed.
needs-map-field-municipality = Place of residence
needs-map-field-municipality-help = The municipality where the client lives or works. No address is written down.
needs-map-field-situation = Client's situation
needs-map-field-situation-help = One sentence on what is going on in their life. Leave out everything that could tell who they are.
needs-map-field-trade = Trade
needs-map-field-trade-help = Only for a company or an association: what does it do? For example a café, a farm or a village association.
needs-map-field-size = Size
needs-map-field-size-help = Only for a company or an association: how many people work or act in it?
needs-map-field-role = Role
needs-map-field-role-help = Only for a company or an association: what does the interviewed person do there? Ask not only about authorities but also about business tools that were taken, or tried to be taken, into use.

needs-map-zone-life-areas = Life areas
needs-map-zone-life-areas-help = Topics for the interview. Remove those that do not touch the client, and write beside the others what is going on or what they wish for.
needs-map-zone-services = Services and devices
needs-map-zone-services-help = Digital services and devices that the client uses or should use. Write their real names.
needs-map-zone-support = Support received and missed
needs-map-zone-support-help = Stories of moments when support helped, did not help or was missing. Write them in the client's words.

needs-map-note-life-area = Life area
needs-map-note-life-area-help = A ready topic. You can also add your own.
needs-map-note-process = Matter or wish
needs-map-note-process-help = What does the client have under way, or want to get done? For example: a move to a new home.
needs-map-note-service = Service or device
needs-map-note-service-help = One service or device on each note. Tell whether using it goes well.
needs-map-note-story = Support story
needs-map-note-story-help = What happened, where did the client get stuck, and what followed? Choose last how it went and who helped.
needs-map-note-story-tone = How did it go?
needs-map-note-story-helper = Who helped?

needs-map-circles = The support stories that teach us most

needs-map-step-a = Talk about life areas
needs-map-step-a-what = First fill in the background with a pseudonym. Then ask, one life area at a time, what is going on and what the client wishes for.
needs-map-step-b = Bring out services and devices
needs-map-step-b-what = Ask which services and devices belong to the matter. Write down also those that the client avoids or has not heard of.
needs-map-step-c = Recall hard moments
needs-map-step-c-what = Ask: “When did you get stuck? Who helped, or did anybody?” Write the story in the client's words.
needs-map-step-d = Circle what matters, together
needs-map-step-d-what = Read the stories aloud to the client. Together, circle the five or six that say most about how support should be organised.
