//! `hejnal health`: a bot, nothing or something else at an address in, whether it counts as alive out.

use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::process::Output;

use crate::bot_api::BotApi;
use crate::program::hejnal;
use crate::telegram::{Bot, free_port};

fn health(address: SocketAddr) -> Output {
    let mut command = hejnal();
    command.args(["health", &address.to_string()]);
    command.output().expect("the program runs")
}

/// An address that answers its first visitor with some bytes.
fn answering(bytes: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    std::thread::spawn(move || {
        let (mut visitor, _) = listener.accept()?;
        visitor.write_all(bytes)
    });
    address
}

#[test]
fn a_running_bot_is_alive_and_a_stopped_one_is_not() {
    let api = BotApi::start();
    let everywhere = format!("0.0.0.0:{}", free_port());
    let mut bot = Bot::launch(&api.url(), &["--metrics-listen", &everywhere]);
    api.next("getUpdates");
    let ask = || {
        let mut command = hejnal();
        command.arg("health").env("METRICS_LISTEN", &everywhere);
        command.status().expect("the program runs").code()
    };
    assert_eq!(ask(), Some(0));
    assert_eq!(bot.stop("-TERM"), Some(0));
    assert_eq!(ask(), Some(1));
}

#[test]
fn what_answers_otherwise_is_not_alive() {
    for bytes in [
        &b""[..],
        b"HTTP/1.1 503 Service Unavailable\r\n\r\n",
        b"SSH-2.0-OpenSSH 200",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    ] {
        let address = answering(bytes);
        let output = health(address);
        assert_eq!(output.status.code(), Some(1), "{bytes:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&address.to_string()), "{said}");
    }
}

#[test]
fn an_address_that_accepts_and_stays_silent_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let output = health(listener.local_addr().expect("it has an address"));
    assert_eq!(output.status.code(), Some(1));
}
