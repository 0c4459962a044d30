# Coverage: where there is support, for whom, and what is missing.
coverage-title = Coverage of digital support
coverage-title-of = Coverage of digital support: { $area }
coverage-lead = See how much digital support municipalities have for their inhabitants, what nobody offers, and how that has changed.
coverage-choose = Choose what you look at
coverage-area = Area
coverage-country = The whole country
coverage-regions = Regions
coverage-by = As columns
coverage-by-forms = Forms of support
coverage-by-groups = Client groups
coverage-by-unknown = Columns can be forms of support (support-forms) or client groups (client-groups).
coverage-all-groups = All client groups
coverage-all-forms = All forms of support
coverage-all-audiences = Everybody
coverage-since = Compare with
coverage-since-3 = 3 months ago
coverage-since-6 = 6 months ago
coverage-since-12 = 12 months ago
coverage-since-all = The beginning
coverage-since-unknown = The time to compare with is 3, 6 or 12 months, or the beginning (all).
coverage-area-unknown = There is no such area. Choose a region or a sub-region.
coverage-term-unknown = The vocabulary has no such client group, form of support or audience.
coverage-canvases = Count the offering canvases of my workspaces too
coverage-show = Show
coverage-now = As it is now
coverage-local = Local support
coverage-wide = Support for a whole region
coverage-wide-short = support for the whole region
coverage-own = Only on your workspaces’ canvases
coverage-own-short = on your workspaces’ canvases
coverage-rate = Per 10,000 inhabitants
coverage-remote = Remote only
coverage-nationwide = Support for the whole country
coverage-apart = Local support names the municipality. What is given only remotely and what serves the whole country is counted apart: a national phone line is no local support.
coverage-own-help = Only you see the numbers of canvases. They come from workspaces that you are a member of. What is already published is counted once.
coverage-caption = Support by municipality
coverage-caption-regions = Support by region
coverage-region = Region
coverage-all = In all
coverage-people = Inhabitants
coverage-whole-area = The whole area
coverage-untold = Other or not told
coverage-missed = Searched in vain
coverage-few = fewer than five
coverage-key = A number leads to a search with the same limits; it also finds remote support and that for the whole country. + : support for the whole region besides. ◇ : on your workspaces’ canvases besides. Striped: nobody offers it. The same support may stand in several columns; in all it counts once. Columns without anything are left out.
coverage-file = Download by municipality (CSV)
coverage-area-page = Support in the area
coverage-gaps = Gaps
coverage-gaps-help = Nobody offers these on the spot. What touches most inhabitants comes first. The name of a municipality leads to what there is remotely or in the whole country.
coverage-gaps-none = There are no gaps: every municipality has everything.
coverage-gaps-more =
    { $count ->
        [one] 1 more gap
       *[other] { $count } more gaps
    }
coverage-gap =
    { $count ->
        [one] nobody offers it in one municipality:
       *[other] nobody offers it in { $count } municipalities:
    }
coverage-gap-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
coverage-gap-everywhere = nobody offers it in any municipality of the area.
coverage-missed-told = In the area { $count } searches were in vain within a year, counting each thing that was searched for.
coverage-needs = Needs from interviews
coverage-needs-help = The numbers come from interviews in your workspaces that name a municipality. Only members of the workspace see them. An interview names no client group, so choosing one does not change its numbers.
coverage-needs-none = Your workspaces have no interviews from this area.
coverage-needs-interviews = Interviews
coverage-needs-unmet = Stories in which support was missing or did not help
coverage-needs-support = Support on the spot
coverage-map = On the map
coverage-map-label = { $area }: municipalities as circles, the larger the more support there is for the inhabitants. The table has the same numbers.
coverage-map-help = The number is support per 10,000 inhabitants. Dashed line: nobody offers any. Remote support and that for the whole country is not counted.
coverage-map-country = Each circle is a municipality, the larger the more support there is for the inhabitants. Empty with a dashed line: nobody offers any. Choose an area to see numbers.
coverage-change = Change
coverage-change-help = Published local support and that for whole regions. Canvases, remote support and that for the whole country are left out.
coverage-change-caption = Support then and now
coverage-what = Support
coverage-today = Now
coverage-difference = Change
coverage-chart = Support in all over time
coverage-chart-label = Line chart: support in all over time. The table below the chart has the same numbers.
coverage-points = The numbers as a table
coverage-day = Day
coverage-how = How we count
coverage-how-what = Counted is support that is published in the catalogue and goes on or is being tried. Each description is one support. What names every municipality of a region is support for the whole region.
coverage-how-where = Support is remote only when all its channels are remote, such as phone or chat. Support that names no channel counts as local.
coverage-how-canvases = Offering canvases are shown to nobody but signed-in members of their workspaces. They are in neither the file nor the API.
coverage-how-people = Inhabitants are of 31 December 2022 (THL, Sotkanet). The division into municipalities is that of 2026.
coverage-file-code = Municipality code
coverage-file-local = Local in all
coverage-file-region = Whole region in all
coverage-file-remote = Remote only in all
coverage-more = Coverage of support in the area
