//! How far somebody comes who guesses codes: the figures that `SECURITY.md` tells.
use server::args;

use crate::stage::{Browser, START_MS, Stage};

/// Codes that are read from one address within ten minutes.
const READ_OF_ONE: usize = 300;
/// The same while many addresses guess.
const READ_OF_ONE_IN_A_SIEGE: usize = 10;
/// Wrong codes of all addresses within ten minutes that make a siege.
const SIEGE: i64 = 3_000;
const WINDOW_MS: i64 = 10 * 60 * 1000;

async fn join(browser: &Browser, code: &str) -> u16 {
    let form = [("code", code), ("name", "Noor")];
    browser.post("/en/join", &form).await.status.as_u16()
}

/// The code of an open invitation.
async fn open_code(stage: &Stage) -> String {
    let lead = stage.account("Lead").await;
    let made = lead
        .json(
            "POST",
            "/api/v1/workspaces",
            &serde_json::json!({"title": "Lakeside"}),
        )
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let form = [("role", "participant"), ("expires", "week")];
    lead.post(&format!("/en/w/{workspace}/invite"), &form).await;
    let code = "
        select code
        from invitation";
    let code: Option<String> = stage.app.db.optional(code, args![]).await.unwrap();
    code.unwrap()
}

/// How many wrong codes are read before a right one is refused.
async fn read_before_all_is_refused(stage: &Stage, right: &str, address: [u8; 4]) -> usize {
    let here = stage.browser().at(address);
    for wrong in 0.. {
        if join(&here, right).await == 429 {
            return wrong;
        }
        let status = join(&here, "no code").await;
        assert!([422, 429].contains(&status), "{status}");
    }
    unreachable!("counting ends when it is refused")
}

#[tokio::test]
async fn guessing_from_one_address_ends_after_a_few_hundred() {
    let stage = Stage::new().await;
    let code = open_code(&stage).await;
    let read = read_before_all_is_refused(&stage, &code, [192, 0, 2, 7]).await;
    assert_eq!(read, READ_OF_ONE);
    assert_eq!(
        join(&stage.browser().at([192, 0, 2, 8]), &code).await,
        303,
        "others come in"
    );
    stage.pass_ms(WINDOW_MS);
    assert_eq!(
        join(&stage.browser().at([192, 0, 2, 7]), &code).await,
        303,
        "ten minutes later"
    );
}

#[tokio::test]
async fn guessing_from_many_addresses_makes_it_hard_for_those_who_guess() {
    let stage = Stage::new().await;
    let code = open_code(&stage).await;
    let siege = "
        insert into attempt (scope, subject, window_start, failures)
        values ('code-all', '', $1, $2)";
    let window = START_MS - START_MS.rem_euclid(WINDOW_MS);
    stage.app.db.run(siege, args![window, SIEGE]).await.unwrap();
    let read = read_before_all_is_refused(&stage, &code, [192, 0, 2, 7]).await;
    assert_eq!(read, READ_OF_ONE_IN_A_SIEGE);
    assert_eq!(
        join(&stage.browser().at([192, 0, 2, 8]), &code).await,
        303,
        "who types it right comes in"
    );
}
