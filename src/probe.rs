//! `hejnal health`: the address at which a bot tells how it is in, whether it is alive out.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use thiserror::Error;

/// The bot is given so long to answer, connection included.
const LONGEST: Duration = Duration::from_secs(3);

/// The first bytes of the answer hold its status: `HTTP/1.1 200`.
const STATUS_LINE: usize = 12;

/// Why the bot does not count as alive.
#[derive(Debug, Error)]
pub enum ProbeError {
    /// Nothing answers.
    #[error("nothing answers on {address} in time")]
    Silent {
        /// The address that was asked.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// Something else answers.
    #[error("“{answer}” is what {address} answers, not that it is alive")]
    Foreign {
        /// The address that was asked.
        address: SocketAddr,
        /// How its answer begins.
        answer: String,
    },
}

/// Asks `/healthz` at an address; one that means all of a machine's addresses is asked on loopback.
///
/// # Errors
/// When nothing answers within three seconds, or not with status 200.
pub fn probe(address: SocketAddr) -> Result<(), ProbeError> {
    let address = reachable(address);
    let answer = ask(address).map_err(|source| ProbeError::Silent { address, source })?;
    if answer.starts_with("HTTP/1.") && answer.ends_with(" 200") {
        Ok(())
    } else {
        Err(ProbeError::Foreign { address, answer })
    }
}

fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

fn ask(address: SocketAddr) -> io::Result<String> {
    let end = Instant::now() + LONGEST;
    let mut stream = TcpStream::connect_timeout(&address, LONGEST)?;
    stream.set_write_timeout(Some(LONGEST))?;
    write!(
        stream,
        "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    let mut byte = [0];
    while answer.len() < STATUS_LINE {
        // Each wait is for what is left of the whole: an answer that drips does not go on for ever.
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        if stream.read(&mut byte)? == 0 {
            break;
        }
        answer.extend(byte);
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
