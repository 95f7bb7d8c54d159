//! `veche serve`: the portal, until it is told to stop.

use super::end::{End, io};
use super::place::{Mail, Opened, Place, listen};
use crate::{house, serve};
use std::io::IsTerminal;
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::Arc;
use tokio::sync::watch;
use veche_core::{Text, Tongue, Zone};
use veche_desk::account::{Bearer, Purpose, hand_out, has_operator};
use veche_desk::{AnyAsk, House, Ways};
use veche_engine::{Actor, SystemClock};
use veche_lang::Lang;
use veche_register::commands::{SettingsChange, change_settings};

/// Serve the portal
///
/// Stops on SIGTERM or Ctrl-C, after the requests under way. Plain http is served on this machine only: a proxy in front of it brings https.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  veche serve                                            http://127.0.0.1:8080, data in ./veche-data
  veche serve --data /srv/veche --base-url https://portal.example.org
  VECHE_SMTP=smtps://user:password@mail.example.org veche serve --mail-from 'Portal <portal@example.org>'")]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    mail: Mail,
    #[command(flatten)]
    address: Address,
    /// The address at which people reach the portal, for links in letters. Kept once given.
    #[arg(long, env = "VECHE_BASE_URL", value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// Print a one-time link for the operator's account: when its password was lost.
    #[arg(long)]
    operator_link: bool,
}

/// Where the portal is served.
#[derive(Debug, clap::Args)]
pub(super) struct Address {
    /// Address and port to listen on.
    #[arg(
        long,
        env = "VECHE_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8080"
    )]
    pub(super) listen: SocketAddr,
    /// Serve plain http beyond this machine, too: for a trial in a network that you trust.
    #[arg(long)]
    pub(super) insecure_http: bool,
    /// What to log, as the tracing crate writes it (info, warn, veche_engine=debug). Never people's data.
    #[arg(long, env = "VECHE_LOG", value_name = "FILTER", default_value = "warn")]
    pub(super) log: String,
}

impl Address {
    /// Refuses to send passwords in the clear over a network, unless that was asked for.
    pub(super) fn check(&self) -> Result<(), End> {
        if self.listen.ip().is_loopback() || self.insecure_http {
            Ok(())
        } else {
            Err(End::Input(
                Text::new("cli-insecure").with("address", self.listen.to_string()),
            ))
        }
    }

    pub(super) fn log(&self) -> Result<(), End> {
        let filter = tracing_subscriber::EnvFilter::try_new(&self.log).map_err(|e| {
            End::Input(
                Text::new("cli-log")
                    .with("filter", self.log.clone())
                    .with("why", e.to_string()),
            )
        })?;
        // Set before: a test in the same process did it.
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(std::io::stderr().is_terminal() && !super::table::is_plain())
            .try_init();
        Ok(())
    }
}

fn base_url(typed: &str) -> Result<String, String> {
    let url = typed.trim().trim_end_matches('/');
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(char::is_whitespace) => Ok(url.to_owned()),
        _ => Err("https://…".to_owned()),
    }
}

/// The address that a person on this machine (or, beyond loopback, on another one) opens.
pub(super) fn url_of(bound: SocketAddr) -> String {
    let ip = bound.ip();
    let host = if ip.is_unspecified() {
        own_address().unwrap_or(Ipv4Addr::LOCALHOST).into()
    } else {
        ip
    };
    format!("http://{}", SocketAddr::new(host, bound.port()))
}

/// The address of this machine in its network. Connecting a datagram socket sends nothing; it only asks the routing table.
fn own_address() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()? {
        SocketAddr::V4(a) if !a.ip().is_unspecified() => Some(*a.ip()),
        _ => None,
    }
}

