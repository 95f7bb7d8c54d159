//! Where the data is.

use super::End;
use super::end::{io, shown};
use std::path::PathBuf;
use std::sync::Arc;
use veche_core::{Clock, Stop, Text};
use veche_engine::{Blobs, Db, Folder};

/// Where the data is: a folder, and perhaps a PostgreSQL.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// Folder of the data: database, files, letters.
    #[arg(
        long,
        env = "VECHE_DATA",
        value_name = "DIR",
        default_value = "veche-data"
    )]
    pub data: PathBuf,
    /// Address of a PostgreSQL (postgres://user:password@host/name) instead of the database in the folder; files stay in the folder.
    #[arg(
        long,
        env = "VECHE_DATABASE",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database: Option<String>,
}

/// Data that was opened. The folder is locked until this is dropped.
pub(crate) struct Opened {
    pub(crate) db: Db,
    pub(crate) blobs: Blobs,
    /// Locked until dropped.
    pub(crate) _folder: Option<Folder>,
}

impl Place {
    /// Opens the data and brings its tables up to date.
    pub(crate) async fn open(&self, clock: Arc<dyn Clock>) -> Result<Opened, End> {
        let (place, folder) = match &self.database {
            // Many nodes may share one folder of files (or each have a copy of the same mount): no lock.
            Some(url) => (veche_engine::Place::Postgres(url.clone()), None),
            None => {
                let folder = Folder::open(&self.data).map_err(|e| match e.kind() {
                    std::io::ErrorKind::ResourceBusy => {
                        End::Input(Text::new("cli-folder-busy").with("folder", shown(&self.data)))
                    }
                    _ => End::file(&self.data, &e),
                })?;
                (veche_engine::Place::Folder(self.data.clone()), Some(folder))
            }
        };
        let blobs = Blobs::open(&self.data.join("blobs")).map_err(|e| End::file(&self.data, &e))?;
        let db = Db::open(&place, &crate::migrations(), clock)
            .await
            .map_err(|e| match e {
                Stop::Broken(why) => {
                    End::Failure(Text::new("cli-database").with("why", why.to_string()))
                }
                other => other.into(),
            })?;
        Ok(Opened {
            db,
            blobs,
            _folder: folder,
        })
    }

    /// The same, for a command that makes no sense without data: a folder that is not there is not made.
    pub(crate) async fn open_existing(&self, clock: Arc<dyn Clock>) -> Result<Opened, End> {
        let there = self.database.is_some() || self.data.join("veche.sqlite").exists();
        if !there {
            let text = Text::new("cli-no-data").with("folder", shown(&self.data));
            return Err(End::Input(text));
        }
        self.open(clock).await
    }

    /// Where letters go without a mail server.
    pub(crate) fn letters(&self) -> PathBuf {
        self.data.join("mail")
    }
}

/// Where letters go.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Mail {
    /// Mail server (smtps://user:password@host:465). Without it letters are put into the folder "mail" of the data, as .eml files.
    #[arg(long, env = "VECHE_SMTP", value_name = "URL", hide_env_values = true)]
    pub(crate) smtp: Option<String>,
    /// Sender of letters.
    #[arg(
        long,
        env = "VECHE_MAIL_FROM",
        value_name = "ADDRESS",
        default_value = "Veche <veche@localhost>"
    )]
    pub(crate) mail_from: String,
}

impl Mail {
    pub(crate) fn post(&self, place: &Place) -> Result<veche_engine::mail::Post, End> {
        use veche_engine::mail::Post;
        match &self.smtp {
            Some(url) => Post::smtp(url, &self.mail_from),
            None => Post::folder(place.letters(), &self.mail_from),
        }
        .map_err(|why| End::Input(Text::new("cli-mail").with("why", why)))
    }
}

/// A listener, or one line that says why not.
pub(crate) async fn listen(address: std::net::SocketAddr) -> Result<tokio::net::TcpListener, End> {
    tokio::net::TcpListener::bind(address).await.map_err(|e| {
        End::Failure(
            Text::new("cli-listen")
                .with("address", address.to_string())
                .with("why", io(&e)),
        )
    })
}
