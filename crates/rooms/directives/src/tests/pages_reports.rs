//! Reports that come back, wait, or are taken back, as somebody without script sees them.

use super::following::*;
use crate::model::*;
use crate::{path, store};
use axum::http::StatusCode;

#[tokio::test]
async fn a_returned_report_is_corrected_and_not_written_again() {
    let f = Following::new().await;
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let chair = f.sign_in(&f.place.f.chair).await;
    let at = path::line(f.of_branch().await.short);
    let mut fields = DONE.to_vec();
    fields.push(("links", "https://news.example/choir"));
    let file = Some(("files", "протокол.pdf", b"%PDF-1.7 x".as_slice()));
    f.place
        .get(&owner, &format!("{at}/reports/new"))
        .await
        .keeps_silent("name=\"said_by\"");
    f.place
        .upload(&owner, &format!("{at}/reports"), &fields, file)
        .await;
    let report = async || {
        let mut all = store::reports_on_record(f.place.db.read(), f.of_branch().await.id)
            .await
            .unwrap();
        all.pop().unwrap()
    };
    let first = report().await;
    let reason = [("word", "return"), ("reason", "Приложите список нот")];
    f.place
        .post(&chair, &format!("/reports/{}/judgement", first.id), &reason)
        .await;
    let desk = f.place.get(&owner, "/desk").await;
    desk.says("Приложите список нот");
    desk.says("Отчитаться снова");
    let form = f.place.get(&owner, &format!("{at}/reports/new")).await;
    form.says("Приложите список нот");
    form.says("Ноты переписаны и подшиты.");
    form.says("value=\"5.6.2026\"");
    form.says("value=\"done\" checked");
    for piece in &first.evidence {
        form.says(&format!("name=\"evidence\" value=\"{}\" checked", piece.id));
        form.says(&piece.title);
    }
    let kept = |title: &str| {
        let piece = first.evidence.iter().find(|e| e.title == title);
        piece.unwrap().id.to_string()
    };
    let (pdf, foreign) = (kept("протокол.pdf"), uuid::Uuid::from_u128(7).to_string());
    let mut again = DONE.to_vec();
    again.push(("evidence", &pdf));
    again.push(("evidence", &foreign));
    f.place
        .upload(&owner, &format!("{at}/reports"), &again, None)
        .await;
    let titles: Vec<String> = report()
        .await
        .evidence
        .iter()
        .map(|e| e.title.clone())
        .collect();
    assert_eq!(
        titles,
        ["протокол.pdf"],
        "what is ticked goes along, and nothing else"
    );
}

#[tokio::test]
async fn a_waiting_report_stands_on_its_authors_desk_and_can_be_taken_back() {
    let f = Following::new().await;
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let chair = f.sign_in(&f.place.f.chair).await;
    let at = path::line(f.of_branch().await.short);
    f.place
        .upload(&owner, &format!("{at}/reports"), &DONE, None)
        .await;
    let all = store::reports_on_record(f.place.db.read(), f.of_branch().await.id)
        .await
        .unwrap();
    let reports = format!("{at}/reports");
    let (correction, withdrawal) = (
        path::report(f.of_branch().await.short),
        format!("/reports/{}/withdrawal", all[0].id),
    );
    let desk = f.place.get(&owner, "/desk").await;
    desk.says("Отчёты ждут контролирующего");
    desk.says(&correction);
    f.place.get(&chair, &at).await.keeps_silent(&withdrawal);
    assert_eq!(
        f.place.get(&chair, &correction).await.status,
        StatusCode::FORBIDDEN
    );
    let secretary = f.place.secretary().await;
    assert_eq!(
        f.place.get(&secretary, &correction).await.status,
        StatusCode::CONFLICT,
        "another's report is not corrected"
    );
    assert_eq!(
        f.place.get(&f.member().await, &correction).await.status,
        StatusCode::NOT_FOUND
    );
    f.place
        .get(&owner, &correction)
        .await
        .says("Ноты переписаны и подшиты.");
    let mut fields = DONE.to_vec();
    fields[2] = ("account", "Ноты переписаны наполовину.");
    let first = all[0].id.to_string();
    fields.push(("instead", &first));
    let wrong = [("claim", "done"), ("account", ""), ("instead", &first)];
    let got = f.place.upload(&owner, &reports, &wrong, None).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    got.says(&format!("name=\"instead\" value=\"{first}\""));
    assert_eq!(f.place.upload(&owner, &reports, &fields, None).await.to, at);
    let page = f.place.get(&owner, &at).await;
    page.says("Ноты переписаны наполовину.");
    page.says("отозван");
    let stale = f.place.upload(&owner, &reports, &fields, None).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("Ноты переписаны наполовину.");
    let all = store::reports_on_record(f.place.db.read(), f.of_branch().await.id)
        .await
        .unwrap();
    let withdrawal = format!("/reports/{}/withdrawal", all[1].id);
    page.says(&withdrawal);
    assert_eq!(f.place.post(&owner, &withdrawal, &[]).await.to, at);
    assert_eq!(f.of_branch().await.stage, Stage::Open);
    f.place
        .get(&owner, "/desk")
        .await
        .keeps_silent("Отчёты ждут контролирующего");
}
