//! Each fault of a template file is named with its line.
use canvas::Template;
use expect_test::{Expect, expect};

/// A small whole template; line numbers of the tests count from its first line.
const WHOLE: &str = r#"kind = "pond"
version = 1
number = 0
part = 0
layout = "wheel"

[[fields]]
slug = "name"
step = "A"
input = { type = "line" }

[[zones]]
slug = "middle"
icon = "drop"
tone = "plain"
place = { shape = "hub", index = 0, of = 1 }
kinds = ["frog"]
suggest = "frogs"
seed = 3

[[zones]]
slug = "shore"
icon = "leaf"
tone = "plain"
place = { shape = "sector", index = 0, of = 2 }
kinds = ["frog", "reed"]
soft_max = 8

[[note_kinds]]
slug = "frog"
icon = "frog"
tone = ""

[[note_kinds]]
slug = "reed"
icon = "reed"
tone = ""
attributes = [{ slug = "height", vocabulary = "heights" }]

[[link_kinds]]
slug = "leap"
directed = true
line = "info"

[circles]
soft_max = 4

[matrix]
text = true
rows = { open = true, start = 2, parts = ["title"] }
columns = { open = false, fixed = [{ slug = "depth", step = "A", text = true, mark = { mark = "tick" } }] }

[[steps]]
letter = "A"
minutes = 10
opens = ["zone:middle", "field:name", "rows", "cells:depth", "links"]

[[steps]]
letter = "B"
minutes = 10
opens = ["zone:shore", "circles", "ticks"]
"#;

fn check(old: &str, new: &str, wanted: Expect) {
    assert_eq!(WHOLE.matches(old).count(), 1, "{old:?} must stand once");
    let error = Template::parse("pond.toml", &WHOLE.replace(old, new)).unwrap_err();
    wanted.assert_eq(&error.to_string());
}

#[test]
fn the_whole_template_is_taken() {
    let template = Template::parse("pond.toml", WHOLE).unwrap();
    assert_eq!(template.zones[1].kinds, ["frog", "reed"]);
    assert_eq!(template.vocabularies(), ["frogs", "heights"]);
}

