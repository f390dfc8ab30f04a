//! QR codes for posters and leaflets: an address in, a file with its picture out.

use std::path::Path;
use std::{fs, io};

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::convert::{Builder, Shape};
use fast_qr::{ECL, QRBuilder, QRCode};
use thiserror::Error;

/// The empty border that readers need, in modules.
const QUIET_ZONE: usize = 4;

/// The side of a module in a PNG, in pixels: a code of 45 modules fills a hand's breadth at 300 dots an inch.
const PIXELS: usize = 32;

/// A quarter of the code may be dirty or torn.
const CORRECTION: ECL = ECL::Q;

/// A shape of picture, by the ending of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum QrError {
    /// The name of the file does not tell what it is to be.
    #[error("“{0}” ends neither in .svg nor in .png")]
    Format(String),
    /// The address is longer than a code can hold.
    #[error("“{0}” is too long for a QR code")]
    TooLong(String),
    /// The PNG cannot be made.
    #[error("the PNG cannot be made")]
    Png(#[from] png::EncodingError),
    /// The file cannot be written.
    #[error("“{path}” cannot be written")]
    File {
        /// Its path.
        path: String,
        /// What the system says.
        source: io::Error,
    },
}

impl QrError {
    /// Whether what was given cannot be used, as against something that failed.
    pub fn is_wrong_value(&self) -> bool {
        matches!(self, Self::Format(_) | Self::TooLong(_))
    }
}

/// Writes the code of an address to a file: SVG or PNG, by its ending.
///
/// # Errors
/// When the ending is another one, or the file cannot be written.
pub(super) fn write(address: &str, path: &Path) -> Result<(), QrError> {
    let shown = path.display().to_string();
    let format = format_of(path).ok_or_else(|| QrError::Format(shown.clone()))?;
    let code = QRBuilder::new(address)
        .ecl(CORRECTION)
        .build()
        .map_err(|_| QrError::TooLong(address.to_owned()))?;
    let bytes = match format {
        Format::Svg => svg(&code).into_bytes(),
        Format::Png => png(&code)?,
    };
    fs::write(path, bytes).map_err(|source| QrError::File {
        path: shown,
        source,
    })
}

fn format_of(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "svg" => Some(Format::Svg),
        "png" => Some(Format::Png),
        _ => None,
    }
}

fn svg(code: &QRCode) -> String {
    SvgBuilder::default()
        .margin(QUIET_ZONE)
        .shape(Shape::Square)
        .to_str(code)
}

/// Black and white, one bit a pixel.
fn png(code: &QRCode) -> Result<Vec<u8>, png::EncodingError> {
    let side = (code.size + 2 * QUIET_ZONE) * PIXELS;
    let pixels = (0..side).flat_map(|y| (0..side.div_ceil(8)).map(move |byte| (byte * 8, y)));
    let pixels: Vec<u8> = pixels
        .map(|(x, y)| (x..x + 8).fold(0, |bits, x| bits << 1 | u8::from(!is_dark(code, x, y))))
        .collect();
    let mut bytes = Vec::new();
    let length = u32::try_from(side).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut bytes, length, length);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(bytes)
}

/// Whether the pixel lies in a dark module.
fn is_dark(code: &QRCode, x: usize, y: usize) -> bool {
    let module = |pixel: usize| {
        let module = (pixel / PIXELS).checked_sub(QUIET_ZONE)?;
        (module < code.size).then_some(module)
    };
    let place = module(x).zip(module(y));
    let place = place.map(|(x, y)| y * code.size + x);
    place.is_some_and(|place| code.data.get(place).is_some_and(|module| module.value()))
}
