//! Migrations: each step once, in order, one program at a time, and never backwards.

use std::sync::Arc;
use std::time::Duration;
use veche_engine::{Ask, Db, Migrations, Step, schema};
use veche_testkit::{TestDb, both};

const FIRST: Step = Step {
    name: "0001_hall",
    sql: "create table hall (id uuid primary key, name text not null);
          insert into hall (id, name) select id, 'none' from hall;
          create table opened (at text not null);
          insert into opened (at) values ('once');",
};
const SECOND: Step = Step {
    name: "0002_seats",
    sql: "alter table hall add column seats integer not null default 0;
          create unique index hall_by_name on hall (name);
          create table chair (id uuid primary key, hall_id uuid not null references hall (id), number integer not null, unique (hall_id, number));",
};
const BROKEN: Step = Step {
    name: "0003_broken",
    sql: "create table half (id uuid primary key); create table hall (id uuid primary key);",
};

fn hall(steps: &'static [Step]) -> [Migrations; 2] {
    [
        veche_engine::MIGRATIONS,
        Migrations {
            room: "hall",
            steps,
        },
    ]
}

async fn open(db: &TestDb, steps: &'static [Step]) -> veche_engine::Result<Db> {
    db.open_with(&hall(steps)).await
}

both! {
    []

    async fn step_is_applied_once(db: TestDb) {
        for _ in 0..3 {
            let node = open(&db, &[FIRST]).await.unwrap();
            assert_eq!(node.read().number("select count(*) from opened", vec![]).await.unwrap(), 1);
            node.close().await;
        }
    }

    async fn step_by_step_equals_fresh(db: TestDb) {
        let fresh = TestDb::open(db.engine(), &hall(&[FIRST, SECOND])[1..]).await;
        open(&db, &[FIRST]).await.unwrap().close().await;
        let before = schema::describe(&db).await.unwrap();
        let migrated = open(&db, &[FIRST, SECOND]).await.unwrap();
        let after = schema::describe(&migrated).await.unwrap();
        assert_eq!(after, schema::describe(&fresh).await.unwrap());
        assert_ne!(after, before);
        for part in ["hall.seats", "default 0", "hall_by_name", "chair.number", "references", "unique"] {
            let named = |line: &String| {
                let line = line.to_lowercase();
                line.contains(part) || (part == "references" && line.starts_with("reference "))
            };
            assert!(after.iter().any(named), "{part} is not described in {after:#?}");
        }
    }

    async fn newer_database_refuses_an_older_program_in_one_line(db: TestDb) {
        open(&db, &[FIRST, SECOND]).await.unwrap().close().await;
        let Err(refused) = open(&db, &[FIRST]).await else { panic!("an older program has opened it") };
        let line = refused.to_string();
        assert_eq!(line, "this database was used by a newer Veche (it has hall/0002_seats): install the newer program");
        let Err(refused) = db.open_with(&[veche_engine::MIGRATIONS]).await else { panic!("a program without the room has opened it") };
        assert!(refused.to_string().contains("hall/0001_hall"));
    }

    async fn programs_that_start_together_migrate_once(db: TestDb) {
        let empty = fresh_place(&db).await;
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let place = empty.clone();
                tokio::spawn(async move { Db::open(&place, &hall(&[FIRST, SECOND]), Arc::new(veche_engine::SystemClock)).await })
            })
            .collect();
        let mut nodes = Vec::new();
        for start in starts {
            nodes.push(start.await.unwrap().unwrap());
        }
        assert_eq!(nodes[0].read().number("select count(*) from opened", vec![]).await.unwrap(), 1);
        assert_eq!(nodes[5].read().number("select count(*) from migration", vec![]).await.unwrap(), 3);
        assert_eq!(nodes[0].read().number("select count(*) from migration_lock", vec![]).await.unwrap(), 0);
        for node in nodes {
            node.close().await;
        }
    }

    async fn step_that_fails_leaves_nothing_and_holds_nobody_up(db: TestDb) {
        let Err(failed) = open(&db, &[FIRST, SECOND, BROKEN]).await else { panic!("a broken step was applied") };
        assert!(failed.to_string().contains("migration hall/0003_broken"), "{failed}");
        let node = tokio::time::timeout(Duration::from_secs(10), open(&db, &[FIRST, SECOND]))
            .await
            .expect("the lease was given back")
            .unwrap();
        let described = schema::describe(&node).await.unwrap();
        assert!(described.iter().any(|l| l.starts_with("chair.")), "the steps before it stand");
        assert!(!described.iter().any(|l| l.starts_with("half.")), "half a step stands");
    }
}

/// A place beside that of a test, where nothing was ever opened.
async fn fresh_place(db: &TestDb) -> veche_engine::Place {
    match db.place() {
        veche_engine::Place::Folder(folder) => {
            let beside = folder.join("beside");
            std::fs::create_dir_all(&beside).unwrap();
            veche_engine::Place::Folder(beside)
        }
        place @ veche_engine::Place::Postgres(_) => {
            // The same schema, emptied: dropped with the test.
            let drop = "drop table migration, migration_lock, deed_waiting, deed_order, deed, follower, follower_aside, reaction, lease, setting, job, letter, blob";
            db.write((), move |tx, ()| {
                Box::pin(async move { tx.exec(drop, vec![]).await })
            })
            .await
            .unwrap();
            place.clone()
        }
    }
}
