//! A knowledge folder in which one file is any text: faults with their places out, or knowledge.
#![no_main]

use std::path::PathBuf;

use hejnal::knowledge::read::Folder;
use libfuzzer_sys::fuzz_target;

/// A knowledge folder in which nothing is wrong.
const FILES: [(&str, &str); 4] = [
    ("city.toml", include_str!("../../tests/smallest/city.toml")),
    (
        "topics.toml",
        include_str!("../../tests/smallest/topics.toml"),
    ),
    (
        "institutions.toml",
        include_str!("../../tests/smallest/institutions.toml"),
    ),
    (
        "organisations/ports.toml",
        include_str!("../../tests/smallest/organisations/ports.toml"),
    ),
];

fuzz_target!(|data: &[u8]| {
    let Some((which, text)) = data.split_first() else {
        return;
    };
    let broken = usize::from(*which) % FILES.len();
    let files = FILES.iter().enumerate().map(|(number, (name, whole))| {
        let content = if number == broken {
            text
        } else {
            whole.as_bytes()
        };
        (PathBuf::from(name), content.to_vec())
    });
    let folder = Folder::in_memory(files);
    let (knowledge, faults) = folder.check();
    for fault in &faults {
        assert!(!fault.summary().is_empty());
        serde_json::to_string(&fault.json()).expect("a fault is JSON");
    }
    assert!(knowledge.is_some() || faults.iter().any(|fault| fault.is_error()));
    assert_eq!(
        folder.knowledge().is_ok(),
        !faults.iter().any(|fault| fault.is_error())
    );
});
