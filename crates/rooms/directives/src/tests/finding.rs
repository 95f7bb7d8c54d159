//! Search: documents by the words that people use for them, a directive once however many it charges.

use super::at;
use super::fixture::*;
use super::place::Place;
use crate::model::Kind;
use crate::rules::asked;
use crate::store::{self, DocumentFilter};
use veche_desk::guard;
use veche_testkit::{TestDb, both};

both! {
    [veche_desk::MIGRATIONS, veche_register::MIGRATIONS, crate::MIGRATIONS]

    async fn document_is_found_by_kind_number_year_and_title(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let kinds = [(Kind::Resolution, "Постановление".to_owned()), (Kind::Decision, "Решение".to_owned())];
        let found = async |typed: &str| {
            let filter = DocumentFilter { asked: asked(typed, &kinds), ..DocumentFilter::default() };
            let rows = store::documents(db.read(), &filter, 10).await.unwrap();
            assert_eq!(store::count_documents(db.read(), &filter).await.unwrap(), rows.len() as i64, "{typed}");
            rows.len()
        };
        let number = &document.number;
        let first = document.title.split(' ').next_back().unwrap();
        for typed in [
            "постановление".to_owned(),
            "Постановления".to_owned(),
            format!("№ {number}"),
            format!("№{number}"),
            number.clone(),
            format!("постановление № {number}"),
            format!("постановление 2026 {first}"),
            first.to_uppercase(),
            "2026".to_owned(),
        ] {
            assert_eq!(found(&typed).await, 1, "{typed}");
        }
        for typed in ["решение", "№ 977", "постановление 2025", "№ 2026", "%%", "постановление \\", "a'b"] {
            let nothing = asked(typed, &kinds).is_empty() || typed.ends_with('\\');
            assert_eq!(found(typed).await, usize::from(nothing), "{typed}");
        }
    }

    async fn directive_is_found_once_however_many_it_charges(db: TestDb) {
        at(&db, "2026-06-04");
        let f = federation(&db).await;
        let document = adopted(&db, &f, "2026-06-04").await;
        let lines = store::lines_of_document(db.read(), document.id).await.unwrap();
        let many = lines
            .iter()
            .find(|l| lines.iter().filter(|x| x.directive == l.directive).count() > 1)
            .expect("a directive for several");
        let words: Vec<&str> = many.text.split(' ').take(2).collect();
        let before = db.statements_asked();
        let found = store::find_directives(db.read(), &asked(&words.join(" "), &[]), 10).await.unwrap();
        assert!(db.statements_asked() - before <= 2);
        let hits: Vec<_> = found.iter().filter(|x| x.text == many.text).collect();
        assert_eq!(hits.len(), 1);
        let owners = lines.iter().filter(|x| x.directive == many.directive).count();
        assert_eq!((hits[0].lines, hits[0].owner), (owners as i64, None));
        let alone = lines
            .iter()
            .find(|l| lines.iter().filter(|x| x.directive == l.directive).count() == 1)
            .expect("a directive for one");
        let found = store::find_directives(db.read(), &asked(&alone.text, &[]), 10).await.unwrap();
        assert!(found.iter().any(|x| x.text == alone.text && x.owner == Some(alone.party)));
        // A number alone means a document.
        assert_eq!(store::find_directives(db.read(), &asked("№ 1", &[]), 10).await.unwrap(), []);
    }
}

#[tokio::test]
async fn search_page_groups_by_kind_with_names_first() {
    let place = Place::new().await;
    let secretary = place.secretary().await;
    let document = adopted(&place.db, &place.f, "2026-06-04").await;
    let search = async |who: &str, q: &str| {
        place
            .get(who, &format!("/search?q={}", guard::encode(q)))
            .await
    };
    let at = format!("/documents/{}", document.short);
    for q in [
        "постановление".to_owned(),
        format!("№ {}", document.number),
        document.number.clone(),
    ] {
        search(&secretary, &q).await.says(&at);
        search("", &q).await.says(&at);
    }
    let page = search(&secretary, "совет").await;
    let group = |kind: &str| {
        page.text
            .find(&format!("id=\"found-{kind}\""))
            .unwrap_or_else(|| panic!("no {kind} in {}", page.text))
    };
    assert!(group("body") < group("directive"));
    // What a directive says is for those who read what is official.
    search("", "совет").await.keeps_silent("found-directive");
    search(&secretary, "у").await.keeps_silent("class=\"hits\"");
}
