//! Where the data is.

use super::End;
use super::end::{io, shown};
use std::path::PathBuf;
use std::sync::Arc;
use veche_core::{Clock, Stop, Text};
use veche_engine::{Blobs, Db, Folder};

/// The folder where nobody named another.
const USUAL: &str = "veche-data";

/// Where the data is: a folder, and perhaps a PostgreSQL.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// Folder of the data: database, files, letters.
    #[arg(
        long,
        env = "VECHE_DATA",
        value_name = "DIR",
        default_value = USUAL
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
                    _ if self.data.is_file() => {
                        End::file(&self.data, &std::io::ErrorKind::NotADirectory.into())
                    }
                    _ => End::file(&self.data, &e),
                })?;
                (veche_engine::Place::Folder(self.data.clone()), Some(folder))
            }
        };
        let blobs = Blobs::open(&self.data.join("blobs")).map_err(|e| End::file(&self.data, &e))?;
        let db = Db::open(&place, &crate::migrations(), clock)
            .await
            .map_err(|e| self.not_opened(e))?;
        Ok(Opened {
            db,
            blobs,
            _folder: folder,
        })
    }

    /// Why the database cannot be opened.
    pub(crate) fn not_opened(&self, stop: Stop) -> End {
        let text = match stop {
            Stop::Broken(why) => why.to_string(),
            other => return other.into(),
        };
        if text.contains("disk is full") {
            return End::Failure(Text::new("cli-io-full"));
        }
        // SQLite's own words.
        let foreign = text.contains("file is not a database");
        End::Failure(if foreign || text.contains("disk image is malformed") {
            Text::new("cli-no-database").with("folder", shown(&self.data))
        } else {
            Text::new("cli-database").with("why", text)
        })
    }

    /// The same, for a command that makes no sense without data: a folder that is not there is not made.
    pub(crate) async fn open_existing(&self, clock: Arc<dyn Clock>) -> Result<Opened, End> {
        self.must_be_there()?;
        self.open(clock).await
    }

    /// Refuses a folder without data, and one that this user may not look into.
    pub(crate) fn must_be_there(&self) -> Result<(), End> {
        if self.is_there()? {
            return Ok(());
        }
        Err(End::Input(
            Text::new("cli-no-data")
                .with("folder", shown(&self.data))
                .with("flags", self.flags()),
        ))
    }

    /// Whether there is data already. A PostgreSQL tells when it is opened.
    pub(crate) fn is_there(&self) -> Result<bool, End> {
        use std::io::ErrorKind::NotADirectory;
        match self.data.join("veche.sqlite").try_exists() {
            _ if self.database.is_some() => Ok(true),
            Err(e) if e.kind() != NotADirectory => Err(End::file(&self.data, &e)),
            there => Ok(there.unwrap_or(false)),
        }
    }

    /// The flags that name this place again, for a command that is shown to be typed: nothing where the usual folder is meant. A password
    /// is not shown.
    pub(crate) fn flags(&self) -> String {
        let mut out = String::new();
        if self.data != std::path::Path::new(USUAL) {
            out.push_str(&format!(" --data {}", quoted(&shown(&self.data))));
        }
        if let Some(url) = &self.database {
            out.push_str(&format!(" --database {}", quoted(&without_password(url))));
        }
        out
    }

    /// Where letters go without a mail server.
    pub(crate) fn letters(&self) -> PathBuf {
        self.data.join("mail")
    }
}

/// As a shell takes it for one word.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-:@+,=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((who, host)) => {
            let user = who.split(':').next().unwrap_or_default();
            let hidden = if who.contains(':') { ":…" } else { "" };
            format!("{scheme}://{user}{hidden}@{host}")
        }
        None => url.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_again_without_its_password() {
        let check = |data: &str, database: Option<&str>, want: &str| {
            let place = Place {
                data: data.into(),
                database: database.map(str::to_owned),
            };
            assert_eq!(place.flags(), want);
        };
        check("veche-data", None, "");
        check("/srv/veche", None, " --data /srv/veche");
        check("my data's", None, r" --data 'my data'\''s'");
        check(
            "veche-data",
            Some("postgres://veche:se@cret@db/veche"),
            " --database 'postgres://veche:…@db/veche'",
        );
        check(
            "x",
            Some("postgres://veche@db/v"),
            " --data x --database postgres://veche@db/v",
        );
    }
}
