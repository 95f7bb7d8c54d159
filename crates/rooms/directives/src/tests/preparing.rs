//! Drafts: whose they are, what a review teaches, what the register is asked again.

use super::fixture::Federation as Fed;
use super::fixture::*;
use crate::commands::*;
use crate::model::*;
use crate::rules::editing;
use crate::store;
use veche_core::*;
use veche_engine::{Actor, Db};
use veche_testkit::{TestDb, both};

const TEXT: &str = "Конференция ПОСТАНОВЛЯЕТ:\n1. Координационному бюро лиги провести смотр до 1 сентября 2026 года.\n\
    2. Координационному бюро лиги издать ноты.\n3. Контроль за исполнением возложить на ревизионную комиссию.\n";

async fn read(db: &Db) -> NewSource {
    prepare(db.read(), TEXT.to_owned(), None).await.unwrap()
}

fn parties(w: &Working) -> Vec<Option<Party>> {
    let all = w.items.iter().flat_map(|i| &i.directives);
    all.flat_map(|d| &d.owners).map(|o| o.party).collect()
}

async fn brought(db: &Db, by: &Actor, new: NewSource) -> Short {
    run(db, by, new, |tx, by, n| Box::pin(bring_in(tx, by, n)))
        .await
        .unwrap()
}

/// Adopts a draft as it stands now.
async fn adopt_now(db: &Db, f: &Fed, draft: Short) -> Document {
    let version = store::draft(db.read(), draft).await.unwrap().version;
    let new = Adoption {
        version,
        ..adoption(f, draft, "2026-06-04")
    };
    let made = run(db, &f.secretary, new, |tx, by, a| {
        Box::pin(adopt(tx, by, a))
    })
    .await
    .unwrap();
    store::document(db.read(), made.short).await.unwrap()
}

