//! Matching a need to offers.
mod answers;
mod denials;
mod figures;
mod filters;
mod line;
mod rules;

use analysis::matching::{
    Answer, Around, Fluency, Need, Offer, Offers, Outside, Rules, Term, Wish, Wished,
};

pub fn terms(of: &[&str]) -> Vec<Term> {
    of.iter()
        .map(|term| term.parse().expect("a term"))
        .collect()
}

pub fn texts(of: &[&str]) -> Vec<String> {
    of.iter().map(|text| (*text).to_owned()).collect()
}

/// Kilometres from Turku (853).
pub fn km(code: &str) -> Option<f64> {
    match code {
        "853" => Some(0.0),
        "202" => Some(8.0),
        "734" => Some(53.0),
        "430" => Some(65.0),
        "091" => Some(165.0),
        _ => None,
    }
}

pub fn in_turku() -> Option<Around> {
    Some(Around {
        code: "853".into(),
        within_km: None,
    })
}

pub fn wished(keys: &[&str]) -> Vec<Wished> {
    let wished = keys.iter().map(|key| Wished {
        key: (*key).to_owned(),
        wish: Wish::Preferred,
    });
    wished.collect()
}

/// An offer at a place in Turku, in Finnish.
pub fn offer(id: &str) -> Offer {
    Offer {
        id: id.into(),
        languages: vec![("fi".into(), Fluency::Native)],
        municipalities: texts(&["853"]),
        channels: texts(&["on-site"]),
        ..Offer::default()
    }
}

pub fn answer(offers: &[Offer], need: &Need) -> Answer {
    let rules = Rules::ours();
    let offers = Offers::new(offers.iter().cloned(), rules);
    let outside = Outside {
        km: &km,
        text: None,
    };
    offers.answer(need, outside, rules, 10)
}
