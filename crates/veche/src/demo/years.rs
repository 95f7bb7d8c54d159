//! Three years in the demo: who did what on which day, and the running of it.

use super::Demo;
use super::federation::{
    ASLEEP, Federation, change_secretary, fall_asleep, found_branch, found_here, who,
};
use super::words::Words;
use std::sync::Arc;
use veche_core::{
    BodyId, Clock, Day, Deadline, Instant, OfficeKind, Party, PersonId, ReportId, Short, Stop,
    Tongue, Zone, due_dates,
};
use veche_desk::{House, run_as};
use veche_directives::commands::{
    Adoption, Closing, NewSource, accept_line, adopt, ask_extension, bring_in, close, judge,
    judge_extension, prepare, receive_extract, release, report,
};
use veche_directives::model::{Claim, Count, EvidenceKind, Judged, Kind, Line, Stage};
use veche_directives::queries::{self, NewEvidence, NewReport};
use veche_engine::{Actor, BoxFuture, Fingerprint, Result, SetClock, Tx};
use veche_lang::Lang;

/// The resolution is so many days old: the next conference is near.
const RESOLUTION_DAYS: i64 = 1_080;
/// The council's newer decision is so many days old.
const PREPARATION_DAYS: i64 = 56;
/// The archival resolution was so many days old when this one was adopted.
const ARCHIVE_DAYS: i64 = 1_100;

/// Fills the house as it would have been lived in.
pub(super) async fn live(
    house: &Arc<House>,
    words: Words,
    tongue: Tongue,
    clock: &SetClock,
) -> Result<Demo> {
    let zone = Zone::parse(&words.zone).ok_or_else(|| Stop::broken("the demo's zone"))?;
    let today = clock.now().day(zone);
    let began = today.plus_days(-RESOLUTION_DAYS);
    let words = Arc::new(words);
    let l = Lang::new(house.texts.clone(), tongue, zone);
    let mut years = Years {
        house: house.clone(),
        words,
        l,
        clock,
        zone,
        began,
        f: Federation::default(),
        resolution: None,
        preparation: None,
        archive: None,
        draft: None,
        at: Instant(0),
    };
    years.set(began);
    years.f = found_here(house, &years.words, tongue, began).await?;
    house.forget_settings();
    // Branches that were founded before any standing duty owe none by their founding.
    house.followers().catch_up(&house.db).await?;
    years.resolution = Some(
        years
            .adopt(
                "resolution",
                who::CONFERENCE_SECRETARY,
                "conference",
                began,
                "place",
            )
            .await?,
    );
    for event in events(&years, today).await? {
        years.set(event.on);
        years.happen(event).await?;
    }
    years.found()
}

/// What happens on a day, by whom.
struct Event {
    on: Day,
    by: usize,
    what: What,
}

/// A line: by the document, the item's label and who owes it.
#[derive(Debug, Clone, Copy)]
struct Which(Doc, &'static str, Party);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doc {
    Resolution,
    Preparation,
}

