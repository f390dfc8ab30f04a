//! What buttons and links carry: any text in; what is read is written so that it reads the same.
#![no_main]

use hejnal::language::Language;
use hejnal::question::link::Link;
use hejnal::question::payload::Payload;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(payload) = Payload::parse(text) {
        let written = payload.to_string();
        assert_eq!(Payload::parse(&written), Some(payload), "{written}");
    }
    if let Some(link) = Link::parse(text) {
        assert_eq!(link.to_string(), text);
        assert!(link.fits());
        for person in Language::ALL {
            let payload = link.payload(person);
            assert_eq!(Payload::parse(&payload.to_string()), Some(payload));
        }
    }
});
