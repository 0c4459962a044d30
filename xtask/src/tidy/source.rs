//! Source text with comments and the insides of literals blanked, so that words in them are not taken for code.
//! Every byte stays where it was. Good enough for our own tree; not a parser.

/// How a language writes comments and literals.
#[derive(Clone, Copy, PartialEq)]
pub enum Language {
    /// Rust.
    Rust,
    /// TypeScript and JavaScript, with or without JSX.
    Script,
    /// Style sheets.
    Css,
}

impl Language {
    /// The language of a file, by its name.
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "rs" => Some(Self::Rust),
            "ts" | "tsx" | "mjs" | "js" => Some(Self::Script),
            "css" => Some(Self::Css),
            _ => None,
        }
    }
}

/// The text with comments and literals blanked.
pub fn code(text: &str, language: Language) -> String {
    let mut mask = Mask {
        chars: text.chars().collect(),
        at: 0,
        out: String::with_capacity(text.len()),
        language,
    };
    mask.code(None);
    mask.out
}

/// The line, from 1, that holds this byte.
pub fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(byte)
        .filter(|b| **b == b'\n')
        .count()
        + 1
}

/// Whether a character may stand in a name.
pub fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Mask {
    chars: Vec<char>,
    at: usize,
    out: String,
    language: Language,
}

impl Mask {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn done(&self) -> bool {
        self.at >= self.chars.len()
    }

    fn keep(&mut self) {
        self.out.push(self.peek(0));
        self.at += 1;
    }

    fn blank(&mut self) {
        match self.peek(0) {
            '\n' => self.out.push('\n'),
            c => (0..c.len_utf8()).for_each(|_| self.out.push(' ')),
        }
        self.at += 1;
    }

    /// Code up to the end, or up to the brace that closes a template's `${`.
    fn code(&mut self, closing: Option<char>) {
        let mut depth = 0_usize;
        while !self.done() {
            let (c, next) = (self.peek(0), self.peek(1));
            match c {
                '/' if next == '*' => self.block_comment(),
                '/' if next == '/' && self.language != Language::Css => self.line_comment(),
                '"' => self.quoted('"'),
                '\'' => self.single(),
                '`' if self.language == Language::Script => self.template(),
                '/' if self.language == Language::Script && self.regex_may_start() => {
                    self.quoted('/');
                }
                'r' | 'b' | 'c'
                    if self.language == Language::Rust && self.raw_hashes().is_some() =>
                {
                    self.raw();
                }
                '{' => {
                    depth += 1;
                    self.keep();
                }
                '}' if depth == 0 && closing.is_some() => return,
                '}' => {
                    depth = depth.saturating_sub(1);
                    self.keep();
                }
                _ => self.keep(),
            }
        }
    }

    fn line_comment(&mut self) {
        while !self.done() && self.peek(0) != '\n' {
            self.blank();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while !self.done() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') if depth == 0 || self.language == Language::Rust => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.blank();
                    continue;
                }
            }
            self.blank();
            self.blank();
            if depth == 0 {
                return;
            }
        }
    }

    /// A literal between two of the same; outside Rust it ends with its line at the latest.
    fn quoted(&mut self, quote: char) {
        self.keep();
        while !self.done() {
            match self.peek(0) {
                '\\' => {
                    self.blank();
                    self.blank();
                }
                '\n' if self.language != Language::Rust => return,
                c if c == quote => return self.keep(),
                _ => self.blank(),
            }
        }
    }

    /// A string outside Rust; in Rust a character, or the start of a lifetime.
    fn single(&mut self) {
        let is_char = self.peek(1) == '\\' || self.peek(2) == '\'';
        match self.language {
            Language::Rust if !is_char => self.keep(),
            _ => self.quoted('\''),
        }
    }

    fn template(&mut self) {
        self.keep();
        while !self.done() {
            match (self.peek(0), self.peek(1)) {
                ('\\', _) => {
                    self.blank();
                    self.blank();
                }
                ('`', _) => return self.keep(),
                ('$', '{') => {
                    self.blank();
                    self.keep();
                    self.code(Some('}'));
                    self.keep();
                }
                _ => self.blank(),
            }
        }
    }

    /// A slash starts a regular expression where a value may stand.
    fn regex_may_start(&self) -> bool {
        match self.out.trim_end().chars().next_back() {
            Some(before) => "(,=:[!&|?;{".contains(before),
            None => true,
        }
    }

    /// How many `#` a raw string starting here has.
    fn raw_hashes(&self) -> Option<usize> {
        if self.out.chars().next_back().is_some_and(in_name) {
            return None;
        }
        let prefix = if self.peek(0) == 'r' { 1 } else { 2 };
        if self.peek(prefix - 1) != 'r' {
            return None;
        }
        let hashes = (prefix..)
            .take_while(|ahead| self.peek(*ahead) == '#')
            .count();
        (self.peek(prefix + hashes) == '"').then_some(hashes)
    }

    fn raw(&mut self) {
        let hashes = self.raw_hashes().unwrap_or(0);
        while self.peek(0) != '"' {
            self.keep();
        }
        self.keep();
        while !self.done() {
            let closes = self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#');
            if closes {
                return (0..=hashes).for_each(|_| self.keep());
            }
            self.blank();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_comments_and_literals_are_blank() {
        let check = |text, expected| assert_eq!(code(text, Language::Rust), expected);
        check("a // b\nc", "a     \nc");
        check("a /* b /* c */ d */ e", "a                   e");
        check(
            r#"f("a\"{b", 'x', '\'', 'é')"#,
            r#"f("     ", ' ', '  ', '  ')"#,
        );
        check("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}");
        check("r#\"a\"b\"# + br\"{\"", "r#\"   \"# + br\" \"");
    }

    #[test]
    fn script_templates_keep_their_code() {
        let check = |text, expected| assert_eq!(code(text, Language::Script), expected);
        check("`a ${f({b})} {` + 1", "`   {f({b})}  ` + 1");
        check("x.match(/[\"{]/) / 2", "x.match(/    /) / 2");
        check("<p>don't</p>\n{x}", "<p>don'     \n{x}");
    }

    #[test]
    fn lines_stay_where_they_were() {
        let text = "/* a\nb */ x";
        assert_eq!(code(text, Language::Css), "    \n     x");
        assert_eq!(line_at(text, text.len() - 1), 2);
    }
}
