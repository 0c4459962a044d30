# The notes of a canvas as rows: a page without script, and rows brought from a spreadsheet.
rows-title = Notes as a table
rows-lead = All notes of the canvas as rows. Narrow them down, and sort them by the headings.
rows-take = Download these rows (CSV)
rows-edit = Edit in the table view
rows-ask = Narrow the rows
rows-every-author = All writers
rows-show = Show
rows-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
  }
rows-count-of = { $shown } of { $count } notes
rows-id = Note id
