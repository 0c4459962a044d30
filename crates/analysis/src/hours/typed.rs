//! Hours as people type them, in Finnish, Swedish or English: *ma–pe 9–16, la 10–14*, *9–12, 13–16 varauksella*.
use super::day::{Day, Entry, Quarter, Slot, Wrong};
use super::week::Week;

/// What a typed line says of a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it says of each day from Monday; none for days that it does not name.
    pub days: [Option<Day>; 7],
}

impl Line {
    /// The week in which days that were not named are closed.
    pub fn week(self) -> Week {
        Week(self.days.map(Option::unwrap_or_default))
    }
}

/// One day's hours: times, *kiinni*, *sopimuksen mukaan*. Nothing means closed.
pub fn parse_day(raw: &str) -> Result<Day, Wrong> {
    let mut reader = Reader::of_day();
    reader.read(&tokens(raw)?)?;
    let line = reader.finish()?;
    let [first, ..] = line.days;
    Ok(first.unwrap_or_default())
}

/// A week on one line. Nothing says nothing of any day.
pub fn parse_line(raw: &str) -> Result<Line, Wrong> {
    let mut reader = Reader::of_week();
    reader.read(&tokens(raw)?)?;
    reader.finish()
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// What was typed, hour and minute.
    Time(String, u8, u8),
    /// Days of the week, as words say them.
    Days(Vec<usize>),
    /// With a time that is reserved.
    Appointment,
    /// At a time that is agreed on.
    Agreement,
    Closed,
    /// Joins; *and*.
    And,
    Comma,
    Dash,
    Word(String),
}

/// What each day from Monday is called, short and whole, in Finnish, Swedish and English.
const DAYS: [&[&str]; 7] = [
    &[
        "ma",
        "maanantai",
        "må",
        "mån",
        "måndag",
        "mo",
        "mon",
        "monday",
    ],
    &["ti", "tiistai", "tis", "tisdag", "tue", "tuesday"],
    &[
        "ke",
        "keskiviikko",
        "on",
        "ons",
        "onsdag",
        "wed",
        "wednesday",
    ],
    &["to", "torstai", "tor", "tors", "torsdag", "thu", "thursday"],
    &["pe", "perjantai", "fr", "fre", "fredag", "fri", "friday"],
    &["la", "lauantai", "lö", "lör", "lördag", "sat", "saturday"],
    &["su", "sunnuntai", "sö", "sön", "söndag", "sun", "sunday"],
];
/// Endings of *on such days*: maanantaisin, måndagar, Mondays.
const ON_DAYS: [&str; 3] = ["sin", "ar", "s"];
/// Words that are several days: the first and the last.
const MANY_DAYS: [(&[&str], [usize; 2]); 3] = [
    (
        &[
            "arki",
            "arkisin",
            "arkipäivisin",
            "vardag",
            "vardagar",
            "weekdays",
        ],
        [0, 4],
    ),
    (
        &["viikonloppuisin", "veckoslut", "weekend", "weekends"],
        [5, 6],
    ),
    (
        &["päivittäin", "joka", "dagligen", "alla", "daily", "every"],
        [0, 6],
    ),
];
const APPOINTMENT: [&str; 10] = [
    "varauksella",
    "ajanvarauksella",
    "ajanvaraus",
    "varaus",
    "varaamalla",
    "tidsbokning",
    "tidsbeställning",
    "bokning",
    "appointment",
    "booking",
];
const AGREEMENT: [&str; 5] = [
    "sopimuksen",
    "sopimuksesta",
    "sop",
    "överenskommelse",
    "agreement",
];
const CLOSED: [&str; 5] = ["kiinni", "suljettu", "stängt", "stängd", "closed"];
const AND: [&str; 5] = ["ja", "sekä", "och", "samt", "and"];
/// Words that change nothing.
const SILENT: [&str; 23] = [
    "klo", "kl", "päivä", "dagar", "day", "p", "auki", "avoinna", "öppet", "open", "vain",
    "endast", "only", "mukaan", "muk", "enligt", "med", "mot", "genom", "by", "with", "at", "h",
];

