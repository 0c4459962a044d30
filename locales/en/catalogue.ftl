# The catalogue: descriptions of support that everybody can read, and where their owners look after them.
catalogue-publish-title = Publish in the catalogue
catalogue-publish-lead = A published description is found by the search and read by everybody without an account. You first see what is published.
catalogue-publish-do = Publish
catalogue-publish-again = Publish a new version
catalogue-publish-warning = Every text of the description becomes public, the contact person too. Make sure that they have agreed.
catalogue-is-published = Published
catalogue-is-withdrawn = Not public
catalogue-open-public = Open the public page
catalogue-look-after = Look after the publication
catalogue-whole-title = How complete the description is
catalogue-whole = of the description is there
catalogue-is-whole = The description is complete. Everything that readers and the search need is there.
catalogue-add-title = Add next
catalogue-add-more = { $count ->
    [one] 1 less important part is missing too.
   *[other] { $count } less important parts are missing too.
  }
catalogue-add-on-canvas = Complete the canvas
catalogue-add-area = Municipalities: choose where you serve. The search looks for support nearby.
catalogue-add-promise = Promise: say in one sentence what the client gets. It is read first.
catalogue-add-support-forms = Form of support: choose whether it is advice, guidance or a course. The search narrows by it.
catalogue-add-topics = Topics: choose what you help with. Most people search by what they need.
catalogue-add-channels = Channels: choose how help is given. Many need it by phone or at home.
catalogue-add-places = Places: write the address and opening hours, so that the client can come.
catalogue-add-contact = Contact: write a phone number or e-mail address for questions.
catalogue-add-client-groups = Client groups: choose those you reach. Needs and support meet by them.
catalogue-add-languages = Languages: choose those you help in. The search offers no support in the wrong language.
catalogue-add-price = Price: say whether it costs anything. Who is unsure often stays away.
catalogue-add-skill-levels = Skill level: say whether a beginner can come.
catalogue-add-audience = Target groups: describe in your own words whom the service is for.
catalogue-add-digital-services = Digital services: name those you help with. People search by their names.
catalogue-add-devices = Devices: choose those you help with.
catalogue-add-accessibility = Accessibility: say whether one gets in with a wheelchair and whether there is an induction loop.
catalogue-add-activity = Example: describe one client's visit, so that readers know what happens.
catalogue-add-providers = Providers: say who answers for it and who takes part. Other developers will find you.
catalogue-add-indicators = Indicators: say how you know that the support helps.
catalogue-add-resources = Resources: say what the work takes. It helps others to take up the model.
catalogue-add-sustainability = Sustainability: say whether it goes on in the coming years.
catalogue-add-findability = Findability: say how clients hear of the service.
catalogue-add-tools = Tools and environments: say where and with what support is given.
catalogue-changes-title = What changes
catalogue-no-changes = The canvas has no changes since the last version.
catalogue-no-differences = The versions say the same.
catalogue-contact-differs = The contact changed. Earlier contacts are not shown.
catalogue-seen-title = This will be published
catalogue-seen = This is how the canvas is read now. Mend what is missing on the canvas before you publish.
catalogue-part = Part
catalogue-before = Before
catalogue-after = Now
catalogue-form-title = Details of the publication
catalogue-organisation = Organisation that answers for the service
catalogue-organisation-help = The name that readers see, such as Cloudberry Library.
catalogue-organisation-empty = Write who answers for the service.
catalogue-audiences = Whom the support is for
catalogue-audience-empty = Choose at least one: person, company or association.
catalogue-area = Where you serve
catalogue-area-help = Municipalities are chosen on the canvas. Tick this when the service is open to the whole country, for instance by phone.
catalogue-area-empty = Choose municipalities on the canvas, or tick that you serve the whole country.
catalogue-nationwide-do = We serve the whole country
catalogue-nationwide = Whole country
catalogue-note = What changed
catalogue-note-help = A few words for the list of versions. Everybody can read them. You may leave it empty.
catalogue-canvas-changed = The canvas has changed since you opened the page. Read what is published now, and then publish.
catalogue-canvas-wrong = First mend what is wrong on the canvas. It is listed on the page.
catalogue-name-empty = Write a name.
catalogue-too-long-200 = The text is too long: at most 200 characters.
catalogue-too-long-500 = The text is too long: at most 500 characters.
catalogue-too-long-1000 = The text is too long: at most 1,000 characters.
catalogue-too-long-2000 = The text is too long: at most 2,000 characters.
catalogue-too-long-8000 = The text is too long: at most 8,000 characters.
catalogue-too-many = Too many at once.
catalogue-part-unknown = There is no such part.
catalogue-key-unknown = This value is not in the list.
catalogue-row-unreadable = The row cannot be read.
catalogue-row-twice = Two rows have the same identifier.
catalogue-place-unknown = This workspace has no service place with this id. The ids are in the table of service places.
catalogue-workspace-empty = Name the workspace that publishes. You must be its facilitator.
catalogue-models-empty = There is no description.
catalogue-meanwhile = Somebody has just published it. Load the page again and look at the changes.
catalogue-meanwhile-changed = Somebody has changed the description in the catalogue since you opened the page, or withdrawn it. Read what changes now, and then publish.
catalogue-changed-meanwhile = Somebody published a new version after you opened the page, so nothing was changed. Version { $version } stands now, and its stage is: { $stage }. Look through the page and choose again if that is still right.
catalogue-not-there = The description is not public any more. Publish it again first.
catalogue-idea = Idea
catalogue-pilot = Pilot
catalogue-running = Running
catalogue-ended = Ended
catalogue-part-name = Name
catalogue-part-organisation = Organisation
catalogue-part-language = Language of the description
catalogue-part-life-cycle = Stage
catalogue-part-audiences = For whom
catalogue-part-contact = Contact
catalogue-part-promise = Promise
catalogue-part-audience = Target groups
catalogue-part-activity = Example
catalogue-part-providers = Providers and partners
catalogue-part-tools = Tools and environments
catalogue-part-findability = Findability
catalogue-part-resources = Resources and funding
catalogue-part-sustainability = Sustainability
catalogue-part-indicators = Indicators
catalogue-part-support-forms = Form of support
catalogue-part-topics = Topics
catalogue-part-digital-services = Digital services
catalogue-part-client-groups = Client groups
catalogue-part-skill-levels = Skill level
catalogue-part-channels = Channels
catalogue-part-devices = Devices
catalogue-part-languages = Languages of support
catalogue-part-accessibility = Accessibility
catalogue-part-price = Price
catalogue-part-area = Area
catalogue-part-places = Places

