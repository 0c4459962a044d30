match-title = Find the right support
match-lead = Answer the questions you like. What you leave empty limits nothing.
match-private = We do not keep your answers. You need no account.
match-whose = Whose matter is it?
match-audience-person = My own or a close one's
match-audience-company = A company's
match-audience-association = An association's
match-what = What do you need help with?
match-what-help = Choose a service, a topic or a device. You can also write in your own words.
match-text = In your own words
match-text-help = Do not write names or other personal details.
match-level = How well do devices and online services go?
match-style = What kind of help do you wish for?
match-style-show-me = Show me how it is done
match-style-do-together = Let us do it together
match-style-do-for-me = Do it for me with a mandate
match-style-among-peers = I learn among others
match-profile = What describes best?
match-language = In which language?
match-where = Where and how?
match-area = Municipality or area
match-within = How far can you go?
match-within-km = At most { $km } km
match-channels = How do you want to meet or get in touch?
match-preferred = Preferably this way
match-possible = Will do too
match-not = Not this way
match-not-this = Not: { $name }
match-when = When?
match-when-today = Today
match-when-this-week = Within a week
match-when-evenings = In the evening
match-when-weekend = On a weekend
match-groups = Do you belong to a group that has support of its own?
match-groups-help = You may leave this empty. It counts only if you tell it.
match-any = Does not matter
match-do = Show what fits
match-change = Change the answers
match-line = Quick search for advisers
match-line-help = Write the need on one line, for example: bank codes in Ukrainian in Turku, this week. Do not write personal details.
match-line-do = Read the line
match-understood = We understood this
match-understood-help = Correct it if something went wrong.
match-refused = Not wished: { $name }
match-one-area = A search takes one area at a time.
match-instead = Search instead: { $name }
match-rest = We also search with these words: { $words }
match-remove = Remove: { $name }
match-why = Why this one
match-but = Weakest point: { $reason }
match-criterion-subject = Subject
match-criterion-skill = Skill
match-criterion-style = Way of helping
match-criterion-area = Distance
match-criterion-language = Language
match-criterion-channel = Way of contact
match-criterion-availability = Opening hours
match-criterion-text = Your own words
match-criterion-group = Target group
match-subject-exact = helps with: { $asked }
match-subject-parent = helps more generally: { $offered }
match-subject-part = helps with a part: { $offered }
match-subject-sibling = close to the subject: { $offered }
match-subject-unrelated = does not mention: { $asked }
match-subject-unsaid = does not say what it helps with
match-skill-fits = the supporters know enough
match-skill-below = the supporters know a little less than you need
match-skill-unsaid = the supporters' skill is not told
match-style-offers = way of helping: { $name }
match-style-unsaid = the way of helping is not told
match-style-other = helps in another way than you wished
match-near = { $place } { $km } km
match-here = { $place }
match-remote = remotely from anywhere
match-remote-for = { $channel }, serves: { $places }
match-places-more = { $places } and { $count } more
match-everywhere = in the whole country
match-speaks-other = language: { $name }
match-speaks-fi = guides in Finnish
match-speaks-sv = guides in Swedish
match-speaks-en = guides in English
match-speaks-se = guides in Northern Sámi
match-speaks-smn = guides in Inari Sámi
match-speaks-sms = guides in Skolt Sámi
match-speaks-fse = guides in Finnish Sign Language
match-speaks-fss = guides in Finland-Swedish Sign Language
match-speaks-fi-simple = guides in Easy Finnish
match-speaks-sv-simple = guides in Easy Swedish
match-speaks-rom = guides in Romani
match-speaks-krl = guides in Karelian
match-speaks-ru = guides in Russian
match-speaks-et = guides in Estonian
match-speaks-uk = guides in Ukrainian
match-speaks-ar = guides in Arabic
match-speaks-so = guides in Somali
match-speaks-fa = guides in Persian or Dari
match-speaks-ku = guides in Kurdish
match-speaks-zh = guides in Chinese
match-speaks-vi = guides in Vietnamese
match-speaks-th = guides in Thai
match-speaks-tr = guides in Turkish
match-speaks-es = guides in Spanish
match-speaks-fr = guides in French
match-speaks-de = guides in German
match-speaks-ti = guides in Tigrinya
match-speaks-sq = guides in Albanian
match-speech-native = { $speaks }
match-speech-fluent = { $speaks }, fluently
match-speech-basic = { $speaks }, at a basic level
match-speech-interpreter = { $speaks }, with an interpreter
match-channel = reached this way: { $name }
match-opens-unsaid = the next opening is not told
match-opens = { $count ->
    [0] open today
    [1] open tomorrow
   *[other] open in { $count } days
}
match-found-words = the description has your own words
match-part-words = the description has only some of your own words
match-no-words = the description lacks your own words
match-group = meant for: { $name }
match-group-other = meant for other groups
match-group-unsaid = the target group is not told
match-none = No fitting support was found
match-total = { $count ->
    [0] No fitting support
    [one] 1 support fits
   *[other] { $count } fit
}
match-missing-closed = Fitting support is not running now.
match-missing-audience = There is support, but not for the one whose matter you take care of.
match-missing-language = There is no support in the wished language.
match-missing-subject = There is no support for this matter.
match-missing-skill = There is support, but the supporters do not know enough.
match-missing-area = There is no support near enough.
match-missing-channel = There is support, but not by the wished way of contact.
match-missing-safeguarding = There is support, but no safe way is agreed for home visits or for acting for somebody.
match-more-title = How to find more
match-more = { $changes }: { $count } more
match-more-channel = { $name }
match-more-farther = At most { $km } km away
match-more-subject = Also { $name }
match-more-text = Without your own words
match-more-together = Doing it together
match-more-level = A supporter who knows less
match-more-language = Also in the language { $name }
match-unmet = We noted what support is missed in this area. We do not keep who searched.
match-all-there = See all support: { $place }
match-cleaned = We left out a personal identity code, a telephone number or an e-mail address. They are not needed for finding support.
match-left-out = We do not know some of the choices in the address and left this out:
match-elsewhere = { $count ->
    [one] { $count } serves other municipalities
   *[other] { $count } serve other municipalities
}
match-elsewhere-help = You can make contact from afar, but by its description the help is meant for other municipalities. Ask first.
match-authority = An authority always advises on its own service. Ask it directly.
match-results-title = Support that fits
match-asked = What you look for
match-line-label = The need on one line
match-understood-none = We recognised no choice on the line. You can choose below.
match-unsaid = { $count ->
    [one] 1 support does not say whether it helps with this
   *[other] { $count } supports do not say whether they help with this
}
match-unsaid-help = Ask first. The description does not say which matters or devices you get help with.
match-meant = Did you mean: { $name }
match-error-title = Error: { $title }
match-term-unknown = Not all keys are in the vocabulary. Check them.
match-area-unknown = We do not know this area. Write the name of a municipality, sub-region or region.
match-too-many = There are too many choices. Remove some.
match-too-far = The distance is too long.
match-best = { $count ->
    [one] We show the best one.
   *[other] We show the { $count } best.
}
match-start = Do you not know which words to search with?
match-start-go = Answer a few questions
