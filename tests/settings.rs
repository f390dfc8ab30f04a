//! Options and environment variables: wrong values in, a sentence that names the option and exit code 2 out.

use std::process::Output;

use crate::program::hejnal;

type Variables = &'static [(&'static str, &'static str)];

fn run(arguments: &[&str], variables: Variables) -> Output {
    let mut command = hejnal();
    command.args(arguments).envs(variables.iter().copied());
    command.output().expect("the program runs")
}

/// What a wrong value is met with: nothing on standard output, exit code 2, and this.
fn refusal(arguments: &[&str], variables: Variables) -> String {
    let output = run(arguments, variables);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        output.status.code(),
        Some(2),
        "{arguments:?} {variables:?}: {said}"
    );
    assert!(output.stdout.is_empty(), "{arguments:?} {variables:?}");
    said
}

const TOKEN: Variables = &[("TELOXIDE_TOKEN", "1:x")];

#[test]
fn an_option_with_a_wrong_value_is_named_with_its_value() {
    for (arguments, parts) in [
        (
            &["bot", "--api-url", "nonsense"][..],
            &["“nonsense”", "--api-url", "https://"][..],
        ),
        (
            &["bot", "--api-url", "https://host/?x"],
            &["--api-url", "?"],
        ),
        (
            &["bot", "--webhook-url", "ftp://x", "--listen", "127.0.0.1:1"],
            &["“ftp://x”", "--webhook-url", "https://"],
        ),
        (
            &[
                "bot",
                "--webhook-url",
                "https://host/:all",
                "--listen",
                "127.0.0.1:1",
            ],
            &["“https://host/:all”", "--webhook-url"],
        ),
        (
            &["bot", "--webhook-url", "https://host/x"],
            &["--listen <ADDR>", "required"],
        ),
        (
            &["bot", "--listen", "1.2.3"],
            &["“1.2.3”", "--listen", "127.0.0.1:8080"],
        ),
        (
            &["bot", "--listen", "localhost:80"],
            &["“localhost:80”", "--listen"],
        ),
        (
            &["bot", "--metrics-listen", "9090"],
            &["“9090”", "--metrics-listen"],
        ),
        (
            &["link", "hanse", "--bot", "a b"],
            &["“a b”", "--bot", "5 to 32"],
        ),
        (&["link", "hanse"], &["--bot NAME", "HEJNAL_BOT"]),
        (
            &["link", "hanse", "--bot", "hejnal_bot", "--qr", "x.gif"],
            &["“x.gif”", "--qr", ".svg"],
        ),
        (
            &["link", "hanse", "--bot", "hejnal_bot", "--language", "de"],
            &["'de'", "--language", "pl, en, uk"],
        ),
        (
            &["unanswered", "--days", "0"],
            &["'0'", "--days", "1..=400"],
        ),
        (&["unanswered", "--limit", "x"], &["'x'", "--limit"]),
        (&["eval", "file", "--wrong", "x"], &["'x'", "--wrong"]),
        (
            &["check", "--format", "xml"],
            &["'xml'", "--format", "json"],
        ),
        (
            &["ask", "hanza", "--knowledge", "/missing"],
            &["/missing", "--knowledge", "HEJNAL_KNOWLEDGE"],
        ),
        (
            &["bot", "--knowledge", "/missing"],
            &["/missing", "--knowledge", "HEJNAL_KNOWLEDGE"],
        ),
        (
            &["index", "--index", "/dev/null/index"],
            &["/dev/null/index", "--index", "HEJNAL_INDEX"],
        ),
    ] {
        let said = refusal(arguments, TOKEN);
        for part in parts {
            assert!(said.contains(part), "{arguments:?}: {part} in {said}");
        }
    }
}

#[test]
fn a_variable_with_a_wrong_value_is_named_likewise() {
    for (variables, parts) in [
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("TELEGRAM_API_URL", "nonsense")][..],
            &["“nonsense”", "TELEGRAM_API_URL"][..],
        ),
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("WEBHOOK_URL", "")],
            &["WEBHOOK_URL", "https://"],
        ),
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("LISTEN", "1.2.3")],
            &["“1.2.3”", "LISTEN"],
        ),
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("METRICS_LISTEN", ":9090")],
            &["“:9090”", "METRICS_LISTEN"],
        ),
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("HEJNAL_KNOWLEDGE", "/missing")],
            &["/missing", "HEJNAL_KNOWLEDGE"],
        ),
        (&[("TELOXIDE_TOKEN", "")], &["TELOXIDE_TOKEN", "BotFather"]),
        (&[], &["TELOXIDE_TOKEN", "BotFather"]),
    ] {
        let said = refusal(&["bot"], variables);
        for part in parts {
            assert!(said.contains(part), "{variables:?}: {part} in {said}");
        }
    }
    let said = refusal(&["link", "hanse"], &[("HEJNAL_BOT", "x")]);
    assert!(
        said.contains("“x”") && said.contains("HEJNAL_BOT"),
        "{said}"
    );
}

#[test]
fn what_is_secret_is_not_shown_when_it_is_wrong() {
    for (variables, name, secret) in [
        (
            &[("TELOXIDE_TOKEN", "hush:hush")][..],
            "TELOXIDE_TOKEN",
            "hush",
        ),
        (&[("TELOXIDE_TOKEN", "123/hush")], "TELOXIDE_TOKEN", "hush"),
        (
            &[("TELOXIDE_TOKEN", "1:x"), ("WEBHOOK_SECRET", "hush hush")],
            "--webhook-secret (WEBHOOK_SECRET)",
            "hush",
        ),
        (
            &[
                ("TELOXIDE_TOKEN", "1:x"),
                ("HEJNAL_MEMORY", "http://:hush@host"),
            ],
            "--memory (HEJNAL_MEMORY)",
            "hush",
        ),
    ] {
        let said = refusal(&["bot"], variables);
        assert!(said.contains(name), "{said}");
        assert!(!said.contains(secret), "{said}");
    }
    let too_long = "s".repeat(257);
    let said = refusal(&["bot", "--webhook-secret", &too_long], TOKEN);
    assert!(said.contains("1 to 256"), "{said}");
}

#[test]
fn help_shows_no_secret_that_stands_in_the_environment() {
    let variables = &[
        ("TELOXIDE_TOKEN", "1:hush"),
        ("WEBHOOK_SECRET", "hush"),
        ("HEJNAL_MEMORY", "redis://:hush@host"),
    ];
    let output = run(&["bot", "--help"], variables);
    let help = String::from_utf8_lossy(&output.stdout);
    assert!(help.contains("--webhook-secret"), "{help}");
    assert!(!help.contains("hush"), "{help}");
}
