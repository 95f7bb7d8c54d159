//! What the federation sets about itself: name, language, zone, accent, what is public. Kept in the database, read whole.

use crate::{Ask, Result, Tx, bind};
use sea_orm::FromQueryResult;
use veche_core::{Day, Names, Stop, Tongue, Zone};

/// The federation's settings. Each stands under its field's name in the table `setting`.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The federation's name; `None` until it was founded here.
    pub name: Option<Names>,
    /// A short name for the header: an abbreviation.
    pub short_name: Option<Names>,
    /// Where legal days begin.
    pub zone: Zone,
    /// The language for those who have not chosen.
    pub tongue: Tongue,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// Whether the public sees how directives are carried out (stages and dates only).
    pub publish_execution: bool,
    /// The day from which this system is the federation's record; older documents are archival.
    pub since: Option<Day>,
    /// The address at which people reach the portal, for links in letters.
    pub base_url: Option<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            name: None,
            short_name: None,
            zone: Zone(chrono_tz::Europe::Moscow),
            tongue: Tongue::Ru,
            accent: "#7a4b12".to_owned(),
            publish_execution: false,
            since: None,
            base_url: None,
        }
    }
}

impl Settings {
    /// Reads them; what was never set is as in [`Settings::default`].
    ///
    /// # Errors
    /// The database fails, or holds what cannot be read.
    pub async fn load(db: &impl Ask) -> Result<Settings> {
        #[derive(FromQueryResult)]
        struct Row {
            key: String,
            value: String,
        }
        let mut s = Settings::default();
        for Row { key, value } in db
            .rows::<Row>("select key, value from setting", vec![])
            .await?
        {
            let odd = || Stop::broken(format!("the setting {key} cannot be read"));
            match key.as_str() {
                "name" => s.name = Some(serde_json::from_str(&value).map_err(Stop::broken)?),
                "short_name" => {
                    s.short_name = Some(serde_json::from_str(&value).map_err(Stop::broken)?)
                }
                "zone" => s.zone = Zone::parse(&value).ok_or_else(odd)?,
                "tongue" => s.tongue = Tongue::parse(&value).ok_or_else(odd)?,
                "accent" => s.accent = value,
                "publish_execution" => s.publish_execution = value == "yes",
                "since" => s.since = Some(Day::parse(&value).ok_or_else(odd)?),
                "base_url" => s.base_url = Some(value),
                _ => {}
            }
        }
        Ok(s)
    }

    /// Writes all of them.
    ///
    /// # Errors
    /// The database fails.
    pub async fn save(&self, tx: &mut Tx) -> Result<()> {
        let names = |n: &Option<Names>| {
            n.as_ref()
                .map(serde_json::to_string)
                .transpose()
                .map_err(Stop::broken)
        };
        let all = [
            ("name", names(&self.name)?),
            ("short_name", names(&self.short_name)?),
            ("zone", Some(self.zone.name().to_owned())),
            ("tongue", Some(self.tongue.code().to_owned())),
            ("accent", Some(self.accent.clone())),
            (
                "publish_execution",
                Some(if self.publish_execution { "yes" } else { "no" }.to_owned()),
            ),
            ("since", self.since.map(Day::iso)),
            ("base_url", self.base_url.clone()),
        ];
        for (key, value) in all {
            match value {
                Some(value) => {
                    tx.exec(
                        "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value",
                        bind![key, value],
                    )
                    .await?
                }
                None => tx.exec("delete from setting where key = $1", bind![key]).await?,
            };
        }
        Ok(())
    }
}