catalogue-own-title = In the catalogue
catalogue-own-lead = Descriptions that this workspace has published, those unchecked for longest first.
catalogue-own-none = Nothing has been published yet
catalogue-own-none-help = Open a canvas of an operating model and choose Publish in the catalogue.
catalogue-show = Descriptions shown
catalogue-show-all = All
catalogue-show-stale = To be checked
catalogue-show-corrections = With corrections
catalogue-show-withdrawn = Not public
catalogue-show-none = There are none of these now.
catalogue-page = Page
catalogue-needs-check = Check the details
catalogue-checked = Checked
catalogue-corrections-count = { $count ->
    [one] 1 correction
   *[other] { $count } corrections
  }
catalogue-public-title = Public page
catalogue-address = Address of the page
catalogue-check-title = Is everything right?
catalogue-check-lead = Confirm when you have read the description. Readers see the day.
catalogue-check-stale = Nobody has checked this for long, and the public page says so. Read the description and confirm it, or publish a new version.
catalogue-check-do = Everything is right
catalogue-did-check = Thank you. It is marked as checked today.
catalogue-did-publish = Version { $version } is published.
catalogue-did-withdraw = The description is not public any more.
catalogue-did-withdraw-many = { $count ->
    [one] The description is not public any more.
   *[other] { $count } descriptions are not public any more.
  }
catalogue-filter = Narrow the list
catalogue-filter-any = All stages
catalogue-filter-do = Narrow
catalogue-filter-clear = Show all again
catalogue-many-choose = Choose
catalogue-many-do = Withdraw the chosen ones from the catalogue…
catalogue-many-title = Withdraw from the catalogue
catalogue-many-lead = { $count ->
    [one] This description is withdrawn from the catalogue:
   *[other] These { $count } descriptions are withdrawn from the catalogue:
  }
