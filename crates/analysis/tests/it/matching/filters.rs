//! What never fits.
use analysis::matching::{
    Audience, Change, Filter, Fluency, Level, Life, Need, Offer, Scope, Sensitive, Serves, Style,
};

use super::{answer, in_turku, offer, terms, texts, wished};

fn turns_away(need: Need, other: Offer, filter: Filter) {
    let good = Offer {
        scope: Scope::General,
        ..offer("good")
    };
    let good = answer(&[good], &need);
    assert_eq!(good.total, 1, "{filter:?} lets a good one pass");
    let answer = answer(&[other], &need);
    assert_eq!(answer.total, 0, "{filter:?} lets it pass");
    assert_eq!(answer.missing.expect("nothing was found").filters, [filter]);
}

#[test]
fn what_is_not_open_or_for_others_is_left_out() {
    for life in [Life::Idea, Life::Ended] {
        let other = Offer { life, ..offer("a") };
        turns_away(Need::default(), other, Filter::Closed);
    }
    let need = Need {
        audience: Some(Audience::Person),
        ..Need::default()
    };
    let other = Offer {
        audiences: vec![Audience::Company],
        ..offer("a")
    };
    turns_away(need, other, Filter::Audience);
}

#[test]
fn a_common_language_and_subject_and_enough_skill_are_needed() {
    let need = Need {
        languages: texts(&["fi"]),
        ..Need::default()
    };
    let other = Offer {
        languages: vec![("sv".into(), Fluency::Native)],
        ..offer("a")
    };
    turns_away(need, other, Filter::Language);
    let need = Need {
        subjects: terms(&["topics:email"]),
        ..Need::default()
    };
    let other = Offer {
        subjects: terms(&["topics:shopping"]),
        ..offer("a")
    };
    turns_away(need, other, Filter::Subject);
    let need = Need {
        level: Some(Level::Independent),
        ..Need::default()
    };
    let other = Offer {
        levels: vec![Level::Exploring],
        ..offer("a")
    };
    turns_away(need, other, Filter::Skill);
}

#[test]
fn it_must_be_reached() {
    let need = Need {
        area: in_turku(),
        ..Need::default()
    };
    let other = Offer {
        municipalities: texts(&["430"]),
        ..offer("a")
    };
    turns_away(need, other, Filter::Area);
    let need = Need {
        channels: wished(&["on-site"]),
        ..Need::default()
    };
    let other = Offer {
        channels: texts(&["chat"]),
        ..offer("a")
    };
    turns_away(need, other, Filter::Channel);
}

#[test]
fn somebody_is_not_sent_where_there_is_no_safe_way() {
    let for_me = Need {
        styles: vec![Style::DoForMe],
        ..Need::default()
    };
    let acting = |safe_for| Offer {
        styles: vec![Style::DoForMe, Style::DoTogether],
        safe_for,
        ..offer("a")
    };
    let unsafe_one = answer(&[acting(vec![])], &for_me);
    assert_eq!(unsafe_one.total, 0);
    assert_eq!(unsafe_one.more[0].changes, [Change::Together]);
    assert_eq!(
        answer(&[acting(vec![Sensitive::ActingForOthers])], &for_me).total,
        1
    );
    let home = |safe_for| Offer {
        channels: texts(&["home-visit"]),
        safe_for,
        ..offer("a")
    };
    let hidden = answer(&[home(vec![])], &Need::default());
    assert_eq!((hidden.total, hidden.more), (0, vec![]));
    assert_eq!(
        hidden.missing.expect("nothing was found").filters,
        [Filter::Safeguarding]
    );
    assert_eq!(
        answer(&[home(vec![Sensitive::HomeVisits])], &Need::default()).total,
        1
    );
}

#[test]
fn a_visit_reaches_only_its_own_municipalities_and_remote_support_everybody() {
    let need = Need {
        area: in_turku(),
        ..Need::default()
    };
    let by = |channel: &str, municipality: &str| Offer {
        channels: texts(&[channel]),
        municipalities: texts(&[municipality]),
        safe_for: vec![Sensitive::HomeVisits],
        ..offer("a")
    };
    let area = |offer| {
        answer(&[offer], &need)
            .hits
            .first()
            .map(|hit| (hit.score * 1000.0).round())
    };
    assert_eq!(area(by("on-site", "202")), Some(670.0));
    assert_eq!(area(by("home-visit", "202")), None);
    assert_eq!(area(by("home-visit", "853")), Some(1000.0));
    // It can be called from anywhere, but it is there for others.
    assert_eq!(area(by("phone", "091")), Some(0.0));
    assert_eq!(area(by("phone", "853")), Some(1000.0));
    let everywhere = Offer {
        serves: Serves::Everywhere,
        ..by("on-site", "091")
    };
    assert_eq!(area(everywhere), Some(1000.0));
}

#[test]
fn plain_and_sign_languages_count() {
    let speaking = |key: &str| Offer {
        languages: vec![(key.into(), Fluency::Fluent)],
        ..offer("a")
    };
    let asking = |key: &str| Need {
        languages: texts(&[key]),
        ..Need::default()
    };
    assert_eq!(answer(&[speaking("fi-simple")], &asking("fi")).total, 1);
    assert_eq!(answer(&[speaking("fi")], &asking("fi-simple")).total, 0);
    assert_eq!(answer(&[speaking("fse")], &asking("fse")).total, 1);
    assert_eq!(answer(&[speaking("fi")], &asking("fse")).total, 0);
}