#[test]
fn summaries() {
    let add = |source: &str, expect: Expect| {
        check(
            "[circles]",
            &format!("[summary]\nseen = [\"circles\", \"{source}\"]\n\n[circles]"),
            expect,
        );
    };
    add(
        "feelings",
        expect![[r#"pond.toml:46: a summary does not begin with "feelings""#]],
    );
    add(
        "field:depth",
        expect![[
            r#"pond.toml:46: the summary begins with "field:depth", which the sheet does not have"#
        ]],
    );
    for source in ["ticks:shore", "gaps", "cells:depth", "hearts"] {
        let text = format!("[summary]\ndecided = [\"{source}\"]\n\n[circles]");
        let refused = Template::parse("pond.toml", &WHOLE.replacen("[circles]", &text, 1));
        assert!(refused.is_err(), "{source}");
    }
}

#[test]
fn shapes() {
    check(
        "version = 1",
        "versio = 1",
        expect![
            "pond.toml:2: unknown field `versio`, expected one of `kind`, `version`, `number`, `part`, `layout`, `private`, `becomes`, `fields`, `zones`, `note_kinds`, `link_kinds`, `circles`, `matrix`, `steps`, `summary`, `own`"
        ],
    );
    check(
        "slug = \"name\"",
        "slug = 5",
        expect!["pond.toml:8: invalid type: integer `5`, expected a string"],
    );
    check(
        "layout = \"wheel\"",
        "layout = \"square\"",
        expect![
            "pond.toml:5: unknown variant `square`, expected one of `wheel`, `rings`, `partners`, `form`, `matrix`"
        ],
    );
    check(
        "type = \"line\"",
        "type = \"line\", many = true",
        expect![[r#"pond.toml:10: input "line" takes nothing more"#]],
    );
    check(
        "type = \"line\"",
        "type = \"drawing\"",
        expect![[r#"pond.toml:10: there is no input "drawing""#]],
    );
    check(
        "type = \"line\"",
        "type = \"choices\", many = true",
        expect![[r#"pond.toml:10: input "choices" takes "vocabulary" and "many""#]],
    );
    check(
        "shape = \"hub\", index = 0, of = 1",
        "shape = \"tray\", of = 1",
        expect![[r#"pond.toml:16: place "tray" takes nothing more"#]],
    );
    check(
        "shape = \"hub\"",
        "shape = \"star\"",
        expect![[r#"pond.toml:16: there is no place "star""#]],
    );
}

#[test]
fn heads_and_words() {
    check(
        "line = \"info\"",
        "line = \"wavy\"",
        expect![
            "pond.toml:43: unknown variant `wavy`, expected one of `fund`, `info`, `share`, `coop`"
        ],
    );
    check(
        "version = 1",
        "version = 0",
        expect!["pond.toml:2: version starts from 1"],
    );
    check(
        "kind = \"pond\"",
        "kind = \"Pond\"",
        expect![[r#"pond.toml:1: "Pond" is not a slug (a-z, 0-9 and single hyphens, at most 40)"#]],
    );
    check(
        "number = 0",
        "number = 100",
        expect!["pond.toml:3: number is above 99"],
    );
    check(
        "layout = \"wheel\"",
        "layout = ",
        expect!["pond.toml:5: string values must be quoted, expected literal string"],
    );
}

#[test]
fn names() {
    check(
        "kinds = [\"frog\", \"reed\"]",
        "kinds = [\"frog\", \"aktor\"]",
        expect![[r#"pond.toml:26: zone "shore" names note kind "aktor", which is not declared"#]],
    );
    check(
        "kinds = [\"frog\", \"reed\"]",
        "kinds = []",
        expect![[r#"pond.toml:26: zone "shore" takes no kind of note"#]],
    );
    check(
        "kinds = [\"frog\", \"reed\"]",
        "kinds = [\"frog\", \"frog\"]",
        expect![[r#"pond.toml:26: note kind "frog" is declared twice"#]],
    );
    check(
        "slug = \"shore\"",
        "slug = \"middle\"",
        expect![[r#"pond.toml:22: zone "middle" is declared twice"#]],
    );
    check(
        "slug = \"shore\"",
        "slug = \"the shore\"",
        expect![[
            r#"pond.toml:22: "the shore" is not a slug (a-z, 0-9 and single hyphens, at most 40)"#
        ]],
    );
    check(
        "slug = \"reed\"",
        "slug = \"frog\"",
        expect![[r#"pond.toml:26: zone "shore" names note kind "reed", which is not declared"#]],
    );
    check(
        "kinds = [\"frog\", \"reed\"]",
        "kinds = [\"frog\"]",
        expect![[r#"pond.toml:35: note kind "reed" belongs to no zone"#]],
    );
}

#[test]
fn limits_and_records() {
    check(
        "suggest = \"frogs\"\n",
        "",
        expect![[r#"pond.toml:18: zone "middle" has a seed but nothing to suggest"#]],
    );
    check(
        "seed = 3",
        "seed = 0",
        expect!["pond.toml:19: a seed is 1 to 60"],
    );
    check(
        "soft_max = 8",
        "soft_max = 0",
        expect!["pond.toml:27: a soft limit is 1 to 2000"],
    );
    check(
        "soft_max = 4",
        "soft_max = 0",
        expect!["pond.toml:46: a soft limit is 1 to 2000"],
    );
    check(
        "icon = \"leaf\"",
        "icon = \"<svg>\"",
        expect![[
            r#"pond.toml:23: "<svg>" is not a slug (a-z, 0-9 and single hyphens, at most 40)"#
        ]],
    );
    check(
        "directed = true",
        "directed = true\nbecomes = \"a leap\"",
        expect![[r#"pond.toml:43: "a leap" is not the name of a record"#]],
    );
}

#[test]
fn places() {
    check(
        "index = 0, of = 2",
        "index = 2, of = 2",
        expect![[r#"pond.toml:25: zone "shore" is part 2 of 2, counted from 0"#]],
    );
    check(
        "index = 0, of = 2",
        "index = 0, of = 0",
        expect![[r#"pond.toml:25: zone "shore": of is 1 to 24"#]],
    );
    check(
        "shape = \"sector\", index = 0, of = 2",
        "shape = \"hub\", index = 0, of = 1",
        expect![[r#"pond.toml:25: zones "middle" and "shore" lie in the same place"#]],
    );
    check(
        "shape = \"sector\", index = 0, of = 2",
        "shape = \"hub\", index = 1, of = 2",
        expect![[r#"pond.toml:25: zones "middle" and "shore" divide the board differently"#]],
    );
    check(
        "shape = \"sector\", index = 0, of = 2",
        "shape = \"sector-ring\", index = 0, of = 2, ring = 2",
        expect![[r#"pond.toml:25: zone "shore": ring is 0 or 1"#]],
    );
}

#[test]
fn tables() {
    check(
        "parts = [\"title\"]",
        "parts = []",
        expect!["pond.toml:50: open rows need parts"],
    );
    check(
        "parts = [\"title\"]",
        "parts = [\"order\"]",
        expect![[r#"pond.toml:50: "order" is the place of a lane, not a part of it"#]],
    );
    check(
        "parts = [\"title\"]",
        "parts = [\"title\"], fixed = [{ slug = \"x\", text = true }]",
        expect!["pond.toml:50: open rows cannot have fixed ones"],
    );
    check(
        "open = false, fixed",
        "open = false, start = 1, fixed",
        expect!["pond.toml:51: only open columns have a start"],
    );
    check(
        "{ slug = \"depth\", step = \"A\", text = true, mark = { mark = \"tick\" } }",
        "",
        expect!["pond.toml:51: columns are neither open nor fixed"],
    );
    check(
        "mark = \"tick\"",
        "mark = \"heart\"",
        expect!["pond.toml:51: a heart belongs to a fixed row"],
    );
    check(
        "{ slug = \"depth\", step = \"A\", text = true, mark",
        "{ slug = \"depth\", step = \"A\", text = true, writers = \"others\", mark",
        expect!["pond.toml:51: partners are columns: only a row says who writes in it"],
    );
    check(
        "start = 2",
        "start = 2000",
        expect!["pond.toml:50: start is above 60"],
    );
}

#[test]
fn steps() {
    check(
        "letter = \"B\"",
        "letter = \"C\"",
        expect![[r#"pond.toml:59: step "C" stands where "B" should: letters run on from A"#]],
    );
    check(
        "minutes = 10\nopens = [\"zone:shore\"",
        "minutes = 0\nopens = [\"zone:shore\"",
        expect!["pond.toml:60: minutes are 1 to 600"],
    );
    check(
        "\"zone:shore\", \"circles\"",
        "\"zone:sea\", \"circles\"",
        expect![[r#"pond.toml:61: step "B" opens "zone:sea", which the sheet does not have"#]],
    );
    check(
        "\"zone:shore\", \"circles\"",
        "\"circles\", \"circles\"",
        expect![[r#"pond.toml:61: step "B" opens "circles" twice"#]],
    );
    check(
        "\"zone:shore\", \"circles\"",
        "\"columns\"",
        expect![[r#"pond.toml:61: step "B" opens "columns", which the sheet does not have"#]],
    );
    check(
        "\"zone:shore\", \"circles\"",
        "\"hearts\"",
        expect![[r#"pond.toml:61: step "B" opens "hearts", which the sheet does not have"#]],
    );
    check(
        "\"zone:shore\", \"circles\"",
        "\"everything\"",
        expect![[r#"pond.toml:61: step "B" opens "everything", which the sheet does not have"#]],
    );
    check(
        "slug = \"name\"\nstep = \"A\"",
        "slug = \"name\"\nstep = \"Z\"",
        expect![[r#"pond.toml:9: there is no step "Z""#]],
    );
}

#[test]
fn two_parts_may_not_share_a_text() {
    let both = "[[fields]]\nslug = \"name-help\"\ninput = { type = \"line\" }\n\n[[fields]]\nslug = \"name\"";
    check(
        "[[fields]]\nslug = \"name\"",
        both,
        expect![[r#"pond.toml:1: two parts would share the text "pond-field-name-help""#]],
    );
}

#[test]
fn a_huge_file_is_refused_unread() {
    let huge = format!("{WHOLE}{}", "# more\n".repeat(20_000));
    let error = Template::parse("pond.toml", &huge).unwrap_err();
    assert_eq!(
        error.to_string(),
        "pond.toml:1: the file is larger than 65536 bytes"
    );
}
