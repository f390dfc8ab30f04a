//! Where the shared memory is: an address like `redis://HOST:PORT/DATABASE` in, a client out.

use std::fmt;
use std::str::FromStr;

use redis::Client;

/// The address of a Redis server; it may hold a password, and is never shown.
#[derive(Clone)]
pub struct MemoryAddress(Client);

impl MemoryAddress {
    /// A client that has not connected yet.
    pub fn client(&self) -> Client {
        self.0.clone()
    }
}

impl FromStr for MemoryAddress {
    type Err = String;

    fn from_str(address: &str) -> Result<Self, Self::Err> {
        if !address.starts_with("redis://") {
            return Err("an address like redis://HOST:6379/0 is expected".to_owned());
        }
        let client = Client::open(address).map_err(|error| error.to_string())?;
        Ok(Self(client))
    }
}

impl fmt::Debug for MemoryAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MemoryAddress(…)")
    }
}
