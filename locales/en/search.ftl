# Finding support: the search page, what it says of hits, and needs that found nothing.
search-title = Find digital support
search-title-of = Find digital support: { $text }
search-label = What do you need help with, and where?
search-help = Use your own words, for instance broken laptop Loimaa.
search-do = Search
search-understood = Limit to, or take away:
search-refused = Not: { $name }
search-add = limit to this
search-remove = take away
search-corrected = The word { $typed } was not found. We searched for { $read }.
search-unknown = No description has this: { $words }
search-limit = Limit the results
search-limit-do = Limit
search-area = Area
search-area-all = The whole country
search-hits = hits
search-found =
    { $count ->
        [0] No support was found
        [one] 1 kind of support was found
       *[other] { $count } kinds of support were found
    }
search-local = { $place }: { $local }, elsewhere or in the whole country: { $others }
search-more-found =
    { $count ->
        [one] 1 kind of support
       *[other] { $count } kinds of support
    }
search-sort = Order
search-sort-relevance = Best fit first
search-sort-near = Nearest first
search-sort-checked = Last checked first
search-why = Why this was found
search-how-similar = – did you mean:
search-how-near = – nearby:
search-how-synonym = – the same thing:
search-column-local = Serves the place itself
search-nationwide = the whole country
search-stale = This may be out of date.
search-weak = Nothing answers your search well. This is what comes nearest.
search-hit-elsewhere = Does not serve the place you are looking for.
search-hit-part = A weaker match
search-area-unknown = The area in the address is unknown, so the search covers the whole country.
search-area-code = There is no such area. Give it as municipality:430, subregion:022 or region:02.
search-none = Your search found no support
search-none-help = Try other words or take limits away. You can also ask at a library.
search-none-words = Try other words. You can also ask at a library.
search-describe = Describe the need with a few questions
search-wordless = There is no word to search with
search-wordless-help = Write what you need help with, for example: phone, online bank or Loimaa.
search-empty = The catalogue is still empty
search-empty-help = When somebody publishes a description, you find it here.
search-behind = The index is being read again. Not everything is found yet: try again in a moment.
search-over = Support of this name has ended
search-relax = How to find more
search-relax-country = Search the whole country: { $found }
search-relax-area = Search a larger area, { $name }: { $found }
search-relax-facet = Take away the limit { $name }: { $found }
search-relax-word = Search without the word { $name }: { $found }
search-map = Where help is
search-map-label = A map of municipalities as circles. The same numbers are in the list of areas.
search-map-help = The number tells how much support there is in the municipality. Dashed line: none.
search-pages = Pages of results
search-before = Previous
search-after = Next
search-unmet = What has not been found
search-facet-audiences = For whom
search-facet-channels = How help is given
search-facet-client-groups = Client group
search-facet-topics = Topic
search-facet-digital-services = Online service
search-facet-devices = Device
search-facet-support-forms = Form of support
search-facet-languages = Language
search-facet-prices = Price
search-facet-accessibility = Accessibility
unmet-title = What has not been found
unmet-lead = Searches that found no fitting support are counted by topic and area, the same need of one visitor once a day. Neither words nor persons are kept.
unmet-none = Nothing to count yet
unmet-none-help = A need shows here once it has been left without support at least five times within a year.
unmet-caption = Needs without support within a year, at least five searches
unmet-need = Need
unmet-area = Area
unmet-count = Searches
unmet-other = Another need
unmet-no-place = Not told
search-open = Opening hours
search-open-now = Open now
search-open-unknown = { $count ->
    [one] The opening hours of one are not known. That does not mean that it is closed.
   *[other] The opening hours of { $count } are not known. That does not mean that they are closed.
}
