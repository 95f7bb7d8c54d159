//! Tables of assignments: what their columns hold.

use crate::blocks::cells;
use crate::token::{Range, Source};

/// What the columns of a table hold.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Columns {
    pub action: Option<usize>,
    pub owner: Option<usize>,
    pub due: Option<usize>,
}

const OWNER: &[&str] = &[
    "owner",
    "owners",
    "responsible",
    "responsibility",
    "who",
    "lead",
    "leads",
    "assignee",
    "assigned",
    "whom",
    "ответственный",
    "ответственные",
    "ответственная",
    "исполнитель",
    "исполнители",
    "отв",
    "кто",
];

const DUE: &[&str] = &[
    "due",
    "deadline",
    "deadlines",
    "when",
    "target",
    "timeline",
    "date",
    "by",
    "срок",
    "сроки",
    "дата",
    "когда",
];

const ACTION: &[&str] = &[
    "action",
    "actions",
    "task",
    "tasks",
    "what",
    "item",
    "activity",
    "measure",
    "decision",
    "мероприятие",
    "мероприятия",
    "поручение",
    "содержание",
    "наименование",
    "задача",
    "задание",
    "действие",
    "что",
    "вопрос",
];

impl Columns {
    /// Reads the columns of a heading row; `None` where the row is no heading.
    pub fn of(src: &Source<'_>, r: Range) -> Option<Columns> {
        let mut c = Columns::default();
        for (n, cell) in cells(src, r).into_iter().enumerate() {
            let has = |words: &[&str]| {
                cell.len() <= 6 && cell.iter().any(|i| words.contains(&src.low(i)))
            };
            if c.owner.is_none() && has(OWNER) {
                c.owner = Some(n);
            } else if c.due.is_none() && has(DUE) {
                c.due = Some(n);
            } else if c.action.is_none() && has(ACTION) {
                c.action = Some(n);
            }
        }
        (c.owner.is_some() && (c.due.is_some() || c.action.is_some())).then_some(c)
    }
}