pub(super) async fn run(args: Args, tongue: Tongue) -> Result<(), End> {
    args.address.check()?;
    args.address.log()?;
    let asked = Asked::hear();
    let Opened { db, blobs, _folder } = args.place.open(Arc::new(SystemClock)).await?;
    let post = args.mail.post(&args.place)?;
    let listener = listen(args.address.listen).await?;
    let bound = listener.local_addr().map_err(|e| End::Failure(io(&e)))?;
    let ways = Ways {
        insecure_http: args.address.insecure_http,
        tongue: Some(tongue),
        ..Ways::default()
    };
    let house = house(db, blobs, ways)
        .map_err(|why| End::Failure(Text::new("cli-broken").with("why", why)))?;
    let l = Lang::new(house.texts.clone(), tongue, Zone::UTC);
    if let Some(url) = args.base_url {
        let change = SettingsChange::BaseUrl(Some(url));
        house
            .db
            .write(change, |tx, change| {
                Box::pin(async move { change_settings(tx, &Actor::program(), change).await })
            })
            .await?;
        house.forget_settings();
    }
    let url = url_of(bound);
    let mut hello = vec![l.with("cli-serving", [("url", url.clone().into())])];
    hello.extend(begin(&house, &l, &url, args.operator_link).await?);
    super::print(format!("{}\n", hello.join("\n")).as_bytes())?;
    until_told(house, listener, post, asked).await?;
    super::print(format!("{}\n", l.t("cli-stopped")).as_bytes())
}

/// How to begin, while the federation has not been founded here; and a link for the operator, where one is asked for or needed.
async fn begin(house: &Arc<House>, l: &Lang, url: &str, asked: bool) -> Result<Vec<String>, End> {
    let read = house.db.read();
    let founded = house.who.founded(AnyAsk::Read(read)).await?;
    let known = has_operator(read).await?;
    let mut out = Vec::new();
    if asked || (!founded && !known) {
        let secret = house
            .db
            .write((), |tx, ()| {
                Box::pin(hand_out(tx, None, Purpose::Invite, Bearer::Operator, false))
            })
            .await?;
        let key = if founded {
            "cli-operator-link"
        } else {
            "cli-begin"
        };
        out.push(l.with(key, [("url", format!("{url}/enter/{secret}").into())]));
    } else if !founded {
        out.push(l.with(
            "cli-begin-known",
            [("url", format!("{url}/sign-in").into())],
        ));
    }
    Ok(out)
}

/// Serves until the system says stop.
pub(super) async fn until_told(
    house: Arc<House>,
    listener: tokio::net::TcpListener,
    post: veche_engine::mail::Post,
    mut asked: Asked,
) -> Result<(), End> {
    let (tell, stop) = watch::channel(false);
    let db = house.db.clone();
    tokio::spawn(async move {
        asked.stop().await;
        // Nobody listens when the server has ended by itself.
        let _ = tell.send(true);
        // A second time means now.
        asked.stop().await;
        std::process::exit(1);
    });
    serve::attend(house, listener, post, stop).await?;
    db.close().await;
    Ok(())
}

/// Hears when the system asks to stop. Made before anything that has to be put away: what is asked meanwhile is not lost.
pub(super) struct Asked {
    #[cfg(unix)]
    signals: Option<(tokio::signal::unix::Signal, tokio::signal::unix::Signal)>,
}

impl Asked {
    #[cfg(unix)]
    pub(super) fn hear() -> Asked {
        use tokio::signal::unix::{SignalKind, signal};
        let signals = signal(SignalKind::terminate())
            .ok()
            .zip(signal(SignalKind::interrupt()).ok());
        Asked { signals }
    }

    #[cfg(not(unix))]
    pub(super) fn hear() -> Asked {
        Asked {}
    }

    #[cfg(unix)]
    async fn stop(&mut self) {
        match &mut self.signals {
            Some((terminate, interrupt)) => tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            },
            // Signals cannot be heard here; the program goes on until it is killed.
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    async fn stop(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_on_this_machine_unless_asked() {
        let check = |listen: &str, insecure_http: bool, fine: bool| {
            let address = Address {
                listen: listen.parse().unwrap(),
                insecure_http,
                log: String::new(),
            };
            assert_eq!(address.check().is_ok(), fine, "{listen}");
        };
        check("127.0.0.1:8080", false, true);
        check("[::1]:8080", false, true);
        check("0.0.0.0:8080", false, false);
        check("192.168.1.5:8080", false, false);
        check("0.0.0.0:8080", true, true);
    }

    #[test]
    fn base_url_is_an_address_without_its_last_slash() {
        assert_eq!(
            base_url(" https://portal.example.org/ ").unwrap(),
            "https://portal.example.org"
        );
        assert!(base_url("portal.example.org").is_err());
        assert!(base_url("https://").is_err());
    }
}
