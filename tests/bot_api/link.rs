//! The address of a link or button goes in, Telegram's objection to it comes out.

/// Says why Telegram would not take the address.
pub(super) fn check(url: &str) -> Result<(), &'static str> {
    let lower = url.to_ascii_lowercase();
    for scheme in ["tg:", "ton:", "tonsite:"] {
        if lower.starts_with(scheme) {
            let rest = url.get(scheme.len()..).unwrap_or_default();
            return check_special(rest.strip_prefix("//").unwrap_or(rest));
        }
    }
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if !scheme.contains([':', '/', '?', '#', '@', '[', ']']) => {
            if !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) {
                return Err("Unsupported URL protocol");
            }
            rest
        }
        _ => url,
    };
    let host = host_of(rest)?;
    if host.contains(|letter: char| letter <= ' ' || "\"#<>\\^`{|}".contains(letter)) {
        return Err("Disallowed character in URL host");
    }
    if !host.contains('.') && !host.starts_with('[') {
        return Err("Wrong HTTP URL");
    }
    Ok(())
}

/// The person in `tg://user?id=…`, if the address is one.
pub(super) fn person_in(url: &str) -> Option<i64> {
    let lower = url.to_ascii_lowercase();
    let rest = lower.strip_prefix("tg:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let id = rest.strip_prefix("user?id=")?;
    let digits = id
        .split(|letter: char| !letter.is_ascii_digit())
        .next()
        .unwrap_or_default();
    digits.parse().ok().filter(|id| *id != 0)
}

/// Checks what follows `tg://`.
fn check_special(rest: &str) -> Result<(), &'static str> {
    let host = host_of(rest)?;
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
    if host.chars().all(allowed) {
        Ok(())
    } else {
        Err("Unallowed characters in URL host")
    }
}

/// The host in what follows the scheme, without user and port.
fn host_of(rest: &str) -> Result<&str, &'static str> {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.rsplit_once(':') {
        Some((name, port)) if !name.is_empty() && !port.contains(']') => {
            match port.parse::<u16>() {
                Ok(1..) => name,
                _ => return Err("Wrong port number specified in the URL"),
            }
        }
        _ => host,
    };
    match host {
        "" => Err("URL host is empty"),
        "." => Err("Host is invalid"),
        _ => Ok(host),
    }
}
