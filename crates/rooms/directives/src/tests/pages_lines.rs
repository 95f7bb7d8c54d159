//! Pages of lines and of control as somebody without script sees them.

use super::fixture::*;
use super::following::*;
use super::place::*;
use crate::model::*;
use crate::{path, store};
use axum::http::StatusCode;
use veche_core::*;
use veche_engine::Ask;

#[tokio::test]
async fn a_line_is_seen_by_those_who_read_what_is_official_and_by_its_owner() {
    let f = Following::new().await;
    let at = path::line(f.of_branch().await.short);
    let (secretary, coordinator) = (
        f.place.secretary().await,
        f.sign_in(&f.place.f.coordinator).await,
    );
    f.place
        .get(&secretary, &at)
        .await
        .says("Отделениям хранить ноты.");
    f.place
        .get(&coordinator, &at)
        .await
        .says("Принять к исполнению");
    assert_eq!(
        f.place.get(&f.member().await, &at).await.status,
        StatusCode::NOT_FOUND
    );
    let nobody = f.place.get("", &at).await;
    assert_eq!(
        (nobody.status, nobody.to.starts_with("/sign-in?to=")),
        (StatusCode::SEE_OTHER, true)
    );
    let member = f.member().await;
    for act in ["acceptance", "reports", "extensions", "closing"] {
        let got = f.place.post(&member, &format!("{at}/{act}"), &[]).await;
        assert!(got.status.is_client_error(), "{act}: {}", got.status);
    }
    assert_eq!(f.of_branch().await.stage, Stage::Open);
}

#[tokio::test]
async fn acts_are_shown_to_those_who_may() {
    let f = Following::new().await;
    let at = path::line(f.of_council().await.short);
    let chair = f.place.get(&f.sign_in(&f.place.f.chair).await, &at).await;
    chair.says("Отчитаться");
    chair.keeps_silent("/closing");
    let auditor = f.place.get(&f.sign_in(&f.place.f.auditor).await, &at).await;
    auditor.says("/closing");
    auditor.keeps_silent("reports/new");
    // The council controls branches, and never its own line.
    let own = f
        .place
        .get(&f.sign_in(&f.place.f.chair).await, &format!("{at}/closing"))
        .await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    own.says("Своё поручение не контролируют");
}

