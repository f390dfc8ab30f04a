//! Believable organisations in any number: the files of the real ones and a seed in, as many further files with names of their own out.

use std::fs;
use std::io;
use std::path::Path;

use fastrand::Rng;

/// What kinds of body there are, in Polish, in its genitive, in English and in Ukrainian.
const BODIES: [(&str, &str, &str, &str); 6] = [
    ("Sieć", "Sieci", "Network", "Мережа"),
    ("Związek", "Związku", "Union", "Союз"),
    ("Forum", "Forum", "Forum", "Форум"),
    ("Sojusz", "Sojuszu", "Alliance", "Альянс"),
    ("Rada", "Rady", "Council", "Рада"),
    ("Karta", "Karty", "Charter", "Хартія"),
];

/// Whom they join.
const MEMBERS: [(&str, &str, &str); 6] = [
    ("Miast", "of Cities", "міст"),
    ("Gmin", "of Municipalities", "громад"),
    ("Muzeów", "of Museums", "музеїв"),
    ("Szkół", "of Schools", "шкіл"),
    ("Regionów", "of Regions", "регіонів"),
    ("Uczelni", "of Universities", "університетів"),
];

/// Parts of coined words, in Latin and in Cyrillic letters.
const SYLLABLES: [(&str, &str); 20] = [
    ("lo", "ло"),
    ("ver", "вер"),
    ("na", "на"),
    ("tis", "тіс"),
    ("ka", "ка"),
    ("rod", "род"),
    ("mi", "мі"),
    ("sal", "сал"),
    ("be", "бе"),
    ("gor", "гор"),
    ("du", "ду"),
    ("pan", "пан"),
    ("fi", "фі"),
    ("lun", "лун"),
    ("zo", "зо"),
    ("bar", "бар"),
    ("ti", "ті"),
    ("wen", "вен"),
    ("ho", "го"),
    ("mar", "мар"),
];

/// The names of one made organisation.
pub(crate) struct Names {
    /// In Polish, the whole name.
    pub(crate) pl: String,
    /// In Polish, in the genitive.
    pub(crate) genitive: String,
    /// In English.
    pub(crate) en: String,
    /// In Ukrainian.
    pub(crate) uk: String,
    /// The coined word in it.
    pub(crate) coined: String,
    /// The same in Ukrainian.
    coined_uk: String,
    /// The acronym.
    pub(crate) acronym: String,
}

/// The names of the organisation of a number; no two numbers have the same.
pub(crate) fn names(number: usize) -> Names {
    let mut rng = Rng::with_seed(number as u64);
    let (body, of_body, body_en, body_uk) = BODIES[rng.usize(..BODIES.len())];
    let (members, members_en, members_uk) = MEMBERS[rng.usize(..MEMBERS.len())];
    let (mut latin, mut cyrillic, mut rest) = (String::new(), String::new(), number);
    for _ in 0..4 {
        // Each place turns by its own step, so that neighbours do not look alike.
        let (one, other) = SYLLABLES[rest % SYLLABLES.len()];
        latin.push_str(one);
        cyrillic.push_str(other);
        rest /= SYLLABLES.len();
    }
    let acronym: String = (0..5)
        .map(|place| {
            let letter = number / 26_usize.pow(place) % 26;
            char::from(b'A' + u8::try_from(letter).unwrap_or_default())
        })
        .collect();
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    let coined = capital(&latin);
    Names {
        pl: format!("{body} {members} {coined}"),
        genitive: format!("{of_body} {members} {coined}"),
        en: format!("{coined} {body_en} {members_en}"),
        uk: format!("{body_uk} {members_uk} {cyrillic}"),
        coined,
        coined_uk: cyrillic,
        acronym: format!("X{acronym}"),
    }
}

/// Copies a knowledge folder and adds organisations until there are so many; the same number gives the same files.
pub(crate) fn write(real: &Path, size: usize, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("organisations"))?;
    for name in ["city.toml", "topics.toml", "institutions.toml"] {
        fs::copy(real.join(name), folder.join(name))?;
    }
    let mut paths: Vec<_> = fs::read_dir(real.join("organisations"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    let mut texts = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap_or_default();
        fs::copy(path, folder.join("organisations").join(name))?;
        texts.push(fs::read_to_string(path)?);
    }
    let mut rng = Rng::with_seed(7);
    for number in paths.len()..size {
        let model = &texts[rng.usize(..texts.len())];
        let text = renamed(model, &names(number));
        let file = format!("organisations/made-{number}.toml");
        fs::write(folder.join(file), text)?;
    }
    Ok(())
}

/// The file of an organisation under other names.
fn renamed(model: &str, names: &Names) -> String {
    let mut table = "";
    let mut text = String::new();
    for line in model.lines() {
        if line.starts_with('[') {
            table = line;
        }
        let key = line.split(" = ").next().unwrap_or_default();
        let value = match (table, key) {
            (_, "related" | "native" | "ambiguous") => continue,
            ("[names]", "acronyms") => format!("[\"{}\"]", names.acronym),
            ("[names]", "aliases") => "[]".to_owned(),
            ("[names.uk]", "short") => quoted(&names.coined_uk),
            (_, "short") => quoted(&names.coined),
            ("[names.pl]", "full") => quoted(&names.pl),
            ("[names.pl]", "in_sentence") => quoted(&names.genitive),
            ("[names.en]", "full" | "in_sentence") => quoted(&names.en),
            ("[names.uk]", "full" | "in_sentence") => quoted(&names.uk),
            _ => {
                text.push_str(line);
                text.push('\n');
                continue;
            }
        };
        text.push_str(&format!("{key} = {value}\n"));
    }
    text
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
