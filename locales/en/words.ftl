words-title = Words of the search
words-lead = They tell the search that two different words mean the same. A saved change counts at once, stays in the history and can be undone.
words-kinds = Kinds of words
words-kind-concept = Concepts
words-kind-spoken = Spoken Finnish
words-kind-name = Names
words-kind-stem = Stems
words-kind-form = Forms
words-about-concept = One concept, many words: who searches by one finds the others too. Its words can be Finnish, Swedish and English.
words-about-spoken = A form of spoken Finnish or a dialect, and how it is written. The search replaces the form before it looks.
words-about-name = A name or loan that the Finnish dictionary does not know and that bends plainly: wifi, wifin, wifissä.
words-about-stem = The beginning by which a Finnish word bends, and its base form: “kirppikse” is “kirppis”.
words-about-form = A whole form that is read as another word: “iltaisin” is “ilta”.
words-new-concept = New concept
words-new-spoken = New spoken form
words-new-name = New name
words-new-stem = New stem
words-new-form = New form
words-find = Find a word or a key
words-find-do = Find
words-show = Show
words-show-all = All
words-show-changed = Changed
words-show-own = Your own
words-show-off = Switched off
words-count = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
words-more = and { $count } more
words-nothing = Nothing was found. Try a shorter beginning, or show all.
words-pages = Pages
words-before = Previous
words-after = Next
words-is-off = Switched off
words-is-own = Your own
words-is-changed = Changed
words-files = Download the words
words-files-lead = The files have the shape of those that come with the program. Good words can be suggested from them for everybody.
words-key = Key
words-terms = Also means these terms:
words-form = Words
words-word = Word
words-fi = In Finnish
words-fi-help = One word, or a phrase of at most three words, on each line, in base form. The first one names the concept.
words-sv = In Swedish
words-en = In English
words-near = Close concepts
words-near-help = The key of a concept on each line. What is close is found too, after what fits better.
words-read = Read as
words-read-spoken-help = How the same is written. At most four words.
words-read-stem-help = The base form, one word.
words-read-form-help = The base form. At most four words.
words-state = State
words-state-on = In use
words-state-off = Switched off
words-why = Why do you change it?
words-why-help = Other editors see it in the history.
words-queries = Searches of your own to try
words-queries-help = One search on each line, at most five. They are not saved.
words-preview-do = See what changes
words-save = Save
words-saved = Saved. The search uses the change already.
words-anyway = I mean it: the word belongs to both concepts.
words-notes = Note
words-elsewhere = Some words are in another concept already. Remove them, or confirm that the word belongs to both.
words-elsewhere-named = “{ $word }” is also in the concept “{ $concept }”.
words-place = The name of a place cannot be a word.
words-place-named = “{ $word }” is the name of a place. The search always reads it as a place, so as a word it would find nothing.
words-stop = A word that the search skips cannot be used.
words-stop-named = “{ $word }” is a word that the search always skips. Use it only as part of a phrase.
words-letters = A word must have letters or digits.
words-signs = A word can have letters, digits and the signs - . : ’ + & /. Remove other signs.
words-word-too-long = The word is too long: at most 60 characters and three words.
words-too-many = Too many words: at most 80 in one language.
words-none = Write at least one word in some language.
words-near-unknown = Some of the keys do not exist. The key stands on the concept’s page.
words-near-many = Too many close concepts: at most 12.
words-read-empty = Write how the word is read.
words-read-one = Write one word.
words-read-many = Too many words: at most four.
words-key-empty = Write the word.
words-key-wrong = Write one word of at most 60 characters.
words-key-taken = The word is in the list already. Change it there.
words-why-empty = Say shortly why you change it.
words-why-too-long = The reason is too long: at most 300 characters.
words-changed-meanwhile = Somebody else changed the same meanwhile. Below are both changes together; the history shows what the other did. Check and save again.
words-history = History of changes
words-no-history = There are no changes yet.
words-did-add = Added
words-did-edit = Changed
words-did-undo = An earlier state was restored
words-did-first = Came with the program
words-gone = Gone:
words-new = New:
words-preview = What the change would do
words-preview-unsaved = Nothing is saved yet.
words-preview-concerned = { $count ->
    [0] No description says the changed words: the change concerns only what is typed into the search.
    [one] { $count } description will be read otherwise.
   *[other] { $count } descriptions will be read otherwise.
}
words-preview-read = { $count ->
    [one] The trial read the first of them.
   *[other] The trial read the first { $count } of them.
}
words-preview-untried = { $count ->
    [one] There was no time for one search.
   *[other] There was no time for { $count } searches.
}
words-preview-nothing = No result of the searches that were tried changes.
words-preview-same = { $count ->
    [one] { $count } search stays as it is
   *[other] { $count } searches stay as they are
}
words-preview-hits = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
words-preview-weak = { $hits }, weak
words-preview-counts = Before { $before }, after the change { $after }
words-preview-new = New, at { $to }
words-preview-up = Up { $from } → { $to }
words-preview-down = Down { $from } → { $to }
words-preview-gone = Gone, was { $from }
