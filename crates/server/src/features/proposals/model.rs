//! How far a proposal is, and who may move it where.
use canvas::facts::RecordKind;
use canvas::template::{Becomes, Template};

use crate::i18n::MsgKey;

/// Whether a kind of canvas makes proposals.
pub(super) fn is_proposal(template: &Template) -> bool {
    template.becomes.as_ref().and_then(Becomes::record) == Some(RecordKind::Proposal)
}

/// How far a proposal is (tila).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Being written.
    #[default]
    Draft,
    /// The partner has it.
    Sent,
    /// We talk about it.
    InTalks,
    /// The partner said yes.
    Accepted,
    /// The partner said no.
    Declined,
}

/// What a partner answers on its private page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Let us talk.
    Talk,
    /// Yes.
    Accept,
    /// No.
    Decline,
    /// Only words.
    Message,
}

impl State {
    /// All, in the order in which they follow.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Sent,
        Self::InTalks,
        Self::Accepted,
        Self::Declined,
    ];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::InTalks => "in-talks",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Message key of its name.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Draft => "proposal-state-draft",
            Self::Sent => "proposal-state-sent",
            Self::InTalks => "proposal-state-in-talks",
            Self::Accepted => "proposal-state-accepted",
            Self::Declined => "proposal-state-declined",
        }
    }

    /// Colour of its chip.
    pub fn chip(self) -> &'static str {
        match self {
            Self::Draft | Self::Declined => "chip",
            Self::Sent | Self::InTalks => "chip chip-brand",
            Self::Accepted => "chip chip-ok",
        }
    }

    /// Where the workspace may move it. A partner also answers by telephone, so every answer can be set by hand,
    /// and every answer can be taken back to talks.
    pub fn moves(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Sent],
            Self::Sent => &[Self::InTalks, Self::Accepted, Self::Declined, Self::Draft],
            Self::InTalks => &[Self::Accepted, Self::Declined],
            Self::Accepted => &[Self::InTalks],
            Self::Declined => &[Self::InTalks, Self::Draft],
        }
    }

    /// What the partner may answer now.
    pub fn answers(self) -> &'static [Answer] {
        match self {
            Self::Sent => &[
                Answer::Talk,
                Answer::Accept,
                Answer::Decline,
                Answer::Message,
            ],
            Self::InTalks => &[Answer::Accept, Answer::Decline, Answer::Message],
            Self::Declined => &[Answer::Talk, Answer::Message],
            Self::Draft | Self::Accepted => &[Answer::Message],
        }
    }

    /// Where an answer leads; none when it cannot be given now.
    pub fn answered(self, answer: Answer) -> Option<Self> {
        let after = answer.leads_to().unwrap_or(self);
        self.answers().contains(&answer).then_some(after)
    }
}

impl Answer {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Talk, Self::Accept, Self::Decline, Self::Message];

    /// Its name in forms and in the trail.
    pub fn name(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Message => "message",
        }
    }

    /// The state that it brings about; none for words alone.
    pub fn leads_to(self) -> Option<State> {
        match self {
            Self::Talk => Some(State::InTalks),
            Self::Accept => Some(State::Accepted),
            Self::Decline => Some(State::Declined),
            Self::Message => None,
        }
    }

    /// The answer of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }

    /// Message key of what it says.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Talk => "proposal-answer-talk",
            Self::Accept => "proposal-answer-accept",
            Self::Decline => "proposal-answer-decline",
            Self::Message => "proposal-answer-message",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_moves_a_proposal_only_along_its_way() {
        let moves = State::ALL.map(|state| {
            let to: Vec<&str> = state.moves().iter().map(|to| to.name()).collect();
            format!("{}: {}", state.name(), to.join(" "))
        });
        assert_eq!(
            moves.join("\n"),
            "draft: sent\n\
             sent: in-talks accepted declined draft\n\
             in-talks: accepted declined\n\
             accepted: in-talks\n\
             declined: in-talks draft"
        );
    }

    #[test]
    fn a_partner_cannot_answer_what_was_not_asked() {
        for state in State::ALL {
            for answer in Answer::ALL {
                let after = state.answered(answer);
                assert_eq!(after.is_some(), state.answers().contains(&answer));
                if answer == Answer::Message {
                    assert_eq!(after, Some(state), "words alone change nothing");
                }
            }
        }
        assert_eq!(State::Sent.answered(Answer::Accept), Some(State::Accepted));
        assert_eq!(State::Draft.answered(Answer::Accept), None);
        assert_eq!(State::Accepted.answered(Answer::Decline), None);
        assert_eq!(State::Declined.answered(Answer::Talk), Some(State::InTalks));
    }

    #[test]
    fn names_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
        for answer in Answer::ALL {
            assert_eq!(Answer::parse(answer.name()), Some(answer));
        }
        let proposals = canvas::builtin().iter().filter(|one| is_proposal(one));
        let kinds: Vec<&str> = proposals.map(|one| one.kind.as_str()).collect();
        assert_eq!(kinds, ["proposal"]);
    }
}
