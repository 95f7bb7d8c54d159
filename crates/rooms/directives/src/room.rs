//! The room as the house sees it.

use crate::pages::{documents, drafts, execution, finding, lines};
use crate::{follow, path, store};
use async_trait::async_trait;
use std::sync::Arc;
use uuid::Uuid;
use veche_core::{DocumentId, LineId, Right};
use veche_desk::{Card, Desk, House, NavItem, Panel, Room, Routes};
use veche_engine::follow::Followers;
use veche_engine::{Migrations, Result, Step};
use veche_lang::{Lang, Source};

/// Documents and what they charge.
pub struct Directives;

/// The room's tables.
pub const MIGRATIONS: Migrations = Migrations {
    room: "directives",
    steps: &[
        Step {
            name: "0001_directives",
            sql: include_str!("../migrations/0001_directives.sql"),
        },
        Step {
            name: "0002_names",
            sql: include_str!("../migrations/0002_names.sql"),
        },
        Step {
            name: "0003_reports_taken_back",
            sql: include_str!("../migrations/0003_reports_taken_back.sql"),
        },
        Step {
            name: "0004_directive_search",
            sql: include_str!("../migrations/0004_directive_search.sql"),
        },
    ],
};

/// The room's texts.
pub const TEXTS: Source = Source {
    name: "directives",
    ru: concat!(
        include_str!("../i18n/rules.ru.ftl"),
        "\n",
        include_str!("../i18n/reading.ru.ftl"),
        "\n",
        include_str!("../i18n/documents.ru.ftl"),
        "\n",
        include_str!("../i18n/lines.ru.ftl"),
        "\n",
        include_str!("../i18n/execution.ru.ftl")
    ),
    en: concat!(
        include_str!("../i18n/rules.en.ftl"),
        "\n",
        include_str!("../i18n/reading.en.ftl"),
        "\n",
        include_str!("../i18n/documents.en.ftl"),
        "\n",
        include_str!("../i18n/lines.en.ftl"),
        "\n",
        include_str!("../i18n/execution.en.ftl")
    ),
};

#[async_trait]
impl Room for Directives {
    fn name(&self) -> &'static str {
        "directives"
    }
    fn migrations(&self) -> Migrations {
        MIGRATIONS
    }
    fn texts(&self) -> Source {
        TEXTS
    }
    fn css(&self) -> &'static str {
        concat!(
            include_str!("../style/documents.css"),
            "\n",
            include_str!("../style/lines.css"),
            "\n",
            include_str!("../style/execution.css")
        )
    }
    fn routes(&self) -> Routes {
        documents::routes()
            .merge(drafts::routes())
            .merge(lines::routes())
            .merge(execution::routes())
    }
    fn portal_navigation(&self, d: &Desk) -> Vec<NavItem> {
        vec![NavItem::new(
            path::DOCUMENTS,
            d.l.t("nav-documents"),
            "scroll-text",
        )]
    }
    fn desk_navigation(&self, d: &Desk) -> Vec<NavItem> {
        let mut all = vec![NavItem::new(
            path::DOCUMENTS,
            d.l.t("nav-documents"),
            "scroll-text",
        )];
        if d.reads_official() {
            all.push(NavItem::new(path::LINES, d.l.t("nav-lines"), "list-checks"));
            all.push(NavItem::new(
                path::EXECUTION,
                d.l.t("nav-execution"),
                "file-check",
            ));
        }
        if d.standing().has_somewhere(Right::PrepareDocument) {
            all.push(NavItem::new(path::DRAFTS, d.l.t("nav-drafts"), "file-plus"));
        }
        all
    }
    fn followers(&self, house: &Arc<House>) -> Followers {
        follow::followers(house)
    }
    async fn card(&self, house: &House, l: &Lang, kind: &str, id: Uuid) -> Result<Option<Card>> {
        let db = house.db.read();
        Ok(match kind {
            "document" => {
                let d = store::document_by_id(db, DocumentId(id)).await?;
                Some(documents::card_of(
                    l,
                    d.short,
                    d.kind,
                    &d.number,
                    d.adopted_on,
                    &d.title,
                ))
            }
            "line" => Some(lines::card_of(l, &store::line_by_id(db, LineId(id)).await?)),
            _ => None,
        })
    }
    async fn front(&self, d: &Desk) -> Result<Vec<Panel>> {
        documents::front(d).await
    }
    async fn mine(&self, d: &Desk) -> Result<Vec<Panel>> {
        let mut all = lines::mine(d).await?;
        all.extend(drafts::mine(d).await?);
        Ok(all)
    }
    async fn find(&self, d: &Desk, words: &str, limit: i64) -> Result<Vec<Card>> {
        finding::find(d, words, limit).await
    }
    async fn examples(&self, house: &House) -> Result<Vec<String>> {
        let mut all = documents::examples(house).await?;
        all.extend(drafts::examples(house).await?);
        all.extend(lines::examples(house).await?);
        all.extend(execution::examples(house).await?);
        Ok(all)
    }
}
