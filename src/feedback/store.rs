//! The file of the counts: counts in, the same file with them added out; and what stands in it.
//!
//! A process holds the file only for the moment in which it writes or reads, so that the bot and a command can share it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io, thread};

use jiff::ToSpan;
use jiff::civil::Date;
use redb::{
    Database, DatabaseError, ReadOnlyDatabase, ReadableDatabase, ReadableTable, Table,
    TableDefinition, TableError,
};
use thiserror::Error;

use super::KEPT_DAYS;
use super::counts::{Count, Counter, Counts};

type Key = (&'static str, &'static str, &'static str);

/// How many times, by day, counter and subject.
const COUNTS: TableDefinition<'_, Key, u64> = TableDefinition::new("counts");

/// New subjects of one counter on one day beyond these are not written: somebody plays.
pub(super) const MOST_A_DAY: usize = 2_000;

/// Another process holds the file for a moment only; it is asked for again after a pause, so many times.
const ATTEMPTS: usize = 60;

const PAUSE: Duration = Duration::from_millis(50);

/// Why the counts are not written or read.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder cannot be made.
    #[error("the folder of the data “{}” cannot be made", path.display())]
    Folder {
        /// Its path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file cannot be used.
    #[error("the counts in “{}” cannot be used", path.display())]
    File {
        /// Its path.
        path: PathBuf,
        /// What is wrong.
        source: Box<redb::Error>,
    },
    /// The shared memory cannot be used.
    #[error("the counts in the shared memory cannot be used")]
    Shared(#[from] redis::RedisError),
    /// The file is so broken that the library gives up.
    #[error("the counts in “{}” are broken; move the file away, and the counting begins anew", path.display())]
    Broken {
        /// Its path.
        path: PathBuf,
    },
}

/// Adds counts to a file, which is made if it is not there, and drops what is too old.
pub(super) fn add(path: &Path, counts: &Counts, today: Date) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| StoreError::Folder {
            path: folder.to_owned(),
            source,
        })?;
    }
    guarded(path, || write(path, counts, today))
}

/// The counts in a file from a day on, in order; none if there is no file.
pub(super) fn read(path: &Path, since: Date) -> Result<Vec<Count>, StoreError> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    guarded(path, || {
        let read_only = patiently(|| ReadOnlyDatabase::open(path));
        match read_only {
            // A process was killed while it wrote: opened for writing, the file is repaired.
            Err(DatabaseError::RepairAborted) => of(&patiently(|| Database::open(path))?, since),
            read_only => of(&read_only?, since),
        }
    })
}

/// A broken file can make the library panic: that ends nothing but the attempt.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T, redb::Error>) -> Result<T, StoreError> {
    let path = || path.to_owned();
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|source| StoreError::File {
            path: path(),
            source: Box::new(source),
        }),
        Err(_) => Err(StoreError::Broken { path: path() }),
    }
}

/// Opens the file as soon as the other process lets go of it.
fn patiently<T>(open: impl Fn() -> Result<T, DatabaseError>) -> Result<T, DatabaseError> {
    for _ in 1..ATTEMPTS {
        match open() {
            Err(DatabaseError::DatabaseAlreadyOpen) => thread::sleep(PAUSE),
            result => return result,
        }
    }
    open()
}

fn write(path: &Path, counts: &Counts, today: Date) -> Result<(), redb::Error> {
    let database = patiently(|| Database::create(path))?;
    let transaction = database.begin_write()?;
    {
        let mut table = transaction.open_table(COUNTS)?;
        for (day, counter, subject, times) in counts.iter() {
            add_one(
                &mut table,
                (&day.to_string(), counter.as_str(), subject),
                times,
            )?;
        }
        let oldest = today
            .saturating_sub(i64::from(KEPT_DAYS).days())
            .to_string();
        table.retain_in(..(oldest.as_str(), "", ""), |_, _| false)?;
    }
    transaction.commit()?;
    Ok(())
}

fn add_one(
    table: &mut Table<'_, Key, u64>,
    key: (&str, &str, &str),
    times: u64,
) -> Result<(), redb::Error> {
    let known = table.get(key)?.map(|known| known.value());
    if known.is_none() {
        let (day, counter, _) = key;
        let from = table.range((day, counter, "")..)?;
        let same = from.take_while(|entry| {
            entry.as_ref().is_ok_and(|(key, _)| {
                let (its_day, its_counter, _) = key.value();
                (its_day, its_counter) == (day, counter)
            })
        });
        if same.take(MOST_A_DAY).count() >= MOST_A_DAY {
            return Ok(());
        }
    }
    table.insert(key, known.unwrap_or(0).saturating_add(times))?;
    Ok(())
}

fn of(database: &impl ReadableDatabase, since: Date) -> Result<Vec<Count>, redb::Error> {
    let transaction = database.begin_read()?;
    let table = match transaction.open_table(COUNTS) {
        Err(TableError::TableDoesNotExist(_)) => return Ok(Vec::new()),
        table => table?,
    };
    let since = since.to_string();
    let mut counts = Vec::new();
    for entry in ReadableTable::range(&table, (since.as_str(), "", "")..)? {
        let (key, times) = entry?;
        let (day, counter, subject) = key.value();
        let known = day.parse().ok().zip(Counter::from_word(counter));
        counts.extend(known.map(|(day, counter)| Count {
            day,
            counter,
            subject: subject.to_owned(),
            times: times.value(),
        }));
    }
    Ok(counts)
}
