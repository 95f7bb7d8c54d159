//! Commands on both databases.

mod finding;
mod fixture;
mod following;
mod pages_documents;
mod pages_execution;
mod pages_lines;
mod pages_reports;
mod place;
mod preparing;
mod questions;

use crate::commands::*;
use crate::model::*;
use crate::store::{self, LineFilter, NewReport};
use crate::{follow, rules};
use fixture::*;
use veche_core::*;
use veche_engine::follow::Followers;
use veche_engine::{Actor, Ask, Db};
use veche_testkit::{TestDb, both};

fn at(db: &TestDb, iso: &str) {
    db.clock().set(
        Zone::parse("Europe/Moscow")
            .unwrap()
            .start_of(day(iso))
            .plus_secs(12 * 3_600),
    );
}

async fn line_of(db: &Db, document: &Document, party: Party) -> Line {
    let lines = store::lines_of_document(db.read(), document.id)
        .await
        .unwrap();
    lines
        .into_iter()
        .find(|l| l.party == party && !l.no_owner)
        .unwrap()
}

fn done(on: &str) -> NewReport {
    NewReport {
        done_on: day(on),
        claim: Claim::Done,
        account: "Провели.".into(),
        said_by: None,
        evidence: vec![],
    }
}

async fn send(db: &Db, by: &Actor, line: &Line, new: NewReport) -> veche_engine::Result<ReportId> {
    run(db, by, (line.short, new), |tx, by, (line, new)| {
        Box::pin(report(tx, by, *line, new))
    })
    .await
}

async fn word(
    db: &Db,
    by: &Actor,
    id: ReportId,
    accepted: bool,
    reason: Option<&'static str>,
) -> veche_engine::Result<()> {
    run(
        db,
        by,
        (id, accepted, reason),
        |tx, by, (id, accepted, reason)| Box::pin(judge(tx, by, *id, *accepted, *reason)),
    )
    .await
}

