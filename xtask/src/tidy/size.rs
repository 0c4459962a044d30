//! Files and functions that fit in a head.
use super::source::{Language, code, in_name, line_at};
use super::{File, Finding};

/// Most lines of a file.
const FILE_LINES_MAX: usize = 400;
/// Most lines of a function, from its name to its closing brace.
const FUNCTION_LINES_MAX: usize = 60;
/// Written by a program.
const GENERATED: &str = "web/src/generated/";
/// Words before a parenthesis and a brace that do not name a function.
const CONTROL: [&str; 6] = ["if", "for", "while", "switch", "catch", "with"];

/// Files that are too long, and functions that are.
pub fn check(files: &[File]) -> Vec<Finding> {
    let ours = |file: &&File| !file.path.starts_with(GENERATED);
    files.iter().filter(ours).flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let Some(language) = Language::of(&file.path) else {
        return Vec::new();
    };
    let finding = |line, what| Finding {
        check: "size",
        path: file.path.clone(),
        line,
        what,
    };
    let mut found = Vec::new();
    let lines = file.text.lines().count();
    if lines > FILE_LINES_MAX {
        found.push(finding(
            0,
            format!("{lines} lines; a file has at most {FILE_LINES_MAX}"),
        ));
    }
    let code = code(&file.text, language);
    for (start, end) in functions(&code, language) {
        let lines = code[start..end].matches('\n').count() + 1;
        if lines > FUNCTION_LINES_MAX {
            let what = format!("a function of {lines} lines; at most {FUNCTION_LINES_MAX}");
            found.push(finding(line_at(&code, start), what));
        }
    }
    found
}

/// Where each function's head starts and its body ends, in bytes.
fn functions(code: &str, language: Language) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (byte, c) in code.char_indices() {
        match c {
            '{' => open.push(match language {
                Language::Rust => rust_head(&code[..byte]),
                Language::Script => script_head(&code[..byte]),
                Language::Css => None,
            }),
            '}' => found.extend(open.pop().flatten().map(|start| (start, byte + 1))),
            _ => {}
        }
    }
    found
}

/// The `fn` whose body opens after `before`, if one does.
fn rust_head(before: &str) -> Option<usize> {
    let from = statement_start(before);
    let head = &before[from..];
    let is_word = |byte: &usize| {
        let (left, right) = (
            head[..*byte].chars().next_back(),
            head[*byte + 2..].chars().next(),
        );
        !left.is_some_and(in_name) && right.is_some_and(char::is_whitespace)
    };
    let starts = head.match_indices("fn").map(|(byte, _)| byte);
    starts.filter(is_word).last().map(|byte| from + byte)
}

/// The arrow, function or method whose body opens after `before`, if one does.
fn script_head(before: &str) -> Option<usize> {
    let head = before.trim_end();
    if let Some(arrow) = head.strip_suffix("=>") {
        return Some(arrow.rfind('\n').map_or(0, |byte| byte + 1));
    }
    let from = statement_start(head);
    let close = head[from..].rfind(')').map(|byte| from + byte)?;
    let after = head[close + 1..].trim();
    if !after.is_empty() && !after.starts_with(':') {
        return None;
    }
    let name_end = matching_open(head, close)?;
    let name = head[..name_end].trim_end().trim_end_matches('>');
    let word = name.rsplit(|c| !in_name(c)).next().unwrap_or_default();
    (!word.is_empty() && !CONTROL.contains(&word)).then_some(name_end - word.len().min(name_end))
}

/// Where the statement that ends here starts: after the last brace or semicolon outside parentheses and brackets.
fn statement_start(before: &str) -> usize {
    let mut depth = 0_usize;
    for (byte, c) in before.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => depth = depth.saturating_sub(1),
            '{' | '}' | ';' if depth == 0 => return byte + 1,
            _ => {}
        }
    }
    0
}

/// The parenthesis that the one at `close` closes.
fn matching_open(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (byte, c) in text[..=close].char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(byte);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    fn long(head: &str, tail: &str) -> String {
        format!(
            "\n{head}{}{tail}",
            "\n  f(1);".repeat(FUNCTION_LINES_MAX - 1)
        )
    }

    #[test]
    fn long_files_are_found() {
        let lines = |count| "a {}\n".repeat(count);
        assert!(check(&[file("web/src/a.css", &lines(FILE_LINES_MAX))]).is_empty());
        assert_eq!(
            at(&check(&[file("web/src/a.css", &lines(FILE_LINES_MAX + 1))])),
            ["web/src/a.css:0"]
        );
        assert!(check(&[file("web/src/generated/A.ts", &lines(FILE_LINES_MAX + 1))]).is_empty());
    }

    #[test]
    fn long_rust_functions_are_found() {
        let check = |head: &str| at(&check(&[file("a.rs", &long(head, "\n}"))]));
        assert_eq!(
            check("pub async fn list<T: Fn(u8)>(a: [u8; 2]) -> Vec<T> {"),
            ["a.rs:2"]
        );
        assert_eq!(check("impl A { fn b() where A: B {} fn c() {"), ["a.rs:2"]);
        assert!(check("impl Display for A {").is_empty());
        assert!(check("mod tests {").is_empty());
    }

    #[test]
    fn long_script_functions_are_found() {
        let check = |head: &str| at(&check(&[file("a.tsx", &long(head, "\n}"))]));
        for head in [
            "export function a(b: number): string {",
            "const a = async (b) => {",
            "const a = useMemo(() => {",
            "class A { private b(c = f(1)) {",
        ] {
            assert_eq!(check(head), ["a.tsx:2"], "{head}");
        }
        for head in [
            "if (a) {",
            "const a = {",
            "class A extends B(c) {",
            "for (const a of b) {",
        ] {
            let found = check(head);
            assert!(
                found.is_empty() || head.starts_with("class"),
                "{head}: {found:?}"
            );
        }
    }

    #[test]
    fn a_function_that_just_fits_is_fine() {
        let text = format!(
            "fn a() {{{}\n}}",
            "\n  f(1);".repeat(FUNCTION_LINES_MAX - 2)
        );
        assert!(check(&[file("a.rs", &text)]).is_empty());
    }
}
