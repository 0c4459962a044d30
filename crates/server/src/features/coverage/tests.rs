use jiff::civil::{Date, date};

use super::ask::{Ask, By, Since};
use super::figures::{Count, Lens, count, over_time};
use super::model::{Offer, REMOTE, Serves, Span, Terms, ground};
use crate::features::areas;

/// What serves these municipalities by these channels, in these forms, from and until.
fn span(terms: &mut Terms, codes: &[&str], channels: &[&str], forms: &[&str]) -> Span {
    let offer = Offer {
        nationwide: false,
        municipalities: codes.to_vec(),
        channels: channels.to_vec(),
        groups: vec!["older-people"],
        forms: forms.to_vec(),
        audiences: vec!["person"],
    };
    offer.span(terms, 10, 20)
}

fn of_region(code: &str) -> Vec<&'static str> {
    let all = areas::all().municipalities.iter();
    let inside = all.filter(|one| one.region == code);
    inside.map(|one| one.code.as_str()).collect()
}

fn number(code: &str) -> usize {
    let mut all = areas::all().municipalities.iter();
    all.position(|one| one.code == code).unwrap()
}

#[test]
fn what_serves_all_of_a_region_is_told_from_what_names_a_municipality() {
    let mut terms = Terms::default();
    let region = of_region("02");
    let mut and_more = region.clone();
    and_more.push("091");
    let spans = [
        span(&mut terms, &["430"], &[], &["general-support"]),
        span(&mut terms, &and_more, &["on-site"], &["general-support"]),
        span(&mut terms, &region, &["phone", "chat"], &["skill-course"]),
    ];
    let ask = Ask::read("area=region:02").unwrap();
    let lens = Lens::new(&ask, &terms);
    let figures = count(spans.iter(), &lens, 10);
    let (local, region, remote) = (1, 1, 1);
    let loimaa = &figures.municipalities[number("430")];
    assert_eq!(
        loimaa.total,
        Count {
            local,
            region,
            remote
        }
    );
    let column = |key: &str| lens.columns().iter().position(|one| one == key).unwrap();
    let only_remote = Count {
        local: 0,
        region: 0,
        remote,
    };
    assert_eq!(loimaa.cells[column("skill-course")], only_remote);
    assert_eq!(loimaa.cells[column("")], Count::default());
    let turku = &figures.municipalities[number("853")];
    assert_eq!((turku.total.local, turku.total.region), (0, 1));
    // Helsinki is not looked at, and is named only there.
    assert_eq!(
        figures.municipalities[number("091")].total,
        Count::default()
    );
    let country = Lens::new(&Ask::default(), &terms);
    let figures = count(spans.iter(), &country, 19);
    assert_eq!(figures.municipalities[number("091")].total.local, 1);
    // In all it counts once, as what is nearest to people.
    assert_eq!(
        (figures.area.total.local, figures.area.total.region),
        (2, 0)
    );
    assert_eq!(
        count(spans.iter(), &country, 20).area.total,
        Count::default()
    );
}

#[test]
fn every_municipality_is_the_whole_country() {
    let all = areas::all().municipalities.iter();
    let all = all.map(|one| one.code.as_str());
    assert_eq!(ground().serves(false, all), Serves::Country);
    assert_eq!(ground().serves(true, ["430"].into_iter()), Serves::Country);
    let Serves::In {
        municipalities,
        whole,
    } = ground().serves(false, ["430", "none", "430"].into_iter())
    else {
        panic!("one municipality is not the country");
    };
    assert_eq!((municipalities.len(), whole), (1, 0));
}

#[test]
fn limits_hold_for_what_names_no_term_too() {
    let mut terms = Terms::default();
    let spans = [
        span(&mut terms, &["430"], &[], &["general-support", "informal"]),
        span(&mut terms, &["430"], &[], &[]),
    ];
    let total = |query: &str| {
        let ask = Ask::read(query).unwrap();
        let lens = Lens::new(&ask, &terms);
        let figures = count(spans.iter(), &lens, 15);
        let cells = figures
            .area
            .cells
            .iter()
            .map(|count| count.local)
            .sum::<u32>();
        (figures.area.total.local, cells)
    };
    assert_eq!(total(""), (2, 3));
    assert_eq!(total("support-forms=informal"), (1, 1));
    assert_eq!(total("by=client-groups&client-groups=older-people"), (2, 2));
    assert_eq!(total("client-groups=students"), (0, 0));
    assert_eq!(total("audiences=company"), (0, 0));
}

#[test]
fn the_past_counts_what_was_there_then() {
    let mut terms = Terms::default();
    let mut spans = vec![
        span(&mut terms, &["430"], &[], &["informal"]),
        span(&mut terms, &["430"], &["video"], &["informal"]),
        span(&mut terms, &["091"], &[], &["informal"]),
    ];
    spans.push(Span {
        from: 15,
        until: i64::MAX,
        ..spans[0].clone()
    });
    let ask = Ask::read("area=region:02").unwrap();
    let lens = Lens::new(&ask, &terms);
    let (totals, by_column) = over_time(spans.iter(), &lens, &[9, 10, 15, 20, 30]);
    assert_eq!(totals, [0, 1, 2, 1, 1]);
    let informal = lens.columns().iter().position(|key| key == "informal");
    let informal = by_column.iter().map(|counts| counts[informal.unwrap()]);
    assert_eq!(informal.collect::<Vec<_>>(), totals);
}

#[test]
fn days_lead_from_then_to_today() {
    let today = date(2026, 8, 31);
    let check = |since: Since, first: Date, count: usize, begins: Date| {
        let days = since.days(today, first);
        assert_eq!(
            (days.len(), days[0], days[days.len() - 1]),
            (count, begins, today)
        );
        assert!(days.is_sorted(), "{days:?}");
    };
    let first = date(2020, 2, 3);
    check(Since::Quarter, first, 4, date(2026, 5, 31));
    check(Since::HalfYear, first, 7, date(2026, 2, 28));
    check(Since::Year, first, 13, date(2025, 8, 31));
    check(Since::Beginning, first, 28, first);
    check(Since::Beginning, date(2026, 8, 1), 2, date(2026, 8, 1));
    check(Since::Beginning, today, 1, today);
    check(Since::Beginning, date(2027, 1, 1), 1, today);
}

#[test]
fn an_address_says_all_that_was_asked() {
    let query = "area=subregion%3A025&by=client-groups&support-forms=informal&audiences=company&since=all&canvases=1";
    let ask = Ask::read(query).unwrap();
    assert_eq!(ask.query(), format!("?{query}"));
    assert_eq!(ask.by, By::Groups);
    let all = areas::all().municipalities.iter();
    assert_eq!(all.filter(|one| ask.looks_at(one)).count(), 6);
    let read = |query: &str| Ask::read(query).unwrap_err();
    for wrong in [
        "area=region:99",
        "area=municipality:430",
        "by=topics",
        "since=2",
        "client-groups=alchemists",
        "audiences=cats",
    ] {
        assert!(!read(wrong).is_empty(), "{wrong}");
    }
    assert!(read("by=x&since=y&area=z").is_many());
    assert_eq!(Ask::read("area=&by=&x=1").unwrap(), Ask::default());
}

#[test]
fn remote_channels_are_those_of_matching() {
    let weights = include_str!("../../../../../data/matching/weights.toml");
    let line = weights.lines().find(|line| line.starts_with("remote = "));
    let named = REMOTE.map(|channel| format!("\"{channel}\"")).join(", ");
    assert_eq!(line, Some(format!("remote = [{named}]").as_str()));
}