catalogue-many-after = Withdrawn descriptions are gone from the search and the pages at once. You can put them back later, one by one.
catalogue-many-none = No public description is chosen. Tick those in the list that are to be withdrawn.
catalogue-many-changed = Somebody changed one of these descriptions after you opened the page, so none was withdrawn. Read the list, and withdraw them then.
catalogue-many-cancel = Cancel
catalogue-withdrawn-title = The description is not public
catalogue-withdrawn-lead = The public page says that it was withdrawn. Its versions are kept. Putting it back is no check: read the description and confirm it separately.
catalogue-republish = Put it back into the catalogue
catalogue-corrections = Corrections that readers suggest
catalogue-corrections-none = Readers have reported no mistakes.
catalogue-correction-from = How to reach the sender
catalogue-correction-done = Mark as done
catalogue-correction-is-done = done
catalogue-versions = Versions
catalogue-version = Version
catalogue-command-line = brought on the server’s command line
catalogue-command-line-for = { $name }, brought on the server’s command line
catalogue-hide = Hide from readers
catalogue-unhide = Show to readers again
catalogue-hide-lead = Anybody can compare versions. If an earlier version says something that it must not say, hide it. A hidden version can be shown again. The last version cannot be hidden: publish a mended one first, or withdraw the description.
catalogue-hide-last = The last version cannot be hidden. Publish a mended description first, or withdraw the description from the catalogue.
catalogue-is-hidden = Hidden
catalogue-did-hide = Version { $version } is hidden. Readers only see that there was one. You can show it again below, at the version.
catalogue-did-unhide = Readers can read version { $version } again.
catalogue-did-nothing = Nothing changed, so no new version was made.
catalogue-version-hidden = The owner has hidden the texts of the version.
catalogue-compare = Compare versions
catalogue-compare-do = Compare
catalogue-did-owner = The owner is changed. We told the new owner by mail, unless it is you.
catalogue-owner-title = Owner
catalogue-owner = Answers for the description
catalogue-owner-help = They are asked by mail whether everything is still right when nobody has checked it for long. A facilitator of the workspace can answer for it. Add somebody as a facilitator first when they are not on the list.
catalogue-owner-none = The description has no owner. All facilitators of the workspace are asked whether it is right.
catalogue-owner-gone = { $name } is not a facilitator of the workspace any more. All facilitators are asked whether it is right until you choose a new owner.
catalogue-owner-choose = Choose an owner
catalogue-owner-do = Change the owner
catalogue-owner-empty = Choose who answers for the description.
catalogue-owner-unknown = Only a facilitator of the workspace can be the owner.
catalogue-owner-meanwhile = Somebody else changed the owner meanwhile: { $name } answers for the description now. If you still want to change it, press again.
catalogue-end-title = Stage and withdrawal
catalogue-life-cycle-help = The change makes a new version, but the day of the last check stays. A service that has ended can still be read, and its page says that it has ended.
catalogue-withdraw-lead = A withdrawn description is gone from the search and the pages at once. You can put it back later.
catalogue-withdraw = Withdraw from the catalogue
catalogue-confirm-title = Is everything still right?
catalogue-confirm-lead = Open the public page and read it. If everything is right, press the button.
catalogue-confirm-mend = Something has changed: mend it
catalogue-confirm-private = This page is meant for the owner of the description only.
catalogue-confirm-over = The link works no more
catalogue-confirm-over-lead = The link has expired, or the description is not public any more. Sign in and open the catalogue page of your workspace.

support-title = Find digital support
support-lead = Digital support for people, companies and associations. Each description is published by whoever gives the support.
support-none = Nothing has been published yet
support-none-help = Those who give support publish descriptions from their workspaces.
support-pages = Pages
support-newer = Newer
support-older = More descriptions
support-cut = You find older descriptions by searching.
support-area-more = { $count ->
    [one] and 1 other municipality
   *[other] and { $count } other municipalities
  }
