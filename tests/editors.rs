//! The commands for proofreading and for open data: the smallest knowledge in, what an editor and a reader of the data get out.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};

use crate::program::{command, hejnal, smallest};

fn run(arguments: &[&str]) -> Output {
    let (folder, unused) = (smallest(), tempfile::tempdir().unwrap());
    command(folder.path(), unused.path())
        .args(arguments)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn facts_tell_each_table_in_every_language_with_its_age_and_sources() {
    let told = text(&run(&["facts", "ports"]));
    let members = "\
organisation.members
  pl            40 miast.
  en            40 towns.
  uk            40 міст.
  as of         2025
  [s1]          Old Ports Union, 2025, https://ports.example.org/members
";
    assert!(told.starts_with("Związek Starych Portów\n"), "{told}");
    assert!(told.contains(members), "{told}");
    for part in [
        "city.since\n  year          1999\n",
        "city.seen\n  as_of         2025-02\n",
    ] {
        assert!(told.contains(part), "{part} is missing in {told}");
    }
}

#[test]
fn facts_of_an_unknown_slug_name_the_nearest() {
    let output = run(&["facts", "port"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    let expected = "there is no organisation “port”; the nearest is “ports”";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_file_can_be_proofread_while_another_is_broken() {
    let (folder, unused) = (smallest(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("organisations/rivers.toml"), "kind =").unwrap();
    let mut proofread = command(folder.path(), unused.path());
    let told = text(&proofread.args(["facts", "ports"]).output().unwrap());
    assert!(told.starts_with("Związek Starych Portów\n"), "{told}");
    let mut broken = command(folder.path(), unused.path());
    let output = broken.args(["facts", "rivers"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("organisations/rivers.toml"), "{said}");
}

#[test]
fn the_export_is_one_object_with_its_version_and_licence() {
    let export: Value = serde_json::from_str(&text(&run(&["export"]))).unwrap();
    assert_eq!(export["version"], 1);
    assert_eq!(export["licence"], "CC-BY-4.0");
    assert_eq!(export["city"]["names"]["pl"]["locative"], "Wolinie");
    assert_eq!(export["topics"][0]["id"], "heritage");
    assert_eq!(export["institutions"][0]["id"], "city");
    let ports = &export["organisations"][0];
    assert_eq!(ports["slug"], "ports");
    assert_eq!(
        ports["city"]["since"],
        json!({"year": 1999, "date": null, "pl": null, "en": null, "uk": null, "sources": ["s1"]})
    );
}

#[test]
fn the_table_has_a_row_for_each_statement() {
    let table = text(&run(&["export", "--format", "csv"]));
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(
        rows[0],
        "version,subject,statement,key,item,language,text,as_of,sources,weak_sources"
    );
    for row in [
        "1,organisation/ports,organisation.members,,,pl,40 miast.,2025,https://ports.example.org/members,",
        "1,organisation/ports,city.since,year,,,1999,,https://ports.example.org/members,",
        "1,organisation/ports,city.roles,,1,en,host of the meeting of 2003,,https://ports.example.org/members,",
        "1,topic/heritage,words,,1,pl,zabytek,,,",
        "1,city,entry.town-hall.title,,,uk,Мерія,,,",
    ] {
        assert!(rows.contains(&row), "{row} is missing in {table}");
    }
}

#[test]
fn the_export_of_the_real_knowledge_holds_every_organisation() {
    let output = hejnal()
        .args(["export", "--format", "csv"])
        .output()
        .unwrap();
    let table = text(&output);
    let files = fs::read_dir(crate::program::root().join("knowledge/organisations")).unwrap();
    let named = |slug: &str| table.contains(&format!("\n1,organisation/{slug},"));
    for file in files {
        let name = file.unwrap().file_name().into_string().unwrap();
        let slug = name.trim_end_matches(".toml");
        assert!(named(slug), "{slug} is missing");
    }
}

#[test]
fn broken_knowledge_is_not_exported() {
    let (folder, unused) = (smallest(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("topics.toml"), "[[topic]]").unwrap();
    let mut command = command(folder.path(), unused.path());
    let output = command.arg("export").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("topics.toml"), "{said}");
}