fn tokens(raw: &str) -> Result<Vec<Token>, Wrong> {
    let text = raw.to_lowercase();
    let mut rest = text.as_str();
    let mut found = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if letter.is_ascii_digit() {
            let (time, tail) = time(rest)?;
            found.push(time);
            rest = tail;
        } else if letter.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic());
            let (said, tail) = rest.split_at(end.unwrap_or(rest.len()));
            found.extend(word(said));
            rest = tail;
        } else {
            match letter {
                '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => found.push(Token::Dash),
                ',' | ';' | '/' | '\n' => found.push(Token::Comma),
                '&' | '+' => found.push(Token::And),
                '.' | ':' | '(' | ')' => {}
                space if space.is_whitespace() => {}
                other => return Err(Wrong::Word(other.to_string())),
            }
            rest = after;
        }
    }
    Ok(found)
}

/// A time at the start of `text`, and what follows it.
fn time(text: &str) -> Result<(Token, &str), Wrong> {
    let digits = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit());
        end.unwrap_or(text.len())
    };
    let (hour, mut tail) = text.split_at(digits(text));
    let mut minute = "0";
    if let Some(after) = tail.strip_prefix(['.', ':'])
        && digits(after) == 2
    {
        (minute, tail) = after.split_at(2);
    }
    let said = text[..text.len() - tail.len()].to_owned();
    let number = |part: &str| part.parse().map_err(|_| Wrong::Time(said.clone()));
    let (hour, minute) = (number(hour)?, number(minute)?);
    Ok((Token::Time(said, hour, minute), tail))
}

fn word(said: &str) -> Option<Token> {
    if let Some(day) = day_called(said) {
        return Some(Token::Days(vec![day]));
    }
    let mut many = MANY_DAYS.iter();
    if let Some((_, [first, last])) = many.find(|(names, _)| names.contains(&said)) {
        return Some(Token::Days((*first..=*last).collect()));
    }
    match said {
        said if SILENT.contains(&said) => None,
        said if APPOINTMENT.contains(&said) => Some(Token::Appointment),
        said if AGREEMENT.contains(&said) => Some(Token::Agreement),
        said if CLOSED.contains(&said) => Some(Token::Closed),
        said if AND.contains(&said) => Some(Token::And),
        said => Some(Token::Word(said.to_owned())),
    }
}

/// The number from Monday of the day that a word names.
fn day_called(said: &str) -> Option<usize> {
    let called = |name: &str| DAYS.iter().position(|names| names.contains(&name));
    let without = |ending: &&str| said.strip_suffix(*ending).filter(|day| day.len() > 3);
    called(said).or_else(|| ON_DAYS.iter().filter_map(without).find_map(called))
}

/// What is gathered for a day.
#[derive(Clone, Default)]
struct Gathered {
    slots: Vec<Slot>,
    on_request: bool,
}

/// Reads tokens into days: a group of days, then what holds on them, then the next group.
struct Reader {
    days: [Option<Gathered>; 7],
    /// The days that are spoken of.
    group: Vec<usize>,
    /// Whether something was said of them.
    is_told: bool,
    /// Whether the next times need an appointment.
    by_appointment: bool,
    /// Whether days are named at all.
    takes_days: bool,
}

impl Reader {
    fn of_week() -> Self {
        Self {
            days: Default::default(),
            group: Vec::new(),
            is_told: false,
            by_appointment: false,
            takes_days: true,
        }
    }

    fn of_day() -> Self {
        Self {
            group: vec![0],
            takes_days: false,
            ..Self::of_week()
        }
    }

    fn read(&mut self, tokens: &[Token]) -> Result<(), Wrong> {
        let mut rest = tokens;
        let mut before = None;
        while let [token, after @ ..] = rest {
            rest = match token {
                Token::Days(days) => self.days_from(days, after)?,
                Token::Time(..) => self.slot(rest)?,
                Token::Appointment | Token::Agreement => {
                    self.appointment(token, before, after)?;
                    after
                }
                Token::Closed => {
                    self.tell()?.for_each(drop);
                    after
                }
                Token::And | Token::Comma => after,
                Token::Dash if self.is_lone_dash(before, after) => {
                    self.tell()?.for_each(drop);
                    after
                }
                Token::Dash => return Err(Wrong::Time("-".to_owned())),
                Token::Word(said) => return Err(Wrong::Word(said.clone())),
            };
            before = Some(token);
        }
        Ok(())
    }