enum What {
    /// The extract was received; with the key of who said so, on paper.
    Receive(Doc, Party, Option<&'static str>),
    Take(Which),
    Report(Which, Said),
    /// Accepted, or with the key of the reason, returned; accepted ones may be put before the public.
    Judge(Which, Verdict),
    /// A later day is asked for.
    Ask(Which, Day, &'static str),
    Grant(Which, bool, &'static str),
    /// Ended by the newer decision.
    Close(Which, Stage, &'static str),
    ChangeSecretary,
    FoundBranch,
    FallAsleep,
    Archive,
    Preparation,
    Draft,
}

#[derive(Clone, Copy)]
enum Verdict {
    Accepted(Option<&'static str>),
    Released,
    Returned(&'static str),
}

/// What a report says: the claim, the key of the account, evidence, and who said it when another wrote it down.
#[derive(Clone, Copy)]
struct Said {
    claim: Claim,
    account: &'static str,
    proof: &'static [Proof],
    said_by: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Proof {
    /// Keys of title and text.
    File(&'static str, &'static str),
    /// Key of the title, address.
    Address(&'static str, &'static str),
}

fn said(claim: Claim, account: &'static str, proof: &'static [Proof]) -> Said {
    Said {
        claim,
        account,
        proof,
        said_by: None,
    }
}

/// Everything that happens after the resolution was adopted, in the order of days. `today` itself stays free.
async fn events(y: &Years<'_>, today: Day) -> Result<Vec<Event>> {
    use Claim::{Done, InProgress, PartlyDone};
    use Doc::{Preparation, Resolution};
    use Verdict::{Accepted, Released, Returned};
    let body = |key| y.f.body(key).map(Party::Body);
    let (council, presidium, editorial, centre) = (
        body("council")?,
        body("presidium")?,
        body("editorial")?,
        body("centre")?,
    );
    let branches: Vec<Party> = y.f.branches.iter().map(|b| Party::Branch(*b)).collect();
    let organisations: Vec<Party> =
        y.f.organisations
            .iter()
            .map(|o| Party::Organisation(*o))
            .collect();
    let offices = veche_register::offices(y.house.db.read(), y.f.body("council")?).await?;
    let secretary = Party::Office(*offices.get(&OfficeKind::Secretary).ok_or(Stop::Missing)?);
    let decided = today.plus_days(-PREPARATION_DAYS);
    let coordinator = |n: usize| who::COORDINATORS + n;

    let mut all = Vec::new();
    let mut add = |on: Day, by: usize, what: What| {
        // Nothing lies ahead, and the present day is the reader's.
        if on < today {
            all.push(Event { on, by, what });
        }
    };
    let day = |n: i64| y.began.plus_days(n);
    let leads = |on: Day| {
        if on < day(640) {
            who::FIRST_SECRETARY
        } else {
            who::SECRETARY
        }
    };

    // The register lives on.
    add(day(100), who::FIRST_SECRETARY, What::Archive);
    add(day(420), who::CHAIR, What::FoundBranch);
    add(day(640), who::CHAIR, What::ChangeSecretary);
    add(day(700), who::CHAIR, What::FallAsleep);
    add(decided, who::SECRETARY, What::Preparation);
    add(today.plus_days(-2), who::SECRETARY, What::Draft);

    // Extracts of the resolution.
    for (on, by, party) in [
        (2, who::FIRST_SECRETARY, council),
        (3, who::EDITOR, editorial),
        (4, coordinator(0), branches[0]),
    ] {
        add(day(on), by, What::Receive(Resolution, party, None));
    }
    for (on, n) in [(6, 1), (9, 2), (12, 3), (20, 4)] {
        add(
            day(on),
            coordinator(n),
            What::Receive(Resolution, branches[n], None),
        );
    }
    add(
        day(30),
        who::FIRST_SECRETARY,
        What::Receive(Resolution, organisations[2], Some("on-paper")),
    );

    // 3. The council opens the centre, in time.
    let open = Which(Resolution, "3", council);
    add(day(9), who::FIRST_SECRETARY, What::Take(open));
    add(
        day(61),
        who::FIRST_SECRETARY,
        What::Report(open, said(InProgress, "centre-begun", &[])),
    );
    let proof = &[
        Proof::File("centre-plan", "centre-plan-text"),
        Proof::Address("centre-page", "https://example.org/news/centre"),
    ];
    add(
        day(131),
        who::FIRST_SECRETARY,
        What::Report(open, said(Done, "centre-done", proof)),
    );
    add(day(136), who::AUDIT_CHAIR, What::Judge(open, Released));
    add(
        day(137),
        who::CENTRE,
        What::Receive(Resolution, centre, None),
    );

    // 4. The branches' lists: in time, late, returned, with more time, in part, given up, never.
    let list = |n: usize| Which(Resolution, "4", branches[n]);
    let file = &[Proof::File("list-file", "list-text")];
    add(day(14), coordinator(0), What::Take(list(0)));
    add(
        day(190),
        coordinator(0),
        What::Report(list(0), said(Done, "list-done", file)),
    );
    add(
        day(196),
        who::FIRST_SECRETARY,
        What::Judge(list(0), Released),
    );
    add(
        day(251),
        coordinator(1),
        What::Report(list(1), said(Done, "list-late", file)),
    );
    add(
        day(256),
        who::FIRST_SECRETARY,
        What::Judge(list(1), Accepted(None)),
    );
    add(
        day(215),
        coordinator(2),
        What::Report(list(2), said(Done, "list-first", file)),
    );
    add(
        day(219),
        who::FIRST_SECRETARY,
        What::Judge(list(2), Returned("list-return")),
    );
    add(
        day(227),
        coordinator(2),
        What::Report(list(2), said(Done, "list-second", file)),
    );
    add(
        day(232),
        who::FIRST_SECRETARY,
        What::Judge(list(2), Accepted(None)),
    );
    add(
        day(200),
        coordinator(3),
        What::Ask(list(3), day(320), "list-ask"),
    );
    add(
        day(204),
        who::CHAIR,
        What::Grant(list(3), true, "list-grant"),
    );
    add(
        day(309),
        coordinator(3),
        What::Report(list(3), said(Done, "list-extended", file)),
    );
    add(
        day(315),
        who::FIRST_SECRETARY,
        What::Judge(list(3), Accepted(None)),
    );
    add(
        day(222),
        coordinator(4),
        What::Ask(list(4), day(400), "list-ask-again"),
    );
    add(
        day(225),
        who::CHAIR,
        What::Grant(list(4), false, "list-refuse"),
    );
    add(
        day(229),
        coordinator(4),
        What::Report(list(4), said(PartlyDone, "list-partly", file)),
    );
    add(
        day(238),
        who::FIRST_SECRETARY,
        What::Judge(list(4), Accepted(None)),
    );
    add(
        day(210),
        coordinator(5),
        What::Report(list(5), said(InProgress, "list-going", &[])),
    );
    add(
        decided.plus_days(1),
        who::SECRETARY,
        What::Close(list(ASLEEP), Stage::Cancelled, "karelia-cancelled"),
    );
    // A branch that does not work owes nothing any more.
    let asleep = Which(Resolution, "8", branches[ASLEEP]);
    add(
        decided.plus_days(1),
        who::SECRETARY,
        What::Close(asleep, Stage::Cancelled, "karelia-cancelled"),
    );

    // 5. The bulletin every quarter; the last two numbers are missing.
    let bulletin = Which(Resolution, "5", editorial);
    let numbers = y.due_days(bulletin, today).await?;
    let proof = &[Proof::Address(
        "bulletin-page",
        "https://example.org/bulletin",
    )];
    for due in numbers.iter().take(numbers.len().saturating_sub(2)) {
        add(
            due.plus_days(-4),
            who::EDITOR,
            What::Report(bulletin, said(Done, "bulletin", proof)),
        );
        add(
            due.plus_days(3),
            leads(due.plus_days(3)),
            What::Judge(bulletin, Accepted(None)),
        );
    }

    // 6, 7. The calendar in time, the seminar late.
    let calendar = Which(Resolution, "6", presidium);
    let proof = &[Proof::Address(
        "calendar-page",
        "https://example.org/calendar",
    )];
    add(
        day(284),
        who::CHAIR,
        What::Report(calendar, said(Done, "calendar", proof)),
    );
    add(day(289), who::AUDITOR, What::Judge(calendar, Released));
    let seminar = Which(Resolution, "7", centre);
    add(
        day(150),
        who::CENTRE,
        What::Report(seminar, said(InProgress, "seminar-going", &[])),
    );
    let proof = &[Proof::Address(
        "seminar-page",
        "https://example.org/seminar",
    )];
    add(
        day(232),
        who::CENTRE,
        What::Report(seminar, said(Done, "seminar-done", proof)),
    );
    add(
        day(240),
        who::FIRST_SECRETARY,
        What::Judge(seminar, Accepted(None)),
    );

    // 8. The day of bird watching, every year: some always, one only at first, one after a return, some never.
    let years = y
        .due_days(Which(Resolution, "8", branches[0]), today)
        .await?;
    let proof = &[Proof::File("birds-file", "birds-text")];
    for (year, due) in years.iter().enumerate() {
        let last = year + 1 == years.len();
        for n in [0, 1, 2, 3] {
            if (n == 2 && last) || (n == 3 && year > 0) {
                continue;
            }
            let birds = Which(Resolution, "8", branches[n]);
            let account = if n % 2 == 0 { "birds" } else { "birds-small" };
            let days = i64::try_from(n).unwrap_or(0);
            add(
                due.plus_days(-5 + days),
                coordinator(n),
                What::Report(birds, said(Done, account, proof)),
            );
            let judged = due.plus_days(4 + days);
            add(judged, leads(judged), What::Judge(birds, Accepted(None)));
        }
        if year == 0 {
            let birds = Which(Resolution, "8", branches[4]);
            add(
                due.plus_days(-2),
                coordinator(4),
                What::Report(birds, said(Done, "birds-small", &[])),
            );
            add(
                due.plus_days(2),
                leads(due.plus_days(2)),
                What::Judge(birds, Returned("birds-return")),
            );
            add(
                due.plus_days(9),
                coordinator(4),
                What::Report(birds, said(Done, "birds-again", proof)),
            );
            add(
                due.plus_days(12),
                leads(due.plus_days(12)),
                What::Judge(birds, Accepted(None)),
            );
        }
    }

    // 9. Help, for good: a word now and then. 10. Organisations have no accounts; what they say is written down.
    let help = Which(Resolution, "9", council);
    for (on, account) in [
        (118, "help-first"),
        (480, "help-second"),
        (850, "help-third"),
    ] {
        add(
            day(on),
            leads(day(on)),
            What::Report(help, said(InProgress, account, &[])),
        );
    }
    let opened = Which(Resolution, "10", organisations[0]);
    let told = Said {
        said_by: Some("open-said"),
        ..said(Done, "open-done", &[])
    };
    add(day(402), who::FIRST_SECRETARY, What::Report(opened, told));
    add(day(405), who::CHAIR, What::Judge(opened, Accepted(None)));
    let told = Said {
        said_by: Some("open-partly-said"),
        ..said(PartlyDone, "open-partly", &[])
    };
    add(
        today.plus_days(-9),
        who::SECRETARY,
        What::Report(Which(Resolution, "10", organisations[2]), told),
    );

    // 11. The catalogue: more time, some work, then a new deadline in the newer decision.
    let catalogue = Which(Resolution, "11", secretary);
    add(
        day(575),
        who::FIRST_SECRETARY,
        What::Ask(catalogue, day(760), "catalogue-ask"),
    );
    add(
        day(580),
        who::AUDIT_CHAIR,
        What::Grant(catalogue, true, "catalogue-grant"),
    );
    add(
        day(690),
        who::SECRETARY,
        What::Report(catalogue, said(InProgress, "catalogue-going", &[])),
    );
    add(
        decided.plus_days(1),
        who::AUDIT_CHAIR,
        What::Close(catalogue, Stage::Replaced, "catalogue-replaced"),
    );

    // The newer decision: what is on the desks now.
    for (on, n) in [(2, 0), (3, 1), (5, 2), (11, 3)] {
        add(
            decided.plus_days(on),
            coordinator(n),
            What::Receive(Preparation, branches[n], None),
        );
    }
    let delegates = |n: usize| Which(Preparation, "1", branches[n]);
    add(
        decided.plus_days(12),
        coordinator(1),
        What::Take(delegates(1)),
    );
    let proof = &[Proof::File("delegates-file", "delegates-text")];
    add(
        today.plus_days(-3),
        coordinator(0),
        What::Report(delegates(0), said(Done, "delegates", proof)),
    );
    add(
        decided.plus_days(4),
        who::CHAIR,
        What::Take(Which(Preparation, "2", presidium)),
    );
    add(
        decided.plus_days(40),
        who::CHAIR,
        What::Report(
            Which(Preparation, "2", presidium),
            said(InProgress, "draft-report", &[]),
        ),
    );

    // On one day in the order in which they are written.
    all.sort_by_key(|e| e.on);
    Ok(all)
}

struct Years<'a> {
    house: Arc<House>,
    words: Arc<Words>,
    l: Lang,
    clock: &'a SetClock,
    zone: Zone,
    began: Day,
    f: Federation,
    resolution: Option<Short>,
    preparation: Option<Short>,
    archive: Option<Short>,
    draft: Option<Short>,
    at: Instant,
}

impl Years<'_> {
    /// Ten in the morning of a day, or a few minutes after what happened last on it.
    fn set(&mut self, on: Day) {
        let morning = self.zone.start_of(on).plus_secs(10 * 3_600);
        self.at = morning.max(self.at.plus_secs(7 * 60));
        self.clock.set(self.at);
    }

    fn found(self) -> Result<Demo> {
        let made = |short: Option<Short>| {
            short.ok_or_else(|| Stop::broken("the demo left a document out"))
        };
        Ok(Demo {
            secretary: self.f.person(who::SECRETARY)?,
            chair: self.f.person(who::CHAIR)?,
            coordinator: self.f.person(who::COORDINATORS)?,
            auditor: self.f.person(who::AUDITOR)?,
            member: self.f.person(who::MEMBER)?,
            resolution: made(self.resolution)?,
            preparation: made(self.preparation)?,
            archive: made(self.archive)?,
            draft: made(self.draft)?,
        })
    }

    fn document(&self, doc: Doc) -> Result<Short> {
        let short = match doc {
            Doc::Resolution => self.resolution,
            Doc::Preparation => self.preparation,
        };
        short.ok_or_else(|| Stop::broken("the demo speaks of a document before it is there"))
    }

    async fn run<I, T, F>(&self, by: usize, input: I, act: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>>
            + Send
            + Sync
            + 'static,
    {
        let person: PersonId = self.f.person(by)?;
        run_as(&self.house, Some(person), false, input, act).await
    }

    async fn line(&self, Which(doc, item, party): Which) -> Result<Line> {
        let read = self.house.db.read();
        let document = queries::document(read, self.document(doc)?).await?;
        let lines = queries::lines_of_document(read, document.id).await?;
        lines
            .into_iter()
            .find(|l| l.item == item && l.party == party)
            .ok_or_else(|| {
                Stop::broken(format!(
                    "the demo's {doc:?} has no line of item {item} for {party:?}"
                ))
            })
    }

    /// The days up to now on which something of a recurring line is due.
    async fn due_days(&self, which: Which, today: Day) -> Result<Vec<Day>> {
        let line = self.line(which).await?;
        match line.deadline {
            Deadline::Recurring(_) => Ok(due_dates(&line.deadline, line.since, line.since, today)),
            other => Err(Stop::broken(format!(
                "the demo's item {} does not recur: {other:?}",
                which.1
            ))),
        }
    }

    /// Reads a text and keeps it as a draft; gives its address and what was read.
    async fn bring_in(&self, document: &str, by: usize, on: Day) -> Result<(Short, NewSource)> {
        let text = self.words.document(document, &self.l, on)?;
        let new = prepare(self.house.db.read(), text, None).await?;
        let short = self
            .run(by, new.clone(), |tx, by, new| {
                Box::pin(bring_in(tx, by, new))
            })
            .await?;
        Ok((short, new))
    }

    /// Brings a document in and adopts it as it was read.
    async fn adopt(
        &self,
        document: &str,
        by: usize,
        body: &str,
        on: Day,
        place: &str,
    ) -> Result<Short> {
        let body: BodyId = self.f.body(body)?;
        let (draft, new) = self.bring_in(document, by, on).await?;
        let count = match document {
            "resolution" => counted(87, 96, 81, 2, 4),
            "preparation" => counted(11, 13, 10, 0, 1),
            _ => Count::default(),
        };
        let adoption = Adoption {
            draft,
            version: queries::draft(self.house.db.read(), draft).await?.version,
            kind: new.working.kind.unwrap_or(Kind::Resolution),
            body,
            on,
            number: new.working.number,
            title: self.words.about(&format!("{document}-title"))?,
            place: Some(self.words.about(place)?),
            count,
            scan: None,
        };
        Ok(self
            .run(by, adoption, |tx, by, new| Box::pin(adopt(tx, by, new)))
            .await?
            .short)
    }

    async fn happen(&mut self, event: Event) -> Result<()> {
        let by = event.by;
        match event.what {
            What::Receive(doc, party, from) => {
                let read = self.house.db.read();
                let document = queries::document(read, self.document(doc)?).await?;
                let extracts = queries::extracts(read, document.id).await?;
                let extract = extracts
                    .iter()
                    .find(|e| e.party == party)
                    .ok_or_else(|| Stop::broken("the demo lacks an extract"))?;
                let from = from
                    .map(|key| self.words.say(key).map(str::to_owned))
                    .transpose()?;
                self.run(by, (extract.short, from), |tx, by, (short, from)| {
                    Box::pin(receive_extract(tx, by, *short, from.as_deref()))
                })
                .await
            }
            What::Take(which) => {
                let short = self.line(which).await?.short;
                self.run(by, short, |tx, by, short| {
                    Box::pin(accept_line(tx, by, *short))
                })
                .await
            }
            What::Report(which, said) => self.report(which, by, said, event.on).await,
            What::Judge(which, verdict) => self.judge(which, by, verdict).await,
            What::Ask(which, until, reason) => {
                let input = (
                    self.line(which).await?.short,
                    until,
                    self.words.say(reason)?.to_owned(),
                );
                self.run(by, input, |tx, by, (short, until, reason)| {
                    Box::pin(ask_extension(tx, by, *short, *until, reason))
                })
                .await
            }
            What::Grant(which, granted, answer) => {
                let line = self.line(which).await?;
                let asked = queries::extensions(self.house.db.read(), line.id).await?;
                let asked = asked
                    .iter()
                    .find(|e| e.state == Judged::Waiting)
                    .ok_or_else(|| Stop::broken("nobody asked"))?;
                let input = (asked.id, granted, self.words.say(answer)?.to_owned());
                self.run(by, input, |tx, by, (id, granted, answer)| {
                    Box::pin(judge_extension(tx, by, *id, *granted, Some(answer)))
                })
                .await
            }
            What::Close(which, stage, reason) => {
                let line = self.line(which).await?;
                let decision =
                    queries::document(self.house.db.read(), self.document(Doc::Preparation)?)
                        .await?
                        .id;
                let closing = Closing {
                    stage,
                    reason: self.words.say(reason)?.to_owned(),
                    decision: Some(decision),
                };
                self.run(by, (line.short, closing), |tx, by, (short, closing)| {
                    Box::pin(close(tx, by, *short, closing))
                })
                .await
            }
            What::ChangeSecretary => {
                let input = (self.words.clone(), self.f.clone(), event.on);
                self.f = self
                    .run(by, input, |tx, by, (words, f, on)| {
                        Box::pin(change_secretary(tx, by, words, f, *on))
                    })
                    .await?;
                Ok(())
            }
            What::FoundBranch => {
                let input = (self.words.clone(), self.f.clone(), event.on);
                self.f = self
                    .run(by, input, |tx, by, (words, f, on)| {
                        Box::pin(found_branch(tx, by, words, f, *on))
                    })
                    .await?;
                // The new branch owes the standing duties from this day on.
                self.house.followers().catch_up(&self.house.db).await
            }
            What::FallAsleep => {
                let input = (self.words.clone(), self.f.clone(), self.began, event.on);
                self.f = self
                    .run(by, input, |tx, by, (words, f, began, on)| {
                        Box::pin(fall_asleep(tx, by, words, f, *began, *on))
                    })
                    .await?;
                Ok(())
            }
            What::Archive => {
                let on = self.began.plus_days(-ARCHIVE_DAYS);
                self.archive = Some(
                    self.adopt("archive", by, "conference", on, "archive-place")
                        .await?,
                );
                Ok(())
            }
            What::Preparation => {
                self.preparation = Some(
                    self.adopt("preparation", by, "council", event.on, "place")
                        .await?,
                );
                Ok(())
            }
            What::Draft => {
                self.draft = Some(self.bring_in("draft", by, event.on).await?.0);
                Ok(())
            }
        }
    }

    async fn report(&self, which: Which, by: usize, said: Said, on: Day) -> Result<()> {
        let short = self.line(which).await?.short;
        let mut evidence = Vec::new();
        let mut files = Vec::new();
        for proof in said.proof {
            evidence.push(match proof {
                Proof::Address(title, address) => NewEvidence {
                    kind: EvidenceKind::Address,
                    value: (*address).to_owned(),
                    title: self.words.say(title)?.to_owned(),
                    media_type: None,
                    size: None,
                },
                Proof::File(title, text) => {
                    let bytes = self.words.say(text)?.as_bytes().to_vec();
                    let size = bytes.len();
                    let fingerprint: Fingerprint = self.house.blobs.put(bytes).await?;
                    files.push((fingerprint.clone(), size as u64));
                    NewEvidence {
                        kind: EvidenceKind::File,
                        value: fingerprint.as_str().to_owned(),
                        title: format!("{}.txt", self.words.say(title)?),
                        media_type: Some("text/plain".to_owned()),
                        size: i64::try_from(size).ok(),
                    }
                }
            });
        }
        let new = NewReport {
            done_on: on.plus_days(-1),
            claim: said.claim,
            account: self.words.say(said.account)?.to_owned(),
            said_by: said
                .said_by
                .map(|key| self.words.say(key).map(str::to_owned))
                .transpose()?,
            evidence,
        };
        self.run(by, (short, new, files), |tx, by, (short, new, files)| {
            Box::pin(async move {
                for (fingerprint, size) in files {
                    tx.keep_blob(fingerprint, *size, "text/plain").await?;
                }
                report(tx, by, *short, new).await.map(drop)
            })
        })
        .await
    }

    async fn judge(&self, which: Which, by: usize, verdict: Verdict) -> Result<()> {
        let line = self.line(which).await?;
        let mut reports = queries::reports_of(self.house.db.read(), &[line.id]).await?;
        let waiting = reports
            .remove(&line.id)
            .unwrap_or_default()
            .into_iter()
            .find(|r| r.state == Judged::Waiting);
        let waiting: ReportId = waiting
            .ok_or_else(|| Stop::broken("the demo judges a report that nobody made"))?
            .id;
        let (accepted, reason, public) = match verdict {
            Verdict::Accepted(reason) => (true, reason, false),
            Verdict::Released => (true, None, true),
            Verdict::Returned(reason) => (false, Some(reason), false),
        };
        let reason = reason
            .map(|key| self.words.say(key).map(str::to_owned))
            .transpose()?;
        self.run(by, (waiting, reason), move |tx, by, (report, reason)| {
            Box::pin(async move {
                judge(tx, by, *report, accepted, reason.as_deref()).await?;
                if public {
                    release(tx, by, *report, true).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

fn counted(present: u32, members: u32, votes_for: u32, against: u32, abstained: u32) -> Count {
    Count {
        present: Some(present),
        members: Some(members),
        votes_for: Some(votes_for),
        against: Some(against),
        abstained: Some(abstained),
    }
}
