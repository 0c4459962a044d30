//! Photos of paper canvases: what is taken and what is refused, and that nothing of what a camera adds is kept.
use std::io::Cursor;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use canvas::settings::Role;
use image::{DynamicImage, GrayImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use server::args;
use server::features::photos::{PHOTO_BYTES_MAX, SIDE_MAX};
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;
use crate::sockets::Guest;
use crate::stage::{Answer, Browser};

const PHOTOS: &str = "
    select id
    from photo
    where canvas_id = $1
    order by number
    limit 50";
/// A word that only the camera writes.
const OWNER: &str = "Kameran Omistaja";

/// A canvas and its facilitator.
pub struct Wall {
    pub place: Place,
    pub canvas: CanvasId,
}

impl Wall {
    pub async fn new(kind: &str) -> Self {
        let place = Place::new().await;
        let canvas = place.canvas(kind).await;
        Self { place, canvas }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/photos{rest}", self.canvas.0)
    }

    pub async fn guest(&self, name: &str, role: Role) -> Browser {
        let app = &self.place.stage.app;
        let guest = Guest::new(app, &self.canvas, name, role).await;
        self.place.stage.browser().with_token(&guest.token)
    }

    pub async fn bring(&self, by: &Browser, files: &[(&str, &[u8])]) -> Answer {
        by.send(upload(&self.path(""), "", files)).await
    }

    pub async fn ids(&self) -> Vec<String> {
        let db = &self.place.stage.app.db;
        db.all(PHOTOS, args![self.canvas.0.as_str()]).await.unwrap()
    }

    /// Brings one photo; gives its id.
    pub async fn hang(&self, by: &Browser, file: &[u8]) -> String {
        let before = self.ids().await;
        let answer = self.bring(by, &[("a.jpg", file)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let mut ids = self.ids().await;
        ids.retain(|id| !before.contains(id));
        ids.remove(0)
    }

    pub async fn picture(&self, by: &Browser, name: &str) -> Answer {
        by.get(&self.path(&format!("/{name}"))).await
    }

    async fn decoded(&self, name: &str) -> DynamicImage {
        let answer = self.picture(&self.place.host, name).await;
        assert_eq!(answer.status, 200, "{name}");
        image::load_from_memory_with_format(&answer.bytes, ImageFormat::Jpeg).unwrap()
    }

    /// Everything in the folder of files.
    pub fn kept(&self) -> Vec<(String, Vec<u8>)> {
        let folder = server::files::folder(&self.place.stage.app.config).unwrap();
        let mut kept = Vec::new();
        let mut folders = vec![folder.clone()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&folder).unwrap().display().to_string();
                    kept.push((name, std::fs::read(&path).unwrap()));
                }
            }
        }
        kept
    }
}

/// What a form's content is, for one made by [`form`].
pub const FORM: &str = "multipart/form-data; boundary=XX";

/// The form's content as a browser sends it.
pub fn form(description: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let field = "--XX\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n";
    let mut body = format!("{field}{description}\r\n").into_bytes();
    for (name, file) in files {
        let head = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\n\
            Content-Type: image/jpeg\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(*file);
        body.extend(b"\r\n");
    }
    body.extend(b"--XX--\r\n");
    body
}

/// The form as a browser sends it.
fn upload(path: &str, description: &str, files: &[(&str, &[u8])]) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_TYPE, FORM)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(form(description, files)))
        .unwrap()
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture of one colour; another `shade` is another file.
pub fn jpeg(shade: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(80, 60, Rgb([shade, 90, 90]));
    encoded(picture, ImageFormat::Jpeg)
}

