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