both! {
    [veche_desk::MIGRATIONS, veche_register::MIGRATIONS, crate::MIGRATIONS]

    async fn adoption_fans_out_and_names_controllers(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        assert_eq!((document.number.as_str(), document.archival), ("1", false));
        let lines = store::lines_of_document(db.read(), document.id).await.unwrap();
        let council = Party::Body(f.council);
        let mut got: Vec<_> = lines.iter().map(|l| (l.item.clone(), l.party, l.no_owner, l.controller, l.due)).collect();
        got.sort();
        let mut want = vec![("1".to_owned(), council, false, Some(Party::Body(f.audit)), Some(day("2026-09-01")))];
        for branch in &f.branches {
            want.push(("2".to_owned(), Party::Branch(*branch), false, Some(council), Some(day("2026-09-04"))));
        }
        want.push(("3".to_owned(), Party::Body(f.conference), true, Some(council), None));
        want.sort();
        assert_eq!(got, want);
        let extracts = store::extracts(db.read(), document.id).await.unwrap();
        assert_eq!(extracts.len(), 5, "one for each party");
        let items = store::items(db.read(), document.id).await.unwrap();
        assert!(items[3].directives[0].by_adoption);
        assert_eq!(items[0].text, "Совету провести фестиваль.");
    }

    async fn adopting_one_draft_sixteen_times_makes_one_document(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let draft = draft(&db, &f).await;
        let mut racers = Vec::new();
        for _ in 0..16 {
            let (db, by, new) = (db.db().clone(), f.secretary.clone(), adoption(&f, draft, "2026-06-04"));
            racers.push(tokio::spawn(async move { run(&db, &by, new, |tx, by, a| Box::pin(adopt(tx, by, a))).await }));
        }
        let mut won = 0;
        for racer in racers {
            match racer.await.unwrap() {
                Ok(_) => won += 1,
                Err(stop) => assert_eq!(key(&stop), "cannot-adopt-already"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(db.read().number("select count(*) from document", vec![]).await.unwrap(), 1);
        assert_eq!(db.read().number("select count(*) from line", vec![]).await.unwrap(), 5);
    }

    async fn a_number_is_given_once_a_body_and_year(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        adopted(&db, &f, "2026-06-03").await;
        assert_eq!(adopted(&db, &f, "2026-06-04").await.number, "2", "the next free one");
        let again = Adoption { number: Some(" 2 ".into()), ..adoption(&f, draft(&db, &f).await, "2026-06-04") };
        let stop = run(&db, &f.secretary, again, |tx, by, a| Box::pin(adopt(tx, by, a))).await.unwrap_err();
        assert_eq!(key(&stop), "number:adopt-number-taken");
        assert_eq!(adopted(&db, &f, "2026-06-04").await.number, "3", "nothing was used up by the refusal");
    }

    async fn adoption_complains_at_the_field(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let draft = draft(&db, &f).await;
        let check = async |new: Adoption, want: &str| {
            let stop = run(&db, &f.secretary, new, |tx, by, a| Box::pin(adopt(tx, by, a))).await.unwrap_err();
            assert_eq!(key(&stop), want);
        };
        let good = adoption(&f, draft, "2026-06-04");
        check(Adoption { on: day("2026-06-05"), ..good.clone() }, "on:adopt-day-ahead").await;
        check(Adoption { title: " ".into(), ..good.clone() }, "title:field-empty").await;
        check(Adoption { version: 7, ..good.clone() }, "version:adopt-draft-changed").await;
        let count = Count { present: Some(5), members: Some(4), ..Count::default() };
        check(Adoption { count, ..good.clone() }, "present:count-present-over-members").await;
        let stop = run(&db, &f.coordinator, good.clone(), |tx, by, a| Box::pin(adopt(tx, by, a))).await.unwrap_err();
        assert_eq!(key(&stop), "denied", "a branch does not adopt for the conference");
        at(&db, "2026-12-01");
        check(Adoption { on: day("2026-11-30"), ..good }, "deadline-0-0:deadline-before-adoption").await;
    }

    async fn a_document_older_than_the_beginning_is_archival_and_floods_nobody(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2017-06-04").await;
        assert!(document.archival);
        assert_eq!(store::extracts(db.read(), document.id).await.unwrap(), [], "nobody is sent anything");
        catch_up(&db).await;
        assert_eq!(db.read().number("select count(*) from letter where subject like 'Выписка%'", vec![]).await.unwrap(), 0);
        let lines = store::lines_of_document(db.read(), document.id).await.unwrap();
        assert!(lines.iter().all(|l| rules::state_of(l, day("2026-06-04")).marks == [Mark::NoWord]), "{lines:?}");
        let late = LineFilter { late_on: Some(day("2026-12-31")), ..LineFilter::default() };
        assert_eq!(store::count_lines(db.read(), db.engine(), &late).await.unwrap(), 0);
    }

    async fn owners_get_their_extracts_by_mail_once(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        catch_up(&db).await;
        catch_up(&db).await;
        let count = db.read().number("select count(*) from letter where subject like 'Выписка%'", vec![]).await.unwrap();
        assert_eq!(count, 3, "chair and secretary of the council, coordinator of the branch");
        let extract = store::extracts(db.read(), document.id).await.unwrap();
        let tver = extract.iter().find(|e| e.party == Party::Branch(f.branches[0])).unwrap().short;
        run(&db, &f.coordinator, tver, |tx, by, s| Box::pin(receive_extract(tx, by, *s, None))).await.unwrap();
        let again = run(&db, &f.coordinator, tver, |tx, by, s| Box::pin(receive_extract(tx, by, *s, None))).await.unwrap_err();
        assert_eq!(key(&again), "extract-received-before");
        let pskov = extract.iter().find(|e| e.party == Party::Branch(f.branches[1])).unwrap().short;
        let stop = run(&db, &f.coordinator, pskov, |tx, by, s| Box::pin(receive_extract(tx, by, *s, None))).await.unwrap_err();
        assert_eq!(key(&stop), "denied", "another branch's");
        run(&db, &f.secretary, pskov, |tx, by, s| Box::pin(receive_extract(tx, by, *s, Some("по телефону")))).await.unwrap();
        let read = store::extract(db.read(), pskov).await.unwrap();
        assert_eq!((read.received_how.as_deref(), read.received_from.as_deref()), (Some("paper"), Some("по телефону")));
    }

    async fn answers_reach_the_owner_by_mail(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let branch = line_of(&db, &document, Party::Branch(f.branches[0])).await;
        let council = line_of(&db, &document, Party::Body(f.council)).await;
        at(&db, "2026-07-10");
        let report = send(&db, &f.coordinator, &branch, done("2026-07-01")).await.unwrap();
        word(&db, &f.chair, report, false, Some("Приложите список нот")).await.unwrap();
        run(&db, &f.chair, council.short, |tx, by, at| {
            Box::pin(ask_extension(tx, by, *at, Day::new(2026, 10, 1).unwrap(), "Зал занят"))
        })
        .await
        .unwrap();
        let asked = store::extensions(db.read(), council.id).await.unwrap()[0].id;
        run(&db, &f.auditor, asked, |tx, by, id| {
            Box::pin(judge_extension(tx, by, *id, true, None))
        })
        .await
        .unwrap();
        catch_up(&db).await;
        let letters = async |of: &str, words: &str| {
            let sql = format!("select count(*) from letter where subject like '{of}%' and to_address = $1 and body like '%{words}%'");
            let to = if of.starts_with("Отчёт") { "tver@example.org" } else { "chair@example.org" };
            db.read().number(&sql, veche_engine::bind![to]).await.unwrap()
        };
        assert_eq!(letters("Отчёт возвращён: Постановление", "Приложите список нот").await, 1);
        assert_eq!(letters("Срок продлён: Постановление", "1 октября 2026 г.").await, 1);

        // What a sleeping archive brings to light, and what is long past, is no news.
        let before = db.read().number("select count(*) from letter", vec![]).await.unwrap();
        let again = send(&db, &f.coordinator, &branch, done("2026-07-01")).await.unwrap();
        word(&db, &f.chair, again, false, Some("Списка всё нет")).await.unwrap();
        at(&db, "2026-09-10");
        catch_up(&db).await;
        let third = send(&db, &f.coordinator, &branch, done("2026-07-01")).await.unwrap();
        word(&db, &f.chair, third, false, Some("И теперь нет")).await.unwrap();
        db.write(branch.id, |tx, id| Box::pin(async move {
            tx.exec("update line set archival = true, taken_up = false where id = $1", veche_engine::bind![*id]).await.map(drop)
        })).await.unwrap();
        catch_up(&db).await;
        assert_eq!(db.read().number("select count(*) from letter", vec![]).await.unwrap(), before);
    }

    async fn a_letter_and_a_deed_about_a_document_hold_no_word_of_another_language(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let english = "update person set tongue = 'en'";
        db.db().write((), move |tx, ()| Box::pin(async move { tx.exec(english, vec![]).await })).await.unwrap();
        adopted(&db, &f, "2026-06-04").await;
        catch_up(&db).await;
        let whole = "select count(*) from letter where subject like 'Extract: Resolution No. 1 %О работе лиги%' and body like '%Resolution No. 1 %О работе лиги%'";
        assert_eq!(db.read().number(whole, vec![]).await.unwrap(), 3);
        assert_eq!(db.read().number("select count(*) from letter where subject like '%№%' or body like '%№%'", vec![]).await.unwrap(), 0);
        assert_eq!(db.read().number("select count(*) from deed where title like '%№%'", vec![]).await.unwrap(), 0);
    }

    async fn a_report_is_returned_then_accepted_and_nobody_controls_their_own(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let line = line_of(&db, &document, Party::Body(f.council)).await;
        at(&db, "2026-08-30");
        assert_eq!(key(&send(&db, &f.chair, &line, done("2026-08-31")).await.unwrap_err()), "done_on:report-day-ahead");
        assert_eq!(key(&send(&db, &f.coordinator, &line, done("2026-08-30")).await.unwrap_err()), "denied");
        let first = send(&db, &f.chair, &line, done("2026-08-29")).await.unwrap();
        assert_eq!(key(&send(&db, &f.secretary, &line, done("2026-08-29")).await.unwrap_err()), "cannot-report-waiting");
        assert_eq!(key(&word(&db, &f.secretary, first, true, None).await.unwrap_err()), "cannot-control-own");
        assert_eq!(key(&word(&db, &f.auditor, first, false, Some("  ")).await.unwrap_err()), "reason:cannot-judge-no-reason");
        word(&db, &f.auditor, first, false, Some("Нет программы")).await.unwrap();
        assert_eq!(key(&word(&db, &f.auditor, first, true, None).await.unwrap_err()), "cannot-judge-judged");
        let line = store::line_by_id(db.read(), line.id).await.unwrap();
        assert_eq!(line.stage, Stage::Returned);
        at(&db, "2026-09-10");
        let second = send(&db, &f.chair, &line, done("2026-09-05")).await.unwrap();
        word(&db, &f.auditor, second, true, None).await.unwrap();
        let line = store::line_by_id(db.read(), line.id).await.unwrap();
        assert_eq!((line.stage, line.done), (Stage::Done, Some(day("2026-09-05"))));
        assert_eq!(rules::state_of(&line, day("2026-10-01")).marks, [Mark::DoneLate]);
        assert_eq!(key(&send(&db, &f.chair, &line, done("2026-09-05")).await.unwrap_err()), "cannot-report-ended");
    }

    async fn a_report_for_an_owner_on_paper_names_who_said_it(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let omsk = line_of(&db, &document, Party::Branch(f.branches[2])).await;
        assert_eq!(key(&send(&db, &f.secretary, &omsk, done("2026-06-04")).await.unwrap_err()), "said_by:report-said-by-whom");
        let new = NewReport { said_by: Some("Иванова, по телефону".into()), ..done("2026-06-04") };
        let id = send(&db, &f.secretary, &omsk, new).await.unwrap();
        let kept = store::report(db.read(), id).await.unwrap();
        assert_eq!((kept.said_by.as_deref(), kept.by), (Some("Иванова, по телефону"), f.secretary.person()));
        assert_eq!(key(&word(&db, &f.auditor, id, true, None).await.unwrap_err()), "denied", "the council controls branches");
        word(&db, &f.chair, id, true, None).await.unwrap();
        let line = store::line_by_id(db.read(), omsk.id).await.unwrap();
        assert_eq!((line.stage, line.due), (Stage::InProgress, Some(day("2026-12-04"))), "the next period begins");
        assert_eq!(store::periods(db.read(), line.id).await.unwrap().len(), 1);
    }

    async fn sixteen_reports_at_once_leave_one_waiting(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let line = line_of(&db, &document, Party::Body(f.council)).await;
        let mut racers = Vec::new();
        for _ in 0..16 {
            let (db, by, line) = (db.db().clone(), f.chair.clone(), line.clone());
            racers.push(tokio::spawn(async move { send(&db, &by, &line, done("2026-06-04")).await.is_ok() }));
        }
        let mut won = 0;
        for racer in racers {
            won += usize::from(racer.await.unwrap());
        }
        assert_eq!(won, 1);
        assert_eq!(db.read().number("select count(*) from report", vec![]).await.unwrap(), 1);
    }

    async fn time_is_asked_for_and_granted(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let line = line_of(&db, &document, Party::Body(f.council)).await;
        let asked = async |until: &'static str| {
            run(&db, &f.chair, (line.short, day(until)), |tx, by, (l, u)| Box::pin(ask_extension(tx, by, *l, *u, "Нет зала"))).await
        };
        assert_eq!(key(&asked("2026-09-01").await.unwrap_err()), "until:extension-not-later");
        asked("2026-10-01").await.unwrap();
        assert_eq!(key(&asked("2026-11-01").await.unwrap_err()), "extension-waiting");
        let id = store::extensions(db.read(), line.id).await.unwrap()[0].id;
        run(&db, &f.auditor, id, |tx, by, id| Box::pin(judge_extension(tx, by, *id, true, None))).await.unwrap();
        let line = store::line_by_id(db.read(), line.id).await.unwrap();
        assert_eq!((line.due, line.first_due), (Some(day("2026-10-01")), Some(day("2026-09-01"))));
        assert!(rules::state_of(&line, day("2026-09-15")).marks.contains(&Mark::Extended));
    }

    async fn a_line_is_cancelled_by_a_later_decision_only(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let first = adopted(&db, &f, "2026-06-03").await;
        let later = adopted(&db, &f, "2026-06-04").await;
        let line = line_of(&db, &later, Party::Branch(f.branches[1])).await;
        let end = async |decision: Option<DocumentId>| {
            let closing = Closing { stage: Stage::Cancelled, reason: "Решили иначе".into(), decision };
            run(&db, &f.secretary, (line.short, closing), |tx, by, (l, c)| Box::pin(close(tx, by, *l, c))).await
        };
        assert_eq!(key(&end(None).await.unwrap_err()), "decision:close-decision-missing");
        assert_eq!(key(&end(Some(first.id)).await.unwrap_err()), "decision:close-decision-earlier");
        at(&db, "2026-07-01");
        let newest = adopted(&db, &f, "2026-07-01").await;
        end(Some(newest.id)).await.unwrap();
        let acts = store::acts(db.read(), line.id).await.unwrap();
        assert_eq!((acts[0].stage, acts[0].decision.clone()), (Stage::Cancelled, Some((newest.number, newest.short))));
    }

    async fn a_misreading_is_corrected_and_the_text_stays(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let line = line_of(&db, &document, Party::Body(f.council)).await;
        let items = store::items(db.read(), document.id).await.unwrap();
        let directive = items[0].directives[0].clone();
        let correction = Correction {
            version: 1,
            owners: vec![Party::Body(f.audit)],
            deadline: Deadline::By(day("2026-11-01")),
            natures: vec![Nature::Charge],
            reason: "Имелась в виду комиссия".into(),
        };
        let go = async |c: Correction| {
            run(&db, &f.secretary, (directive.short, c), |tx, by, (d, c)| Box::pin(correct_reading(tx, by, *d, c))).await
        };
        go(correction.clone()).await.unwrap();
        assert!(matches!(go(correction).await.unwrap_err(), Stop::Lost(_)), "the second has an old version");
        assert_eq!(store::line_by_id(db.read(), line.id).await.unwrap().stage, Stage::Cancelled);
        let fresh = line_of(&db, &document, Party::Body(f.audit)).await;
        assert_eq!((fresh.due, fresh.controller), (Some(day("2026-11-01")), Some(Party::Body(f.council))));
        assert_eq!(store::corrections(db.read(), directive.id).await.unwrap()[0].1, "Имелась в виду комиссия");
        let after = store::document_by_id(db.read(), document.id).await.unwrap();
        assert_eq!((after.source, after.fingerprint), (document.source, document.fingerprint));
    }

    async fn a_branch_founded_later_owes_what_stands(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        catch_up(&db).await;
        at(&db, "2026-10-01");
        let secretary = actor(&db, f.secretary.person().unwrap()).await;
        let young = branch(&db, &secretary, "Курское отделение", "2026-10-01").await;
        catch_up(&db).await;
        catch_up(&db).await;
        let line = line_of(&db, &document, Party::Branch(young)).await;
        assert_eq!((line.item.as_str(), line.since, line.due), ("2", day("2026-10-01"), Some(day("2026-12-04"))));
        assert_eq!(store::lines_of_document(db.read(), document.id).await.unwrap().len(), 6, "once, and only what stands");
    }

    async fn a_draft_that_changed_meanwhile_shows_both(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let draft = draft(&db, &f).await;
        let (_, mut mine) = working(&f);
        mine.number = Some("7".into());
        let save = async |w: Working| run(&db, &f.secretary, (draft, w), |tx, by, (d, w)| Box::pin(save_draft(tx, by, *d, 1, w))).await;
        save(mine.clone()).await.unwrap();
        mine.number = Some("8".into());
        match save(mine).await.unwrap_err() {
            Stop::Lost(lost) => {
                assert_eq!((lost.had, lost.now), (1, 2));
                assert_eq!(lost.fields, [(Text::new("draft-number"), "8".into(), "7".into())]);
            }
            other => panic!("{other:?}"),
        }
    }

    async fn the_database_narrows_as_the_rule_does(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let council = line_of(&db, &document, Party::Body(f.council)).await;
        at(&db, "2026-06-20");
        send(&db, &f.chair, &council, NewReport { claim: Claim::InProgress, ..done("2026-06-20") }).await.unwrap();
        let lines = store::lines_of_document(db.read(), document.id).await.unwrap();
        for today in ["2026-06-30", "2026-07-18", "2026-07-19", "2026-07-20", "2026-08-03", "2026-08-04", "2026-09-02", "2026-09-05", "2026-12-02"] {
            let today = day(today);
            let by_rule = |mark: Mark| {
                let mut ids: Vec<_> = lines.iter().filter(|l| rules::state_of(l, today).marks.contains(&mark)).map(|l| l.id).collect();
                ids.sort();
                ids
            };
            let by_sql = async |filter: LineFilter| {
                let mut ids: Vec<_> =
                    store::lines(db.read(), db.engine(), &filter, 100).await.unwrap().into_iter().map(|l| l.id).collect();
                ids.sort();
                ids
            };
            let late = by_sql(LineFilter { late_on: Some(today), ..LineFilter::default() }).await;
            assert_eq!(late, by_rule(Mark::Late), "late on {today}");
            let silent = by_sql(LineFilter { silent_on: Some(today), ..LineFilter::default() }).await;
            assert_eq!(silent, by_rule(Mark::Silent), "silent on {today}");
        }
    }

    async fn a_list_pages_by_key_without_loss(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        for _ in 0..3 {
            adopted(&db, &f, "2026-06-04").await;
        }
        let mut filter = LineFilter::default();
        let mut seen = Vec::new();
        loop {
            let page = store::lines(db.read(), db.engine(), &filter, 4).await.unwrap();
            let Some(last) = page.last() else { break };
            filter.after = Some((store::sort_due(last.due), last.directive, last.id));
            seen.extend(page.iter().map(|l| (store::sort_due(l.due), l.directive, l.id)));
        }
        assert_eq!(seen.len(), 15);
        assert!(seen.is_sorted(), "the soonest first, and those without a day last");
        let of = LineFilter { parties: Some(vec![Party::Body(f.council)]), ..LineFilter::default() };
        assert_eq!(store::count_lines(db.read(), db.engine(), &of).await.unwrap(), 3);
        let none = LineFilter { parties: Some(vec![]), ..LineFilter::default() };
        assert_eq!(store::count_lines(db.read(), db.engine(), &none).await.unwrap(), 0, "nobody's lines are none");
    }
}

async fn catch_up(db: &TestDb) {
    let texts = std::sync::Arc::new(
        veche_lang::Texts::new(&[veche_desk::TEXTS, veche_register::TEXTS, crate::TEXTS])
            .expect("texts that parse"),
    );
    let followers = Followers {
        reactors: follow::reactors(texts),
        ..Followers::default()
    };
    followers.catch_up(db).await.unwrap();
}
