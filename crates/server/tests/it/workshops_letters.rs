//! Inviting to a workshop by mail, and its entry for a calendar.
use icalendar::parser::{read_calendar, unfold};

use crate::workshops_stage::house;

#[tokio::test]
async fn an_invitation_by_mail_brings_the_code_and_an_entry_for_the_calendar() {
    let house = house("first-meeting").await;
    let form = [("emails", "aino@mail.example; ville@mail.example")];
    let sent = house.act("/letters", &form).await;
    assert!(sent.location().ends_with("/prepare?sent=2"));
    let mails = house.stage.mails_to("aino@mail.example").await;
    assert_eq!(mails.len(), 1);
    let (mail, code) = (&mails[0], house.code().await);
    assert!(mail.body.contains(&format!("http://tuki.test/j/{code}")));
    assert!(mail.body.contains("Tervetuloa"), "in every language");
    assert!(!mail.body.contains("ville"), "nobody else is named");
    let unfolded = unfold(mail.calendar.as_ref().unwrap());
    let calendar = read_calendar(&unfolded).unwrap();
    let event = calendar
        .components
        .iter()
        .find(|one| one.name == "VEVENT")
        .unwrap();
    let value = |name: &str| {
        let property = event.properties.iter().find(|one| one.name == name);
        property.unwrap().val.to_string()
    };
    assert_eq!(value("SUMMARY"), "First meeting");
    assert_eq!(value("DTSTART"), "20261208T110000Z");
    assert_eq!(value("DTEND"), "20261208T124500Z");
    assert_eq!(value("LOCATION"), "Library hall");
    assert!(value("DESCRIPTION").contains(&code));
    assert_eq!(house.trail().await, ["workshop.create", "workshop.letters"]);
    for (wrong, told) in [
        ("", "at least one address"),
        ("aino@", "no letter was sent: aino@"),
    ] {
        let answer = house.send("/letters", &[("emails", wrong)]).await;
        assert_eq!(answer.status, 422, "{wrong}");
        assert!(answer.text.contains(told), "{wrong}");
    }
}

#[tokio::test]
async fn who_only_looks_on_gets_the_entry_without_the_code() {
    let house = house("first-meeting").await;
    let viewer = house.member("Viewer", "viewer").await;
    let code = house.code().await;
    let entry = viewer.get(&house.at("/workshop.ics")).await;
    assert_eq!(entry.status, 200);
    assert!(entry.text.contains("BEGIN:VEVENT"));
    assert!(!entry.text.contains(&code));
    let own = house.lead.get(&house.at("/workshop.ics")).await;
    assert!(own.text.contains(&code));
}

#[tokio::test]
async fn a_day_has_so_many_letters_and_no_more() {
    let house = house("empty").await;
    let mut statuses = Vec::new();
    for round in 0..6 {
        let emails: Vec<String> = (0..60)
            .map(|n| format!("a{round}-{n}@mail.example"))
            .collect();
        let form = [("emails", emails.join(" "))];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let answer = house.send("/letters", &form).await;
        statuses.push(answer.status.as_u16());
    }
    assert_eq!(statuses, [303, 303, 303, 303, 303, 429]);
}
