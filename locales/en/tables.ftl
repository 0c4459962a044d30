# Descriptions of support as spreadsheets: brought, seen first, and taken home.
tables-title = Bring from a spreadsheet
tables-lead = Bring many descriptions at once from a CSV or XLSX spreadsheet. Nothing is published before you have seen what changes.
tables-send-title = Send the spreadsheet
tables-seen-first = Next you see what would come of the spreadsheet, and what must be mended in it. It waits for you for a day.
tables-file = Spreadsheet
tables-file-help = CSV or XLSX. At most { $rows } rows and { $megabytes } megabytes.
tables-look = See what changes
tables-again-title = Send the mended spreadsheet
tables-template = Template
tables-template-lead = Fill in the template and remove the example row. The second sheet of the XLSX template lists the words that can be chosen.
tables-template-xlsx = Download the template, XLSX
tables-template-csv = Download the template, CSV
tables-rule-identifier = The identifier is your own name for a row. The same identifier later updates the same description.
tables-rule-several = Part several values in one cell by a semicolon or a line break.
tables-rule-words = Columns and values may be in Finnish, Swedish or English.
tables-rule-empty = An empty cell empties that part. What has no column in the spreadsheet stays as it is.
tables-identifier = Identifier
tables-municipalities = Municipalities
tables-place = Place
tables-place-name = name
tables-place-address = address
tables-place-hours = opening hours
tables-place-id = id of the service place
tables-yes = yes
tables-no = no
tables-sheet-entries = Descriptions
tables-sheet-values = Allowed values
tables-example-name = Open guidance
tables-example-organisation = Cloudberry Library
tables-example-contact = Desk, telephone 02 000 0000
tables-example-promise = You get help with phones, computers and online services.
tables-example-place = Main library
tables-example-address = Kirjastokatu 1, 32200 Loimaa
tables-example-hours = Mon–Fri 9–16
tables-file-empty = Choose a spreadsheet with a row of headings and at least one description.
tables-file-large = The spreadsheet is too large. Part it into smaller ones.
tables-file-rows = The spreadsheet has too many rows. Part it into smaller ones.
tables-file-foreign = The file cannot be read as a spreadsheet. Save it as CSV or XLSX.
tables-file-old = This is an old Excel format. Open the file and save it as XLSX.
tables-file-head = No row of headings was found. Use the headings of the template.
tables-refused-title = Mend the spreadsheet
tables-refused = { $count ->
    [one] There is 1 mistake in the spreadsheet. Nothing was brought.
   *[other] There are { $count } mistakes in the spreadsheet. Nothing was brought.
  }
tables-refused-help = Mend the cells and send the spreadsheet again. All rows are brought at once.
tables-faults = Mistakes
tables-faults-csv = Download the mistakes, CSV
tables-faults-more = These are the first mistakes. The rest are in the file that you can download.
tables-cell = Cell
tables-column = Column
tables-value = In the cell
tables-what-to-do = Do this
tables-row = row
tables-near = Did you mean { $name }?
tables-unknown = This value is not in the list. See the allowed values in the template.
tables-unknown-of = This value is not in the list. The list has for example { $names }. All allowed values are in the template.
tables-unknown-all = This value is not in the list. The allowed values are { $names }.
tables-too-long = Shorten it: at most { $max } characters.
tables-twice = Row { $row } has the same identifier. Give this row one of its own.
tables-same-entry = Another row means the same description. Remove one of them.
tables-example = This is the example row of the template. Remove it.
tables-date = The spreadsheet made a date of this. Format the cell as text and write the value again.
tables-error = The formula of this cell gives an error. Write the value in the cell.
tables-unclosed = A quotation mark is left open. Add the closing mark or remove the opening one.
tables-headless = There is no heading above this value. Write a heading or empty the cell.
tables-head-unknown = There is no such column. See the headings in the template, or remove the column.
tables-head-twice = This column is there twice. Remove one.
tables-head-missing = This column is missing. Add it to the spreadsheet.
tables-area-empty = Write the municipalities, or yes in the column Whole country.
tables-preview-title = What the spreadsheet changes
tables-preview-lead = Nothing has been published yet. Look at the changes, and then bring all of it at once.
tables-other = The catalogue has changed since you looked at the spreadsheet. These are the changes now. Check them, and then bring it.
tables-count-new = { $count ->
    [one] 1 new description
   *[other] { $count } new descriptions
  }
tables-count-changed = { $count ->
    [one] 1 changing description
   *[other] { $count } changing descriptions
  }
tables-count-same = { $count ->
    [one] 1 description as it was
   *[other] { $count } descriptions as they were
  }
tables-nameless = { $count ->
    [one] 1 new row has no identifier. If you bring the spreadsheet again, it becomes a second description.
   *[other] { $count } new rows have no identifier. If you bring the spreadsheet again, they become new descriptions.
  }
tables-bring-warning = All texts become public at once, contacts too.
tables-bring-do = Bring and publish
tables-gone = This table no longer waits: it was brought already, or more than a day has passed. Look in the catalogue what is there, or send the file again.
tables-nothing-new = All rows are in the catalogue as they are. Nothing needs to be brought.
tables-comes-back = The description comes back into the catalogue as it was.
tables-first-shown = The first ones are shown here.
tables-brought = The spreadsheet was brought:
tables-take-xlsx = Download the descriptions, XLSX
tables-take-csv = Download the descriptions, CSV
tables-corrections-csv = Download the corrections, CSV
tables-day = Day
tables-done = Done
tables-take-list = Download the list, CSV
tables-places-csv = Download the places, CSV
tables-hits-help = Download the hits as a spreadsheet, at most { $count }:
