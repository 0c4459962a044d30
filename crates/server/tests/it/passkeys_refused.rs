//! What opens nothing: passkeys of others, for elsewhere, copied, too late, or of accounts that are closed.
use serde_json::Value;
use server::args;

use crate::passkeys::{
    ADD, ENTER, MINUTE_MS, WRONG, added, asked, begun, brought, enter, listed, says,
};
use crate::passkeys_device::Device;
use crate::stage::{START_MS, Stage};

const STALE: &str = "Signing in took too long. Try again.";

#[tokio::test]
async fn a_challenge_works_once_soon_and_where_it_was_given() {
    let stage = Stage::new().await;
    let device = added(&stage.account("Aino").await).await;
    let comes = stage.browser();
    let challenge = asked(&comes).await;
    let shown = device.show(&challenge);
    says(
        &brought(&stage.browser(), ENTER, &challenge, &shown).await,
        410,
        STALE,
    );
    says(
        &brought(&comes, ENTER, &challenge, &shown).await,
        410,
        STALE,
    );
    let challenge = asked(&comes).await;
    let shown = device.show(&challenge);
    assert_eq!(brought(&comes, ENTER, &challenge, &shown).await.status, 200);
    says(
        &brought(&comes, ENTER, &challenge, &shown).await,
        410,
        STALE,
    );
    let late = asked(&comes).await;
    stage.pass_ms(5 * MINUTE_MS);
    says(
        &brought(&comes, ENTER, &late, &device.show(&late)).await,
        410,
        STALE,
    );
    // An answer to another challenge is none to this one.
    let (one, other) = (asked(&comes).await, asked(&comes).await);
    says(
        &brought(&comes, ENTER, &one, &device.show(&other)).await,
        403,
        WRONG,
    );
}

#[tokio::test]
async fn what_was_begun_for_one_account_ends_for_no_other() {
    let stage = Stage::new().await;
    let (aino, otso) = (stage.account("Aino").await, stage.account("Otso").await);
    let device = added(&aino).await;
    let mut new = Device::new();
    let begun_by_otso = begun(&otso).await;
    let made = new.make(&begun_by_otso);
    says(
        &brought(&aino, ADD, &begun_by_otso, &made).await,
        410,
        STALE,
    );
    says(
        &brought(&otso, ADD, &begun_by_otso, &made).await,
        410,
        STALE,
    );
    let begun_by_otso = begun(&otso).await;
    enter(&otso, &device).await;
    let made = new.make(&begun_by_otso);
    says(
        &brought(&otso, ADD, &begun_by_otso, &made).await,
        410,
        STALE,
    );
    // Adding is not signing in.
    let begun_by_aino = begun(&aino).await;
    let shown = device.show(&begun_by_aino);
    says(
        &brought(&aino, ENTER, &begun_by_aino, &shown).await,
        410,
        STALE,
    );
    assert_eq!(listed(&aino).await.len(), 1);
}

#[tokio::test]
async fn what_is_not_the_owners_own_passkey_on_our_page_opens_nothing() {
    let stage = Stage::new().await;
    let (aino, otso) = (stage.account("Aino").await, stage.account("Otso").await);
    let (device, of_otso) = (added(&aino).await, added(&otso).await);
    let told = |change: fn(&mut Device)| {
        let mut other = device.clone();
        change(&mut other);
        other
    };
    let mut stranger = Device::new();
    stranger.handle = device.handle.clone();
    let mut as_otso = device.clone();
    as_otso.handle = of_otso.handle.clone();
    let strange = [
        (
            "another page",
            told(|it| it.origin = "http://tuki.evil.example"),
        ),
        (
            "another port",
            told(|it| it.origin = "http://tuki.test:8080"),
        ),
        (
            "a host below",
            told(|it| it.origin = "http://evil.tuki.test"),
        ),
        ("another host's", told(|it| it.rp = "evil.example")),
        ("nobody asked", told(|it| it.verifies = false)),
        ("says no owner", told(|it| it.handle = Value::Null)),
        ("says another owner", as_otso),
        ("nobody has it", stranger),
    ];
    let comes = stage.browser();
    for (what, device) in strange {
        let answer = enter(&comes, &device).await;
        assert_eq!(answer.status, 403, "{what}: {}", answer.text);
        assert_eq!(answer.json()["message"], WRONG, "{what}");
        assert_eq!(comes.get("/en/account").await.status, 401, "{what}");
    }
    // Another key under the same id, and no answer at all.
    let challenge = asked(&comes).await;
    let mut forged: Value = serde_json::from_str(&device.show(&challenge)).unwrap();
    let other: Value = serde_json::from_str(&of_otso.show(&challenge)).unwrap();
    forged["response"]["signature"] = other["response"]["signature"].clone();
    let answer = brought(&comes, ENTER, &challenge, &forged.to_string()).await;
    says(&answer, 403, WRONG);
    let challenge = asked(&comes).await;
    says(
        &brought(&comes, ENTER, &challenge, "nonsense").await,
        403,
        WRONG,
    );
    // None of that was noted as used, and the owner still comes in.
    assert!(aino.get("/en/account").await.text.contains("Not used yet"));
    assert_eq!(enter(&comes, &device).await.status, 200);
}

#[tokio::test]
async fn what_a_device_makes_for_elsewhere_is_not_taken() {
    let stage = Stage::new().await;
    let owner = stage.account("Aino").await;
    let told = |change: fn(&mut Device)| {
        let mut device = Device::new();
        change(&mut device);
        device
    };
    for mut device in [
        told(|it| it.origin = "http://evil.example"),
        told(|it| it.rp = "evil.example"),
        told(|it| it.verifies = false),
    ] {
        let asked = begun(&owner).await;
        let made = device.make(&asked);
        assert_eq!(brought(&owner, ADD, &asked, &made).await.status, 422);
    }
    let asked = begun(&owner).await;
    assert_eq!(brought(&owner, ADD, &asked, "{}").await.status, 422);
    assert!(listed(&owner).await.is_empty());
    // A passkey that another account has is not taken over.
    let mut device = added(&stage.account("Otso").await).await;
    let asked = begun(&owner).await;
    let made = device.make(&asked);
    assert_eq!(brought(&owner, ADD, &asked, &made).await.status, 409);
}

#[tokio::test]
async fn a_copy_is_seen_by_its_counter_and_noted() {
    let stage = Stage::new().await;
    let mut device = added(&stage.account("Aino").await).await;
    let comes = stage.browser();
    // Devices that share passkeys do not count.
    assert_eq!(enter(&comes, &device).await.status, 200);
    assert_eq!(enter(&comes, &device).await.status, 200);
    device.counter = 7;
    let copy = device.clone();
    assert_eq!(enter(&comes, &device).await.status, 200);
    let thief = stage.browser();
    says(&enter(&thief, &copy).await, 403, WRONG);
    device.counter = 3;
    says(&enter(&thief, &device).await, 403, WRONG);
    assert_eq!(thief.get("/en/account").await.status, 401);
    let trail = stage.administrator("admin").await;
    let trail = trail.get("/en/admin/audit").await.text;
    assert_eq!(trail.matches("A passkey was refused").count(), 2, "{trail}");
    device.counter = 8;
    assert_eq!(enter(&comes, &device).await.status, 200);
}

#[tokio::test]
async fn closed_and_deleted_accounts_open_to_no_passkey() {
    let stage = Stage::new().await;
    let owner = stage.account("Aino").await;
    let device = added(&owner).await;
    let disabled = "
        update account
        set disabled_at = $2
        where id = $1";
    let row = |at: Option<i64>| args![owner.account.as_str(), at];
    stage
        .app
        .db
        .run(disabled, row(Some(START_MS)))
        .await
        .unwrap();
    says(&enter(&stage.browser(), &device).await, 403, WRONG);
    stage.app.db.run(disabled, row(None)).await.unwrap();
    assert_eq!(enter(&stage.browser(), &device).await.status, 200);
    let delete = "
        delete from account
        where id = $1";
    let row = args![owner.account.as_str()];
    stage.app.db.run(delete, row).await.unwrap();
    let count = "
        select count(*)
        from passkey";
    let left: Option<i64> = stage.app.db.optional(count, args![]).await.unwrap();
    assert_eq!(left, Some(0));
    says(&enter(&stage.browser(), &device).await, 403, WRONG);
}

#[tokio::test]
async fn wrong_passkeys_are_counted_whether_anybody_has_them_or_not() {
    let stage = Stage::new().await;
    let mut known = added(&stage.account("Aino").await).await;
    let mut unknown = Device::new();
    unknown.handle = known.handle.clone();
    known.verifies = false;
    let comes = stage.browser();
    for device in [&known, &unknown] {
        for _ in 0..10 {
            assert_eq!(enter(&comes, device).await.status, 403);
        }
        assert_eq!(enter(&comes, device).await.status, 429);
    }
    known.verifies = true;
    assert_eq!(
        enter(&comes, &known).await.status,
        200,
        "the owner comes in"
    );
}
