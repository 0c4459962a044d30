localities-title = Digital support by municipality
localities-index-lead = Choose a municipality or a region to see where one gets help with digital matters there.
localities-type = Name of the municipality
localities-unknown = There is no municipality of this name. Check the name or choose below.
localities-near = Did you mean one of these:
localities-go = Show
localities-count = { $count ->
    [one] { $count } support
   *[other] { $count } supports
}
localities-support-in = Digital support { $place }
localities-lead = See where you get help { $place } with digital services and devices.
localities-here = { $count ->
    [0] No support has been described yet
    [one] { $count } support
   *[other] { $count } supports
}
localities-none = Nobody has described support that is given here yet.
localities-none-help = Ask at the library or the municipality's advice desk, or look at support near by and in the whole country.
localities-listed = { $count ->
    [one] { $count } is shown here.
   *[other] The first { $count } are shown here.
}
localities-all = All support
localities-nationwide = In the whole country
localities-where = Where there is help
localities-map = Map of municipalities as circles: how many supports there are { $place } and around. The table holds the same numbers.
localities-map-help = The number tells how many supports there are in the municipality. Dashed line: none. Support for the whole country is not counted.
localities-municipality = Municipality
localities-supports = Supports
localities-parts = Sub-regions
localities-subregion = { $name }, sub-region
localities-by-municipality = By municipality
localities-search = Search support in this area
localities-match = Find fitting support in this area
localities-open = Open now and next
localities-open-help = These are the places whose opening hours are known. Others may be open too: see the description.
