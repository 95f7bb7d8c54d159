//! The execution report as somebody without script sees it, and who may see how much of it.

use super::following::*;
use crate::path;
use axum::http::StatusCode;

#[tokio::test]
async fn the_execution_report_is_for_the_public_only_where_it_is_published() {
    let f = Following::new().await;
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let line = f.of_branch().await;
    f.place
        .upload(
            &owner,
            &format!("{}/reports", path::line(line.short)),
            &DONE,
            None,
        )
        .await;
    let at = path::execution(f.document.short);
    let full = f.place.get(&owner, &at).await;
    full.says("На контроле 5 поручений");
    full.says("5</strong> в работе");
    full.says("Ноты переписаны и подшиты.");
    full.says("Исполнено самим принятием");
    assert_eq!(f.place.get("", &at).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        f.place
            .get(&f.member().await, &format!("{at}.json"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    f.publish().await;
    let public = f.place.get("", &at).await;
    public.says("отчёт на рассмотрении");
    public.keeps_silent("Ноты переписаны");
    public.keeps_silent(&path::line(line.short));
    let json: serde_json::Value =
        serde_json::from_str(&f.place.get("", &format!("{at}.json?lang=en")).await.text).unwrap();
    assert_eq!(json["format"], "veche-execution/1");
    assert_eq!(json["narrative"][0], "All 5 directives are in hand.");
    assert_eq!(json["summary"]["lines"], 5);
    assert!(!json.to_string().contains("Ноты переписаны"));
    let json: serde_json::Value =
        serde_json::from_str(&f.place.get(&owner, &format!("{at}.json")).await.text).unwrap();
    let told = &json["documents"][0]["items"][1]["directives"][0]["lines"];
    assert!(told.to_string().contains("Ноты переписаны"), "{told}");
    assert!(
        f.place
            .get(&owner, &format!("{at}.pdf?lang=en"))
            .await
            .text
            .starts_with("%PDF Execution report")
    );
}

#[tokio::test]
async fn a_period_holds_what_was_adopted_in_it() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    f.place
        .get(&me, "/execution")
        .await
        .says("value=\"10.6.2026\"");
    let got = f
        .place
        .get(&me, "/execution?from=4.6.2026&until=5.6.2026")
        .await;
    got.says("Документы с 4 июня 2026 г. по 5 июня 2026 г., по состоянию на ");
    got.says("Постановление № 1 от 4 июня 2026 г.");
    f.place
        .get(&me, "/execution?from=5.6.2026&until=6.6.2026")
        .await
        .says("За этот период документов не принимали.");
    let wrong = f
        .place
        .get(&me, "/execution?from=6.6.2026&until=5.6.2026&body=nobody")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("value=\"6.6.2026\"");
    wrong.says("Конец периода раньше начала.");
    let json = f
        .place
        .get(&me, "/execution.json?from=4.6.2026&until=5.6.2026")
        .await
        .text;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["period"]["until"], "2026-06-05");
    assert_eq!(json["documents"].as_array().unwrap().len(), 1);
    let nothing = f.place.get(&me, "/execution.json?from=x").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Where words stand in a page.
#[track_caller]
fn at(page: &str, words: &str) -> usize {
    page.find(words)
        .unwrap_or_else(|| panic!("{words} is not in {page}"))
}

#[tokio::test]
async fn a_report_says_first_what_is_late_and_prints() {
    let f = Following::new().await;
    super::at(&f.place.db, "2027-03-01");
    let me = f.place.secretary().await;
    let report = path::execution(f.document.short);
    let page = f.place.get(&me, &report).await.text;
    assert!(at(&page, "id=\"undone\"") < at(&page, "По пунктам"));
    assert!(at(&page, "exec-bar") < at(&page, "id=\"undone\""));
    at(&page, "data-print");
    // One table of all items, and each item's words once in it.
    assert_eq!(page.matches("exec-table exec-items").count(), 1);
    at(&page, "href=\"#item-1\"");
    // A figure leads to just its lines.
    let late = format!("/lines?document={}&amp;mark=late", f.document.short);
    at(&page, &late);
    let figure: usize = page[at(&page, &late)..]
        .split_once("<strong>")
        .unwrap()
        .1
        .split('<')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let table = &page[at(&page, "id=\"undone\"")..at(&page, "По пунктам")];
    assert_eq!(table.matches("exec-line").count(), figure);
}

#[tokio::test]
async fn the_report_speaks_the_language_of_its_address() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let report = path::execution(f.document.short);
    for at in [report.as_str(), "/execution"] {
        let page = f.place.get(&me, &format!("{at}?lang=en")).await;
        page.says("<html lang=\"en\"");
        page.says("Execution report");
        // The switch comes back to the address without the language, or it would do nothing.
        page.says(&format!("name=\"back\" value=\"{at}\""));
        f.place.get(&me, at).await.says("<html lang=\"ru\"");
    }
}

#[tokio::test]
async fn the_report_opens_from_the_last_conference() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let page = f.place.get(&me, "/execution").await;
    page.says("С последней конференции (4 июня 2026 г.)");
    page.says("aria-current=\"page\"");
    page.says("Документы с 4 июня 2026 г. по 10 июня 2026 г., по состоянию на 10 июня 2026 г.");
    page.says("На контроле 5 поручений");
    page.says("За год");
}

#[tokio::test]
async fn an_archival_document_without_a_word_is_one_sentence() {
    let place = super::place::Place::new().await;
    let document = super::fixture::adopted(&place.db, &place.f, "2016-06-04").await;
    assert!(document.archival);
    let me = place.secretary().await;
    let report = place.get(&me, &path::execution(document.short)).await;
    report.says("О выполнении сведений нет.");
    for silent in [
        "exec-table",
        "сообщений не было",
        "exec-bar",
        "ждёт исполнителя",
    ] {
        report.keeps_silent(silent);
    }
    let page = place.get(&me, &path::document(document.short)).await;
    page.says("нет сведений");
    for silent in ["ждёт исполнителя", "не получена", "сведений ещё нет"]
    {
        page.keeps_silent(silent);
    }
    place
        .get(&me, &format!("{}/extracts", path::document(document.short)))
        .await
        .says("Выписок нет: документ принят раньше");
    let json = place
        .get(&me, &format!("{}.json", path::execution(document.short)))
        .await;
    let json: serde_json::Value = serde_json::from_str(&json.text).unwrap();
    assert_eq!(json["summary"]["no_word"], json["summary"]["lines"]);
}