both! {
    [veche_desk::MIGRATIONS, veche_register::MIGRATIONS, crate::MIGRATIONS]

    async fn a_name_resolved_once_is_known_in_the_document_and_in_the_next(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let mut new = read(&db).await;
        let council = Party::Body(f.council);
        let audit = Some(Party::Body(f.audit));
        assert_eq!(parties(&new.working), [None, None, audit]);
        // As the review's form does it: chosen in one place, meant in all.
        let name = new.working.items[0].directives[0].owners[0].name.clone();
        assert_eq!(editing::spread_owner(&mut new.working, &name, council), 2);
        let draft = brought(&db, &f.secretary, new).await;
        let document = adopt_now(&db, &f, draft).await;

        let learned = store::learned_names(db.read()).await.unwrap();
        assert_eq!(learned.iter().map(|n| (n.name.as_str(), n.party, n.document)).collect::<Vec<_>>(), [(name.as_str(), council, document.id)]);
        assert_eq!(parties(&read(&db).await.working), [Some(council), Some(council), audit], "the next document knows it");

        let id = learned[0].id;
        let forget = async |by: &Actor| run(&db, by, id, |tx, by, id| Box::pin(forget_name(tx, by, *id))).await;
        assert_eq!(key(&forget(&f.coordinator).await.unwrap_err()), "denied");
        forget(&f.secretary).await.unwrap();
        assert!(matches!(forget(&f.secretary).await.unwrap_err(), Stop::Missing));
        assert_eq!(parties(&read(&db).await.working), [None, None, audit], "it asks again");
    }

    async fn a_party_entered_meanwhile_is_found_and_what_was_chosen_stays(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let mut new = read(&db).await;
        let council = Party::Body(f.council);
        new.working.items[1].directives[0].owners[0].party = Some(council);
        let short = brought(&db, &f.secretary, new).await;
        let draft = store::draft(db.read(), short).await.unwrap();
        assert_eq!(match_again(db.read(), &draft).await.unwrap().1, 0);
        let facts = veche_register::model::BodyFacts {
            kind: BodyKind::WorkingGroup,
            owner: Scope::Federation,
            names: Names::new("Координационное бюро лиги", "Coordinating Bureau"),
            abbreviations: vec![],
            decision: "решение".into(),
            span: veche_register::model::Span::new(day("2026-01-01"), None),
        };
        let bureau = run(&db, &f.secretary, facts, |tx, by, b| Box::pin(veche_register::commands::create_body(tx, by, b))).await.unwrap();
        let (working, found) = match_again(db.read(), &draft).await.unwrap();
        assert_eq!(found, 1);
        assert_eq!(parties(&working), [Some(Party::Body(bureau)), Some(council), Some(Party::Body(f.audit))]);
    }

    async fn the_document_s_own_word_on_control_goes_first(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let mut new = read(&db).await;
        for owner in new.working.items.iter_mut().flat_map(|i| &mut i.directives).flat_map(|d| &mut d.owners) {
            owner.party = owner.party.or(Some(Party::Branch(f.branches[0])));
        }
        let draft = brought(&db, &f.secretary, new).await;
        let document = adopt_now(&db, &f, draft).await;
        let lines = store::lines_of_document(db.read(), document.id).await.unwrap();
        assert_eq!(lines.len(), 2, "the clause itself is complete by its adoption");
        for line in lines {
            assert_eq!(line.controller, Some(Party::Body(f.audit)), "{}", line.item);
        }
    }

    async fn a_draft_is_its_author_s_and_its_body_s(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let theirs = draft(&db, &f).await;
        let (_, working) = working(&f);
        let save = async |by: &Actor, short: Short| {
            let version = store::draft(db.read(), short).await.unwrap().version;
            run(&db, by, (short, version, working.clone()), |tx, by, (s, v, w)| Box::pin(save_draft(tx, by, *s, *v, w))).await
        };
        let drop = async |by: &Actor, short: Short| run(&db, by, short, |tx, by, s| Box::pin(drop_draft(tx, by, *s))).await;
        assert_eq!(key(&save(&f.coordinator, theirs).await.unwrap_err()), "denied");
        assert_eq!(key(&drop(&f.coordinator, theirs).await.unwrap_err()), "denied");
        let own = brought(&db, &f.coordinator, read(&db).await).await;
        save(&f.coordinator, own).await.unwrap();
        save(&f.secretary, own).await.unwrap();

        drop(&f.coordinator, own).await.unwrap();
        let dropped = store::dropped_drafts(db.read(), 10).await.unwrap();
        assert_eq!(dropped.iter().map(|d| d.short).collect::<Vec<_>>(), [own]);
        let take = async |by: &Actor| run(&db, by, own, |tx, by, s| Box::pin(take_up_draft(tx, by, *s))).await;
        take(&f.coordinator).await.unwrap();
        take(&f.coordinator).await.unwrap();
        assert_eq!(store::draft(db.read(), own).await.unwrap().state, "open");
    }

    async fn one_text_brought_twice_in_a_minute_is_one_draft(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let first = brought(&db, &f.secretary, read(&db).await).await;
        assert_eq!(brought(&db, &f.secretary, read(&db).await).await, first);
        assert_ne!(brought(&db, &f.coordinator, read(&db).await).await, first, "another person's is their own");
        db.pass_secs(61);
        assert_ne!(brought(&db, &f.secretary, read(&db).await).await, first, "later it is meant");
    }

    async fn a_body_that_is_not_there_adopts_nothing(db: TestDb) {
        let f = federation(&db).await;
        crate::tests::at(&db, "2026-06-04");
        let invented = BodyId(uuid::Uuid::from_u128(7));
        let new = Adoption { body: invented, ..adoption(&f, draft(&db, &f).await, "2026-06-04") };
        let stop = run(&db, &f.secretary, new, |tx, by, a| Box::pin(adopt(tx, by, a))).await.unwrap_err();
        assert_eq!(key(&stop), "body:adopt-body-unknown");
    }
}
