//! What headings and cells of tables of descriptions say, in any language, and what they may say when they say none of it.
use server::features::catalogue::LifeCycle;
use server::i18n::Lang;

use crate::catalogue::house;
use crate::tables::{HEAD, all, bring, faults, list_of, send};

#[tokio::test]
async fn a_stage_or_language_that_is_none_is_told_with_all_there_are() {
    let house = house().await;
    let table = format!(
        "{HEAD};life_cycle;Kieli\na;One;Library;430;Kesken;suomi\nb;Two;Library;430;;xx-yy-zz\n"
    );
    let found = faults(&house, table.as_bytes()).await;
    let stages = LifeCycle::ALL
        .map(|one| Lang::En.text(one.key()))
        .join("; ");
    let advice =
        |names: &str| format!("This value is not in the list. The allowed values are {names}.");
    let (stages, languages) = (advice(&stages), advice("Suomi; Svenska; English"));
    assert_eq!(
        list_of(&found),
        [
            ["E2", "Kesken", stages.as_str()],
            ["F3", "xx-yy-zz", languages.as_str()]
        ]
    );
    let table = format!("{HEAD};Språk\na;One;Library;430;svenska\n");
    bring(&house, table.as_bytes()).await;
    assert_eq!(all(&house).await[0].description.language, Lang::Sv);
}

#[tokio::test]
async fn headings_and_values_are_read_in_any_language() {
    let house = house().await;
    let table = "tunniste;nimi;vastaa\n";
    assert_eq!(send(&house, table.as_bytes()).await.status, 422);
    for head in [
        "Tunniste;Nimi;Organisaatio;Koko maa;Vaihe;Kuvauksen kieli\nx;Yksi;Kirjasto;kyllä;Försök;suomi\n",
        "Beteckning;name;organisation;Hela landet;life_cycle;language\nx;Yksi;Kirjasto;ja;PILOT;finska\n",
    ] {
        bring(&house, head.as_bytes()).await;
        let found = all(&house).await;
        assert!(found[0].description.nationwide);
        assert_eq!(found[0].description.life_cycle.name(), "pilot");
        assert_eq!(found[0].version, 1);
    }
}
