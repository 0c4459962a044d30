//! Colours live in `tokens.css`; everywhere else they have a name.
use super::source::{Language, code, in_name, line_at};
use super::{File, Finding};

const TOKENS: &str = "tokens.css";
const FUNCTIONS: [&str; 7] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "oklch("];
const HEX_LENGTHS: [usize; 4] = [3, 4, 6, 8];

/// Colours written out in a style sheet that is not the list of tokens.
pub fn check(files: &[File]) -> Vec<Finding> {
    let ours = |file: &&File| {
        file.ends(&[".css"]) && !file.path.ends_with(TOKENS) && file.path.starts_with("web/")
    };
    files.iter().filter(ours).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let code = code(&file.text, Language::Css);
    let hex = code
        .match_indices('#')
        .map(|(byte, _)| byte)
        .filter(|byte| is_hex(&code, *byte));
    let called = FUNCTIONS.into_iter().flat_map(|name| {
        let whole = |byte: &usize| {
            !code[..*byte]
                .chars()
                .next_back()
                .is_some_and(|c| in_name(c) || c == '-')
        };
        code.match_indices(name)
            .map(|(byte, _)| byte)
            .filter(whole)
            .collect::<Vec<_>>()
    });
    hex.chain(called)
        .map(|byte| Finding {
            check: "styles",
            path: file.path.clone(),
            line: line_at(&code, byte),
            what: format!("a colour written out; name it in {TOKENS} and use `var(--…)`"),
        })
        .collect()
}

/// A hex colour in a value; the same letters in a selector are an id.
fn is_hex(code: &str, byte: usize) -> bool {
    let rest = &code[byte + 1..];
    let digits = &rest[..rest.find(|c| !in_name(c) && c != '-').unwrap_or(rest.len())];
    let in_value = code[..byte]
        .rfind(['{', '}', ';', ':'])
        .is_some_and(|at| code[at..].starts_with(':'));
    let ends_value = rest[digits.len()..]
        .find([';', '{', '}'])
        .is_none_or(|at| !rest[digits.len() + at..].starts_with('{'));
    // What is wholly transparent has no colour to name.
    let seen = digits != "0000";
    seen && HEX_LENGTHS.contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_hexdigit())
        && in_value
        && ends_value
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    #[test]
    fn colours_outside_the_tokens_are_found() {
        let bad = "a {\n color: #fff;\n border: 1px solid rgb(0 0 0);\n background: color-mix(in oklch, #a1b2c3 10%, var(--b)) }";
        let found = at(&check(&[file("web/src/styles/a.css", bad)]));
        let expected = [
            "web/src/styles/a.css:2",
            "web/src/styles/a.css:4",
            "web/src/styles/a.css:3",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn tokens_ids_and_comments_are_fine() {
        let good = [
            file("web/src/styles/tokens.css", ":root { --a: #fff; }"),
            file(
                "web/src/styles/a.css",
                "/* #fff */ #add, a:is(#bad) { color: var(--a); border-color: #0000; mask: url(#abc-def) }",
            ),
        ];
        assert!(check(&good).is_empty());
    }
}
