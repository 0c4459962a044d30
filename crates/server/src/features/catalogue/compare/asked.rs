//! What is compared, as addresses say it.
use crate::i18n::Lang;

/// Entries that stand side by side.
pub const COMPARED_MAX: usize = 4;
/// Letters of an address; the rest is not read.
const ADDRESS_CHARS_MAX: usize = 200;
/// The name of an entry in addresses.
const ENTRY: &str = "e";
/// The name of the choice to show only what differs.
const ONLY: &str = "only";
/// The value of that choice.
const DIFFERING: &str = "differing";

/// Entries chosen to be compared, by the last parts of their addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The first [`COMPARED_MAX`] that were chosen, each once.
    pub entries: Vec<String>,
    /// Whether only what differs is wanted.
    pub only_differing: bool,
    /// How many more were chosen.
    pub left_out: usize,
}

impl Compared {
    /// Reads an address's query; what it does not know it leaves out.
    pub fn read(query: &str) -> Self {
        let mut compared = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                ENTRY => compared.put(&value),
                ONLY => compared.only_differing = value == DIFFERING,
                _ => {}
            }
        }
        compared
    }

    fn put(&mut self, address: &str) {
        let address: String = address.trim().chars().take(ADDRESS_CHARS_MAX).collect();
        if address.is_empty() || self.entries.contains(&address) {
            return;
        }
        match self.has_room() {
            true => self.entries.push(address),
            false => self.left_out += 1,
        }
    }

    /// Whether one more can be compared.
    pub fn has_room(&self) -> bool {
        self.entries.len() < COMPARED_MAX
    }

    /// Whether an entry is chosen.
    pub fn has(&self, address: &str) -> bool {
        self.entries.iter().any(|one| one == address)
    }

    /// The same without an entry.
    pub fn without(&self, address: &str) -> Self {
        let mut other = self.clone();
        other.entries.retain(|one| one != address);
        other.left_out = 0;
        other
    }

    /// The same with the other choice of what is shown.
    pub fn switched(&self) -> Self {
        Self {
            only_differing: !self.only_differing,
            left_out: 0,
            ..self.clone()
        }
    }

    /// Puts the chosen ones into an address.
    pub fn write(&self, query: &mut form_urlencoded::Serializer<'_, String>) {
        for entry in &self.entries {
            query.append_pair(ENTRY, entry);
        }
    }

    /// The address of the page without its language.
    pub fn rest(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        self.write(&mut query);
        if self.only_differing {
            query.append_pair(ONLY, DIFFERING);
        }
        match query.finish().as_str() {
            "" => "compare".to_owned(),
            query => format!("compare?{query}"),
        }
    }

    /// The address of the page.
    pub fn address(&self, lang: Lang) -> String {
        format!("/{lang}/{}", self.rest())
    }

    /// The address of the same as a table to take home.
    pub fn file(&self, lang: Lang) -> String {
        format!(
            "/{lang}/{}",
            self.rest().replacen("compare", "compare.csv", 1)
        )
    }

    /// The search, which keeps what is chosen.
    pub fn search(&self, lang: Lang) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        self.write(&mut query);
        match query.finish().as_str() {
            "" => format!("/{lang}/search"),
            query => format!("/{lang}/search?{query}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_four_and_says_how_many_are_left_out() {
        let asked = Compared::read("e=a&e=b+c&q=tuki&e=a&e=&e=d&only=differing&e=e&e=f&e=a");
        assert_eq!(asked.entries, ["a", "b c", "d", "e"]);
        assert_eq!((asked.left_out, asked.has_room()), (1, false));
        assert_eq!(
            asked.address(Lang::Sv),
            "/sv/compare?e=a&e=b+c&e=d&e=e&only=differing"
        );
        let three = asked.without("b c").switched();
        assert_eq!(three.address(Lang::Fi), "/fi/compare?e=a&e=d&e=e");
        assert_eq!(three.search(Lang::Fi), "/fi/search?e=a&e=d&e=e");
        assert_eq!(three.file(Lang::En), "/en/compare.csv?e=a&e=d&e=e");
        assert!(three.has_room() && three.has("d") && !three.has("b c"));
        assert_eq!(Compared::read("x=1").address(Lang::En), "/en/compare");
    }
}
