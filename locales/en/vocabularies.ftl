terms-title = Vocabularies
terms-lead = The terms of digital support and the lists that pages and canvases of this service use. Every term has a permanent address.
terms-open = Terms and lists
terms-fixed-title = Lists of the service itself
terms-fixed-lead = Canvases and maps use these.
terms-count = { $count ->
    [one] { $count } term
   *[other] { $count } terms
}
terms-csv = Download as a table (CSV)
terms-json = Open as data (JSON)
terms-source = Source:
terms-others = In other languages
terms-changed = changed
terms-retired-note = This term is no longer in use. Its name is shown where it has been used already.
terms-edit-title = Edit vocabularies
terms-edit-lead = Changes are seen at once on canvases, in the search and on public pages. Every change stays in the history and can be undone.
terms-vocabulary = Vocabulary
terms-offered = In use
terms-retired = Out of use
terms-what = What can be changed
terms-what-open = Terms and names
terms-what-fixed = Names and explanations
terms-public = Show the public page
terms-edit = Edit
terms-edit-do = Save
terms-add = Add a term
terms-add-do = Add
terms-key = Key
terms-key-help = Small letters a–z, digits and hyphens. When it is empty, the key is made of the English name. It cannot be changed later.
terms-state = State
terms-is-offered = In use
terms-is-retired = Out of use
terms-is-merged = Merged: { $name }
terms-name-fi = Name in Finnish
terms-name-sv = Name in Swedish
terms-name-en = Name in English
terms-about-fi = Explanation in Finnish
terms-about-sv = Explanation in Swedish
terms-about-en = Explanation in English
terms-prompt-fi = Question in Finnish
terms-prompt-sv = Question in Swedish
terms-prompt-en = Question in English
terms-place = Place in the list
terms-place-help = The smallest number comes first.
terms-why = Why do you change it?
terms-why-help = Other editors see it in the history.
terms-retire = Take out of use
terms-retire-lead = The term is not offered any more. Its name stays where it has been used.
terms-retire-do = Take out of use
terms-merge = Merge with another
terms-merge-lead = The term you choose is shown in place of this one. The old address leads to the new one.
terms-support = { $count ->
    [one] See { $count } support service in the search
   *[other] See { $count } support services in the search
  }
terms-support-none = The catalogue has no support yet that is described by this term.
terms-merge-used = { $count ->
    [0] No published description uses this term.
    [one] { $count } published description uses this term and will show the one that you choose.
   *[other] { $count } published descriptions use this term and will show the one that you choose.
  }
terms-merge-do = Merge
terms-successor = With which?
terms-successor-choose = Choose a term
terms-offer = Take into use again
terms-offer-do = Take into use
terms-history = History
terms-no-history = No changes yet.
terms-before = Before:
terms-after = After:
terms-undo-do = Restore this
terms-did-first = As it was first
terms-did-add = Added
terms-did-edit = Edited
terms-did-retire = Taken out of use
terms-did-offer = Taken into use again
terms-did-merge = Merged: { $name }
terms-did-undo = An earlier one restored
terms-name-empty = Write a name.
terms-name-too-long = The name is too long. It can have at most 80 characters.
terms-name-taken = The vocabulary already has a term with this name.
terms-text-in-all = Write the text in all three languages, or leave all of them empty.
terms-text-too-long = The text is too long. It can have at most 600 characters.
terms-prompt-too-long = The text is too long. It can have at most 200 characters.
terms-place-wrong = Write a whole number between 0 and 99999.
terms-why-empty = Say shortly why you change it.
terms-why-too-long = The reason is too long. It can have at most 300 characters.
terms-key-wrong = Use only small letters a–z, digits and hyphens, at most 60 characters.
terms-key-taken = This key is in use already.
terms-full = The vocabulary is full. It can have at most 500 terms.
terms-fixed = The service uses these terms, so they cannot be added or removed. You can change names and explanations.
terms-successor-unknown = Choose a term that is in use.
terms-changed-meanwhile = Somebody else changed the term at the same time. Open the page again and see what changed.
terms-offer-taken = A term of the same name is in use already. Change its name first.
terms-undo-refused = The term was merged with another that is no longer in use. Choose another point of the history.
