//! The house: what every page needs, and the trait by which rooms join it.

use crate::context::Desk;
use crate::layout::NavItem;
use crate::routes::Routes;
use async_trait::async_trait;
use maud::Markup;
use std::sync::Arc;
use uuid::Uuid;
use veche_core::sheet::Sheet;
use veche_core::{Party, PersonId, PersonName, Standing, Stop, Tongue};
use veche_engine::follow::Followers;
use veche_engine::job::Worker;
use veche_engine::{Ask, Blobs, Db, Migrations, Read, Result, Settings, Tx, Value};
use veche_lang::{Lang, Source, Texts};

/// Everything that serves pages, shared by all requests.
pub struct House {
    /// The database.
    pub db: Db,
    /// Files.
    pub blobs: Blobs,
    /// Texts of all rooms.
    pub texts: Arc<Texts>,
    /// The rooms, in the order of the navigation.
    pub rooms: Vec<Arc<dyn Room>>,
    /// Who people are and where they stand: answered by the register.
    pub who: Arc<dyn Who>,
    /// Prints sheets.
    pub printer: Arc<dyn Printer>,
    /// Takes the text out of files.
    pub intake: Arc<dyn Intake>,
    /// Styles, hashed.
    pub styles: Arc<crate::assets::Stylesheet>,
    /// How this program was started.
    pub ways: Ways,
    /// Open pages.
    pub live: crate::live::Live,
    pub(crate) settings: crate::context::SettingsCache,
    pub(crate) hashing: tokio::sync::Semaphore,
    pub(crate) rate: crate::guard::Rates,
}

/// How the program was started.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// Plain http beyond loopback was asked for: the cookie has no prefix, and pages say so.
    pub insecure_http: bool,
    /// A demo: the gallery is shown, and a page of sign-in links by role.
    pub demo: bool,
    /// The demo's data stays for the next start.
    pub demo_kept: bool,
    /// Sign-in links by role, for the demo's own page: name of the role as a message key, path.
    pub demo_links: Vec<(String, String)>,
    /// The language for those who have not chosen, while no federation has been founded that could say.
    pub tongue: Option<Tongue>,
}

impl House {
    /// Puts a house together.
    ///
    /// # Errors
    /// Texts that do not parse.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        db: Db,
        blobs: Blobs,
        rooms: Vec<Arc<dyn Room>>,
        who: Arc<dyn Who>,
        printer: Arc<dyn Printer>,
        intake: Arc<dyn Intake>,
        ways: Ways,
    ) -> std::result::Result<Arc<House>, String> {
        let texts = Arc::new(Texts::new(&sources(&rooms))?);
        let css: Vec<&'static str> = rooms.iter().map(|r| r.css()).collect();
        Ok(Arc::new(House {
            db,
            blobs,
            texts,
            who,
            printer,
            intake,
            styles: Arc::new(crate::assets::Stylesheet::new(&css)),
            ways,
            live: crate::live::Live::default(),
            settings: crate::context::SettingsCache::default(),
            // An argon2id hash takes 19 MiB and some 60 ms of a core: four at a time keep a small machine alive.
            hashing: tokio::sync::Semaphore::new(4),
            rate: crate::guard::Rates::default(),
            rooms,
        }))
    }

    /// All followers of the rooms, and the open pages of this node.
    pub fn followers(self: &Arc<House>) -> Followers {
        let mut all = Followers::default();
        for room in &self.rooms {
            let f = room.followers(self);
            all.views.extend(f.views);
            all.reactors.extend(f.reactors);
            all.locals.extend(f.locals);
        }
        all.locals.push(Arc::new(self.live.clone()));
        all
    }

    /// Those who do long work.
    pub fn workers(self: &Arc<House>) -> Vec<Arc<dyn Worker>> {
        self.rooms.iter().flat_map(|r| r.workers(self)).collect()
    }

    /// The settings, at most two seconds old.
    ///
    /// # Errors
    /// The database fails.
    pub async fn settings(&self) -> Result<Arc<Settings>> {
        self.settings.get(&self.db).await
    }

    /// Reads the settings anew at the next request: after they were changed here.
    pub fn forget_settings(&self) {
        self.settings.forget();
    }

    /// Speaks a language in the federation's zone.
    pub fn lang(&self, tongue: Tongue, settings: &Settings) -> Lang {
        Lang::new(self.texts.clone(), tongue, settings.zone)
    }

    /// What a reference shows as: asked of the room whose kind it is.
    ///
    /// # Errors
    /// The database fails.
    pub async fn card(&self, l: &Lang, kind: &str, id: Uuid) -> Result<Option<Card>> {
        for room in &self.rooms {
            if let Some(card) = room.card(self, l, kind, id).await? {
                return Ok(Some(card));
            }
        }
        Ok(None)
    }
}

/// The texts of the desk and of these rooms.
pub fn sources(rooms: &[Arc<dyn Room>]) -> Vec<Source> {
    let mut all = vec![crate::TEXTS, crate::components::TEXTS];
    all.extend(rooms.iter().map(|r| r.texts()));
    all
}

