//! SQL of visits at the provider and of memberships that it tells of.
use crate::args;
use crate::db::{DbError, FromRow, Row, Tx};
use crate::features::accounts::AccountId;
use crate::i18n::Lang;

/// Somebody who left for the provider.
pub(super) struct Visit {
    /// What tells the browser from others.
    pub browser: String,
    /// The account to link; none to sign in.
    pub account: Option<AccountId>,
    pub nonce: String,
    pub verifier: String,
    pub lang: Lang,
    pub next: String,
}

impl FromRow for Visit {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            browser: row.get("browser")?,
            account: row.get::<Option<String>>("account_id")?.map(AccountId),
            nonce: row.get("nonce")?,
            verifier: row.get("verifier")?,
            lang: Lang::parse(&row.get::<String>("language")?).unwrap_or_default(),
            next: row.get("next")?,
        })
    }
}

const FORGET_VISITS: &str = "
    delete from provider_visit
    where expires_at <= $1";
const INSERT_VISIT: &str = "
    insert into provider_visit
        (state_hash, browser, account_id, nonce, verifier, language, next, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// Keeps a visit, and forgets those that nobody came back from; `times` are when it began and until when it is awaited.
pub(super) async fn insert_visit(
    tx: &mut Tx<'_>,
    state_hash: &str,
    visit: &Visit,
    times: (i64, i64),
) -> Result<(), DbError> {
    tx.run(FORGET_VISITS, args![times.0]).await?;
    let row = args![
        state_hash,
        visit.browser.as_str(),
        visit.account.as_ref().map(|id| id.0.as_str()),
        visit.nonce.as_str(),
        visit.verifier.as_str(),
        visit.lang.code(),
        visit.next.as_str(),
        times.0,
        times.1,
    ];
    tx.run(INSERT_VISIT, row).await.map(drop)
}

const TAKE_VISIT: &str = "
    delete from provider_visit
    where state_hash = $1 and expires_at > $2
    returning browser, account_id, nonce, verifier, language, next";

/// The visit, which is over by that; none when it was over before.
pub(super) async fn take_visit(
    tx: &mut Tx<'_>,
    state_hash: &str,
    now_ms: i64,
) -> Result<Option<Visit>, DbError> {
    tx.optional(TAKE_VISIT, args![state_hash, now_ms]).await
}

const OPEN_WORKSPACE: &str = "
    select count(*)
    from workspace
    where id = $1 and deleted_at is null
        and not exists (select 1 from removed_member r where r.workspace_id = $1 and r.account_id = $2)";

/// Whether the account may become a member by what the provider says: the workspace is there, and no facilitator has
/// removed the account from it.
pub(super) async fn may_join(
    tx: &mut Tx<'_>,
    workspace: &str,
    account: &AccountId,
) -> Result<bool, DbError> {
    let row = args![workspace, account.0.as_str()];
    let count: Option<i64> = tx.optional(OPEN_WORKSPACE, row).await?;
    Ok(count.unwrap_or(0) > 0)
}

const MEMBER_ROLE: &str = "
    select role
    from member
    where workspace_id = $1 and account_id = $2";

/// Name of the account's role in the workspace, if it is a member.
pub(super) async fn member_role(
    tx: &mut Tx<'_>,
    workspace: &str,
    account: &AccountId,
) -> Result<Option<String>, DbError> {
    tx.optional(MEMBER_ROLE, args![workspace, account.0.as_str()])
        .await
}
