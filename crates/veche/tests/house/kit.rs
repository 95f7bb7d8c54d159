//! A house to knock at: the router in this process, callers with a session, and where a browser is needed a listening server.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower::ServiceExt;
use veche_core::{BodyKind, Clock, Day, Names, OfficeKind, PersonId, PersonName, Tongue, Zone};
use veche_desk::account::{Bearer, Purpose, enter, hand_out};
use veche_desk::{House, Ways};
use veche_engine::Actor;
use veche_engine::mail::Post;
use veche_register::commands::{FirstBody, FirstSeat, Founding, found};
use veche_register::model::PersonFacts;
use veche_testkit::{Engine, TestDb};

/// A house over a database of its own.
pub struct Place {
    pub db: TestDb,
    pub house: Arc<House>,
    router: Router,
}

pub fn day(s: &str) -> Day {
    Day::parse(s).unwrap()
}

impl Place {
    /// Nothing founded yet.
    pub async fn bare(engine: Engine) -> Place {
        let db = TestDb::open(engine, &veche::migrations()).await;
        let house = veche::house(
            db.db().clone(),
            db.blobs(),
            Ways {
                demo: true,
                ..Ways::default()
            },
        )
        .unwrap();
        let router = veche_desk::router(house.clone());
        Place { db, house, router }
    }

    /// A federation with a secretary of the council, an auditor and a branch-less member of the conference.
    pub async fn founded(engine: Engine) -> (Place, Vec<PersonId>) {
        let place = Place::bare(engine).await;
        let body = |kind, ru: &str, en: &str| FirstBody {
            kind,
            names: Names::new(ru, en),
            abbreviations: vec![],
            convocation: 1,
        };
        let person = |family: &str| PersonFacts {
            name: PersonName {
                given: "Анна".into(),
                family: family.into(),
                ..PersonName::default()
            },
            ..PersonFacts::default()
        };
        let zone = Zone::parse("Europe/Moscow").unwrap();
        let today = place.db.clock().now().day(zone);
        let founding = Founding {
            name: Names::new("Лига хоров", "League of Choirs"),
            short_name: Names::default(),
            zone,
            tongue: Tongue::Ru,
            founded_on: today,
            decision: "Учредить лигу хоров.".into(),
            decided_by: 0,
            bodies: vec![
                body(BodyKind::Conference, "Конференция", "Conference"),
                body(BodyKind::Council, "Центральный совет", "Central Council"),
                body(
                    BodyKind::AuditCommission,
                    "Ревизионная комиссия",
                    "Audit Commission",
                ),
            ],
            people: vec![person("Кравец"), person("Лунина"), person("Зимина")],
            seats: vec![
                FirstSeat {
                    body: 1,
                    office: OfficeKind::Secretary,
                    person: 0,
                },
                FirstSeat {
                    body: 2,
                    office: OfficeKind::Member,
                    person: 1,
                },
                FirstSeat {
                    body: 0,
                    office: OfficeKind::CandidateMember,
                    person: 2,
                },
            ],
        };
        let founded = place
            .db
            .write(founding, |tx, f| {
                Box::pin(async move { found(tx, &Actor::program(), f).await })
            })
            .await
            .unwrap();
        place.house.forget_settings();
        (place, founded.people)
    }

    /// Nobody.
    pub fn reader(&self) -> Caller<'_> {
        Caller {
            place: self,
            cookie: None,
            tongue: "ru",
        }
    }

    /// Somebody who signed in by a link.
    pub async fn signed_in(&self, who: Bearer) -> Caller<'_> {
        let secret = self
            .db
            .write(who, |tx, who| {
                Box::pin(async move { hand_out(tx, None, Purpose::Enter, *who, true).await })
            })
            .await
            .unwrap();
        let token = enter(&self.house, &secret, "test").await.unwrap();
        Caller {
            place: self,
            cookie: Some(format!("veche={}", token.secret)),
            tongue: "ru",
        }
    }
}

/// Somebody at a browser without script.
#[derive(Clone)]
pub struct Caller<'a> {
    pub place: &'a Place,
    pub cookie: Option<String>,
    pub tongue: &'static str,
}

/// What came back.
pub struct Got {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Caller<'_> {
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Got {
        let mut request = request
            .header(header::HOST, "veche.test")
            .header(header::ACCEPT_LANGUAGE, self.tongue);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response: Response<Body> = self
            .place
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        // A stream of events never ends; what it began with is all that a test needs.
        let bytes = if parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|t| t.as_bytes().starts_with(b"text/event-stream"))
        {
            axum::body::Bytes::new()
        } else {
            body.collect().await.unwrap().to_bytes()
        };
        let text = String::from_utf8_lossy(&bytes);
        // A date that ends a sentence brings its own full stop.
        let stops = text.replace("г...", "");
        assert!(!stops.contains("г.."), "two full stops in {text}");
        Got {
            status: parts.status,
            headers: parts.headers,
            // Where a line may not break is tested where it is decided.
            text: text.replace('\u{a0}', " "),
        }
    }

    pub async fn get(&self, path: &str) -> Got {
        self.send(
            Request::builder().method(Method::GET).uri(path),
            Body::empty(),
        )
        .await
    }

    /// A form sent from one of our own pages.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let body: Vec<String> = fields
            .iter()
            .map(|(n, v)| format!("{n}={}", veche_desk::guard::encode(v)))
            .collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body.join("&"))).await
    }

    /// A form with files; `body` from [`form_with_file`], or a stream like it.
    pub async fn upload(&self, path: &str, body: Body) -> Got {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }
}

impl Got {
    /// The value of the (first) input of a name in the page's own part.
    pub fn field(&self, name: &str) -> String {
        let main = self.text.split_once("<main").map_or("", |(_, m)| m);
        let (_, tag) = main
            .split_once(&format!("name=\"{name}\""))
            .unwrap_or_else(|| panic!("no field {name}"));
        let tag = tag.split('>').next().unwrap();
        let value = tag.split_once("value=\"").map_or("", |(_, v)| v);
        let value = value.split('"').next().unwrap();
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    }

    /// What the page says, without its tags: for a test's complaint.
    pub fn words(&self) -> String {
        let main = self.text.split_once("<main").map_or("", |(_, m)| m);
        let main = main.split("</main>").next().unwrap();
        let mut out = String::new();
        for part in main.split('<') {
            out.push_str(part.split_once('>').map_or("", |(_, words)| words));
            out.push(' ');
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where it leads.
    pub fn to(&self) -> String {
        let to = self.headers.get(header::LOCATION);
        to.map_or_else(String::new, |v| v.to_str().unwrap().to_owned())
    }
}

/// A form with a file, as a browser without script sends it; its boundary is `b`.
pub fn form_with_file(fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    let part = "--b\r\nContent-Disposition: form-data; name=";
    for (name, value) in fields {
        body.extend(format!("{part}\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    if let Some((name, file, bytes)) = file {
        body.extend(format!("{part}\"{name}\"; filename=\"{file}\"\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}

/// A server that a browser can reach.
pub struct Server {
    pub base: String,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn of(place: &Place) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, told) = watch::channel(false);
        let post = Post::folder(place.db.folder().join("outbox"), "veche@example.org").unwrap();
        let house = place.house.clone();
        let task = tokio::spawn(async move {
            veche::serve::attend(house, listener, post, told)
                .await
                .unwrap()
        });
        Server { base, stop, task }
    }

    pub async fn end(self) {
        self.stop.send(true).unwrap();
        self.task.await.unwrap();
    }
}
