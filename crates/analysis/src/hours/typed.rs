//! Hours as people type them, in Finnish, Swedish or English: *ma–pe 9–16, la 10–14*, *9–12, 13–16 varauksella*.
use super::day::{Day, Entry, Quarter, Slot, Wrong};
use super::tokens::{Token, tokens};
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
                Token::And | Token::Comma | Token::Day => after,
                Token::Dash if self.is_lone_dash(before, after) => {
                    self.tell()?.for_each(drop);
                    after
                }
                Token::Dash => return Err(Wrong::Time("-".to_owned())),
                Token::Each(said) | Token::Bound(_, said) | Token::Word(said) => {
                    return Err(Wrong::Word(said.clone()));
                }
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
