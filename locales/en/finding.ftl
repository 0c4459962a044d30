finding-title = Search the workspace
finding-label = What do you look for in the workspace?
finding-help = One word is enough, in any form. With several words you find what has all of them.
finding-do = Search
finding-found = { $count ->
    [0] Nothing was found
    [one] { $count } hit
   *[other] { $count } hits
}
finding-more-than = More than { $count } hits
finding-limit = Limit
finding-all = All
finding-canvases = Canvases
finding-records = Registry
finding-notes = Notes
finding-fields = Fields and tables
finding-comments = Comments
finding-comment = Comment
finding-none-help = Try a shorter word, or another word for the same thing. Of interviews only the titles are searched.
finding-everything = Search everything
finding-too-short = Type a word of two letters or more.
finding-pages = Pages of hits
finding-before = Previous
finding-after = Next
