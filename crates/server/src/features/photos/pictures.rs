//! Pictures drawn anew: whatever came is decoded within limits, turned as the camera was held, made smaller where it is
//! larger than anybody can read, and written as JPEG with nothing but pixels in it.
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::LimitErrorKind;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
};
use tokio::sync::Semaphore;

use super::model::Why;

/// Most pixels of a picture that is decoded.
pub const PIXELS_MAX: u64 = 50_000_000;
/// Longest side of a picture that is kept, pixels.
pub const SIDE_MAX: u32 = 4_000;
/// Shortest side of a picture that is taken, pixels.
const SIDE_MIN: u32 = 50;
/// Longest side of its small copy, pixels.
const SMALL_SIDE_MAX: u32 = 480;
/// Longest side of a picture that is decoded, pixels.
const DECODED_SIDE_MAX: u32 = 30_000;
/// Memory that one picture may take while it is decoded, bytes.
const DECODED_BYTES_MAX: u64 = 256 << 20;
/// Of a hundred: print and handwriting stay sharp.
const QUALITY: u8 = 85;
const SMALL_QUALITY: u8 = 75;
/// One at a time: a large one takes hundreds of megabytes for a moment, and the others wait that long.
static TURN: Semaphore = Semaphore::const_new(1);

/// A picture as it is kept.
pub(super) struct Picture {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// JPEG.
    pub full: Vec<u8>,
    /// JPEG of the same, small.
    pub small: Vec<u8>,
}

/// Draws a file anew, whatever it says it is.
pub(super) async fn redraw(file: Vec<u8>) -> Result<Picture, Why> {
    // The semaphore is never closed.
    let _turn = TURN.acquire().await;
    // A decoder that breaks on what it reads is one more way to be broken.
    let drawn = tokio::task::spawn_blocking(move || draw(&file)).await;
    drawn.unwrap_or(Err(Why::Broken))
}

fn draw(file: &[u8]) -> Result<Picture, Why> {
    let format = image::guess_format(file).map_err(|_| Why::Kind)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(Why::Kind);
    }
    let (picture, orientation) = decode(file, format)?;
    if picture.width().min(picture.height()) < SIDE_MIN {
        return Err(Why::Small);
    }
    let mut picture = shrunk(picture, SIDE_MAX);
    picture.apply_orientation(orientation);
    let full = DynamicImage::ImageRgb8(on_white(picture));
    let (width, height) = (full.width(), full.height());
    let encoded = encode(&full, QUALITY)?;
    let small = encode(&shrunk(full, SMALL_SIDE_MAX), SMALL_QUALITY)?;
    Ok(Picture {
        width,
        height,
        full: encoded,
        small,
    })
}

/// The pixels, and how the camera was held. A picture that unfolds into too much is refused before it does.
fn decode(file: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), Why> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(DECODED_SIDE_MAX);
    limits.max_image_height = Some(DECODED_SIDE_MAX);
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    let too_many = u64::from(width) * u64::from(height) > PIXELS_MAX;
    if too_many || decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(Why::Pixels);
    }
    // The decoder fills what was never sent with grey.
    if format == ImageFormat::Jpeg && !has_end(file) {
        return Err(Why::Broken);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    Ok((picture, orientation))
}

/// Whether a JPEG was sent to its end, which stands behind its first scan. What stands before that is passed by its
/// length: a thumbnail there has an end of its own.
fn has_end(file: &[u8]) -> bool {
    let mut rest = file;
    loop {
        rest = match rest {
            [0xff, 0xda, scans @ ..] => {
                return scans.windows(2).any(|marker| marker == [0xff, 0xd9]);
            }
            [] | [0xff, 0xd9, ..] => return false,
            [0xff, 0x01 | 0xd0..=0xd8, after @ ..] => after,
            [0xff, 0x02..=0xfe, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low])).max(2);
                rest.get(2 + length..).unwrap_or_default()
            }
            [_, after @ ..] => after,
        };
    }
}

fn why(error: &ImageError) -> Why {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            LimitErrorKind::DimensionError | LimitErrorKind::InsufficientMemory => Why::Pixels,
            _ => Why::Broken,
        },
        _ => Why::Broken,
    }
}

/// The same with no side longer than `side_max`, by averaging: that takes no memory beside the result.
fn shrunk(picture: DynamicImage, side_max: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side_max {
        return picture;
    }
    picture.thumbnail(side_max, side_max)
}

/// The picture on white paper where one sees through it.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let seen_through = picture.into_rgba8();
    let mut opaque = RgbImage::new(seen_through.width(), seen_through.height());
    for (from, to) in seen_through.pixels().zip(opaque.pixels_mut()) {
        let [colours @ .., alpha] = from.0;
        let over = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            let mixed = (colour * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        to.0 = colours.map(over);
    }
    opaque
}

fn encode(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture
        .write_with_encoder(encoder)
        .map_err(|_| Why::Broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_ends_behind_its_first_scan() {
        let start: &[u8] = &[0xff, 0xd8];
        // A thumbnail with an end of its own, and a comment.
        let before: &[u8] = &[0xff, 0xe1, 0, 6, 0xff, 0xda, 0xff, 0xd9];
        let comment: &[u8] = &[0xff, 0xff, 0xfe, 0, 3, b'a'];
        let scan: &[u8] = &[0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd0, 2];
        let end: &[u8] = &[0xff, 0xd9];
        assert!(has_end(&[start, before, comment, scan, end].concat()));
        assert!(has_end(
            &[start, scan, end, b"added by the camera"].concat()
        ));
        assert!(!has_end(&[start, before, comment, scan].concat()));
        assert!(!has_end(&[start, before, comment].concat()));
        assert!(!has_end(&[start, comment, end].concat()));
        for cut in 0..before.len() {
            assert!(!has_end(&[start, &before[..cut]].concat()), "{cut}");
        }
    }
}
