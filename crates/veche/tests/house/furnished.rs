//! A federation at work: branches, a resolution adopted, reports given, returned and accepted, an archival document, a draft on the desk.

use crate::kit::{Place, day};
use veche_core::*;
use veche_directives::commands::*;
use veche_directives::model::*;
use veche_directives::store::{self, NewEvidence, NewReport};
use veche_engine::{Actor, BoxFuture, Engine, Result, Tx};
use veche_register::commands as register;
use veche_register::model::{
    BodyFacts, BranchFacts, BranchState, Contacts, OrganisationFacts, OrganisationKind,
    PersonFacts, Span,
};

/// A resolution in our own words, in Russian.
pub const RESOLUTION: &str = "ПОСТАНОВЛЕНИЕ № 1

Конференции Лиги хоров

О работе лиги в новом сезоне

город Тверь                                        2 марта 2026 года

Заслушав и обсудив отчёт Центрального совета, конференция отмечает, что число хоров выросло. Решение прошлой конференции об издании \
нотного сборника не выполнено.

Конференция постановляет:

1. Работу Центрального совета признать удовлетворительной.
2. Центральному совету до 1 июня 2026 года подготовить программу летнего фестиваля.
3. Всем отделениям ежеквартально представлять в Центральный совет сведения о концертах.
4. Издать нотный сборник.
5. Ревизионной комиссии проверить расходы на поездки до 1 мая 2026 года.

Председатель конференции                            А. П. Зимина
";

/// The same kind of text in English.
pub const RESOLUTION_EN: &str = "RESOLUTION No. 2

of the Conference of the League of Choirs

On the new season

The Conference, having heard the report of the Central Council,

RESOLVES:

1. To approve the report of the Central Council.
2. The Central Council shall publish a handbook for conductors by 1 September 2026.
3. All branches shall hold an open rehearsal within 30 days of adoption.
";

/// Who is who.
pub struct People {
    pub secretary: PersonId,
    pub coordinator: PersonId,
}

async fn actor(place: &Place, person: PersonId) -> Actor {
    Actor::new(
        veche_register::standing(place.db.read(), person, place.db.now())
            .await
            .unwrap(),
    )
}

pub async fn run<I, T, F>(place: &Place, by: PersonId, input: I, act: F) -> T
where
    I: Send + Sync + 'static,
    T: Send + 'static,
    F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
{
    let by = actor(place, by).await;
    place
        .db
        .write((by, input, act), |tx, (by, input, act)| act(tx, by, input))
        .await
        .unwrap()
}

async fn kept(place: &Place, name: &str) -> KeptFile {
    let blob = place
        .house
        .blobs
        .put(name.as_bytes().to_vec())
        .await
        .unwrap();
    KeptFile {
        blob: blob.as_str().to_owned(),
        name: name.to_owned(),
        media_type: "application/pdf".to_owned(),
    }
}

/// Reads and adopts a text.
pub async fn adopted(place: &Place, by: PersonId, body: BodyId, text: &str, on: Day) -> Short {
    let original = kept(place, "original.pdf").await;
    let new = prepare(place.db.read(), text.to_owned(), Some(original))
        .await
        .unwrap();
    let draft = run(place, by, new, |tx, by, n| Box::pin(bring_in(tx, by, n))).await;
    let adoption = Adoption {
        draft,
        version: 1,
        kind: Kind::Resolution,
        body,
        on,
        number: None,
        title: "О работе лиги".into(),
        place: Some("Тверь".into()),
        count: Count {
            present: Some(40),
            members: Some(42),
            votes_for: Some(38),
            against: Some(1),
            abstained: Some(1),
        },
        scan: Some(kept(place, "scan.pdf").await),
    };
    run(place, by, adoption, |tx, by, a| Box::pin(adopt(tx, by, a)))
        .await
        .short
}

