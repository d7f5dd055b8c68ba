//! Cases about photos.

use crate::pictures::{
    CORNERS, Seen, adobe_rgb, exif, exif_segment, grain, heic, jpeg, near, png, png_bomb,
    png_with_profile, profile_segment, stored, target, webp,
};
use crate::site::Site;
use std::time::{Duration, Instant};

/// The derivatives in the output.
fn derivatives(site: &Site) -> Vec<(String, Vec<u8>)> {
    site.files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("photos/"))
        .collect()
}

/// Width and height of every picture in a page that shows a photo.
fn shown_sizes(page: &str) -> Vec<(u32, u32)> {
    page.split("<img ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|tag| tag.contains("photos/"))
        .map(|tag| {
            let number = |name: &str| -> u32 {
                let value = tag.split(&format!(" {name}=\"")).nth(1);
                value
                    .and_then(|rest| rest.split('"').next())
                    .and_then(|digits| digits.parse().ok())
                    .unwrap_or_else(|| panic!("no {name}: {tag}"))
            };
            (number("width"), number("height"))
        })
        .collect()
}

#[test]
fn orientation() {
    let (width, height) = (1600, 1200);
    let upright = target(width, height);
    let site = Site::new("");
    site.person("shen", "沈怀瑾", "");
    let folder = "content/honorees/shen/photos";
    for orientation in 0..=9 {
        let (grid, w, h) = stored(orientation, &upright, width, height);
        let photo = jpeg(&grid, w, h, &[exif_segment(orientation, "x")]);
        site.write(&format!("{folder}/{orientation}.jpg"), photo);
    }
    let (grid, w, h) = stored(6, &upright, width, height);
    site.write(
        &format!("{folder}/10.png"),
        png(&grid, w, h, &[(*b"eXIf", exif(6, "x"))]),
    );
    let (grid, w, h) = stored(8, &upright, width, height);
    site.write(
        &format!("{folder}/11.webp"),
        webp(&grid, w, h, &exif(8, "x"), b""),
    );
    let built = site.build();
    built.ok().expect(&[]);
    let made = derivatives(&site);
    assert!(made.len() >= 24, "{}", made.len());
    for (path, bytes) in &made {
        let seen = Seen::new(bytes);
        assert!(seen.width >= seen.height, "{path}");
        for (corner, expected) in std::iter::zip(seen.corners(), CORNERS) {
            assert!(
                near(corner, expected, 12),
                "{path}: {corner:?} {expected:?}"
            );
        }
    }
    let sizes = shown_sizes(&built.page("honorees/shen/index.html"));
    assert!(sizes.len() >= 12, "{sizes:?}");
    for (width, height) in sizes {
        assert!(width >= height && width > 9, "{width}×{height}");
        assert_eq!(width * 3, height * 4);
    }
}

#[test]
fn wide_gamut() {
    const BRICK: [u8; 3] = [200, 60, 40];
    let p3 = moxcms::ColorProfile::new_display_p3();
    let adobe = moxcms::ColorProfile::new_adobe_rgb();
    let site = Site::new("");
    site.person("shen", "沈怀瑾", "");
    for (name, profile, icc, major) in [
        ("p3", &p3, p3.encode().unwrap(), 4),
        ("adobe", &adobe, adobe_rgb(), 2),
    ] {
        assert_eq!(icc[8], major);
        let mut pixel = [0; 3];
        moxcms::ColorProfile::new_srgb()
            .create_transform_8bit(
                moxcms::Layout::Rgb,
                profile,
                moxcms::Layout::Rgb,
                moxcms::TransformOptions::default(),
            )
            .unwrap()
            .transform(&BRICK, &mut pixel)
            .unwrap();
        assert!(!near(pixel, BRICK, 12), "dropping the profile would pass");
        let flat = pixel.repeat(600 * 400);
        let folder = "content/honorees/shen/photos";
        site.write(
            &format!("{folder}/{name}.jpg"),
            jpeg(&flat, 600, 400, &[profile_segment(&icc)]),
        );
        site.write(
            &format!("{folder}/{name}.png"),
            png_with_profile(&flat, 600, 400, &icc),
        );
    }
    site.build().ok().expect(&[]);
    let made = derivatives(&site);
    assert!(made.len() >= 4, "{}", made.len());
    for (path, bytes) in made {
        let centre = Seen::new(&bytes).centre();
        assert!(near(centre, BRICK, 5), "{path}: {centre:?}");
        for mark in ["Display P3", "ICC_PROFILE", "ICCP"] {
            let found = bytes
                .windows(mark.len())
                .any(|part| part == mark.as_bytes());
            assert!(!found, "{path}: {mark}");
        }
    }
}

#[test]
fn broken_files() {
    let site = Site::new("");
    let whole = jpeg(&grain(320, 240), 320, 240, &[]);
    let good = jpeg(&target(320, 240), 320, 240, &[]);
    site.person("good", "马小禾", "");
    site.write("content/honorees/good/photos/a.jpg", &good);
    site.person("cut", "沈怀瑾", "");
    site.write(
        "content/honorees/cut/photos/a.jpg",
        &whole[..whole.len() * 2 / 3],
    );
    site.person("short", "谭明远", "");
    site.write("content/honorees/short/photos/a.jpg", &whole[..200]);
    site.person("empty", "罗大川", "");
    site.write("content/honorees/empty/photos/a.jpg", b"");
    site.person("text", "邓春兰", "");
    site.write("content/honorees/text/photos/a.jpg", "这里应当放照片\n");
    site.person("folder", "冉光明", "");
    site.write("content/honorees/folder/photos/a.jpg/b.jpg", &good);
    site.person(
        "absent",
        "陈示例",
        "photos: [{file: photos/a.jpg, alt: 讲座}]\n",
    );
    site.person(
        "listed",
        "何示例",
        "photos: [{file: photos/a.jpg, alt: 讲座}]\n",
    );
    site.write(
        "content/honorees/listed/photos/a.jpg",
        &whole[..whole.len() * 3 / 5],
    );
    // Whole by its length, damaged inside its pixels: only decoding finds it.
    let mut damaged = png(&grain(320, 240), 320, 240, &[]);
    let middle = damaged.len() / 2;
    damaged[middle..middle + 40].fill(0);
    site.person("inside", "向示例", "");
    site.write("content/honorees/inside/photos/a.png", &damaged);
    let expected = [
        "content/honorees/absent/nomination.yaml:10:17 error[photo-missing]",
        "content/honorees/cut/photos/a.jpg:1:1 error[photo-truncated]",
        "content/honorees/empty/photos/a.jpg:1:1 error[photo-empty]",
        "content/honorees/folder/photos/a.jpg:1:1 error[folder-not-file]",
        "content/honorees/inside/photos/a.png:1:1 error[photo-broken]",
        "content/honorees/listed/photos/a.jpg:1:1 error[photo-truncated]",
        "content/honorees/short/photos/a.jpg:1:1 error[photo-truncated]",
        "content/honorees/text/photos/a.jpg:1:1 error[photo-format]",
    ];
    let built = site.build();
    built.expect(&expected);
    assert_eq!(built.report.exit_code(), 1);
    assert!(site.files().is_empty());
}

#[test]
fn heic_as_jpg() {
    let site = Site::new("");
    site.person("shen", "沈怀瑾", "");
    site.write("content/honorees/shen/photos/IMG_0001.jpg", heic());
    site.write("content/honorees/shen/photos/IMG_0002.HEIC", heic());
    let built = site.build();
    built.expect(&[
        "content/honorees/shen/photos/IMG_0001.jpg:1:1 error[photo-heic]",
        "content/honorees/shen/photos/IMG_0002.HEIC:1:1 error[photo-heic]",
    ]);
    for lang in [
        accolade::diagnostic::Lang::Zh,
        accolade::diagnostic::Lang::En,
    ] {
        for said in &built.report.diagnostics {
            assert!(said.problem.message(lang).contains("HEIC"));
            assert!(said.problem.help(lang).contains("JPEG"));
        }
    }
}

#[test]
fn bombs() {
    let site = Site::new("");
    let bomb = png_bomb(30_000);
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    site.person("png", "沈怀瑾", "");
    site.write("content/honorees/png/photos/a.png", bomb);
    let mut claims = jpeg(&target(64, 48), 64, 48, &[]);
    let frame = claims
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .unwrap();
    claims[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    site.person("jpeg", "马小禾", "");
    site.write("content/honorees/jpeg/photos/a.jpg", claims);
    let comment = {
        use std::io::Write;
        let mut packed =
            flate2::write::ZlibEncoder::new(b"Comment\0\0".to_vec(), flate2::Compression::best());
        packed.write_all(&vec![b'a'; 60_000_000]).unwrap();
        packed.finish().unwrap()
    };
    let talkative = png(&target(320, 240), 320, 240, &[(*b"zTXt", comment)]);
    assert!(talkative.len() < 1_000_000);
    let begun = Instant::now();
    let built = site.build();
    assert!(begun.elapsed() < Duration::from_secs(30));
    built.expect(&[
        "content/honorees/jpeg/photos/a.jpg:1:1 error[photo-too-large]",
        "content/honorees/png/photos/a.png:1:1 error[photo-too-large]",
    ]);
    let said: Vec<String> = built
        .report
        .diagnostics
        .iter()
        .map(|d| d.problem.message(accolade::diagnostic::Lang::Zh))
        .collect();
    assert!(said[0].contains("65500×65500 像素"), "{said:?}");
    assert!(said[1].contains("30000×30000 像素"), "{said:?}");
    site.remove("content/honorees/jpeg");
    site.remove("content/honorees/png");
    site.person("talk", "谭明远", "");
    site.write("content/honorees/talk/photos/a.png", talkative);
    site.build().ok().expect(&[]);
    let made = derivatives(&site);
    assert!(!made.is_empty());
    for (path, bytes) in made {
        let corners = Seen::new(&bytes).corners();
        assert!(near(corners[0], CORNERS[0], 12), "{path}");
    }
}

#[test]
fn junk_files() {
    const MARK: &[u8] = b"JUNK-OF-THE-SYSTEM";
    let site = Site::new("");
    site.person("shen", "沈怀瑾", "");
    let good = jpeg(&target(320, 240), 320, 240, &[]);
    site.write("content/honorees/shen/photos/a.jpg", &good);
    site.build().ok().expect(&[]);
    let clean = site.files();
    for name in [
        "photos/._a.jpg",
        "photos/.DS_Store",
        "photos/Thumbs.db",
        "photos/desktop.ini",
        "photos/b.jpg.crdownload",
        "photos/__MACOSX/._a.jpg",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$推荐表.docx",
        "story.md~",
        ".nomination.yaml.swp",
        "nomination 副本.yaml",
        "__MACOSX/nomination.yaml",
        "__MACOSX/photos/c.jpg",
    ] {
        site.write(&format!("content/honorees/shen/{name}"), MARK);
    }
    site.write("content/honorees/.DS_Store", MARK);
    site.write("content/pages/.about.md.swp", MARK);
    site.write("content/pages/about.md~", MARK);
    site.write("content/programmes/._p.yaml", MARK);
    site.write("content/._site.yaml", MARK);
    let built = site.build();
    assert_eq!(built.report.exit_code(), 0);
    built.expect(&[]);
    assert_eq!(site.files(), clean);
}
