//! The two engines' catalogues. The only statements, beside full text, that each engine has its own way of saying.

use super::{Column, Schema, Table};
use crate::engine::{Engine, Error, Reader};
use crate::params;

crate::statements! {
    /// Ordinary tables; those that a virtual table keeps its data in are not ours to describe.
    SQLITE_TABLES for Sqlite = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    /// A table's columns in order, with their place in the primary key.
    SQLITE_COLUMNS for Sqlite = "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info($1) ORDER BY cid";
    /// The columns of each unique constraint of a table.
    SQLITE_UNIQUE for Sqlite = "SELECT l.name, i.name FROM pragma_index_list($1) l JOIN pragma_index_info(l.name) i
        WHERE l.origin = 'u' ORDER BY l.name, i.seqno";
    /// Indexes and virtual tables with the text that made them.
    SQLITE_OTHERS for Sqlite = "SELECT name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND (type = 'index' OR sql LIKE 'CREATE VIRTUAL TABLE%') ORDER BY name";
    /// Ordinary tables of the schema in use.
    POSTGRES_TABLES for Postgres = "SELECT table_name FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE \"C\"";
    /// A table's columns in order.
    POSTGRES_COLUMNS for Postgres = "SELECT column_name, data_type, is_nullable, column_default
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";
    /// A table's primary key and unique constraints.
    POSTGRES_KEYS for Postgres = "SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c
        JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname = current_schema() AND t.relname = $1 AND c.contype IN ('p', 'u')
        ORDER BY c.contype, c.conname COLLATE \"C\"";
    /// Indexes other than those of constraints, with the text that made them.
    POSTGRES_INDEXES for Postgres = "SELECT i.indexname, i.indexdef FROM pg_indexes i
        WHERE i.schemaname = current_schema() AND NOT EXISTS (
            SELECT 1 FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
            WHERE n.nspname = i.schemaname AND c.conname = i.indexname)
        ORDER BY i.indexname COLLATE \"C\"";
}

pub(super) fn read(reader: &mut Reader) -> Result<Schema, Error> {
    let mut tables = Vec::new();
    for name in table_names(reader)? {
        tables.push(match reader.engine() {
            Engine::Sqlite => sqlite_table(reader, name)?,
            Engine::Postgres => postgres_table(reader, name)?,
        });
    }
    let others = match reader.engine() {
        Engine::Sqlite => SQLITE_OTHERS,
        Engine::Postgres => POSTGRES_INDEXES,
    };
    let others = reader.query(others, &[], |row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
    })?;
    Ok(Schema { tables, others })
}

pub(super) fn table_names(reader: &mut Reader) -> Result<Vec<String>, Error> {
    let names = match reader.engine() {
        Engine::Sqlite => SQLITE_TABLES,
        Engine::Postgres => POSTGRES_TABLES,
    };
    reader.query(names, &[], |row| Ok(row.text(0)?.to_owned()))
}

fn sqlite_table(reader: &mut Reader, name: String) -> Result<Table, Error> {
    let described = reader.query(SQLITE_COLUMNS, params![&name], |row| {
        let key_place = row.int(4)?;
        let column = Column {
            name: row.text(0)?.to_owned(),
            kind: row.text(1)?.to_owned(),
            required: row.int(2)? == 1 || key_place > 0,
            default: row.opt_text(3)?.map(str::to_owned),
        };
        Ok((key_place, column))
    })?;
    let mut key: Vec<_> = described.iter().filter(|(place, _)| *place > 0).collect();
    key.sort_by_key(|(place, _)| *place);
    let key: Vec<&str> = key
        .into_iter()
        .map(|(_, column)| column.name.as_str())
        .collect();
    let mut keys = vec![format!("PRIMARY KEY ({})", key.join(", "))];
    keys.extend(sqlite_unique_constraints(reader, &name)?);
    let columns = described.into_iter().map(|(_, column)| column).collect();
    Ok(Table {
        name,
        columns,
        keys,
    })
}

fn sqlite_unique_constraints(reader: &mut Reader, table: &str) -> Result<Vec<String>, Error> {
    let mut constraints: Vec<(String, Vec<String>)> = Vec::new();
    reader.query_each(SQLITE_UNIQUE, params![table], |row| {
        let (index, column) = (row.text(0)?, row.text(1)?.to_owned());
        match constraints.last_mut() {
            Some((last, columns)) if last == index => columns.push(column),
            _ => constraints.push((index.to_owned(), vec![column])),
        }
        Ok::<(), Error>(())
    })?;
    Ok(constraints
        .into_iter()
        .map(|(_, columns)| format!("UNIQUE ({})", columns.join(", ")))
        .collect())
}

fn postgres_table(reader: &mut Reader, name: String) -> Result<Table, Error> {
    let columns = reader.query(POSTGRES_COLUMNS, params![&name], |row| {
        Ok(Column {
            name: row.text(0)?.to_owned(),
            kind: row.text(1)?.to_uppercase(),
            required: row.text(2)? == "NO",
            default: row.opt_text(3)?.map(str::to_owned),
        })
    })?;
    // Servers differ in which names they quote.
    let keys = reader.query(POSTGRES_KEYS, params![&name], |row| {
        Ok(row.text(0)?.replace('"', ""))
    })?;
    Ok(Table {
        name,
        columns,
        keys,
    })
}