impl Place {
    /// A federation with three branches and something of everything.
    pub async fn furnished(engine: Engine) -> (Place, People) {
        let (place, people) = Place::founded(engine).await;
        let secretary = people[0];
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let today = place.db.now().day(zone);
        let bodies = veche_register::bodies(place.db.read(), Tongue::Ru)
            .await
            .unwrap();
        let of = |kind: BodyKind| bodies.iter().find(|b| b.kind == kind).unwrap().id;
        let (conference, council) = (of(BodyKind::Conference), of(BodyKind::Council));
        let mut branches = Vec::new();
        for (ru, en) in [
            ("Тверское отделение", "Tver branch"),
            ("Псковское отделение", "Pskov branch"),
            ("Омское отделение", "Omsk branch"),
        ] {
            let facts = BranchFacts {
                region: None,
                state: BranchState::Active,
                names: Names::new(ru, en),
                abbreviations: vec![],
                email: None,
                phone: None,
                decision: "решение".into(),
                span: Span::new(today, None),
            };
            branches.push(
                run(&place, secretary, facts, |tx, by, f| {
                    Box::pin(register::create_branch(tx, by, f))
                })
                .await,
            );
        }
        let board = BodyFacts {
            kind: BodyKind::BranchCouncil,
            owner: Scope::Branch(branches[0]),
            names: Names::new("Совет Тверского отделения", "Council of the Tver branch"),
            abbreviations: vec![],
            decision: "решение".into(),
            span: Span::new(today, None),
        };
        let board = run(&place, secretary, board, |tx, by, f| {
            Box::pin(register::create_body(tx, by, f))
        })
        .await;
        let facts = PersonFacts {
            name: PersonName {
                given: "Ольга".into(),
                family: "Тверская".into(),
                patronymic: "Ильинична".into(),
            },
            email: Some("tver@example.org".into()),
            ..PersonFacts::default()
        };
        let coordinator = run(&place, secretary, facts, |tx, by, f| {
            Box::pin(async move { Ok(register::create_person(tx, by, f, None).await?.id) })
        })
        .await;
        let office = veche_register::offices(place.db.read(), board)
            .await
            .unwrap()[&OfficeKind::Chair];
        let seat = register::NewSeat {
            person: coordinator,
            office,
            convocation: None,
            span: Span::new(today, None),
            acting: false,
            decision: "избрана".into(),
        };
        run(&place, secretary, seat, |tx, by, s| {
            Box::pin(async move { register::seat(tx, by, s).await.map(drop) })
        })
        .await;

        let organisation = OrganisationFacts {
            kind: OrganisationKind::Member,
            names: Names::new("Союз дирижёров", "Union of Conductors"),
            abbreviations: vec![],
            contacts: Contacts::default(),
            decision: "принят".into(),
            span: Span::new(today, None),
        };
        run(&place, secretary, organisation, |tx, by, f| {
            Box::pin(async move { register::create_organisation(tx, by, f).await.map(drop) })
        })
        .await;
        let document = adopted(&place, secretary, conference, RESOLUTION, today).await;
        adopted(&place, secretary, conference, RESOLUTION, day("2017-06-04")).await;
        let lines = {
            let d = store::document(place.db.read(), document).await.unwrap();
            store::lines_of_document(place.db.read(), d.id)
                .await
                .unwrap()
        };
        let tver = lines
            .iter()
            .find(|l| l.party == Party::Branch(branches[0]))
            .expect("a line of the branch")
            .short;
        let own = lines
            .iter()
            .find(|l| l.party == Party::Body(council))
            .expect("a line of the council")
            .short;
        place.db.pass_secs(40 * 86_400);
        let on = today.plus_days(39);
        let blob = place.house.blobs.put(b"programme".to_vec()).await.unwrap();
        let evidence = vec![
            NewEvidence {
                kind: EvidenceKind::File,
                value: blob.as_str().to_owned(),
                title: "programme.txt".into(),
                media_type: Some("text/plain".into()),
                size: Some(9),
            },
            NewEvidence {
                kind: EvidenceKind::Address,
                value: "https://choirs.example/concert".into(),
                title: "choirs.example".into(),
                media_type: None,
                size: None,
            },
        ];
        let report = |claim: Claim, evidence: Vec<NewEvidence>| NewReport {
            done_on: on,
            claim,
            account: "Провели два концерта, сведения собраны.".into(),
            said_by: None,
            evidence,
        };
        let first = run(
            &place,
            coordinator,
            (tver, report(Claim::Done, evidence)),
            |tx, by, (l, r)| Box::pin(veche_directives::commands::report(tx, by, *l, r)),
        )
        .await;
        run(&place, secretary, first, |tx, by, id| {
            Box::pin(judge(tx, by, *id, true, None))
        })
        .await;
        run(
            &place,
            secretary,
            (own, report(Claim::Done, vec![])),
            |tx, by, (l, r)| Box::pin(veche_directives::commands::report(tx, by, *l, r)),
        )
        .await;
        run(
            &place,
            coordinator,
            (tver, on.plus_days(200)),
            |tx, by, (l, d)| Box::pin(ask_extension(tx, by, *l, *d, "Сезон сдвинулся")),
        )
        .await;
        let original = kept(&place, "draft.pdf").await;
        let draft = prepare(place.db.read(), RESOLUTION_EN.to_owned(), Some(original))
            .await
            .unwrap();
        run(&place, secretary, draft, |tx, by, n| {
            Box::pin(bring_in(tx, by, n))
        })
        .await;
        place.house.followers().catch_up(&place.db).await.unwrap();
        (
            place,
            People {
                secretary,
                coordinator,
            },
        )
    }

    /// One document more like the first.
    pub async fn adopt_again(&self, secretary: PersonId) {
        let bodies = veche_register::bodies(self.db.read(), Tongue::Ru)
            .await
            .unwrap();
        let conference = bodies
            .iter()
            .find(|b| b.kind == BodyKind::Conference)
            .unwrap()
            .id;
        let today = self.db.now().day(Zone::parse("Europe/Moscow").unwrap());
        adopted(
            self,
            secretary,
            conference,
            &RESOLUTION.replace("до 1 июня 2026 года ", ""),
            today.plus_days(-30),
        )
        .await;
    }
}