#[tokio::test]
async fn a_report_form_keeps_what_was_typed_and_what_was_brought() {
    let f = Following::new().await;
    let me = f.sign_in(&f.place.f.coordinator).await;
    let at = path::line(f.of_branch().await.short);
    let send = async |fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>| {
        f.place
            .upload(&me, &format!("{at}/reports"), fields, file)
            .await
    };
    let wrong = [
        ("done_on", "31.02.2026"),
        ("claim", "done"),
        ("account", "Ноты <b>подшиты</b>"),
        ("links", "javascript:alert(1)"),
    ];
    let got = send(&wrong, Some(("files", "протокол.pdf", b"%PDF-1.7 x"))).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    got.says("value=\"31.02.2026\"");
    got.says("Ноты &lt;b&gt;подшиты&lt;/b&gt;");
    got.says("href=\"#f-done_on\">За какой день: такой даты нет");
    got.says("href=\"#f-links\">Ссылки: «javascript:alert(1)» не похоже на адрес");
    got.says("протокол.pdf");
    let kept = got
        .text
        .split("name=\"kept\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(f.of_branch().await.stage, Stage::Open);

    let mut right = DONE.to_vec();
    right.push(("kept", &kept));
    right.push((
        "links",
        "https://news.example/choir\n/documents/missing0000",
    ));
    let got = send(&right, None).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    got.says("На этом портале нет записи /documents/missing0000");
    let own = format!(
        "https://news.example/choir\n{}",
        path::document(f.document.short)
    );
    right.pop();
    right.push(("links", &own));
    let got = send(&right, None).await;
    assert_eq!((got.status, got.to), (StatusCode::SEE_OTHER, at.clone()));
    let line = f.of_branch().await;
    assert_eq!(line.stage, Stage::Reported);
    let reports = store::reports_of(f.place.db.read(), &[line.id])
        .await
        .unwrap();
    let mut evidence: Vec<(&str, &str)> = reports[&line.id][0]
        .evidence
        .iter()
        .map(|e| (e.kind.code(), e.title.as_str()))
        .collect();
    evidence.sort_unstable();
    assert_eq!(
        evidence,
        [
            ("address", "https://news.example/choir"),
            ("file", "протокол.pdf"),
            ("record", "Постановление № 1 от 4 июня 2026 г.")
        ]
    );
    let person = f.place.f.coordinator.person().unwrap();
    assert_eq!(
        store::uploads(f.place.db.read(), person).await.unwrap(),
        vec![],
        "what was kept is no longer set aside"
    );
    let second = send(&DONE, None).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.says("Предыдущий отчёт ещё не рассмотрен");
    second.says("Ноты переписаны и подшиты.");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_at_its_field() {
    let f = Following::new().await;
    let me = f.sign_in(&f.place.f.coordinator).await;
    let at = format!("{}/reports", path::line(f.of_branch().await.short));
    let large = vec![b'x'; (20 << 20) + 1];
    let got = f
        .place
        .upload(&me, &at, &DONE, Some(("files", "large.bin", &large)))
        .await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    got.says("href=\"#f-files\">Файл больше 20 МБ");
    got.says("Ноты переписаны и подшиты.");
    assert_eq!(f.of_branch().await.stage, Stage::Open);
}

#[tokio::test]
async fn who_writes_for_another_says_for_whom() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let line = f.line_of(Party::Branch(f.place.f.branches[1])).await;
    let at = path::line(line.short);
    f.place
        .get(&me, &format!("{at}/reports/new"))
        .await
        .says("Отчёт со слов исполнителя");
    let got = f
        .place
        .upload(&me, &format!("{at}/reports"), &DONE, None)
        .await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    got.says("href=\"#f-said_by\">Укажите, кто сообщил");
    let mut fields = DONE.to_vec();
    fields.push(("said_by", "Председатель, по телефону"));
    assert_eq!(
        f.place
            .upload(&me, &format!("{at}/reports"), &fields, None)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    f.place
        .get(&me, &at)
        .await
        .says("Со слов: Председатель, по телефону; записано:");
}

#[tokio::test]
async fn a_file_is_given_to_those_who_see_its_line_and_to_all_once_released() {
    let f = Following::new().await;
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let chair = f.sign_in(&f.place.f.chair).await;
    let line = f.of_branch().await;
    let at = path::line(line.short);
    f.place
        .upload(
            &owner,
            &format!("{at}/reports"),
            &DONE,
            Some(("files", "notes.txt", b"secret notes")),
        )
        .await;
    let report = store::reports_of(f.place.db.read(), &[line.id])
        .await
        .unwrap()[&line.id][0]
        .clone();
    let file = path::evidence(report.evidence[0].id);
    f.place.get(&chair, &file).await.says("secret notes");
    assert_eq!(
        f.place.get(&f.member().await, &file).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        f.place.get("", &file).await.status,
        StatusCode::SEE_OTHER,
        "sign in first"
    );
    assert_eq!(
        f.place.get("", "/evidence/nonsense").await.status,
        StatusCode::NOT_FOUND
    );

    let judge = format!("/reports/{}/judgement", report.id);
    let refused = f
        .place
        .post(&chair, &judge, &[("word", "return"), ("reason", "")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#judge-reason\">Напишите причину");
    assert_eq!(
        f.place
            .post(&owner, &judge, &[("word", "accept")])
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    let early = f
        .place
        .post(
            &chair,
            &format!("/reports/{}/release", report.id),
            &[("released", "yes")],
        )
        .await;
    assert_eq!(
        early.status,
        StatusCode::CONFLICT,
        "only what was accepted is released"
    );
    assert_eq!(
        f.place
            .post(&chair, &judge, &[("word", "accept"), ("reason", "Спасибо")])
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        f.place.get("", &file).await.status,
        StatusCode::SEE_OTHER,
        "accepted is not yet public"
    );
    f.place
        .post(
            &chair,
            &format!("/reports/{}/release", report.id),
            &[("released", "yes")],
        )
        .await;
    f.place.get("", &file).await.says("secret notes");
    f.place
        .post(
            &chair,
            &format!("/reports/{}/release", report.id),
            &[("released", "no")],
        )
        .await;
    assert_eq!(f.place.get("", &file).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn more_time_is_asked_for_and_given() {
    let f = Following::new().await;
    let (chair, auditor) = (
        f.sign_in(&f.place.f.chair).await,
        f.sign_in(&f.place.f.auditor).await,
    );
    let at = path::line(f.of_council().await.short);
    let ask = async |until: &str, reason: &str| {
        f.place
            .post(
                &chair,
                &format!("{at}/extensions"),
                &[("until", until), ("reason", reason)],
            )
            .await
    };
    let early = ask("1.8.2026", "Зал занят").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("Новый срок должен быть позже нынешнего");
    early.says("Зал занят");
    assert_eq!(
        ask("1.10.2026", "Зал занят").await.status,
        StatusCode::SEE_OTHER
    );
    f.place
        .get(&auditor, "/desk")
        .await
        .says("Просят продлить (до 1 октября 2026 г.):");
    f.place
        .get(&chair, &at)
        .await
        .says("Просьба продлить срок до 1 октября 2026 г. ждёт контролирующего.");
    let page = f.place.get(&auditor, &at).await;
    page.says("Продлить до 1 октября 2026 г.");
    let act = page
        .text
        .split("/extensions/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let refused = f
        .place
        .post(
            &auditor,
            &format!("/extensions/{act}"),
            &[("word", "refuse"), ("answer", " ")],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#extend-answer\"");
    assert_eq!(
        f.place
            .post(
                &auditor,
                &format!("/extensions/{act}"),
                &[("word", "grant")]
            )
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let line = f.of_council().await;
    assert_eq!(
        (line.due, line.first_due),
        (Some(day("2026-10-01")), Some(day("2026-09-01")))
    );
    f.place.get(&chair, &at).await.says("срок продлён");
}

#[tokio::test]
async fn a_line_is_closed_by_a_later_decision() {
    let f = Following::new().await;
    let auditor = f.sign_in(&f.place.f.auditor).await;
    let at = path::line(f.of_council().await.short);
    let close = async |decision: &str| {
        let fields = [
            ("stage", "cancelled"),
            ("reason", "Фестиваль отменён"),
            ("decision", decision),
        ];
        f.place
            .post(&auditor, &format!("{at}/closing"), &fields)
            .await
    };
    close("")
        .await
        .says("Укажите решение, которым поручение отменено или заменено.");
    close("№ 99").await.says("Документа «№ 99» нет.");
    close("№ 1").await.says("Нужно более позднее.");
    let later = adopted(&f.place.db, &f.place.f, "2026-06-06").await;
    let form = f.place.get(&auditor, &format!("{at}/closing")).await;
    form.says(&format!(
        "Постановление № 2 от 6 июня 2026 г. ({})",
        later.short
    ));
    let typed = format!("Постановление № 2 от 6 июня 2026 г. ({})", later.short);
    assert_eq!(close(&typed).await.status, StatusCode::SEE_OTHER);
    let page = f.place.get(&auditor, &at).await;
    page.says("отменено");
    page.says("решение № 2");
    page.says("Фестиваль отменён");
    assert_eq!(
        f.place.get(&auditor, &format!("{at}/closing")).await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn a_reading_is_corrected_and_a_lost_race_shows_both() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let items = store::items(f.place.db.read(), f.document.id)
        .await
        .unwrap();
    let directive = items[0].directives[0].clone();
    let at = path::directive(directive.short);
    let form = f.place.get(&me, &format!("{at}/correction")).await;
    form.says("value=\"до 1 сентября 2026 г.\"");
    let (audit, conference) = (
        Party::Body(f.place.f.audit).code(),
        Party::Body(f.place.f.conference).code(),
    );
    let more = f
        .place
        .post(
            &me,
            &format!("{at}/correction"),
            &[
                ("word", "more"),
                ("owner-0", &audit),
                ("owner-1", ""),
                ("reason", "имелась в виду"),
            ],
        )
        .await;
    more.says("name=\"owner-4\"");
    more.says("имелась в виду");
    let fields = |owner: &'static str, version: &'static str| {
        [
            ("version", version),
            ("deadline", "до 1 октября"),
            ("natures", "charge"),
            ("reason", "имелась в виду комиссия"),
            ("owner-0", owner),
        ]
    };
    let audit: &'static str = audit.leak();
    let conference: &'static str = conference.leak();
    assert_eq!(
        f.place
            .post(&me, &format!("{at}/correction"), &fields(audit, "1"))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let page = f.place.get(&me, &at).await;
    page.says("Ревизионная комиссия");
    page.says("отменено");
    page.says("имелась в виду комиссия");
    page.says("до 1 октября 2026 г.");
    let lost = f
        .place
        .post(&me, &format!("{at}/correction"), &fields(conference, "1"))
        .await;
    assert_eq!(lost.status, StatusCode::CONFLICT);
    lost.says("Конференция");
    lost.says("Ревизионная комиссия");
}

#[tokio::test]
async fn the_register_narrows_pages_and_goes_out_as_a_file() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let all = f.place.get(&me, "/lines?size=2").await;
    all.says("5 поручений");
    let next = all
        .text
        .split("rel=\"next\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&amp;", "&");
    let second = f.place.get(&me, &next).await;
    second.says("5 поручений");
    let first_line =
        |page: &Got| page.text.split("href=\"/lines/").nth(1).unwrap()[..10].to_owned();
    assert_ne!(first_line(&all), first_line(&second));
    for (query, count) in [
        ("?kind=branch", "3 поручения"),
        ("?who=%D0%9F%D1%81%D0%BA%D0%BE%D0%B2", "1 поручение"),
        ("?who=%D0%BD%D0%B8%D0%BA%D1%82%D0%BE", "0 поручений"),
        ("?until=1.9.2026&from=2026-07-01", "1 поручение"),
        ("?document=99", "0 поручений"),
        ("?document=1&nature=permanent", "3 поручения"),
        ("?q=%D0%BD%D0%BE%D1%82%D1%8B", "3 поручения"),
        ("?mark=late", "0 поручений"),
        ("?stage=open-ones&mark=no_word", "0 поручений"),
        ("?stage=done", "0 поручений"),
    ] {
        f.place
            .get(&me, &format!("/lines{query}"))
            .await
            .says(&format!("role=\"status\">{count}"));
    }
    f.place
        .get(&me, "/lines?from=%D0%BB%D0%B5%D1%82%D0%BE")
        .await
        .says("Дату «лето» разобрать не удалось");
    let owner = Party::Branch(f.place.f.branches[1]).code();
    let chosen = f.place.get(&me, &format!("/lines?owner={owner}")).await;
    chosen.says("Исполнитель: Псковское отделение");
    chosen.says("role=\"status\">1 поручение");
    // What the link brought goes with the form, though no field shows it.
    chosen.says(&format!(
        "<input type=\"hidden\" name=\"owner\" value=\"{owner}\">"
    ));
    let csv = f.place.get(&me, "/lines.csv?kind=branch&size=1").await.text;
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.contains("Постановление № 1 от 4 июня 2026 г.;2;Отделениям хранить ноты.;Тверское отделение;ответственный"), "{csv}");
}

#[tokio::test]
async fn the_register_leads_from_what_is_open_and_says_shared_words_once() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let page = f.place.get(&me, "/lines").await;
    // Three branches owe the same by the same day.
    assert_eq!(page.text.matches("Отделениям хранить ноты.").count(), 1);
    page.says("Постановление №\u{a0}1 от 04.06.2026, п.\u{a0}2");
    page.says("<th role=\"rowheader\" scope=\"col\" colspan=\"4\">Позже</th>");
    page.says("Без даты");
    page.says("Открытые <span class=\"badge\">5</span>");
    page.says("<details class=\"filters-more\"><summary>");
    page.keeps_silent("Сбросить отбор");
    // In the search they are one hit, with owners.
    let found = f.place.get(&me, "/search?q=%D0%BD%D0%BE%D1%82%D1%8B").await;
    assert_eq!(found.text.matches("Отделениям хранить ноты.").count(), 1);
    found.says("href=\"/directives/");
    found.says("3 исполнителя");
    let mine = f.place.get(&me, "/lines?mine=owed").await;
    mine.says("role=\"status\">1 поручение");
    mine.says("<option value=\"owed\" selected>мои и моих органов</option>");
    mine.says("href=\"/lines?mine=owed&amp;view=late\"");
    mine.says("Сбросить отбор");
    let coordinator = f.sign_in(&f.place.f.coordinator).await;
    f.place
        .get(
            &coordinator,
            "/lines?mine=owed&who=%D0%9F%D1%81%D0%BA%D0%BE%D0%B2",
        )
        .await
        .says("role=\"status\">0 поручений");
    let closed = f.place.get(&me, "/lines?view=closed").await;
    closed.says("Закрытых поручений нет.");
    let closing = [("stage", "not_done"), ("reason", "Зала нет")];
    let auditor = f.sign_in(&f.place.f.auditor).await;
    let at = path::line(f.of_council().await.short);
    f.place
        .post(&auditor, &format!("{at}/closing"), &closing)
        .await;
    f.place
        .get(&me, "/lines")
        .await
        .says("role=\"status\">4 поручения");
    for all in ["?view=all", "?document=1", "?kind=&stage=&view=all"] {
        f.place
            .get(&me, &format!("/lines{all}"))
            .await
            .says("role=\"status\">5 поручений");
    }
    let controlled = f
        .place
        .get(&auditor, "/lines?mine=control&view=closed")
        .await;
    controlled.says("role=\"status\">1 поручение");
    super::at(&f.place.db, "2026-12-01");
    let me = f.place.secretary().await;
    let late = f.place.get(&me, "/lines?view=late").await;
    late.says("role=\"status\">3 поручения");
    late.says("пропущен срок 04.09.2026");
    late.says("следующий срок 04.12.2026");
}

#[tokio::test]
async fn who_audits_sees_the_whole_federation() {
    let f = Following::new().await;
    super::at(&f.place.db, "2026-12-01");
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let at = path::line(f.of_branch().await.short);
    f.place
        .upload(&owner, &format!("{at}/reports"), &DONE, None)
        .await;
    let desk = f
        .place
        .get(&f.sign_in(&f.place.f.auditor).await, "/desk")
        .await;
    desk.says("По всему объединению");
    desk.says("href=\"/lines?view=late\"");
    desk.says("1 отчёт ждёт контролирующего");
    desk.says("Ноты переписаны и подшиты.");
    desk.says("href=\"/execution\"");
    f.place
        .get(&f.sign_in(&f.place.f.chair).await, "/desk")
        .await
        .keeps_silent("По всему объединению");
}

#[tokio::test]
async fn a_list_costs_the_same_at_one_row_and_at_three() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    let cost = async |address: &str| {
        let before = f.place.db.statements_asked();
        assert_eq!(f.place.get(&me, address).await.status, StatusCode::OK);
        f.place.db.statements_asked() - before
    };
    f.place.get(&me, "/lines").await;
    assert_eq!(
        cost("/lines?kind=branch&size=1").await,
        cost("/lines?kind=branch&size=3").await
    );
    let report = path::execution(f.document.short);
    let once = cost(&report).await;
    for i in 0..3 {
        let line = f.line_of(Party::Branch(f.place.f.branches[i])).await;
        let mut fields = DONE.to_vec();
        fields.push(("said_by", "по телефону"));
        f.place
            .upload(
                &me,
                &format!("{}/reports", path::line(line.short)),
                &fields,
                Some(("files", "a.txt", b"a")),
            )
            .await;
    }
    let evidence = 1;
    assert_eq!(
        cost(&report).await,
        once + evidence,
        "reports have evidence now: one statement, however many"
    );
}

#[tokio::test]
async fn the_desk_shows_what_is_owed_and_what_waits() {
    let f = Following::new().await;
    let (owner, chair) = (
        f.sign_in(&f.place.f.coordinator).await,
        f.sign_in(&f.place.f.chair).await,
    );
    let line = f.of_branch().await;
    let at = path::line(line.short);
    let desk = f.place.get(&owner, "/desk").await;
    desk.says("За вами и вашими органами");
    desk.says(&format!("action=\"{at}/acceptance\""));
    desk.says(&format!("href=\"{at}/reports/new\""));
    f.place
        .get(&chair, "/desk")
        .await
        .keeps_silent("Ждут вашего слова");
    assert_eq!(
        f.place
            .post(&owner, &format!("{at}/acceptance"), &[])
            .await
            .to,
        at
    );
    f.place
        .get(&owner, "/desk")
        .await
        .keeps_silent("/acceptance");
    f.place
        .upload(&owner, &format!("{at}/reports"), &DONE, None)
        .await;
    let desk = f.place.get(&chair, "/desk").await;
    desk.says("Ждут вашего слова");
    desk.says("Ноты переписаны и подшиты.");
    super::at(&f.place.db, "2026-12-01");
    let chair = f.sign_in(&f.place.f.chair).await;
    let late = f.place.get(&chair, "/desk").await;
    late.says("2 поручения просрочены");
}

#[tokio::test]
async fn a_line_that_is_cited_says_where() {
    let f = Following::new().await;
    let owner = f.sign_in(&f.place.f.coordinator).await;
    let (line, other) = (f.of_branch().await, f.of_council().await);
    let mut fields = DONE.to_vec();
    let link = other.short.to_string();
    fields.push(("links", &link));
    f.place
        .upload(
            &owner,
            &format!("{}/reports", path::line(line.short)),
            &fields,
            None,
        )
        .await;
    let page = f.place.get(&owner, &path::line(other.short)).await;
    page.says("Где приведено как подтверждение");
    page.says(&path::line(line.short));
    page.keeps_silent("⟦");
    let found = f
        .place
        .get(&owner, &format!("/search?q={}", line.short))
        .await;
    found.says("Отделениям хранить ноты.");
}

#[tokio::test]
async fn pages_have_no_missing_words() {
    let f = Following::new().await;
    let me = f.place.secretary().await;
    for address in super::super::pages::lines::examples(&f.place.house)
        .await
        .unwrap()
    {
        let got = f.place.get(&me, &address).await;
        assert_ne!(got.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        assert!(
            !got.text.contains("⟦"),
            "{address}: {}",
            got.text
                .split("⟦")
                .nth(1)
                .unwrap()
                .split("⟧")
                .next()
                .unwrap()
        );
    }
    assert_eq!(
        f.place
            .db
            .read()
            .number("select count(*) from upload", vec![])
            .await
            .unwrap(),
        0
    );
}