    /// A dash alone says closed: *su -*.
    fn is_lone_dash(&self, before: Option<&Token>, after: &[Token]) -> bool {
        let begins = matches!(before, None | Some(Token::Days(_) | Token::Comma));
        let ends = matches!(after, [] | [Token::Comma | Token::Days(_), ..]);
        begins && ends && !self.is_told
    }

    /// Takes up days, perhaps up to another; gives what follows.
    fn days_from<'a>(&mut self, days: &[usize], after: &'a [Token]) -> Result<&'a [Token], Wrong> {
        if !self.takes_days {
            return Err(Wrong::NoDay);
        }
        if std::mem::take(&mut self.is_told) {
            self.group.clear();
        }
        let first = days.first().copied().unwrap_or_default();
        if let ([_], [Token::Dash, Token::Days(until), rest @ ..]) = (days, after)
            && let [last] = until[..]
        {
            let count = (last + 7 - first) % 7;
            self.group
                .extend((first..=first + count).map(|day| day % 7));
            return Ok(rest);
        }
        self.group.extend(days);
        Ok(after)
    }

    /// Takes a time from one to another; gives what follows.
    fn slot<'a>(&mut self, tokens: &'a [Token]) -> Result<&'a [Token], Wrong> {
        let (from, until, rest) = match tokens {
            [
                Token::Time(_, h, m),
                Token::Dash,
                Token::Time(_, hh, mm),
                rest @ ..,
            ] => (Quarter::new(*h, *m)?, Quarter::new(*hh, *mm)?, rest),
            [Token::Time(said, ..), ..] => return Err(Wrong::Time(said.clone())),
            _ => return Err(Wrong::Time(String::new())),
        };
        let entry = match self.by_appointment {
            true => Entry::Appointment,
            false => Entry::Open,
        };
        let slot = Slot::new(from, until, entry)?;
        self.by_appointment = false;
        self.tell()?.for_each(|day| day.slots.push(slot));
        Ok(rest)
    }

    /// With an appointment: the times just told, or those that come, or any time that is agreed on.
    fn appointment(
        &mut self,
        said: &Token,
        before: Option<&Token>,
        after: &[Token],
    ) -> Result<(), Wrong> {
        match before {
            Some(Token::Appointment | Token::Agreement) => {}
            Some(Token::Time(..)) => self.last_slot_by_appointment(),
            _ if matches!(after, [Token::Time(..), ..]) => self.by_appointment = true,
            Some(Token::Comma) if self.is_told && *said == Token::Appointment => {
                self.last_slot_by_appointment();
            }
            _ => self.tell()?.for_each(|day| day.on_request = true),
        }
        Ok(())
    }

    fn last_slot_by_appointment(&mut self) {
        for number in &self.group {
            if let Some(Some(day)) = self.days.get_mut(*number)
                && let Some(slot) = day.slots.last_mut()
            {
                slot.entry = Entry::Appointment;
            }
        }
    }

    /// The days that are spoken of, of which something is told now. Fails when there is none.
    fn tell(&mut self) -> Result<impl Iterator<Item = &mut Gathered>, Wrong> {
        if self.group.is_empty() {
            return Err(Wrong::NoDay);
        }
        self.is_told = true;
        let group = &self.group;
        let numbered = self.days.iter_mut().enumerate();
        let of_group = numbered.filter(|(number, _)| group.contains(number));
        Ok(of_group.map(|(_, day)| day.get_or_insert_default()))
    }

    fn finish(self) -> Result<Line, Wrong> {
        if self.takes_days && !self.group.is_empty() && !self.is_told {
            return Err(Wrong::Time(String::new()));
        }
        let mut line = Line::default();
        for (day, gathered) in line.days.iter_mut().zip(self.days) {
            *day = gathered
                .map(|of| Day::new(of.slots, of.on_request))
                .transpose()?;
        }
        Ok(line)
    }
}
