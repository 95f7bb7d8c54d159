//! Questions over many records at once, asked alike of both databases.

use super::fixture::*;
use super::{at, line_of, send, word};
use crate::commands::*;
use crate::execution::{Period, for_document, for_period};
use crate::model::*;
use crate::rules;
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
            "Ни одно из 5 поручений не выполнено: в работе 2; просрочено 2, дольше всего на 27 дней; признано невыполненным 1.",
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

    async fn views_are_the_same_in_the_database_and_in_the_rule(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let old = adopted(&db, &f, "2026-01-12").await;
        let of = |document: &Document, party: Party| {
            let (db, document) = (&db, document.clone());
            async move { line_of(db, &document, party).await }
        };
        let branch = of(&document, Party::Branch(f.branches[0])).await;
        let council = of(&document, Party::Body(f.council)).await;
        at(&db, "2026-08-20");
        send(&db, &f.coordinator, &branch, told(Claim::Done, "2026-08-19", vec![])).await.unwrap();
        let closing = Closing { stage: Stage::NotDone, reason: "Зала нет".into(), decision: None };
        run(&db, &f.auditor, (council.short, closing), |tx, by, (at, c)| Box::pin(close(tx, by, *at, c))).await.unwrap();
        let mut all = store::lines_of_document(db.read(), document.id).await.unwrap();
        all.extend(store::lines_of_document(db.read(), old.id).await.unwrap());
        // Archival lines, one of them taken up; the rule is asked about the same.
        db.write(old.id, |tx, id| Box::pin(async move {
            tx.exec("update line set archival = true where document_id = $1", veche_engine::bind![*id]).await?;
            tx.exec("update line set taken_up = true where document_id = $1 and party_kind = 'body'", veche_engine::bind![*id]).await.map(drop)
        })).await.unwrap();
        let engine = db.engine();
        let mut seen = std::collections::BTreeSet::new();
        for today in ["2026-06-05", "2026-08-25", "2026-09-02", "2027-03-01"].map(day) {
            let lines = store::lines(db.read(), engine, &store::LineFilter::default(), 100).await.unwrap();
            assert_eq!(lines.len(), all.len());
            let counts = store::count_views(db.read(), engine, &store::LineFilter::default(), View::ALL, today).await.unwrap();
            assert_eq!(counts.len(), View::ALL.len());
            for (view, count) in counts {
                let rule = lines.iter().filter(|x| rules::is_in_view(&rules::state_of(x, today), view)).count();
                assert_eq!(usize::try_from(count).unwrap(), rule, "{view:?} on {today}");
                let filter = store::LineFilter { view: Some((view, today)), ..store::LineFilter::default() };
                assert_eq!(store::lines(db.read(), engine, &filter, 100).await.unwrap().len(), rule, "{view:?} on {today}");
                assert_eq!(store::count_lines(db.read(), engine, &filter).await.unwrap(), count);
                if rule > 0 { seen.insert(view.code()); }
            }
        }
        assert_eq!(seen.len(), View::ALL.len(), "every view had something to show: {seen:?}");
        assert_eq!(store::count_views(db.read(), engine, &store::LineFilter::default(), &[], day("2026-06-05")).await.unwrap(), vec![]);
        let only = store::LineFilter { nature: Some("permanent".into()), body: Some(f.conference), ..store::LineFilter::default() };
        assert_eq!(store::count_views(db.read(), engine, &only, &[View::All], day("2026-06-05")).await.unwrap(), vec![(View::All, 4)]);
    }

    async fn pages_of_lines_follow_each_other_both_ways(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        adopted(&db, &f, "2026-06-04").await;
        adopted(&db, &f, "2026-06-04").await;
        let engine = db.engine();
        let key = |x: &Line| (store::sort_due(x.due), x.directive, x.id);
        let mut both = Vec::new();
        for latest_first in [false, true] {
            let mut filter = store::LineFilter { latest_first, ..store::LineFilter::default() };
            let mut seen: Vec<Line> = Vec::new();
            loop {
                let page = store::lines(db.read(), engine, &filter, 3).await.unwrap();
                let Some(last) = page.last() else { break };
                filter.after = Some(key(last));
                seen.extend(page);
            }
            assert_eq!(seen.len(), 10);
            both.push(seen.iter().map(key).collect::<Vec<_>>());
        }
        let mut sorted = both[0].clone();
        sorted.sort();
        assert_eq!(both[0], sorted);
        sorted.reverse();
        assert_eq!(both[1], sorted);
    }

    async fn a_report_is_taken_back_or_corrected_until_it_is_judged(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let branch = async || line_of(&db, &document, Party::Branch(f.branches[0])).await;
        at(&db, "2026-06-10");
        let first = send(&db, &f.coordinator, &branch().await, told(Claim::Done, "2026-06-09", vec![])).await.unwrap();
        let withdraw = async |by: &veche_engine::Actor, id: ReportId| {
            run(&db, by, id, |tx, by, id| Box::pin(withdraw_report(tx, by, *id))).await
        };
        let correct = async |by: &veche_engine::Actor, id: ReportId, new: NewReport| {
            run(&db, by, (id, new), |tx, by, (id, new)| Box::pin(correct_report(tx, by, *id, new))).await
        };
        let said = NewReport { said_by: Some("по телефону".into()), ..told(Claim::Done, "2026-06-09", vec![]) };
        assert_eq!(key(&withdraw(&f.auditor, first).await.unwrap_err()), "denied");
        assert_eq!(key(&withdraw(&f.secretary, first).await.unwrap_err()), "cannot-withdraw-other");
        assert_eq!(key(&correct(&f.secretary, first, said).await.unwrap_err()), "cannot-withdraw-other");
        assert_eq!(branch().await.stage, Stage::Reported);

        withdraw(&f.coordinator, first).await.unwrap();
        assert_eq!(branch().await.stage, Stage::Open, "as before the report");
        assert_eq!(key(&withdraw(&f.coordinator, first).await.unwrap_err()), "cannot-judge-judged");
        assert_eq!(key(&word(&db, &f.chair, first, true, None).await.unwrap_err()), "cannot-judge-judged");
        assert_eq!(store::reports_of(db.read(), &[branch().await.id]).await.unwrap().len(), 0, "it tells nothing any more");
        assert!(store::days_of(db.read(), &[branch().await.id]).await.unwrap().is_empty());
        let kept = store::reports_on_record(db.read(), branch().await.id).await.unwrap();
        assert_eq!(kept.iter().map(|r| r.state).collect::<Vec<_>>(), [Judged::Withdrawn], "and stays on record");

        let second = send(&db, &f.coordinator, &branch().await, told(Claim::Done, "2026-06-09", vec![])).await.unwrap();
        word(&db, &f.chair, second, false, Some("Приложите список")).await.unwrap();
        let third = send(&db, &f.coordinator, &branch().await, told(Claim::Done, "2026-06-09", vec![])).await.unwrap();
        let wrong = told(Claim::Done, "2026-07-01", vec![]);
        assert_eq!(key(&correct(&f.coordinator, third, wrong).await.unwrap_err()), "done_on:report-day-ahead");
        assert_eq!(store::report(db.read(), third).await.unwrap().state, Judged::Waiting, "nothing was half done");
        let fourth = correct(&f.coordinator, third, told(Claim::PartlyDone, "2026-06-08", vec![])).await.unwrap();
        assert_eq!(branch().await.stage, Stage::Reported);
        assert_eq!(store::report(db.read(), third).await.unwrap().state, Judged::Withdrawn);
        withdraw(&f.coordinator, fourth).await.unwrap();
        assert_eq!(branch().await.stage, Stage::Returned, "as before the first of the two");
        let deeds = veche_engine::deed::of(db.read(), LineId::KIND, branch().await.id.0, 50).await.unwrap();
        assert_eq!(deeds.iter().filter(|d| d.verb == Verb::Withdrawn).count(), 2);
        assert!(deeds.iter().any(|d| d.payload.1.get("instead_of") == Some(&serde_json::json!(third))));
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
