//! Deep links for pages and posters: a slug in, the address and its QR code out, as `hejnal link` prints and writes them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use hejnal::knowledge::read::Folder;
use hejnal::knowledge::source::Source;
use hejnal::language::Language;
use hejnal::question::link::{Link, Target};

use crate::program::{hejnal, root};

fn link(arguments: &[&str]) -> Output {
    let mut command = hejnal();
    command.env_remove("HEJNAL_BOT").arg("link").args(arguments);
    command.output().expect("the program runs")
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The modules of a PNG, dark ones as `true`, with the quiet zone.
fn modules(path: &Path) -> Vec<Vec<bool>> {
    let pixels = pixels(path);
    let side = pixels.len();
    let first_dark = (0..side)
        .find(|place| pixels[*place][*place])
        .expect("a code has dark modules");
    let module = first_dark / 4;
    let middles = || (module / 2..side).step_by(module);
    middles()
        .map(|y| middles().map(|x| pixels[y][x]).collect())
        .collect()
}

fn pixels(path: &Path) -> Vec<Vec<bool>> {
    let file = std::io::BufReader::new(std::fs::File::open(path).expect("the file is there"));
    let mut reader = png::Decoder::new(file).read_info().expect("it is a PNG");
    let mut rows = Vec::new();
    let width = reader.info().width as usize;
    while let Some(row) = reader.next_row().expect("it is whole") {
        let bits = row.data();
        let is_dark = |x: usize| bits[x / 8] >> (7 - x % 8) & 1 == 0;
        rows.push((0..width).map(is_dark).collect());
    }
    rows
}

fn read(path: &Path) -> String {
    let pixels = pixels(path);
    let side = pixels.len();
    let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, |x, y| pixels[y][x]);
    let grids = image.detect_grids();
    let [grid] = grids.as_slice() else {
        panic!("one code was expected, not {}", grids.len());
    };
    let (meta, text) = grid.decode().expect("the code can be read");
    assert_eq!(meta.ecc_level, 3, "a quarter of the code may be lost");
    text
}

#[test]
fn a_slug_of_any_kind_becomes_an_address() {
    for (arguments, address) in [
        (
            &["hanse", "--bot", "hejnal_bot"][..],
            "https://t.me/hejnal_bot?start=o_hanse",
        ),
        (
            &["transport", "--bot", "@hejnal_bot", "--language", "en"],
            "https://t.me/hejnal_bot?start=t_transport_en",
        ),
        (
            &["research", "--kind", "institution", "--bot", "hejnal_bot"],
            "https://t.me/hejnal_bot?start=i_research",
        ),
    ] {
        assert_eq!(printed(&link(arguments)).trim_end(), address);
    }
}

#[test]
fn the_name_of_the_bot_may_stand_in_the_environment() {
    let mut command = hejnal();
    let output = command
        .env("HEJNAL_BOT", "hejnal_bot")
        .args(["link", "hanse"])
        .output()
        .expect("the program runs");
    assert_eq!(printed(&output), "https://t.me/hejnal_bot?start=o_hanse\n");
}

#[test]
fn what_cannot_be_used_is_told_with_what_to_give_instead() {
    for (arguments, remedy) in [
        (&["hanse"][..], "--bot NAME"),
        (&["hanse", "--bot", "x"], "5 to 32 letters"),
        (
            &["hanse", "--bot", "https://t.me/hejnal_bot"],
            "5 to 32 letters",
        ),
        (&["hansa", "--bot", "hejnal_bot"], "“hanse”"),
        (
            &["transprot", "--bot", "hejnal_bot", "--kind", "topic"],
            "“transport”",
        ),
        (
            &["research", "--bot", "hejnal_bot"],
            "--kind topic or --kind institution",
        ),
        (
            &["hanse", "--bot", "hejnal_bot", "--language", "de"],
            "pl, en, uk",
        ),
        (
            &["hanse", "--bot", "hejnal_bot", "--qr", "code.jpg"],
            ".svg nor in .png",
        ),
    ] {
        let output = link(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            said(&output).contains(remedy),
            "{arguments:?}: {}",
            said(&output)
        );
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_code_that_cannot_be_written_is_a_failure_and_prints_no_address() {
    let output = link(&["hanse", "--bot", "hejnal_bot", "--qr", "/nowhere/code.svg"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("/nowhere/code.svg"),
        "{}",
        said(&output)
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn a_code_reads_as_the_address_and_looks_the_same_in_both_formats() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let (png, svg) = (
        folder.path().join("code.PNG"),
        folder.path().join("code.svg"),
    );
    for path in [&png, &svg] {
        let path = path.to_str().expect("a path of letters");
        let arguments = [
            "child-friendly-cities",
            "--bot",
            "hejnal_bot",
            "--language",
            "uk",
        ];
        let output = link(&[&arguments[..], &["--qr", path]].concat());
        assert_eq!(printed(&output).trim_end(), read(&png));
    }
    assert!(pixels(&png).len() >= 1_000, "it is big enough for a poster");
    let modules = modules(&png);
    let dark = |(y, row): (usize, &Vec<bool>)| {
        let dark = row.iter().enumerate().filter(|(_, is_dark)| **is_dark);
        dark.map(|(x, _)| (x, y)).collect::<Vec<_>>()
    };
    let in_png: BTreeSet<_> = modules.iter().enumerate().flat_map(dark).collect();
    let text = std::fs::read_to_string(&svg).expect("the file is there");
    let squares = text.split('M').skip(1).filter_map(|square| {
        let (x, rest) = square.split_once(',')?;
        let (y, _) = rest.split_once("h1v1h-1")?;
        Some((x.parse().ok()?, y.parse().ok()?))
    });
    assert_eq!(squares.collect::<BTreeSet<(usize, usize)>>(), in_png);
    assert!(
        text.starts_with(&format!("<svg viewBox=\"0 0 {0} {0}\"", modules.len())),
        "the quiet zone is part of the picture"
    );
}

#[test]
fn everything_in_the_knowledge_can_be_linked() {
    let files =
        Folder::read(&Source::Folder(root().join("knowledge"))).expect("the knowledge is there");
    let knowledge = files.knowledge().expect("the knowledge is whole");
    let slugs = knowledge
        .organisations()
        .iter()
        .map(|known| known.slug.clone());
    let topics = knowledge.topics.iter().map(|topic| topic.id.clone());
    let kinds = knowledge.institutions.iter().map(|kind| kind.id.clone());
    let targets = slugs
        .map(Target::Organisation)
        .chain(topics.map(Target::Topic))
        .chain(kinds.map(Target::Institution));
    for target in targets {
        for language in [
            None,
            Some(Language::Pl),
            Some(Language::En),
            Some(Language::Uk),
        ] {
            let target = target.clone();
            let link = Link { target, language };
            assert!(link.fits(), "{link}");
        }
    }
}