support-gone-title = The description was withdrawn
support-gone-lead = The owner of the service has taken the description out of the catalogue. Look for other support.
support-gone-on = Find digital support
support-is-ended = This service has ended.
support-ended-since = Its owner marked it as ended on { $day }.
support-ended-alike = Find similar support
support-ended-where = Where support was given
support-ended-what = What it helped with
support-is-stale = Nobody has checked this for long. Call or ask before you go.
support-call = Call
support-print = Print a leaflet
support-along = Take it along
support-along-lead = Point a phone's camera at the pattern to open this page there. Or copy the text into a message.
support-along-text = Text to copy
support-qr = QR pattern that opens this page
support-contact = Ask for more
support-where = Where and when
support-what = What we help with
support-how = How it goes
support-more = More
support-fact-whom = For whom
support-fact-topics = Matters
support-fact-devices = Devices
support-fact-groups = Client groups
support-fact-skills = Skill level
support-fact-channels = How to get help
support-fact-languages = Languages
support-fact-price = Price
support-fact-accessibility = Accessibility
support-fact-area = Area
support-wrong = Is something wrong?
support-wrong-lead = Tell the owner of the service. You need no account.
support-correct = Suggest a correction
support-correct-lead = Your suggestion goes to the owner of the service. Nobody else sees it.
support-correct-words = What is wrong or missing?
support-correct-words-help = For instance: the opening hours on Tuesdays have changed.
support-correct-empty = Write what is wrong.
support-correct-contact = E-mail or phone
support-correct-contact-help = If you like. It is sent to the owner, who may ask you more. We delete it here once the matter is seen to.
support-correct-kept = The suggestion was not sent yet. Your text is kept here.
support-correct-send = Send the suggestion
support-correct-full = Many corrections wait already. Please contact the owner of the service.
support-thanks = Thank you. Your suggestion was sent to the owner of the service.
support-developers = For developers
support-owner = Owner:
support-details = Providers and resources
support-leaflet-back = Back
support-leaflet-help = Print this page from the browser's menu.

mail-catalogue-check-subject = Is everything still right: { $name }
mail-catalogue-check-body =
    Hello,

    the description “{ $name }” is in the catalogue of Tukiverkko. It was last checked on { $day }.

    Read it:
    { $public }

    If everything is right, confirm it here. What has changed you can mend from the same page:
    { $confirm }

    Until you confirm it, the page tells readers that it has not been checked.
mail-catalogue-check-many-subject = Is everything still right: { $count ->
    [one] 1 description
   *[other] { $count } descriptions
  }
mail-catalogue-check-many-body =
    Hello,

    nobody has checked these descriptions of yours in the catalogue of Tukiverkko for long:

    { $list }

    Open the link, read the description and confirm it. What has changed you can mend from the same page.

    Until you confirm them, the pages tell readers that they have not been checked.
mail-catalogue-check-more = { $count ->
    [one] 1 more description waits to be checked. You find it on the catalogue page of the workspace:
   *[other] { $count } more descriptions wait to be checked. You find them on the catalogue page of the workspace:
  }
mail-catalogue-owner-subject = You now answer for the description: { $name }
mail-catalogue-owner-body =
    Hello,

    { $by } made you the owner of the description “{ $name }” in the catalogue of Tukiverkko.

    When nobody has checked it for long, we ask you by mail whether it is still right. Here you see the description, and you can hand it on to somebody else:
    { $page }
mail-catalogue-correction-subject = A correction: { $name }
mail-catalogue-correction-body =
    Hello,

    a reader suggests a correction of the description “{ $name }”:

    { $words }

    See to it here:
    { $url }
catalogue-places = Service places
catalogue-places-help = Choose the places where the support is given. The page then tells by itself which place is open now, and when next.
catalogue-hours-unread = The canvas says “{ $hours }”. If you choose the place, the page shows the place’s own opening hours instead: { $told }.
catalogue-places-new = Make a service place of
support-near = Also near by
support-near-at = { $name }, about { $km } km

# Comparing entries side by side.
catalogue-part-checked = Checked
compare-title = Compare support
compare-lead = Up to four side by side, field by field. The page's address can be sent or kept.
compare-add = Add to compare
compare-pick = Pick to compare
compare-do = Compare the picked ones
compare-do-help = Pick up to four of the results.
compare-more = Find more to compare
compare-none = There is nothing to compare yet
compare-none-help = Pick two to four of the search results and press Compare the picked ones.
compare-too-many = { $count ->
    [one] Four can be compared. The last one was left out: remove another if you need it.
   *[other] Four can be compared. The last { $count } were left out: remove others if you need them.
}
compare-unknown = There is no description at the address { $address }. Check that the address is complete.
compare-gone = Its owner has withdrawn the description from the catalogue.
compare-remove = Remove
compare-remove-of = Remove from the comparison: { $name }
compare-show-differing = Show only differences
compare-show-all = Show all fields
compare-alike = These do not differ in any field that is compared.
compare-caption = All fields. Those that differ are marked with the word Differs.
compare-caption-differing = Only fields that differ.
compare-field = Field
compare-differs = Differs
compare-nothing = not told
compare-csv = Download as a table (CSV)
