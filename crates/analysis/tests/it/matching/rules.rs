//! What always holds of matching, whatever is offered and needed.
use std::collections::HashMap;

use analysis::matching::{
    Answer, Around, Audience, Change, Facet, Fit, Fluency, Kin, Level, Life, Need, NextOpenings,
    Offer, Offers, Outside, Relaxation, Rules, Scope, Sensitive, Serves, Style, Term, Weights,
    When, Wish, Wished,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const WEIGHTS: &str = include_str!("../../../../../data/matching/weights.toml");
const SUBJECTS: [&str; 9] = [
    "topics:banking-payments",
    "digital-services:online-bank",
    "topics:email",
    "topics:device-problems",
    "topics:first-steps",
    "digital-services:kela",
    "devices:laptop",
    "devices:desktop",
    "devices:tablet",
];
const LANGUAGES: [&str; 4] = ["fi", "fi-simple", "sv", "uk"];
const CHANNELS: [&str; 5] = ["on-site", "drop-in", "phone", "chat", "home-visit"];
const GROUPS: [&str; 3] = ["anyone", "older-people", "students"];
const PLACES: [(&str, f64); 5] = [
    ("a", 0.0),
    ("b", 9.0),
    ("c", 28.0),
    ("d", 47.0),
    ("e", 300.0),
];

fn km(code: &str) -> Option<f64> {
    let place = PLACES.iter().find(|(known, _)| *known == code);
    place.map(|(_, km)| *km)
}

fn some<T: Clone + std::fmt::Debug + 'static>(
    of: &[T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> + use<T> {
    subsequence(of.to_vec(), 0..=most)
}

fn keys(of: &[&'static str], most: usize) -> impl Strategy<Value = Vec<String>> + use<> {
    some(of, most).prop_map(|keys| keys.into_iter().map(str::to_owned).collect())
}

fn subjects(most: usize) -> impl Strategy<Value = Vec<Term>> {
    some(&SUBJECTS, most).prop_map(|terms| {
        terms
            .into_iter()
            .map(|term| term.parse().expect("a term"))
            .collect()
    })
}

fn days() -> impl Strategy<Value = Option<u16>> {
    prop::option::of(0_u16..30)
}

prop_compose! {
    fn speech()(keys in keys(&LANGUAGES, 3), how in prop::collection::vec(select(vec![Fluency::Interpreter, Fluency::Basic, Fluency::Fluent, Fluency::Native]), 3)) -> Vec<(String, Fluency)> {
        keys.into_iter().zip(how).collect()
    }
}

prop_compose! {
    fn offer()(
        (subjects, levels, styles) in (subjects(4), some(&Level::ALL, 3), some(&Style::ALL, 3)),
        (profiles, groups) in (keys(&["careful", "curious"], 1), keys(&GROUPS, 2)),
        languages in speech(),
        (municipalities, channels) in (keys(&PLACES.map(|(code, _)| code), 3), keys(&CHANNELS, 3)),
        (any, evening, weekend) in (days(), days(), days()),
        audiences in some(&[Audience::Person, Audience::Company, Audience::Association], 1),
        safe_for in some(&[Sensitive::HomeVisits, Sensitive::ActingForOthers], 2),
        scope in select(vec![Scope::Named, Scope::General]),
        serves in select(vec![Serves::Named, Serves::Named, Serves::Named, Serves::Everywhere]),
        life in select(vec![Life::Running, Life::Running, Life::Pilot, Life::Ended]),
        load in 0_u32..5,
    ) -> Offer {
        Offer {
            subjects, scope, levels, styles, profiles, languages, municipalities, serves, channels, audiences, groups, safe_for,
            load, life, next: NextOpenings { any, evening, weekend }, id: String::new(),
        }
    }
}

prop_compose! {
    fn offers(most: usize)(list in prop::collection::vec(offer(), 1..most)) -> Vec<Offer> {
        let numbered = list.into_iter().enumerate();
        numbered.map(|(at, offer)| Offer { id: format!("{at:03}"), ..offer }).collect()
    }
}

prop_compose! {
    fn need()(
        (subjects, styles, languages) in (subjects(3), some(&Style::ALL, 2), keys(&LANGUAGES, 2)),
        level in prop::option::of(select(Level::ALL.to_vec())),
        (profile, groups) in (prop::option::of(select(vec!["careful", "curious"])), keys(&GROUPS[1..], 1)),
        area in prop::option::of(prop::option::of(5_u32..60)),
        channels in keys(&CHANNELS, 3),
        wishes in prop::collection::vec(select(Wish::ALL.to_vec()), 3),
        when in prop::option::of(select(vec![When::Today, When::ThisWeek, When::Evenings, When::Weekend])),
        audience in prop::option::of(select(vec![Audience::Person, Audience::Company])),
    ) -> Need {
        Need {
            subjects, level, styles, languages, when, audience, groups,
            profile: profile.map(str::to_owned),
            area: area.map(|within_km| Around { code: "a".into(), within_km }),
            channels: channels.into_iter().zip(wishes).map(|(key, wish)| Wished { key, wish }).collect(),
        }
    }
}

fn answer(
    offers: &[Offer],
    need: &Need,
    rules: &Rules,
    text: Option<&HashMap<String, f64>>,
) -> Answer {
    let ready = Offers::new(offers.iter().cloned(), rules);
    ready.answer(need, Outside { km: &km, text }, rules, offers.len())
}

/// Whether an offer may be shown at all, as it is said in words.
fn may_be_shown(offer: &Offer, need: &Need, kin: &Kin) -> bool {
    let has_common_language = need.languages.is_empty()
        || need.languages.iter().any(|asked| {
            offer
                .languages
                .iter()
                .any(|(key, _)| key == asked || (asked == "fi" && key == "fi-simple"))
        });
    let is_device = |term: &&Term| term.facet == Facet::Devices;
    let split = |terms: &[Term]| -> (Vec<Term>, Vec<Term>) {
        terms.iter().cloned().partition(|term| !is_device(&term))
    };
    let ((asked, asked_devices), (has, has_devices)) =
        (split(&need.subjects), split(&offer.subjects));
    let (asked, has) = if asked.is_empty() {
        (asked_devices, has_devices)
    } else {
        (asked, has)
    };
    let is_about = asked.is_empty()
        || has.is_empty()
        || asked
            .iter()
            .any(|asked| has.iter().any(|has| kin.fit(asked, has) >= Fit::Parent));
    let manages = need.level.is_none_or(|needed| {
        offer.levels.is_empty()
            || offer
                .levels
                .iter()
                .any(|level| *level as i32 - needed as i32 > -2)
    });
    let serves = need
        .audience
        .is_none_or(|audience| offer.audiences.is_empty() || offer.audiences.contains(&audience));
    let acts =
        need.styles != [Style::DoForMe] || offer.safe_for.contains(&Sensitive::ActingForOthers);
    offer.life.is_open()
        && has_common_language
        && is_about
        && manages
        && serves
        && acts
        && is_reached(offer, need)
}

fn is_reached(offer: &Offer, need: &Need) -> bool {
    let at_place = ["on-site".to_owned()];
    let channels = if offer.channels.is_empty() {
        &at_place[..]
    } else {
        &offer.channels
    };
    let nearest = offer
        .municipalities
        .iter()
        .filter_map(|code| km(code))
        .reduce(f64::min);
    let nearest = if offer.serves == Serves::Everywhere {
        Some(0.0)
    } else {
        nearest
    };
    channels.iter().any(|channel| {
        let named = need.channels.iter();
        let (refused, wished): (Vec<&Wished>, Vec<&Wished>) =
            named.partition(|one| one.wish == Wish::Refused);
        let wanted = wished.is_empty()
            || wished.iter().any(|wished| {
                wished.key == *channel
                    || [wished.key.as_str(), channel.as_str()]
                        .iter()
                        .all(|key| ["on-site", "drop-in"].contains(key))
            });
        let is_refused = refused.iter().any(|refused| {
            refused.key == *channel || (refused.key == "on-site" && channel == "drop-in")
        });
        let within = need.area.as_ref().is_none_or(|area| {
            let most = f64::from(area.within_km.unwrap_or(30));
            match channel.as_str() {
                "phone" | "chat" => true,
                "home-visit" => nearest == Some(0.0),
                _ => nearest.is_some_and(|km| km <= most),
            }
        });
        wanted
            && !is_refused
            && within
            && (channel != "home-visit" || offer.safe_for.contains(&Sensitive::HomeVisits))
    })
}

/// Ways in which an offer may suit a need better.
fn better(offer: &Offer, need: &Need) -> Vec<Offer> {
    let mut better = vec![offer.clone(); 8];
    better[0].subjects.extend(need.subjects.first().cloned());
    better[1].levels.extend(need.level);
    better[2].styles.extend(need.styles.first().copied());
    better[3].languages.extend(
        need.languages
            .first()
            .map(|key| (key.clone(), Fluency::Native)),
    );
    better[4].municipalities.push("a".into());
    better[5]
        .channels
        .extend(need.channels.first().map(|wished| wished.key.clone()));
    better[5].safe_for.push(Sensitive::HomeVisits);
    better[6].groups.extend(need.groups.first().cloned());
    better[6].profiles.extend(need.profile.clone());
    let sooner = |days: Option<u16>| Some(days.map_or(0, |days| days / 2));
    let next = &mut better[7].next;
    *next = NextOpenings {
        any: sooner(next.any),
        evening: sooner(next.evening),
        weekend: sooner(next.weekend),
    };
    better
}

proptest! {
    #[test]
    fn hard_filters_never_let_pass_and_everything_else_is_found(offers in offers(40), need in need()) {
        let rules = Rules::ours();
        let answer = answer(&offers, &need, rules, None);
        let mut found: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
        found.sort_unstable();
        let may = offers.iter().filter(|offer| may_be_shown(offer, &need, &rules.kin));
        let may: Vec<&str> = may.map(|offer| offer.id.as_str()).collect();
        prop_assert_eq!(found, may);
        prop_assert_eq!(answer.total + answer.elsewhere + answer.unsaid, answer.hits.len());
        prop_assert!(answer.hits.iter().all(|hit| (0.0..=1.0).contains(&hit.score)));
    }

    #[test]
    fn what_suits_better_never_scores_lower(offer in offer(), need in need(), text in 0.0..1.0_f64) {
        let rules = Rules::ours();
        let score = |offer: &Offer, text: f64| {
            let text = HashMap::from([(offer.id.clone(), text)]);
            let answer = answer(std::slice::from_ref(offer), &need, rules, Some(&text));
            answer.hits.first().map(|hit| hit.score)
        };
        let before = score(&offer, text);
        for better in better(&offer, &need) {
            // An offer without a channel is met at its places; naming another one changes where it is.
            if offer.channels.is_empty() && !better.channels.is_empty() {
                continue;
            }
            let after = score(&better, text);
            prop_assert!(after.unwrap_or(-1.0) >= before.unwrap_or(-1.0) - 1e-9, "{:?} < {:?}: {:?}", after, before, better);
        }
        prop_assert!(score(&offer, 1.0) >= before);
    }

    #[test]
    fn the_order_does_not_hang_on_the_order_of_offers(offers in offers(30), need in need(), by in 0..30_usize) {
        let rules = Rules::ours();
        let mut turned = offers.clone();
        turned.rotate_left(by % offers.len());
        turned.reverse();
        prop_assert_eq!(answer(&offers, &need, rules, None), answer(&turned, &need, rules, None));
    }

    #[test]
    fn the_first_of_many_are_the_first_of_all(offers in offers(40), need in need(), count in 0..8_usize) {
        let rules = Rules::ours();
        let ready = Offers::new(offers.clone(), rules);
        let all = answer(&offers, &need, rules, None);
        let some = ready.answer(&need, Outside { km: &km, text: None }, rules, count);
        prop_assert_eq!(&some.hits[..], &all.hits[..count.min(all.hits.len())]);
        prop_assert_eq!(some.total, all.total);
    }

    #[test]
    fn who_comes_before_a_better_one_is_near_it_and_not_busier(offers in offers(40), need in need()) {
        let answer = answer(&offers, &need, Rules::ours(), None);
        let load: HashMap<&str, u32> = offers.iter().map(|offer| (offer.id.as_str(), offer.load)).collect();
        for pair in answer.hits.windows(2) {
            let (first, next) = (&pair[0], &pair[1]);
            prop_assert!(first.standing <= next.standing);
            if first.standing < next.standing {
                continue;
            }
            if next.score > first.score + 1e-9 {
                prop_assert!(next.score - first.score <= 0.02 + 1e-6);
                prop_assert!(load[first.id.as_str()] < load[next.id.as_str()]);
            }
        }
    }

    #[test]
    fn only_what_weights_are_to_each_other_matters(offers in offers(20), need in need(), by in select(vec![0.5, 2.0, 8.0, 64.0])) {
        let ours = Rules::ours();
        let mut file: toml::Table = WEIGHTS.parse().expect("the weights can be read");
        let weights = file.get_mut("weights").and_then(toml::Value::as_table_mut).expect("weights");
        for (_, weight) in weights.iter_mut() {
            *weight = toml::Value::Float(weight.as_float().expect("a number") * by);
        }
        let scaled = Rules { weights: Weights::parse(&file.to_string()).expect("scaled weights hold"), kin: ours.kin.clone() };
        let told = |answer: Answer| answer.hits.into_iter().map(|hit| (hit.id, (hit.score * 1e9).round())).collect::<Vec<_>>();
        prop_assert_eq!(told(answer(&offers, &need, ours, None)), told(answer(&offers, &need, &scaled, None)));
    }

    #[test]
    fn relaxations_find_what_they_say(offers in offers(25), need in need()) {
        let rules = Rules::ours();
        let found = answer(&offers, &need, rules, None);
        for more in &found.more {
            let then = answer(&offers, &more.apply(&need), rules, None);
            prop_assert_eq!(then.total, found.total + more.finds);
            prop_assert!(more.finds > 0);
        }
        prop_assert_eq!(found.missing.is_some(), found.total == 0);
        if let (Some(missing), Some(first)) = (&found.missing, found.more.first()) {
            prop_assert_eq!(&missing.filters, &first.filters());
        }
    }

    #[test]
    fn where_one_change_would_find_something_one_is_told(offers in offers(12), need in need()) {
        let rules = Rules::ours();
        let found = answer(&offers, &need, rules, None);
        prop_assume!(found.total == 0);
        let channels = CHANNELS.iter().filter(|_| !need.channels.is_empty()).map(|key| Change::Channel { key: (*key).into() });
        let languages = LANGUAGES.iter().filter(|_| !need.languages.is_empty()).map(|key| Change::Language { key: (*key).into() });
        let farther = need.area.iter().map(|_| Change::Farther { km: 120 });
        let together = (need.styles == [Style::DoForMe]).then_some(Change::Together);
        let finds = channels.chain(languages).chain(farther).chain(together).any(|change| {
            let need = Relaxation { changes: vec![change], finds: 0 }.apply(&need);
            answer(&offers, &need, rules, None).total > 0
        });
        if finds {
            prop_assert_eq!(found.more.first().map(|more| more.changes.len()), Some(1));
        }
    }
}
