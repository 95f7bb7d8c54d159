//! What pages ask about many records in one statement.

use super::{marks, word};
use crate::model::{Extract, Line, Stage};
use uuid::Uuid;
use veche_core::{Day, DirectiveId, DocumentId, Party, PersonId};
use veche_engine::{Ask, Bind, FromQueryResult, Result, Value, bind};

/// The years in which documents were adopted, the latest first.
pub async fn document_years(db: &impl Ask) -> Result<Vec<i32>> {
    #[derive(FromQueryResult)]
    struct One {
        year: i32,
    }
    let rows: Vec<One> = db
        .rows(
            "select distinct year from document order by year desc",
            vec![],
        )
        .await?;
    Ok(rows.into_iter().map(|r| r.year).collect())
}

/// Who entered a document.
pub async fn entered_by(db: &impl Ask, id: DocumentId) -> Result<Option<PersonId>> {
    #[derive(FromQueryResult)]
    struct One {
        entered_by: Option<Uuid>,
    }
    let one: One = db
        .must("select entered_by from document where id = $1", bind![id])
        .await?;
    Ok(one.entered_by.map(PersonId))
}

/// Lines of one directive in one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageCount {
    /// The directive.
    pub directive: DirectiveId,
    /// The stage.
    pub stage: Stage,
    /// How many.
    pub lines: i64,
    /// How many of them are late.
    pub late: i64,
}

/// The lines of a document counted by directive and stage, and how many are late on a day: the rule of `rules::state_of`.
pub async fn stage_counts(
    db: &impl Ask,
    document: DocumentId,
    today: Day,
) -> Result<Vec<StageCount>> {
    #[derive(FromQueryResult)]
    struct One {
        directive_id: Uuid,
        stage: String,
        lines: i64,
        late: i64,
    }
    let rows: Vec<One> = db
        .rows(
            "select directive_id, stage, count(*) as lines,
               count(case when due_on < $2 and (archival = false or taken_up = true)
                 and (stage in ('open', 'accepted', 'in_progress', 'returned')
                   or (stage = 'reported' and (heard_on is null or heard_on > due_on))) then 1 end) as late
             from line where document_id = $1 group by directive_id, stage order by directive_id, stage",
            bind![document, today],
        )
        .await?;
    rows.into_iter()
        .map(|r| {
            Ok(StageCount {
                directive: DirectiveId(r.directive_id),
                stage: word(Stage::parse(&r.stage), "line")?,
                lines: r.lines,
                late: r.late,
            })
        })
        .collect()
}

/// The lines of a document's directives that have at most `most` of them, in the order of the directives.
pub async fn lines_of_small_directives(
    db: &impl Ask,
    document: DocumentId,
    most: i64,
) -> Result<Vec<Line>> {
    super::lines::read(
        db,
        "where l.document_id = $1 and l.directive_id in
           (select s.directive_id from line s where s.document_id = $1 group by s.directive_id having count(*) <= $2)
         order by d.position, l.part desc, l.party_kind, l.party_id, l.id",
        bind![document, most],
    )
    .await
}

/// How many extracts of a document there are, and how many were received.
pub async fn count_extracts(db: &impl Ask, document: DocumentId) -> Result<(i64, i64)> {
    #[derive(FromQueryResult)]
    struct One {
        made: i64,
        received: i64,
    }
    let one: One = db
        .must(
            "select count(*) as made, count(received_on) as received from extract where document_id = $1",
            bind![document],
        )
        .await?;
    Ok((one.made, one.received))
}

/// The extracts of a document for any of these parties.
pub async fn extracts_for(
    db: &impl Ask,
    document: DocumentId,
    parties: &[Party],
) -> Result<Vec<Extract>> {
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![document.bind()];
    values.extend(parties.iter().map(|p| p.parts().1.bind()));
    super::documents::extracts_where(
        db,
        &format!(
            "document_id = $1 and party_id in ({}) order by party_kind, party_id",
            marks(2, parties.len())
        ),
        values,
    )
    .await
}