/// The migrations of engine, desk and these rooms.
pub fn migrations(rooms: &[Arc<dyn Room>]) -> Vec<Migrations> {
    let mut all = vec![veche_engine::MIGRATIONS, crate::MIGRATIONS];
    all.extend(rooms.iter().map(|r| r.migrations()));
    all
}

/// How a reference to a record shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its kind.
    pub kind: String,
    /// Its title now.
    pub title: String,
    /// More about it, in one line.
    pub line: String,
    /// Its path.
    pub path: String,
    /// Its icon's name.
    pub icon: &'static str,
}

/// A part of the front page or of the desk's first page.
pub struct Panel {
    /// Smaller comes first.
    pub order: i32,
    /// Heading.
    pub title: String,
    /// Where to see all.
    pub more: Option<(String, String)>,
    /// Content.
    pub body: Markup,
}

/// A slice of the domain.
#[async_trait]
pub trait Room: Send + Sync + 'static {
    /// Its name.
    fn name(&self) -> &'static str;
    /// Its tables.
    fn migrations(&self) -> Migrations;
    /// Its texts.
    fn texts(&self) -> Source;
    /// Its styles, in `@layer rooms`.
    fn css(&self) -> &'static str {
        ""
    }
    /// Its addresses.
    fn routes(&self) -> Routes;
    /// Its places in the public navigation.
    fn portal_navigation(&self, _d: &Desk) -> Vec<NavItem> {
        Vec::new()
    }
    /// Its places in the desk's rail: only what this person has rights to.
    fn desk_navigation(&self, _d: &Desk) -> Vec<NavItem> {
        Vec::new()
    }
    /// Its followers.
    fn followers(&self, _house: &Arc<House>) -> Followers {
        Followers::default()
    }
    /// Those of it who do long work.
    fn workers(&self, _house: &Arc<House>) -> Vec<Arc<dyn Worker>> {
        Vec::new()
    }
    /// How a record of its kinds shows; `None` for other kinds.
    async fn card(
        &self,
        _house: &House,
        _l: &Lang,
        _kind: &str,
        _id: Uuid,
    ) -> Result<Option<Card>> {
        Ok(None)
    }
    /// Its panels on the public front page.
    async fn front(&self, _d: &Desk) -> Result<Vec<Panel>> {
        Ok(Vec::new())
    }
    /// Its panels on the desk's first page.
    async fn mine(&self, _d: &Desk) -> Result<Vec<Panel>> {
        Ok(Vec::new())
    }
    /// What it finds for the command palette and the search page, best first, at most `limit` of each kind, only what the person may see.
    /// The words come folded ([`veche_core::name::fold`]); the desk puts titles that begin with them first, and groups by kind.
    async fn find(&self, _d: &Desk, _words: &str, _limit: i64) -> Result<Vec<Card>> {
        Ok(Vec::new())
    }
    /// Addresses that exist in the data at hand, one for each address with a variable: for the guards that visit every page.
    async fn examples(&self, _house: &House) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}

/// A database to ask, whichever handle it is.
pub enum AnyAsk<'a> {
    /// Outside of a transaction.
    Read(&'a Read),
    /// Inside one.
    Tx(&'a Tx),
}

impl Ask for AnyAsk<'_> {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<sea_orm::QueryResult>> {
        match self {
            AnyAsk::Read(r) => r.all(sql, values).await,
            AnyAsk::Tx(t) => t.all(sql, values).await,
        }
    }
}

/// Who people are: the register's answers to the desk.
#[async_trait]
pub trait Who: Send + Sync + 'static {
    /// Where a person stands at the present instant.
    async fn standing(
        &self,
        db: AnyAsk<'_>,
        person: PersonId,
        now: veche_core::Instant,
    ) -> Result<Standing>;
    /// A person's name.
    async fn name(&self, db: AnyAsk<'_>, person: PersonId) -> Result<Option<PersonName>>;
    /// A person's address for letters.
    async fn email(&self, db: AnyAsk<'_>, person: PersonId) -> Result<Option<String>>;
    /// Whether the federation has been founded here.
    async fn founded(&self, db: AnyAsk<'_>) -> Result<bool>;
    /// How a party is called.
    async fn party(&self, db: AnyAsk<'_>, party: Party, tongue: Tongue) -> Result<Option<String>>;
}

/// Prints sheets: the program brings the PDF engine.
pub trait Printer: Send + Sync + 'static {
    /// A PDF. Long: call it on a blocking thread ([`Desk::pdf`]).
    ///
    /// # Errors
    /// The sheet is larger than the engine prints.
    fn pdf(&self, sheet: &Sheet) -> Result<Vec<u8>, Stop>;
}

/// Text out of a file: the program brings the formats.
pub trait Intake: Send + Sync + 'static {
    /// The text of a file, by its content; the name is a hint. Long: call it on a blocking thread ([`Desk::text_of`]).
    ///
    /// # Errors
    /// It is none that can be read: the sentence says why.
    fn text(&self, bytes: &[u8], name: Option<&str>) -> Result<FileText, Stop>;
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileText {
    /// The text.
    pub text: String,
    /// The format that it was in (`docx`).
    pub format: String,
    /// Its media type.
    pub media_type: &'static str,
}
