//! Commands and questions on both databases.

mod charter;
mod fixture;
mod pages;
mod texts;

use crate::commands::*;
use crate::model::*;
use crate::rules::import::{self as table, Kind};
use crate::{queries, rules, store};
use fixture::*;
use veche_core::*;
use veche_engine::{Actor, Ask, Settings, deed};
use veche_testkit::{TestDb, both};

both! {
    [veche_desk::MIGRATIONS, crate::MIGRATIONS]

    async fn founding_writes_settings_bodies_seats_and_one_deed(db: TestDb) {
        let founded = found_here(&db).await;
        let settings = Settings::load(db.read()).await.unwrap();
        assert_eq!(settings.name.unwrap().en, "League of Crafts");
        assert_eq!(settings.since, Some(this_day(&db)));
        assert!(store::founded(db.read()).await.unwrap());
        let (body, on, _) = store::founding(db.read()).await.unwrap().unwrap();
        assert_eq!((body, on), (founded.bodies[0], day("2026-02-01")));
        let deeds = deed::latest(db.read(), &[Audience::Public], None, 10).await.unwrap();
        assert_eq!(deeds.len(), 1, "one official act");
        assert_eq!((deeds[0].verb, deeds[0].official, deeds[0].person), (Verb::Founded, true, None));
        let convocation = queries::convocation_at(db.read(), founded.bodies[1], this_day(&db)).await.unwrap();
        assert!(convocation.is_some());
        assert_eq!(founded.invitations.len(), founded.people.len());
    }

    async fn founding_once_among_sixteen(db: TestDb) {
        let mut racers = Vec::new();
        for _ in 0..16 {
            let db = db.db().clone();
            racers.push(tokio::spawn(async move {
                db.write(founding(), |tx, f| Box::pin(async move { found(tx, &Actor::program(), f).await })).await
            }));
        }
        let mut won = 0;
        for racer in racers {
            match racer.await.unwrap() {
                Ok(_) => won += 1,
                Err(Stop::Refused(t)) => assert_eq!(t.key, "register-cannot-founded-already"),
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(db.read().number("select count(*) from body", vec![]).await.unwrap(), 3);
        assert_eq!(db.read().number("select count(*) from person", vec![]).await.unwrap(), 3);
        assert_eq!(db.read().number("select count(*) from founding", vec![]).await.unwrap(), 1);
    }

    async fn founding_ends_the_right_of_the_operator(db: TestDb) {
        let founded = found_here(&db).await;
        let operator = Actor::program();
        assert!(matches!(branch(&db, &operator, "Тверское отделение").await, Err(Stop::Denied(_))));
        assert!(matches!(invited(&db, &operator, founded.people[2]).await, Ok(Invited { secret: Some(_), .. })), "nobody has an account yet");
        make_account(&db, founded.people[1]).await;
        assert_eq!(refusal(invited(&db, &operator, founded.people[2]).await), "register-cannot-officers-invite");
    }

    async fn founding_without_a_keeper_is_refused(db: TestDb) {
        let mut f = founding();
        f.seats.retain(|s| s.body != 1);
        let got = db.write(f, |tx, f| Box::pin(async move { found(tx, &Actor::program(), f).await })).await;
        assert_eq!(refusal(got), "register-cannot-nobody-keeps");
        assert!(!store::founded(db.read()).await.unwrap());
        assert_eq!(db.read().number("select count(*) from body", vec![]).await.unwrap(), 0, "nothing stays behind");
        let nobody = db.write(founding(), |tx, f| Box::pin(async move { found(tx, &Actor::new(Standing::nobody()), f).await })).await;
        assert!(matches!(nobody, Err(Stop::SignIn)));
    }

    async fn rights_follow_the_seat_at_the_very_instant(db: TestDb) {
        let founded = found_here(&db).await;
        let secretary = actor(&db, founded.people[1]).await;
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let someone = person(&db, &secretary, "Новикова", None).await;
        let offices = queries::offices(db.read(), founded.bodies[1]).await.unwrap();
        put(&db, &secretary, someone, offices[&OfficeKind::CoChair], "2026-05-01", Some("2026-06-01")).await.unwrap();
        let rights = async |at: Instant| {
            let s = queries::standing(db.read(), someone, at).await.unwrap();
            (allows(&s, Right::KeepRegister, Scope::Federation).is_ok(), s.until)
        };
        let begin = zone.start_of(day("2026-05-01"));
        let end = zone.start_of(day("2026-06-01"));
        assert_eq!(rights(begin.plus_ms(-1)).await, (false, Some(begin)));
        assert_eq!(rights(begin).await, (true, Some(end)));
        assert_eq!(rights(end.plus_ms(-1)).await, (true, Some(end)));
        assert_eq!(rights(end).await, (false, None));
    }

    async fn a_seat_that_is_ended_today_ends_at_once(db: TestDb) {
        let founded = found_here(&db).await;
        let (chair, secretary) = (actor(&db, founded.people[0]).await, founded.people[1]);
        assert!(queries::standing(db.read(), secretary, db.now()).await.unwrap().has_somewhere(Right::Invite));
        let seat = queries::standing(db.read(), secretary, db.now()).await.unwrap().seats[0].seat;
        let on = this_day(&db);
        write(&db, &chair, move |tx, by| Box::pin(async move { end_seat(tx, by, seat, on, "решение 2").await })).await.unwrap();
        assert!(!queries::standing(db.read(), secretary, db.now()).await.unwrap().has_somewhere(Right::Invite));
        let again = write(&db, &chair, move |tx, by| Box::pin(async move { end_seat(tx, by, seat, on, "").await })).await;
        assert_eq!(refusal(again), "register-cannot-ended-already");
        let history = store::history(db.read(), "seat", seat.0).await.unwrap();
        assert_eq!(history.iter().map(|h| h.number).collect::<Vec<_>>(), [1, 2], "both versions are kept");
    }

    async fn seats_end_with_their_convocation_and_their_body(db: TestDb) {
        let founded = found_here(&db).await;
        let chair = actor(&db, founded.people[0]).await;
        let council = founded.bodies[1];
        let old = queries::convocation_at(db.read(), council, this_day(&db)).await.unwrap().unwrap();
        write(&db, &chair, move |tx, by| Box::pin(async move { end_convocation(tx, by, old, day("2026-07-01")).await })).await.unwrap();
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let end = zone.start_of(day("2026-07-01"));
        let before = queries::standing(db.read(), founded.people[1], end.plus_ms(-1)).await.unwrap();
        let after = queries::standing(db.read(), founded.people[1], end).await.unwrap();
        assert_eq!((before.seats.len(), after.seats.len()), (1, 0));
        assert_eq!(before.until, Some(end));
        assert!(queries::sitting_in(db.read(), council, day("2026-06-30")).await.unwrap().len() == 2);
        assert!(queries::sitting_in(db.read(), council, day("2026-07-01")).await.unwrap().is_empty());
    }

    async fn a_new_convocation_ends_the_last(db: TestDb) {
        let founded = found_here(&db).await;
        let chair = actor(&db, founded.people[0]).await;
        let council = founded.bodies[1];
        let new = NewConvocation { body: council, number: None, span: Span::new(day("2027-02-01"), None), elected_by: "съезд".into(), ends_the_last: true };
        write(&db, &chair, move |tx, by| { let new = new.clone(); Box::pin(async move { create_convocation(tx, by, &new).await }) }).await.unwrap();
        let all = store::convocations(db.read(), council).await.unwrap();
        assert_eq!(all.iter().map(|c| (c.number, c.span)).collect::<Vec<_>>(), [
            (1, Span::new(day("2026-02-01"), day("2027-02-01"))),
            (2, Span::new(day("2027-02-01"), None)),
        ]);
        let clash = NewConvocation { body: council, number: Some(2), span: Span::new(day("2029-02-01"), None), elected_by: String::new(), ends_the_last: true };
        let got = write(&db, &chair, move |tx, by| { let new = clash.clone(); Box::pin(async move { create_convocation(tx, by, &new).await }) }).await;
        assert_eq!(refusal(got), "register-cannot-number-taken");
    }

    async fn two_chairs_are_refused(db: TestDb) {
        let founded = found_here(&db).await;
        let chair = actor(&db, founded.people[0]).await;
        let offices = queries::offices(db.read(), founded.bodies[1]).await.unwrap();
        let got = put(&db, &chair, founded.people[2], offices[&OfficeKind::Chair], "2026-03-01", None).await;
        assert_eq!(refusal(got), "register-cannot-two-chairs");
        put(&db, &chair, founded.people[2], offices[&OfficeKind::Member], "2026-03-01", None).await.unwrap();
        let got = put(&db, &chair, founded.people[2], offices[&OfficeKind::Member], "2026-04-01", None).await;
        assert_eq!(refusal(got), "register-cannot-held");
    }

    async fn one_seat_among_sixteen(db: TestDb) {
        let founded = found_here(&db).await;
        let chair = actor(&db, founded.people[0]).await;
        let offices = queries::offices(db.read(), founded.bodies[1]).await.unwrap();
        let (office, who) = (offices[&OfficeKind::Member], founded.people[2]);
        let mut racers = Vec::new();
        for _ in 0..16 {
            let (db, chair) = (db.db().clone(), chair.clone());
            racers.push(tokio::spawn(async move { put_in(&db, &chair, who, office, "2026-03-01", None).await }));
        }
        let mut won = 0;
        for racer in racers {
            match racer.await.unwrap() {
                Ok(_) => won += 1,
                Err(e) => assert_eq!(refusal::<()>(Err(e)), "register-cannot-held"),
            }
        }
        assert_eq!(won, 1);
    }

    async fn joining_belonging_and_convening_once_among_sixteen(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let who = person(&db, &chair, "Одна", None).await;
        let organisation = organisation(&db, &chair, "Союз").await;
        let council = f.founded.bodies[1];
        let mut racers = Vec::new();
        for n in 0..48 {
            let (db, chair) = (db.db().clone(), chair.clone());
            let branch = if n % 2 == 0 { f.tver } else { f.pskov };
            racers.push(tokio::spawn(async move {
                let done = match n % 3 {
                    0 => {
                        write(&db, &chair, move |tx, by| {
                            Box::pin(async move {
                                let state = MembershipState::Member;
                                let new = NewMembership { branch, state, from: day("2026-03-01"), consent: consent() };
                                join(tx, by, who, &new).await.map(drop)
                            })
                        })
                        .await
                    }
                    1 => {
                        write(&db, &chair, move |tx, by| {
                            Box::pin(async move {
                                let new = NewAffiliation { person: who, organisation, from: None, open: false, consent: consent() };
                                affiliate(tx, by, &new).await.map(drop)
                            })
                        })
                        .await
                    }
                    _ => {
                        write(&db, &chair, move |tx, by| {
                            Box::pin(async move {
                                let span = Span::new(day("2027-02-01"), None);
                                let new = NewConvocation { body: council, number: Some(2), span, elected_by: String::new(), ends_the_last: true };
                                create_convocation(tx, by, &new).await.map(drop)
                            })
                        })
                        .await
                    }
                };
                (n % 3, done)
            }));
        }
        let mut won = [0; 3];
        let refusals = ["register-cannot-member-already", "register-cannot-affiliated-already", "register-cannot-number-taken"];
        for racer in racers {
            match racer.await.unwrap() {
                (kind, Ok(())) => won[kind] += 1,
                (kind, Err(stop)) => assert_eq!(refusal::<()>(Err(stop)), refusals[kind]),
            }
        }
        assert_eq!(won, [1, 1, 1]);
    }

    async fn a_coordinator_keeps_the_branch_and_nothing_else(db: TestDb) {
        let f = branches(&db).await;
        let coordinator = actor(&db, f.coordinator).await;
        // Members of the own branch: entered, changed, invited.
        let own = person(&db, &coordinator, "Своя", Some(f.tver)).await;
        assert!(invited(&db, &coordinator, own).await.is_ok());
        // A person of no branch, another branch, the federation's bodies: not.
        assert!(matches!(create(&db, &coordinator, "Чужой", Some(f.pskov)).await, Err(Stop::Denied(_))));
        assert!(matches!(create(&db, &coordinator, "Ничей", None).await, Err(Stop::Denied(_))));
        assert!(matches!(invited(&db, &coordinator, f.founded.people[1]).await, Err(Stop::Denied(_))));
        let council = queries::offices(db.read(), f.founded.bodies[1]).await.unwrap();
        assert!(matches!(put(&db, &coordinator, own, council[&OfficeKind::Member], "2026-03-01", None).await, Err(Stop::Denied(_))));
        // A member of the branch who sits in the council: their account is not the branch's to take over.
        let chair = actor(&db, f.founded.people[0]).await;
        put(&db, &chair, own, council[&OfficeKind::Member], "2026-03-01", None).await.unwrap();
        assert_eq!(refusal(invited(&db, &coordinator, own).await), "register-cannot-seat-elsewhere");
        // A council of the branch's own gives rights over the branch only.
        let facts = body_facts(BodyKind::Council, Scope::Branch(f.tver), "Совет отделения");
        let body = write(&db, &coordinator, move |tx, by| { let facts = facts.clone(); Box::pin(async move { create_body(tx, by, &facts).await }) }).await.unwrap();
        let offices = queries::offices(db.read(), body).await.unwrap();
        put(&db, &coordinator, f.coordinator, offices[&OfficeKind::Chair], "2026-03-01", None).await.unwrap();
        let now = queries::standing(db.read(), f.coordinator, db.now()).await.unwrap();
        assert!(allows(&now, Right::Publish, Scope::Federation).is_err());
        assert!(allows(&now, Right::AdoptDocument, Scope::Federation).is_err());
        assert!(allows(&now, Right::KeepRegister, Scope::Branch(f.pskov)).is_err());
    }

    async fn a_coordinator_changes_contacts_and_not_the_name(db: TestDb) {
        let f = branches(&db).await;
        let coordinator = actor(&db, f.coordinator).await;
        let had = store::branch(db.read(), f.tver).await.unwrap();
        let change = |facts: BranchFacts, version: i64| {
            let (db, by, id) = (db.db().clone(), coordinator.clone(), f.tver);
            async move {
                db.write((by, facts), move |tx, (by, facts)| Box::pin(async move { change_branch(tx, by, id, version, facts).await })).await
            }
        };
        let mut facts = had.facts.clone();
        facts.email = Some("tver@example.org".into());
        change(facts.clone(), 1).await.unwrap();
        facts.names.ru.nominative = "Другое".into();
        assert!(matches!(change(facts.clone(), 2).await, Err(Stop::Denied(_))));
        facts.names = had.facts.names.clone();
        facts.span.to = Some(day("2027-01-01"));
        assert!(matches!(change(facts, 2).await, Err(Stop::Denied(_))));
    }

    async fn a_lost_race_shows_both_texts(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let had = store::person(db.read(), f.coordinator).await.unwrap();
        let change = |email: &str| {
            let mut facts = had.facts.clone();
            facts.email = Some(email.to_owned());
            let (db, by, id, version) = (db.db().clone(), chair.clone(), had.id, had.version);
            async move {
                db.write((by, facts), move |tx, (by, facts)| Box::pin(async move { change_person(tx, by, id, version, facts).await })).await
            }
        };
        change("one@example.org").await.unwrap();
        match change("two@example.org").await {
            Err(Stop::Lost(lost)) => {
                assert_eq!((lost.had, lost.now), (1, 2));
                assert_eq!(lost.fields, [(Text::new("register-email"), "two@example.org".to_owned(), "one@example.org".to_owned())]);
            }
            other => panic!("{other:?}"),
        }
        let kept = store::history(db.read(), "person", had.id.0).await.unwrap();
        assert_eq!(kept.len(), 2);
        assert!(kept[1].body.contains("one@example.org"));
    }

    async fn dissolving_a_branch_ends_its_bodies_and_the_seats_in_them(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let tver = store::branch(db.read(), f.tver).await.unwrap();
        let mut facts = tver.facts.clone();
        facts.span.to = Some(day("2026-09-01"));
        write(&db, &chair, move |tx, by| { let facts = facts.clone(); Box::pin(async move { change_branch(tx, by, tver.id, 1, &facts).await }) }).await.unwrap();
        let end = Zone::parse("Europe/Moscow").unwrap().start_of(day("2026-09-01"));
        assert_eq!(queries::standing(db.read(), f.coordinator, end.plus_ms(-1)).await.unwrap().seats.len(), 1);
        assert_eq!(queries::standing(db.read(), f.coordinator, end).await.unwrap().seats.len(), 0);
        assert_eq!(queries::active_branches(db.read(), day("2026-09-01")).await.unwrap(), [f.pskov]);
    }

    async fn nothing_new_is_put_on_a_dormant_branch(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let today = this_day(&db);
        let change = async |state: BranchState, version: i64| {
            let mut facts = store::branch(db.read(), f.tver).await.unwrap().facts;
            facts.state = state;
            write(&db, &chair, move |tx, by| { let facts = facts.clone(); Box::pin(async move { change_branch(tx, by, f.tver, version, &facts).await }) }).await.unwrap();
        };
        let active = async |on: Day| queries::active_branches(db.read(), on).await.unwrap().contains(&f.tver);
        assert!(active(today).await);
        db.pass_secs(40 * 86_400);
        change(BranchState::Dormant, 1).await;
        let asleep = this_day(&db);
        assert!(active(asleep.plus_days(-1)).await, "what was decided before is not undone");
        assert!(!active(asleep).await && !active(asleep.plus_days(400)).await);
        db.pass_secs(40 * 86_400);
        change(BranchState::Active, 2).await;
        assert!(active(asleep).await && active(this_day(&db)).await);
    }

    async fn membership_goes_from_state_to_state(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let who = person(&db, &chair, "Ёлкина", None).await;
        let new = NewMembership { branch: f.tver, state: MembershipState::Candidate, from: day("2026-03-01"), consent: consent() };
        let id = write(&db, &chair, { let new = new.clone(); move |tx, by| { let new = new.clone(); Box::pin(async move { join(tx, by, who, &new).await }) } }).await.unwrap();
        assert!(queries::standing(db.read(), who, db.now()).await.unwrap().branches.is_empty(), "a candidate is no member");
        let again = write(&db, &chair, move |tx, by| { let new = NewMembership { branch: f.pskov, ..new.clone() }; Box::pin(async move { join(tx, by, who, &new).await }) }).await;
        assert_eq!(refusal(again), "register-cannot-member-already");
        write(&db, &chair, move |tx, by| Box::pin(async move { change_membership(tx, by, id, MembershipState::Member, day("2026-03-02")).await })).await.unwrap();
        assert_eq!(queries::standing(db.read(), who, db.now()).await.unwrap().branches, [f.tver]);
        let open = store::memberships_of(db.read(), &[who]).await.unwrap();
        let id = open.iter().find(|m| m.span.to.is_none()).unwrap().id;
        write(&db, &chair, move |tx, by| Box::pin(async move { change_membership(tx, by, id, MembershipState::Left, day("2026-03-02")).await })).await.unwrap();
        assert!(queries::standing(db.read(), who, db.now()).await.unwrap().branches.is_empty());
        assert_eq!(store::memberships_of(db.read(), &[who]).await.unwrap().len(), 2, "what was stays");
        assert_eq!(store::members_by_branch(db.read(), this_day(&db)).await.unwrap().get(&f.tver).copied(), Some(1), "the coordinator");
    }

    async fn an_affiliation_says_nothing_in_the_stream(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let organisation = organisation(&db, &chair, "Союз ткачей").await;
        let new = NewAffiliation { person: f.coordinator, organisation, from: Some(day("2026-03-01")), open: false, consent: consent() };
        let id = write(&db, &chair, { let new = new.clone(); move |tx, by| { let new = new.clone(); Box::pin(async move { affiliate(tx, by, &new).await }) } }).await.unwrap();
        assert_eq!(queries::standing(db.read(), f.coordinator, db.now()).await.unwrap().organisations, [organisation]);
        let again = write(&db, &chair, move |tx, by| { let new = new.clone(); Box::pin(async move { affiliate(tx, by, &new).await }) }).await;
        assert_eq!(refusal(again), "register-cannot-affiliated-already");
        let deeds = deed::of(db.read(), "affiliation", id.0, 10).await.unwrap();
        assert_eq!(deeds.len(), 1);
        let said = format!("{:?}", deeds[0]);
        for secret in ["ткачей", &f.coordinator.to_string(), &organisation.to_string()] {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
        write(&db, &chair, move |tx, by| Box::pin(async move { end_affiliation(tx, by, id, day("2026-03-02"), true).await })).await.unwrap();
        assert!(queries::standing(db.read(), f.coordinator, db.now()).await.unwrap().organisations.is_empty());
    }

    async fn people_are_named_nowhere_in_the_stream(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let who = person(&db, &chair, "Тайнова", Some(f.tver)).await;
        invited(&db, &chair, who).await.unwrap();
        let texts = db.read().number("select count(*) from deed where title like '%Тайнова%' or payload like '%Тайнова%' or payload like '%example.org%'", vec![]).await.unwrap();
        assert_eq!(texts, 0);
        let of = deed::of(db.read(), "person", who.0, 10).await.unwrap();
        let mut verbs: Vec<Verb> = of.iter().map(|d| d.verb).collect();
        verbs.sort();
        assert_eq!(verbs, [Verb::Created, Verb::Invited]);
    }

    async fn an_invitation_is_shown_once_and_mailed_in_the_language_of_the_person(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        let who = f.coordinator;
        let first = invited(&db, &chair, who).await.unwrap();
        assert!(first.mailed);
        let secret = first.secret.unwrap();
        let letters = db.read().number("select count(*) from letter where body like '%Новикова%'", vec![]).await.unwrap();
        assert_eq!(letters, 0, "the letter names only whom it goes to");
        assert_eq!(db.read().number("select count(*) from letter where to_address = 'coordinator@example.org'", vec![]).await.unwrap(), 1);
        assert!(veche_desk::account::link(db.read(), &secret, db.now()).await.is_ok());
        let second = invited(&db, &chair, who).await.unwrap();
        assert!(veche_desk::account::link(db.read(), &secret, db.now()).await.is_err(), "the older one ends");
        assert!(veche_desk::account::link(db.read(), &second.secret.unwrap(), db.now()).await.is_ok());
        make_account(&db, who).await;
        let third = invited(&db, &chair, who).await.unwrap();
        assert_eq!((third.secret, third.mailed), (None, true), "who has an account gets the link by letter only");
    }

    async fn standing_takes_three_statements(db: TestDb) {
        let f = branches(&db).await;
        let before = db.statements_asked();
        queries::standing(db.read(), f.coordinator, db.now()).await.unwrap();
        assert_eq!(db.statements_asked() - before, 3);
    }

    async fn questions_cost_the_same_at_one_and_at_three(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        organisation(&db, &chair, "Союз").await;
        let cost = async || {
            let before = db.statements_asked();
            let all = queries::all_parties(db.read(), Tongue::Ru, this_day(&db)).await.unwrap();
            let one = db.statements_asked();
            let parties: Vec<Party> = all.iter().map(|c| c.party).collect();
            let names = queries::party_names(db.read(), &parties, Tongue::En).await.unwrap();
            assert_eq!(names.len(), parties.len());
            let two = db.statements_asked();
            queries::lexicon(db.read()).await.unwrap();
            let three = db.statements_asked();
            store::people_page(db.read(), &store::Look { limit: 51, ..store::Look::default() }, &store::PersonFilter::default()).await.unwrap();
            store::composition(db.read(), &f.founded.bodies, this_day(&db)).await.unwrap();
            [one - before, two - one, three - two, db.statements_asked() - three]
        };
        let few = cost().await;
        for name in ["А", "Б", "В"] {
            branch(&db, &chair, name).await.unwrap();
            organisation(&db, &chair, name).await;
            let p = person(&db, &chair, name, None).await;
            let offices = queries::offices(db.read(), f.founded.bodies[1]).await.unwrap();
            put(&db, &chair, p, offices[&OfficeKind::Member], "2026-03-01", None).await.unwrap();
        }
        assert_eq!(few, cost().await);
        assert!(few.iter().all(|n| *n <= 6), "{few:?}");
    }

    async fn recipients_are_who_answers_for_a_party(db: TestDb) {
        let f = branches(&db).await;
        let to = async |party: Party| -> Vec<String> {
            queries::recipients(db.read(), party, this_day(&db)).await.unwrap().into_iter().map(|r| r.email).collect()
        };
        let chair = actor(&db, f.founded.people[0]).await;
        assert_eq!(to(Party::Body(f.founded.bodies[1])).await, ["chair@example.org", "secretary@example.org"]);
        assert_eq!(to(Party::Branch(f.tver)).await, ["coordinator@example.org", "tver@example.org"]);
        assert_eq!(to(Party::Branch(f.pskov)).await, Vec::<String>::new());
        let offices = queries::offices(db.read(), f.founded.bodies[1]).await.unwrap();
        assert_eq!(to(Party::Office(offices[&OfficeKind::Secretary])).await, ["secretary@example.org"]);
        assert_eq!(to(Party::Person(f.coordinator)).await, ["coordinator@example.org"]);
        let organisation = organisation(&db, &chair, "Союз").await;
        assert_eq!(to(Party::Organisation(organisation)).await, ["office@example.org"]);
        assert_eq!(to(Party::Class(Class::AllBranches)).await, Vec::<String>::new());
    }

    async fn parties_are_called_by_their_cases(db: TestDb) {
        let f = branches(&db).await;
        let offices = queries::offices(db.read(), f.founded.bodies[1]).await.unwrap();
        let secretary = queries::party_cases(db.read(), Party::Office(offices[&OfficeKind::Secretary])).await.unwrap();
        assert_eq!(secretary.ru.dative, "секретарю Центрального Совета");
        assert_eq!(secretary.en, "secretary, Central Council");
        let branch = queries::party_cases(db.read(), Party::Branch(f.tver)).await.unwrap();
        assert_eq!(branch.ru.dative, "Тверскому отделению");
        let all = queries::party_names(db.read(), &[Party::Class(Class::AllBranches), Party::Person(f.coordinator)], Tongue::Ru).await.unwrap();
        assert_eq!(all[&Party::Class(Class::AllBranches)], "все отделения");
        assert_eq!(all[&Party::Person(f.coordinator)], "Новикова Анна Петровна");
        let lexicon = queries::lexicon(db.read()).await.unwrap();
        let of = |key: Party| lexicon.iter().find(|e| e.key == key.code()).map(|e| e.names.join(" | "));
        assert_eq!(of(Party::Body(f.founded.bodies[1])).unwrap(), "Центральный Совет | Central Council | ЦС");
        assert_eq!(of(Party::Office(offices[&OfficeKind::Secretary])).unwrap(), "секретарь Центрального Совета | secretary of the Central Council | секретарь ЦС");
        assert!(of(Party::Person(f.coordinator)).unwrap().contains("Новикова А. П."));
    }

    async fn search_finds_by_any_script_and_only_what_is_asked(db: TestDb) {
        let f = branches(&db).await;
        let find = async |q: &str, everybody: bool| -> usize {
            store::people(db.read(), q, everybody, this_day(&db), 10).await.unwrap().len()
        };
        let chair = actor(&db, f.founded.people[0]).await;
        person(&db, &chair, "Щукина", None).await;
        assert_eq!(find("щук", true).await, 1);
        assert_eq!(find("Shchukina", true).await, 1);
        assert_eq!(find("щук", false).await, 0, "without a seat there is nothing for others");
        assert_eq!(find("новик", false).await, 1);
        assert_eq!(find("%", true).await, find("", true).await);
        assert_eq!(store::units(db.read(), "тверск", Tongue::Ru, 10).await.unwrap().len(), 2, "the branch and its council");
        assert_eq!(store::units(db.read(), "псков", Tongue::Ru, 10).await.unwrap().len(), 1);
        assert_eq!(store::units(db.read(), "ЦС", Tongue::En, 10).await.unwrap().len(), 1);
    }

    async fn lists_go_page_by_page_without_loss(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        for name in ["Яковлева", "Абрамова", "Ёлкина", "Елкина"] {
            person(&db, &chair, name, None).await;
        }
        for down in [false, true] {
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let look = store::Look { down, after: after.clone(), limit: 2, ..store::Look::default() };
                let (page, count) = store::people_page(db.read(), &look, &store::PersonFilter::default()).await.unwrap();
                if page.is_empty() { break }
                assert_eq!(count >= page.len() as i64, after.is_none() || count > 0);
                after = page.last().map(|p| (store::person_sort(&p.facts), p.id.0));
                seen.extend(page.into_iter().map(|p| p.id));
            }
            let mut once = seen.clone();
            once.sort();
            once.dedup();
            assert_eq!((seen.len(), once.len()), (8, 8));
        }
    }

    async fn a_table_goes_in_whole_or_not_at_all_and_comes_out_the_same(db: TestDb) {
        let f = branches(&db).await;
        let chair = actor(&db, f.founded.people[0]).await;
        organisation(&db, &chair, "Союз").await;
        let bad = "family,given,email,branch,consent_version,consent_on\nХорошая,Анна,a@example.org,Тверское отделение,1,2026-03-01\nПлохой,Пётр,нет,,,\n";
        let good = bad.replace("нет,,,", "p@example.org,,,");
        let import_as = async |by: &Actor, file: &str, kind: Kind| {
            let cells = table::read(kind, file.as_bytes()).unwrap();
            db.write((by.clone(), cells), move |tx, (by, cells)| Box::pin(async move { import(tx, by, kind, cells, Doubtful::Skip).await })).await
        };
        let people = async || db.read().number("select count(*) from person", vec![]).await.unwrap();
        let before = people().await;
        assert_eq!(refusal(import_as(&chair, bad, Kind::People).await), "register-import-wrong-rows");
        assert_eq!(people().await, before, "nothing of it");
        let coordinator = actor(&db, f.coordinator).await;
        assert!(matches!(import_as(&coordinator, &good, Kind::People).await, Err(Stop::Denied(_))));
        let plan = crate::cli::preview(db.read(), Kind::People, good.as_bytes(), db.now()).await.unwrap();
        assert_eq!(plan.counts(), [2, 0, 0, 0, 0], "{plan:?}");
        assert_eq!(import_as(&chair, &good, Kind::People).await.unwrap(), Imported { created: 2, changed: 0, skipped: 0 });
        assert_eq!(people().await, before + 2);
        for kind in Kind::ALL {
            let file = crate::cli::export(db.read(), kind, Tongue::Ru).await.unwrap();
            let text = String::from_utf8(file).unwrap();
            let done = import_as(&chair, &text, kind).await.unwrap();
            assert_eq!(done, Imported::default(), "{kind:?}: an export that comes back changes nothing:\n{text}");
        }
        let file = String::from_utf8(crate::cli::export(db.read(), Kind::People, Tongue::En).await.unwrap()).unwrap();
        let changed = file.replace("a@example.org", "new@example.org");
        assert_eq!(import_as(&chair, &changed, Kind::People).await.unwrap(), Imported { created: 0, changed: 1, skipped: 0 });
    }

    async fn every_unit_is_made_changed_and_kept(db: TestDb) {
        let founded = found_here(&db).await;
        let chair = actor(&db, founded.people[0]).await;
        let id = organisation(&db, &chair, "Союз ткачей").await;
        let had = store::organisation(db.read(), id).await.unwrap();
        let mut facts = had.facts.clone();
        facts.kind = OrganisationKind::Partner;
        write(&db, &chair, move |tx, by| { let f = facts.clone(); Box::pin(async move { change_organisation(tx, by, id, 1, &f).await }) }).await.unwrap();
        assert_eq!(store::organisation(db.read(), id).await.unwrap().facts.kind, OrganisationKind::Partner);
        assert_eq!(queries::active_organisations(db.read(), this_day(&db)).await.unwrap(), vec![]);
        let body = store::body(db.read(), founded.bodies[1]).await.unwrap();
        let mut facts = body.facts.clone();
        facts.kind = BodyKind::Centre;
        facts.names.en = "Board".into();
        write(&db, &chair, move |tx, by| { let f = facts.clone(); Box::pin(async move { change_body(tx, by, body.id, 1, &f).await }) }).await.unwrap();
        let now = store::body(db.read(), founded.bodies[1]).await.unwrap();
        assert_eq!((now.facts.kind, now.facts.names.en.as_str()), (BodyKind::Council, "Board"), "a kind stays, since the charter rests on it");
        let before = store::version(db.read()).await.unwrap();
        branch(&db, &chair, "Новое").await.unwrap();
        assert!(store::version(db.read()).await.unwrap() > before);
        assert_eq!(queries::bodies(db.read(), Tongue::En).await.unwrap().len(), 3);
        let _ = rules::Warning::AuditsOneself;
    }

    async fn settings_are_changed_by_who_publishes_and_the_address_by_the_operator(db: TestDb) {
        let founded = found_here(&db).await;
        let change = async |by: &Actor, change: SettingsChange| {
            db.write((by.clone(), change), |tx, (by, change)| Box::pin(async move { change_settings(tx, by, change).await })).await
        };
        let chair = actor(&db, founded.people[0]).await;
        let auditor = actor(&db, founded.people[2]).await;
        let mut new = Settings::load(db.read()).await.unwrap();
        new.accent = "#204060".into();
        new.since = None;
        assert!(matches!(change(&Actor::program(), SettingsChange::All(Box::new(new.clone()))).await, Err(Stop::Denied(_))));
        assert!(matches!(change(&auditor, SettingsChange::All(Box::new(new.clone()))).await, Err(Stop::Denied(_))));
        change(&chair, SettingsChange::All(Box::new(new))).await.unwrap();
        change(&Actor::program(), SettingsChange::BaseUrl(Some("https://veche.example".into()))).await.unwrap();
        let now = Settings::load(db.read()).await.unwrap();
        assert_eq!((now.accent.as_str(), now.base_url.as_deref()), ("#204060", Some("https://veche.example")));
        assert!(now.since.is_some(), "the beginning of the record stays");
    }
}
