//! Tables: each room brings its steps, forward only.
//!
//! A step is a file of SQL in the words that both databases know (`uuid`, `text`, `bigint`, `integer`, `boolean`, `date`); on SQLite
//! `uuid` is a blob of 16 bytes, as the driver binds it. An applied step is never edited.

use crate::{Engine, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use std::time::Duration;
use veche_core::Stop;

/// One step of a room's tables.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Its name, in order: `0001_documents`.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

/// The steps of a room.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    /// The room.
    pub room: &'static str,
    /// Its steps, oldest first.
    pub steps: &'static [Step],
}

/// A statement in the words of a database.
pub fn dialect(sql: &str, engine: Engine) -> String {
    if engine == Engine::Postgres {
        return sql.to_owned();
    }
    let mut out = String::with_capacity(sql.len());
    let mut word = String::new();
    for c in sql.chars().chain(std::iter::once('\n')) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            out.push_str(if word == "uuid" { "blob" } else { &word });
            word.clear();
            out.push(c);
        }
    }
    out
}

/// Applies what is missing, each step in a transaction of its own, one program at a time.
///
/// # Errors
/// The database has a step that this program does not know: a newer program has used it.
pub async fn migrate(
    pool: &DatabaseConnection,
    engine: Engine,
    rooms: &[Migrations],
) -> Result<()> {
    own_tables(pool, engine).await?;
    if missing(rooms, &applied(pool).await?)?.is_empty() {
        return Ok(());
    }
    let holder = format!("{:032x}", rand::random::<u128>());
    lock(pool, engine, &holder).await?;
    let done = apply(pool, engine, &holder, rooms).await;
    // Also after a failure, or the next start would wait for the lease to end.
    let release = Statement::from_sql_and_values(
        pool.get_database_backend(),
        "delete from migration_lock where holder = $1",
        [holder.into()],
    );
    let released = pool.execute_raw(release).await;
    done?;
    released.map(drop).map_err(Stop::broken)
}

/// The steps that are not applied yet, in order. A step that is applied and not ours is a newer program's: refused.
fn missing(rooms: &[Migrations], known: &[(String, String)]) -> Result<Vec<(&'static str, Step)>> {
    let ours = || {
        rooms
            .iter()
            .flat_map(|r| r.steps.iter().map(|s| (r.room, *s)))
    };
    for (room, name) in known {
        if !ours().any(|(r, s)| r == room && s.name == name) {
            return Err(Stop::broken(format!(
                "this database was used by a newer Veche (it has {room}/{name}): install the newer program"
            )));
        }
    }
    Ok(ours()
        .filter(|(room, s)| !known.iter().any(|(r, n)| r == room && n == s.name))
        .collect())
}