/// A JPEG as a phone writes it: held on its side, with the place, the owner and a comment.
fn from_a_camera(picture: RgbImage) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Jpeg);
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut entry = tag.to_be_bytes().to_vec();
        entry.extend(kind.to_be_bytes());
        entry.extend(count.to_be_bytes());
        entry.extend(value);
        entry
    };
    // Header of TIFF; a list of three entries at 8; the owner at 50; the list of the place at 70.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    tiff.extend(entry(0x0112, 3, 1, [0, 6, 0, 0]));
    tiff.extend(entry(0x8298, 2, 17, [0, 0, 0, 50]));
    tiff.extend(entry(0x8825, 4, 1, [0, 0, 0, 70]));
    tiff.extend([0; 4]);
    tiff.extend(OWNER.bytes().chain([0; 4]));
    tiff.extend(b"\0\x02");
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, [0, 0, 0, 100]));
    tiff.extend([0; 4]);
    for part in [60_u32, 1, 27, 1, 4242, 100] {
        tiff.extend(part.to_be_bytes());
    }
    let segment = |marker: u8, body: &[u8]| {
        let mut segment = vec![0xff, marker];
        segment.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        segment.extend(body);
        segment
    };
    let mut file = plain[..2].to_vec();
    file.extend(segment(0xe1, &[b"Exif\0\0", tiff.as_slice()].concat()));
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{OWNER}</x:xmpmeta>");
    file.extend(segment(0xe1, xmp.as_bytes()));
    file.extend(segment(0xfe, OWNER.as_bytes()));
    file.extend(&plain[2..]);
    file.extend(OWNER.bytes());
    file
}

/// Red on the left, blue on the right.
fn red_and_blue(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| match x < width / 2 {
        true => Rgb([220, 20, 20]),
        false => Rgb([20, 20, 220]),
    })
}

