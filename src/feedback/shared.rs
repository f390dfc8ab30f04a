//! The counts of several instances: counts in, the same with those of the others added out of a Redis server.
//!
//! For each day and counter there is a hash of subjects, and one set holds the days.

use std::collections::HashMap;
use std::time::Duration;

use jiff::ToSpan;
use jiff::civil::Date;
use redis::{Commands, Connection, RedisResult};

use super::counts::{Count, Counter, Counts};
use super::store::MOST_A_DAY;
use super::{KEPT_DAYS, StoreError};
use crate::memory::{MemoryAddress, PREFIX};

/// The server is waited for so long.
const LONGEST: Duration = Duration::from_secs(3);

/// After so many seconds the server forgets a day by itself.
const KEPT_SECONDS: i64 = KEPT_DAYS as i64 * 24 * 60 * 60;

/// Adds counts to those on the server, all or none.
pub(super) fn add(address: &MemoryAddress, counts: &Counts, today: Date) -> Result<(), StoreError> {
    Ok(write(address, counts, today)?)
}

/// The counts on the server from a day on, in order.
pub(super) fn read(address: &MemoryAddress, since: Date) -> Result<Vec<Count>, StoreError> {
    Ok(of(&mut connect(address)?, since)?)
}

fn connect(address: &MemoryAddress) -> RedisResult<Connection> {
    let connection = address.client().get_connection_with_timeout(LONGEST)?;
    connection.set_read_timeout(Some(LONGEST))?;
    connection.set_write_timeout(Some(LONGEST))?;
    Ok(connection)
}

fn write(address: &MemoryAddress, counts: &Counts, today: Date) -> RedisResult<()> {
    let mut connection = connect(address)?;
    let mut all = redis::pipe();
    all.atomic();
    for (day, counter, subject, times) in counts.iter() {
        let key = of_day(day, counter);
        let is_full = connection.hlen::<_, usize>(&key)? >= MOST_A_DAY;
        if is_full && !connection.hexists::<_, _, bool>(&key, subject)? {
            continue;
        }
        all.hincr(&key, subject, times).ignore();
        all.expire(&key, KEPT_SECONDS).ignore();
        all.sadd(days(), day.to_string()).ignore();
    }
    let oldest = today.saturating_sub(i64::from(KEPT_DAYS).days());
    for day in known_days(&mut connection)?.filter(|day| *day < oldest) {
        all.srem(days(), day.to_string()).ignore();
    }
    all.query(&mut connection)
}

fn of(connection: &mut Connection, since: Date) -> RedisResult<Vec<Count>> {
    let mut counts = Vec::new();
    for day in known_days(connection)?.filter(|day| *day >= since) {
        for counter in Counter::ALL {
            let subjects: HashMap<String, u64> = connection.hgetall(of_day(day, counter))?;
            counts.extend(subjects.into_iter().map(|(subject, times)| Count {
                day,
                counter,
                subject,
                times,
            }));
        }
    }
    counts.sort_by(|one, other| {
        (one.day, one.counter, &one.subject).cmp(&(other.day, other.counter, &other.subject))
    });
    Ok(counts)
}

fn known_days(connection: &mut Connection) -> RedisResult<impl Iterator<Item = Date> + use<>> {
    let days: Vec<String> = connection.smembers(days())?;
    Ok(days.into_iter().filter_map(|day| day.parse().ok()))
}

fn days() -> String {
    format!("{PREFIX}counted-days")
}

fn of_day(day: Date, counter: Counter) -> String {
    format!("{PREFIX}counts:{day}:{}", counter.as_str())
}
