//! The room's pages over a database of their own, knocked at as a browser without script would.

use super::fixture::*;
use crate::Directives;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use std::sync::Arc;
use tower::ServiceExt;
use veche_core::sheet::Sheet;
use veche_core::*;
use veche_desk::account::{Bearer, Purpose, enter, hand_out};
use veche_desk::{FileText, House, Intake, Printer, Room, Ways, guard};
use veche_testkit::{Engine, TestDb};

struct Plain;
impl Printer for Plain {
    fn pdf(&self, sheet: &Sheet) -> Result<Vec<u8>, Stop> {
        one_stop(&format!("{sheet:?}"));
        Ok(format!("%PDF {}", sheet.title).into_bytes())
    }
}
impl Intake for Plain {
    fn text(&self, bytes: &[u8], _: Option<&str>) -> Result<FileText, Stop> {
        let text =
            String::from_utf8(bytes.to_vec()).map_err(|_| Stop::refused("trouble-request"))?;
        Ok(FileText {
            text,
            format: "txt".into(),
            media_type: "text/plain",
        })
    }
}

pub struct Place {
    pub db: TestDb,
    pub house: Arc<House>,
    router: Router,
    pub f: Federation,
}

pub struct Got {
    pub status: StatusCode,
    pub to: String,
    pub text: String,
}

/// A date that ends a sentence brings its own full stop: nothing that is shown, printed or sent has two.
#[track_caller]
pub fn one_stop(said: &str) {
    let said = said.replace("г...", "").replace('\u{a0}', " ");
    if let Some((before, _)) = said.split_once("г..") {
        let near: String = before.chars().rev().take(80).collect();
        panic!(
            "two full stops after: {}г.",
            near.chars().rev().collect::<String>()
        );
    }
}

impl Got {
    #[track_caller]
    pub fn says(&self, words: &str) {
        let words = &words.replace('\u{a0}', " ");
        assert!(self.text.contains(words), "{words} is not in {}", self.text);
    }
    #[track_caller]
    pub fn keeps_silent(&self, words: &str) {
        let words = &words.replace('\u{a0}', " ");
        assert!(!self.text.contains(words), "{words} is in {}", self.text);
    }
}

/// A form's field as the page shows it.
pub fn field<'a>(page: &'a str, name: &str) -> &'a str {
    let at = page
        .find(&format!("name=\"{name}\""))
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    page[at..]
        .split_once("value=\"")
        .unwrap()
        .1
        .split('"')
        .next()
        .unwrap()
}

impl Place {
    pub async fn new() -> Place {
        let rooms: Vec<Arc<dyn Room>> =
            vec![Arc::new(veche_register::Register), Arc::new(Directives)];
        let db = TestDb::open(Engine::Sqlite, &veche_desk::migrations(&rooms)).await;
        super::at(&db, "2026-06-04");
        let who = Arc::new(veche_register::Register);
        let house = House::new(
            db.db().clone(),
            db.blobs(),
            rooms,
            who,
            Arc::new(Plain),
            Arc::new(Plain),
            Ways::default(),
        )
        .unwrap();
        let f = federation(&db).await;
        house.forget_settings();
        let router = veche_desk::router(house.clone());
        Place {
            db,
            house,
            router,
            f,
        }
    }

    pub async fn session(&self, person: PersonId) -> String {
        let secret = self
            .db
            .write(Bearer::Person(person), |tx, who| {
                Box::pin(async move { hand_out(tx, None, Purpose::Enter, *who, true).await })
            })
            .await
            .unwrap();
        enter(&self.house, &secret, "test").await.unwrap().secret
    }

    pub async fn secretary(&self) -> String {
        self.session(self.f.secretary.person().unwrap()).await
    }

    pub async fn send(
        &self,
        session: &str,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Got {
        let mut request = request
            .header(header::HOST, "veche.test")
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, "ru");
        if !session.is_empty() {
            request = request.header(header::COOKIE, format!("veche={session}"));
        }
        let (parts, body) = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap()
            .into_parts();
        let to = parts
            .headers
            .get(header::LOCATION)
            .map(|v| v.to_str().unwrap().to_owned())
            .unwrap_or_default();
        let text = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&text);
        one_stop(&text);
        Got {
            status: parts.status,
            to,
            // Where a line may not break is tested where it is decided.
            text: text.replace('\u{a0}', " "),
        }
    }

    pub async fn get(&self, session: &str, path: &str) -> Got {
        self.send(session, Request::get(path), Body::empty()).await
    }

    pub async fn post(&self, session: &str, path: &str, fields: &[(&str, &str)]) -> Got {
        let body: Vec<String> = fields
            .iter()
            .map(|(n, v)| format!("{}={}", guard::encode(n), guard::encode(v)))
            .collect();
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(session, request, Body::from(body.join("&")))
            .await
    }

    pub async fn upload(
        &self,
        session: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Got {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!(
                    "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .into_bytes(),
            );
        }
        if let Some((name, file, bytes)) = file {
            body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n").into_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--b--\r\n");
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.send(session, request, Body::from(body)).await
    }
}
