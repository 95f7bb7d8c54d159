//! Questions over many records at once, asked alike of both databases.

use super::fixture::*;
use super::{at, line_of, send, word};
use crate::commands::*;
use crate::execution::{Period, for_document, for_period};
use crate::model::*;
use crate::store::{self, NewEvidence, NewReport};
use std::sync::Arc;
use veche_core::*;
use veche_lang::{Lang, Texts};
use veche_testkit::{TestDb, both};

fn lang(tongue: Tongue) -> Lang {
    let texts = Texts::new(&[
        veche_desk::TEXTS,
        veche_desk::components::TEXTS,
        crate::TEXTS,
    ]);
    Lang::new(Arc::new(texts.unwrap()), tongue, Zone::UTC)
}

fn told(claim: Claim, on: &str, evidence: Vec<NewEvidence>) -> NewReport {
    NewReport {
        done_on: day(on),
        claim,
        account: "Провели в Твери, пришло 40 человек.".into(),
        said_by: None,
        evidence,
    }
}

fn record(path: String) -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::Record,
        value: path,
        title: "поручение".into(),
        media_type: None,
        size: None,
    }
}

both! {
    [veche_desk::MIGRATIONS, veche_register::MIGRATIONS, crate::MIGRATIONS]

    async fn an_execution_report_is_put_together_from_the_records(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        at(&db, "2026-07-10");
        let branch = line_of(&db, &document, Party::Branch(f.branches[0])).await;
        let council = line_of(&db, &document, Party::Body(f.council)).await;
        let evidence = vec![record(crate::path::line(council.short))];
        let report = send(&db, &f.coordinator, &branch, told(Claim::Done, "2026-07-01", evidence)).await.unwrap();
        word(&db, &f.chair, report, true, None).await.unwrap();
        let closing = Closing { stage: Stage::NotDone, reason: "Зала нет".into(), decision: None };
        run(&db, &f.auditor, (council.short, closing), |tx, by, (at, c)| Box::pin(close(tx, by, *at, c))).await.unwrap();

        let l = lang(Tongue::Ru);
        let before = db.statements_asked();
        let got = for_document(db.read(), &l, document.short, day("2026-10-01")).await.unwrap();
        assert!(db.statements_asked() - before <= 16, "{}", db.statements_asked() - before);
        let s = got.report.summary;
        assert_eq!((s.lines, s.directives, s.by_adoption), (5, 3, 1));
        assert_eq!((s.not_done, s.late, s.in_work), (1, 2, 2));
        // The period that the branch closed was due on 4 September and done on 1 July; the others let it pass, the council its own.
        assert_eq!((s.due, s.due_done_in_time), (4, 1));
        let text = got.text(&l);
        for words in [
            "Справка о выполнении",
            "Постановление № 1 от 4 июня 2026 г.",
            "Ни одно из 5 поручений не выполнено: в работе 2; просрочено 2, дольше всего на 27 дней; не выполнено 1.",
            "Центральный совет: не выполнено — до 1 сентября 2026 г.",
            "Провели в Твери, пришло 40 человек.",
            "Зала нет",
        ] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        let json = got.json(&l);
        let line = &json["documents"][0]["items"][1]["directives"][0]["lines"][0];
        let line_of_branch = json["documents"][0]["items"][1]["directives"][0]["lines"]
            .as_array().unwrap().iter().find(|x| x["periods"][0]["stage"] == "done").unwrap_or(line);
        assert_eq!(line_of_branch["periods"][0]["done_on"], "2026-07-01");
        assert_eq!(line_of_branch["due_on"], "2026-12-04");
        let sheet = got.sheet(&l);
        assert_eq!((sheet.title.as_str(), sheet.foot.as_str()), ("Справка о выполнении", "Постановление № 1 от 4 июня 2026 г."));

        let period = |from: &str, until: &str, body: Option<BodyId>| Period { from: day(from), until: day(until), body };
        let of = async |p: Period| for_period(db.read(), &l, p, day("2026-10-01")).await.unwrap().report;
        assert_eq!(of(period("2026-06-04", "2026-06-04", None)).await.summary.lines, 5);
        assert_eq!(of(period("2026-06-04", "2026-06-04", Some(f.conference))).await.documents.len(), 1);
        assert_eq!(of(period("2026-06-04", "2026-06-04", Some(f.council))).await.documents.len(), 0);
        assert_eq!(of(period("2026-06-05", "2026-12-31", None)).await.summary.lines, 0);
    }

    async fn what_lists_ask_of_many_lines(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let branch = line_of(&db, &document, Party::Branch(f.branches[0])).await;
        let council = line_of(&db, &document, Party::Body(f.council)).await;
        at(&db, "2026-06-10");
        let cites = record(crate::path::line(council.short));
        for on in ["2026-06-09", "2026-06-05"] {
            send(&db, &f.coordinator, &branch, told(Claim::InProgress, on, vec![cites.clone()])).await.unwrap();
        }
        let days = store::days_of(db.read(), &[branch.id, council.id]).await.unwrap();
        assert_eq!(days[&branch.id].reported, [day("2026-06-05"), day("2026-06-09")]);
        assert!(!days.contains_key(&council.id));
        let citing = store::lines_citing(db.read(), &crate::path::line(council.short), 10).await.unwrap();
        assert_eq!(citing.iter().map(|x| x.id).collect::<Vec<_>>(), [branch.id], "once, though cited twice");
        assert_eq!(store::lines_citing(db.read(), "/lines/0000000000", 10).await.unwrap(), vec![]);
        let around = store::around(db.read(), branch.directive).await.unwrap();
        assert_eq!((around.position, around.version, around.title.as_str()), (2, 1, "О работе лиги"));

        run(&db, &f.chair, council.short, |tx, by, at| {
            Box::pin(ask_extension(tx, by, *at, Day::new(2026, 10, 1).unwrap(), "Зал занят"))
        })
        .await
        .unwrap();
        let waiting = async |of: BodyId| store::extensions_waiting(db.read(), &[Party::Body(of)], 10).await.unwrap();
        assert_eq!(waiting(f.audit).await.iter().map(|e| e.line).collect::<Vec<_>>(), [council.id]);
        assert_eq!(waiting(f.council).await.len(), 0);
        assert_eq!(store::extensions_waiting(db.read(), &[], 10).await.unwrap().len(), 0);
        let closing = Closing { stage: Stage::NotDone, reason: "Зала нет".into(), decision: None };
        run(&db, &f.auditor, (council.short, closing), |tx, by, (at, c)| Box::pin(close(tx, by, *at, c))).await.unwrap();
        let days = store::days_of(db.read(), &[council.id]).await.unwrap();
        assert_eq!(days[&council.id].ended, Some(db.now()));
        let by_id = store::lines_by_ids(db.read(), &[branch.id, council.id]).await.unwrap();
        assert_eq!(by_id.len(), 2);
        assert_eq!(store::lines_by_ids(db.read(), &[]).await.unwrap(), vec![]);
    }

    async fn a_file_is_set_aside_for_its_person_for_two_days(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let (mine, other) = (f.coordinator.person().unwrap(), f.chair.person().unwrap());
        let file = NewEvidence {
            kind: EvidenceKind::File,
            value: "a".repeat(64),
            title: "протокол.pdf".into(),
            media_type: Some("application/pdf".into()),
            size: Some(9),
        };
        let aside = async |who: PersonId| {
            run(&db, &f.coordinator, (who, vec![file.clone()]), |tx, _, (who, files)| Box::pin(store::set_aside(tx, *who, files)))
                .await
                .unwrap();
        };
        aside(mine).await;
        let got = store::uploads(db.read(), mine).await.unwrap();
        assert_eq!((got.len(), got[0].name.as_str(), got[0].size), (1, "протокол.pdf", 9));
        assert_eq!(store::uploads(db.read(), other).await.unwrap(), vec![]);
        let forget = async |who: PersonId| {
            run(&db, &f.coordinator, (who, vec![got[0].id]), |tx, _, (who, ids)| Box::pin(store::forget_uploads(tx, *who, ids)))
                .await
                .unwrap();
        };
        forget(other).await;
        assert_eq!(store::uploads(db.read(), mine).await.unwrap().len(), 1, "another's is not forgotten");
        forget(mine).await;
        assert_eq!(store::uploads(db.read(), mine).await.unwrap().len(), 0);
        aside(mine).await;
        at(&db, "2026-06-07");
        aside(other).await;
        assert_eq!(store::uploads(db.read(), mine).await.unwrap().len(), 0, "old ones go when a new one comes");
    }
}
