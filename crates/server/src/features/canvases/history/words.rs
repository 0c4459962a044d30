//! What differs between two texts, word by word.
use similar::{ChangeTag, TextDiff};

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It is no more.
    Gone(String),
    /// It is new.
    New(String),
}

/// The later text with what is gone between its words. Changes that only a space parts are told as one.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let diff = TextDiff::from_words(before, after);
    let mut found = Vec::new();
    let mut open = Open::default();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal if word.trim().is_empty() && open.is_both() => {
                open.blank.push_str(word);
            }
            ChangeTag::Equal => {
                open.close(&mut found);
                match found.last_mut() {
                    Some(Piece::Same(text)) => text.push_str(word),
                    _ => found.push(Piece::Same(word.to_owned())),
                }
            }
            ChangeTag::Delete => open.add(word, ""),
            ChangeTag::Insert => open.add("", word),
        }
    }
    open.close(&mut found);
    found
}

/// Words that differ, and the space after them.
#[derive(Default)]
struct Open {
    gone: String,
    new: String,
    blank: String,
}

impl Open {
    fn is_both(&self) -> bool {
        !self.gone.is_empty() && !self.new.is_empty()
    }

    fn add(&mut self, gone: &str, new: &str) {
        for (text, word) in [(&mut self.gone, gone), (&mut self.new, new)] {
            text.push_str(&self.blank);
            text.push_str(word);
        }
        self.blank.clear();
    }

    fn close(&mut self, found: &mut Vec<Piece>) {
        let open = std::mem::take(self);
        if !open.gone.is_empty() {
            found.push(Piece::Gone(open.gone));
        }
        if !open.new.is_empty() {
            found.push(Piece::New(open.new));
        }
        if !open.blank.is_empty() {
            found.push(Piece::Same(open.blank));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let pieces = pieces(before, after).into_iter().map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("[+{text}+]"),
        });
        pieces.collect()
    }

    #[test]
    fn words_that_differ_are_told_and_the_others_stay() {
        assert_eq!(told("", "Uusi lappu"), "[+Uusi lappu+]");
        assert_eq!(told("Vanha lappu", ""), "[-Vanha lappu-]");
        assert_eq!(told("sama", "sama"), "sama");
        assert_eq!(
            told(
                "Kirjasto auki tiistaisin",
                "Kirjasto auki torstaisin klo 10"
            ),
            "Kirjasto auki [-tiistaisin-][+torstaisin klo 10+]"
        );
        assert_eq!(
            told("vanha kirjasto Loimaalla", "uusi kulttuuritalo Loimaalla"),
            "[-vanha kirjasto-][+uusi kulttuuritalo+] Loimaalla"
        );
        assert!(["a [-b -]c", "a[- b-] c"].contains(&told("a b c", "a c").as_str()));
    }

    #[test]
    fn nothing_is_lost_of_either_text() {
        for (before, after) in [
            ("yksi kaksi\nkolme", "kaksi  kolme\nneljä viisi"),
            ("🦊 kettu ja karhu", "karhu ja 🦊 susi\n\n"),
            ("  alku", "loppu  "),
        ] {
            let (mut was, mut is) = (String::new(), String::new());
            for piece in pieces(before, after) {
                match piece {
                    Piece::Same(text) => {
                        was.push_str(&text);
                        is.push_str(&text);
                    }
                    Piece::Gone(text) => was.push_str(&text),
                    Piece::New(text) => is.push_str(&text),
                }
            }
            assert_eq!((was.as_str(), is.as_str()), (before, after));
        }
    }
}