/// What this page needs to begin with. On PostgreSQL `if not exists` does not help two who create at the same moment: one of them is
/// refused by the catalogue's own unique index, and finds the table when it looks again.
async fn own_tables(pool: &DatabaseConnection, engine: Engine) -> Result<()> {
    let sql = "create table if not exists migration (room text not null, name text not null, primary key (room, name));
         create table if not exists migration_lock (id integer primary key, holder text not null, until_s bigint not null);";
    let mut last = None;
    for _ in 0..20 {
        match pool.execute_unprepared(sql).await {
            Ok(_) => return Ok(()),
            Err(e) if engine == Engine::Postgres => last = Some(e),
            Err(e) => return Err(Stop::broken(e)),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(last.map_or(Stop::Busy, Stop::broken))
}

/// Applies the missing steps, each in a transaction that checks that the lease is still ours.
async fn apply(
    pool: &DatabaseConnection,
    engine: Engine,
    holder: &str,
    rooms: &[Migrations],
) -> Result<()> {
    // Another node may have done it while we waited.
    for (room, step) in missing(rooms, &applied(pool).await?)? {
        let tx = pool.begin().await.map_err(Stop::broken)?;
        let backend = tx.get_database_backend();
        let now = clock(engine);
        let hold = Statement::from_sql_and_values(
            backend,
            format!("update migration_lock set until_s = {now} + {LEASE_SECS} where holder = $1"),
            [holder.into()],
        );
        let held = tx.execute_raw(hold).await.map_err(Stop::broken)?;
        if held.rows_affected() != 1 {
            return Err(Stop::broken(
                "another program has taken over changing the tables: start again",
            ));
        }
        tx.execute_unprepared(&dialect(step.sql, engine))
            .await
            .map_err(|e| Stop::broken(format!("migration {room}/{}: {e}", step.name)))?;
        tx.execute_raw(Statement::from_sql_and_values(
            backend,
            "insert into migration (room, name) values ($1, $2)",
            [room.into(), step.name.into()],
        ))
        .await
        .map_err(Stop::broken)?;
        tx.commit().await.map_err(Stop::broken)?;
    }
    Ok(())
}

/// How long a program that died in the middle holds the tables.
const LEASE_SECS: u32 = 60;

/// The present second by the database's own clock.
fn clock(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "cast(strftime('%s', 'now') as integer)",
        Engine::Postgres => "cast(extract(epoch from clock_timestamp()) as bigint)",
    }
}

/// A lease row by the database's own clock, so that two nodes whose clocks differ agree.
async fn lock(pool: &DatabaseConnection, engine: Engine, holder: &str) -> Result<()> {
    let now = clock(engine);
    let sql = format!(
        "insert into migration_lock (id, holder, until_s) values (1, $1, {now} + {LEASE_SECS})
         on conflict (id) do update set holder = excluded.holder, until_s = excluded.until_s where migration_lock.until_s < {now}"
    );
    for _ in 0..1_200 {
        let statement = Statement::from_sql_and_values(
            pool.get_database_backend(),
            sql.clone(),
            [holder.into()],
        );
        if pool
            .execute_raw(statement)
            .await
            .map_err(Stop::broken)?
            .rows_affected()
            == 1
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Stop::broken(
        "another program has been changing the tables for two minutes: stop it, then start again",
    ))
}

async fn applied(pool: &DatabaseConnection) -> Result<Vec<(String, String)>> {
    let statement = Statement::from_string(
        pool.get_database_backend(),
        "select room, name from migration order by room, name",
    );
    let rows = pool.query_all_raw(statement).await.map_err(Stop::broken)?;
    rows.iter()
        .map(|r| {
            Ok((
                r.try_get_by_index(0).map_err(Stop::broken)?,
                r.try_get_by_index(1).map_err(Stop::broken)?,
            ))
        })
        .collect()
}

/// The schema as it stands, one sorted line a column, an index and a reference: for the guard that a migrated one equals a fresh one.
///
/// # Errors
/// The catalogue cannot be read.
pub async fn describe(db: &crate::Db) -> Result<Vec<String>> {
    let pool = db.connection();
    let sql = match db.engine() {
        Engine::Sqlite => {
            "select m.name || '.' || p.name || ' ' || lower(p.type) || case p.\"notnull\" when 1 then ' not null' else '' end
               || coalesce(' default ' || p.dflt_value, '') || case when p.pk > 0 then ' key ' || p.pk else '' end
             from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'
             union all select 'index ' || name || ' ' || coalesce(sql, '') from sqlite_master where type = 'index' and sql is not null
             union all select 'unique ' || m.name || ' ' || (select group_concat(c.name) from pragma_index_info(i.name) c)
             from sqlite_master m join pragma_index_list(m.name) i where m.type = 'table' and i.origin = 'u'
             union all select 'reference ' || m.name || '.' || f.\"from\" || ' to ' || f.\"table\" || '.' || coalesce(f.\"to\", '') || ' ' || f.on_delete
             from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'"
        }
        Engine::Postgres => {
            "select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end
               || coalesce(' default ' || column_default, '')
             from information_schema.columns where table_schema = current_schema()
             union all select 'index ' || replace(indexdef, current_schema() || '.', '') from pg_indexes where schemaname = current_schema()
             union all select 'constraint ' || r.relname || ' ' || pg_get_constraintdef(c.oid)
             from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = c.connamespace
             where n.nspname = current_schema()"
        }
    };
    let backend = match db.engine() {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    };
    let rows = pool
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .map_err(Stop::broken)?;
    let mut out: Vec<String> = rows
        .iter()
        .map(|r| r.try_get_by_index::<String>(0).map_err(Stop::broken))
        .collect::<Result<_>>()?;
    out.sort();
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialect_changes_the_type_and_not_a_name() {
        let sql = "create table uuid_list (id uuid not null, my_uuid uuid)";
        assert_eq!(
            dialect(sql, Engine::Sqlite).trim_end(),
            "create table uuid_list (id blob not null, my_uuid blob)"
        );
        assert_eq!(dialect(sql, Engine::Postgres), sql);
    }
}
