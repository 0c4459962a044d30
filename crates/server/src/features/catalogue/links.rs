//! Mail and web addresses in what somebody wrote, so that a page can make links of them. No I/O.

/// What a web address begins with.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// What ends a sentence rather than an address.
const AFTER: [char; 10] = ['.', ',', ';', ':', '!', '?', ')', '>', '"', '\''];

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    /// Where it leads; empty when nowhere.
    pub href: String,
}

/// A line in pieces that together say the same.
pub(super) fn pieces(line: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for word in line.split_inclusive(char::is_whitespace) {
        let (before, address, after) = parts(word);
        let href = href(address);
        if href.is_empty() {
            plain(&mut found, word);
            continue;
        }
        plain(&mut found, before);
        found.push(Piece {
            text: address.to_owned(),
            href,
        });
        plain(&mut found, after);
    }
    found
}

/// Text that leads nowhere, with what of it stands before.
fn plain(found: &mut Vec<Piece>, text: &str) {
    if text.is_empty() {
        return;
    }
    match found.last_mut() {
        Some(last) if last.href.is_empty() => last.text.push_str(text),
        _ => found.push(Piece {
            text: text.to_owned(),
            href: String::new(),
        }),
    }
}

/// What stands before an address in a word, what may be one, and what stands after it.
fn parts(word: &str) -> (&str, &str, &str) {
    let start = word.find(|letter: char| !"(<\"'".contains(letter));
    let (before, rest) = word.split_at(start.unwrap_or(0));
    let address = rest.trim_end().trim_end_matches(AFTER);
    (before, address, &rest[address.len()..])
}

/// Where a mail or web address leads; empty for anything else.
fn href(address: &str) -> String {
    if address.contains(|letter: char| "<>\"'`\\".contains(letter)) {
        return String::new();
    }
    if SCHEMES.iter().any(|scheme| has_host(address, scheme)) {
        return address.to_owned();
    }
    if address.starts_with("www.") && has_host(&format!("https://{address}"), SCHEMES[0]) {
        return format!("https://{address}");
    }
    match address.split_once('@') {
        Some((who, host)) if is_mailbox(who) && is_host(host) => format!("mailto:{address}"),
        _ => String::new(),
    }
}

fn has_host(address: &str, scheme: &str) -> bool {
    let rest = address.strip_prefix(scheme).unwrap_or_default();
    is_host(rest.split(['/', '?', '#']).next().unwrap_or_default())
}

fn is_host(host: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || ".-:".contains(letter);
    host.contains('.') && !host.starts_with('.') && host.chars().all(is_part)
}

fn is_mailbox(who: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || ".-_+".contains(letter);
    !who.is_empty() && who.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_and_words_stay() {
        let check = |line: &str, expected: &[&str]| {
            let found = pieces(line);
            let text: String = found.iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(text, line);
            let links: Vec<&str> = found.iter().map(|piece| piece.href.as_str()).collect();
            let links: Vec<&str> = links.into_iter().filter(|href| !href.is_empty()).collect();
            assert_eq!(links, expected, "{line}");
        };
        check("Tiski, puh. 02 000 0000", &[]);
        check(
            "Kysy (maija.lakka@lakka.example).",
            &["mailto:maija.lakka@lakka.example"],
        );
        check(
            "https://lakka.example/ajat?a=1, tai www.lakka.example!",
            &[
                "https://lakka.example/ajat?a=1",
                "https://www.lakka.example",
            ],
        );
        check("javascript:alert(1) a@b ftp://x.example @ . https://", &[]);
        check("https://lakka.example/\"onclick=alert(1)", &[]);
        check("maija@lakka.example?bcc=x@y.example", &[]);
    }
}
