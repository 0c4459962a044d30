//! Template files: the built-in ones load, and a fault is named with its line.

#[test]
fn built_in_templates_load() {
    let numbers: Vec<u8> = canvas::builtin()
        .iter()
        .map(|template| template.number)
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}
