//! The small drawings of the workbook's nine sheets, by their number; a network's own kind takes the plain sheet.

/// Paths of the glyph in a box of 88 x 88, drawn in the current colour.
pub fn glyph(number: u8) -> &'static str {
    match number {
        1 => {
            r#"<circle cx="44" cy="44" r="28"/><circle cx="44" cy="44" r="9"/><path d="M72 44H53M35 44H16M58 19.800 48.500 36M39.500 52 30 68.200M58 68.200 48.500 52M39.500 36 30 19.800"/>"#
        }
        3 => {
            r#"<rect x="16" y="20" width="56" height="48" rx="5"/><path d="M34 20v48M53 20v48M16 36h56M16 52h56M39 44l4 4 6-8M57 28l3 3 6-7"/>"#
        }
        4 => {
            r#"<circle cx="44" cy="44" r="29"/><circle cx="44" cy="44" r="19"/><circle cx="44" cy="44" r="9"/><path d="M44 15v10M44 63v10"/>"#
        }
        5 => {
            r#"<circle cx="44" cy="44" r="14"/><path d="M44 30v28M30 44h28"/><rect x="14" y="14" width="15" height="11" rx="3"/><rect x="59" y="14" width="15" height="11" rx="3"/><rect x="14" y="63" width="15" height="11" rx="3"/><rect x="59" y="63" width="15" height="11" rx="3"/>"#
        }
        6 => {
            r#"<rect x="15" y="22" width="14" height="46" rx="4"/><rect x="37" y="22" width="14" height="46" rx="4"/><rect x="59" y="22" width="14" height="46" rx="4"/><path d="M19 58l2.500 3 5-6M41 38l2.500 3 5-6M63 48l6 6M69 48l-6 6"/>"#
        }
        7 => {
            r#"<circle cx="44" cy="44" r="8"/><circle cx="44" cy="44" r="18"/><circle cx="44" cy="44" r="29" stroke-dasharray="4 6"/><path d="M44 26v-11M59.600 53l9.500 5.500M28.400 53l-9.500 5.500"/>"#
        }
        8 => r#"<rect x="15" y="24" width="58" height="42" rx="5"/><path d="M16 28l28 22 28-22"/>"#,
        9 => {
            r#"<path d="M44 70S18 55 18 36a13 13 0 0 1 26-4 13 13 0 0 1 26 4c0 19-26 34-26 34z"/><path d="M33 44l8 8 15-16"/>"#
        }
        _ => {
            r#"<rect x="22" y="16" width="44" height="56" rx="5"/><path d="M30 28h20M30 38h28M30 47h28M30 56h16"/>"#
        }
    }
}
