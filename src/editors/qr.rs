//! QR codes for posters and leaflets: an address in, a file with its picture out.

use std::{fs, io};

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::convert::{Builder, Shape};
use fast_qr::{ECL, QRBuilder, QRCode};
use thiserror::Error;

use crate::settings::{Picture, PictureFormat};

/// The empty border that readers need, in modules.
const QUIET_ZONE: usize = 4;

/// The side of a module in a PNG, in pixels: a code of 45 modules fills a hand's breadth at 300 dots an inch.
const PIXELS: usize = 32;

/// A quarter of the code may be dirty or torn.
const CORRECTION: ECL = ECL::Q;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum QrError {
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
        matches!(self, Self::TooLong(_))
    }
}

/// Writes the code of an address to a file.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(address: &str, picture: &Picture) -> Result<(), QrError> {
    let code = QRBuilder::new(address)
        .ecl(CORRECTION)
        .build()
        .map_err(|_| QrError::TooLong(address.to_owned()))?;
    let bytes = match picture.format {
        PictureFormat::Svg => svg(&code).into_bytes(),
        PictureFormat::Png => png(&code)?,
    };
    fs::write(&picture.path, bytes).map_err(|source| QrError::File {
        path: picture.path.display().to_string(),
        source,
    })
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