#[tokio::test]
async fn pictures_of_three_kinds_are_kept_as_jpeg() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let see_through = RgbaImage::from_pixel(64, 52, Rgba([0, 0, 0, 0]));
    let files = [
        ("Pöytä 1.JPG", jpeg(1)),
        ("kuva.txt", encoded(see_through, ImageFormat::Png)),
        ("", encoded(red_and_blue(64, 50), ImageFormat::WebP)),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, file)| (*name, &**file)).collect();
    let answer = host
        .send(upload(&wall.path(""), " Two\ttables ", &files))
        .await;
    assert_eq!(answer.location(), wall.path("?added=3"), "{}", answer.text);
    let page = host.get(answer.location()).await.text;
    assert!(page.contains("3 photos were added."), "{page}");
    assert_eq!(page.matches(">Two tables</h2>").count(), 3);
    let ids = wall.ids().await;
    for (id, sides) in ids.iter().zip([(80, 60), (64, 52), (64, 50)]) {
        let full = wall.decoded(&format!("{id}.jpg")).await;
        assert_eq!((full.width(), full.height()), sides);
        wall.decoded(&format!("{id}-small.jpg")).await;
    }
    let paper = wall.decoded(&format!("{}.jpg", ids[1])).await.to_rgb8();
    assert_eq!(
        paper.get_pixel(20, 20).0,
        [255, 255, 255],
        "white under what is clear"
    );
    let answer = wall.picture(host, &format!("{}.jpg", ids[0])).await;
    let header = |name: &str| answer.headers[name].to_str().unwrap();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("content-disposition"), "inline");
    assert_eq!(header("cache-control"), "private, no-cache");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let again = Request::get(wall.path(&format!("/{}.jpg", ids[0])))
        .header(header::IF_NONE_MATCH, header("etag"))
        .body(Body::empty());
    let again = host.send(again.unwrap()).await;
    assert_eq!(
        (again.status, again.bytes.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
}

#[tokio::test]
async fn nothing_of_what_a_camera_adds_is_kept_but_how_it_was_held() {
    let wall = Wall::new("actor-map").await;
    let file = from_a_camera(red_and_blue(160, 80));
    assert!(
        file.windows(OWNER.len())
            .filter(|at| *at == OWNER.as_bytes())
            .count()
            == 4
    );
    let id = wall.hang(&wall.place.host, &file).await;
    let picture = wall.decoded(&format!("{id}.jpg")).await.to_rgb8();
    assert_eq!(picture.dimensions(), (80, 160), "turned upright");
    let (top, bottom) = (picture.get_pixel(40, 20), picture.get_pixel(40, 140));
    assert!(top[0] > 150 && top[2] < 100, "{top:?}");
    assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
    let kept = wall.kept();
    assert_eq!(kept.len(), 2);
    for (name, bytes) in kept {
        for trace in [OWNER.as_bytes(), b"Exif", b"xmpmeta", b"MM\0\x2a"] {
            let found = bytes.windows(trace.len()).any(|at| at == trace);
            assert!(!found, "{name}: {}", String::from_utf8_lossy(trace));
        }
    }
}

#[tokio::test]
async fn a_picture_larger_than_anybody_reads_is_made_smaller() {
    let wall = Wall::new("actor-map").await;
    let file = encoded(red_and_blue(5_000, 250), ImageFormat::Png);
    let id = wall.hang(&wall.place.host, &file).await;
    let full = wall.decoded(&format!("{id}.jpg")).await;
    assert_eq!((full.width(), full.height()), (SIDE_MAX, 200));
    let small = wall.decoded(&format!("{id}-small.jpg")).await;
    assert_eq!((small.width(), small.height()), (480, 24));
}

/// A picture that says of itself how large it is, and is not.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut file = encoded(GrayImage::new(8, 8), ImageFormat::Png);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    // The checksum of the changed header, as PNG reckons it.
    let mut sum = u32::MAX;
    for byte in &file[12..29] {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    file[29..33].copy_from_slice(&(!sum).to_be_bytes());
    file
}

#[tokio::test]
async fn one_bad_file_is_named_and_the_others_are_taken() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let good = jpeg(1);
    let whole = encoded(red_and_blue(300, 300), ImageFormat::Png);
    let photo = from_a_camera(red_and_blue(300, 300));
    let unfolds = encoded(GrayImage::new(7_100, 7_100), ImageFormat::Png);
    let narrow = encoded(red_and_blue(200, 49), ImageFormat::Png);
    let small = "The picture is too small: under 50 × 50 pixels. Bring a larger one.";
    let (kind, broken, pixels) = (
        "The file is not a JPEG, PNG or WebP picture.",
        "The picture is broken. Take it again.",
        "The picture has too many pixels: over 50 million. Make it smaller or take it again.",
    );
    let check = async |name: &str, file: &[u8], status: u16, why: &str| {
        let answer = wall.bring(host, &[(name, file), ("good.jpg", &good)]).await;
        assert_eq!(answer.status, status, "{name}");
        let told = format!("<strong>{name}:</strong> {why}");
        assert!(answer.text.contains(&told), "{told}\n{}", answer.text);
        assert_eq!(wall.ids().await.len(), 1, "{name}");
        assert!(answer.text.contains("The photo was added."));
    };
    check("notes.jpg", b"<svg onload=alert(1)>", 422, kind).await;
    check("page.png", b"<!doctype html><script>", 422, kind).await;
    check("moving.jpg", b"GIF89a\x01\0\x01\0\0\0\0;", 422, kind).await;
    check("half.png", &whole[..whole.len() / 2], 422, broken).await;
    check("half.jpg", &photo[..photo.len() / 2], 422, broken).await;
    check("empty.png", b"", 422, kind).await;
    check("narrow.png", &narrow, 422, small).await;
    check("bomb.png", &claims(60_000, 60_000), 413, pixels).await;
    check("strip.png", &claims(40_000, 2), 413, pixels).await;
    check("wall.png", &unfolds, 413, pixels).await;
    let too_large = [jpeg(2), vec![0; PHOTO_BYTES_MAX]].concat();
    let bytes = "The picture is too large: over 10 megabytes. Make it smaller or take it again.";
    check("large.jpg", &too_large, 413, bytes).await;
    assert_eq!(wall.kept().len(), 2);
}

#[tokio::test]
async fn a_form_without_photos_is_told_so() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let none = "Choose at least one photo.";
    let empty = wall.bring(host, &[("", b"")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains(none) && empty.text.contains("aria-invalid"));
    let other = host.post(&wall.path(""), &[("photo", "x")]).await;
    assert!(other.status == 422 && other.text.contains(none));
    let long = "ä".repeat(301);
    let long = host.send(upload(&wall.path(""), &long, &[])).await;
    assert!(long.status == 422 && long.text.contains("at most 300 characters"));
    let mut cut =
        b"--XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"
            .to_vec();
    cut.extend(&jpeg(1)[..40]);
    let cut = Request::post(wall.path(""))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX")
        .body(Body::from(cut));
    let cut = host.send(cut.unwrap()).await;
    assert!(cut.status == 422 && cut.text.contains("The sending was cut off."));
    assert!(wall.ids().await.is_empty() && wall.kept().is_empty());
}
