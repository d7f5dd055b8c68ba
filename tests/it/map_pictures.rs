//! Maps as pictures for a report.

use crate::site::Site;

const RECORD: &str = "region: 重庆市/渝中区\n";

fn site() -> Site {
    let site = Site::new("").with_pictures();
    site.person("zhongshu", "沈怀瑾", RECORD);
    site
}

/// The colours of a PNG's pixels, by how many bear each.
fn colours(png: &[u8]) -> (u32, u32, std::collections::BTreeMap<[u8; 3], usize>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(
        info.color_type,
        png::ColorType::Rgba,
        "as the renderer has it"
    );
    let mut counted = std::collections::BTreeMap::new();
    for pixel in pixels.chunks_exact(4) {
        assert_eq!(pixel[3], 255, "nothing is transparent");
        *counted.entry([pixel[0], pixel[1], pixel[2]]).or_insert(0) += 1;
    }
    (info.width, info.height, counted)
}

#[test]
fn every_map_is_a_picture_too() {
    let site = site();
    let built = site.build();
    built.ok();
    let files = site.files();
    for (page, stem) in [
        ("regions/500000/index.html", "regions/500000/map"),
        ("regions/index.html", "regions/map"),
    ] {
        let html = built.page(page);
        let root = "../".repeat(page.matches('/').count());
        for ending in ["svg", "png"] {
            let link = format!("<a href=\"{root}{stem}.{ending}\" download=\"");
            assert!(html.contains(&link), "{page} links to {link}");
            assert!(
                files.contains_key(&format!("{stem}.{ending}")),
                "{stem}.{ending}"
            );
        }
    }
    let page = built.page("regions/500000/index.html");
    assert!(page.contains("download=\"重庆市入选分布.png\""));
    // The home page is for looking at; its map is that of its region's page.
    assert!(!built.page("index.html").contains("下载图片"));
}

#[test]
fn the_svg_stands_alone() {
    let site = site();
    site.build().ok();
    let svg = String::from_utf8(site.files()["regions/500000/map.svg"].clone()).unwrap();
    for part in [
        "重庆市入选分布",
        "示例站",
        "数量（位）",
        "审图号：示例号",
        "万州",
        "<style>",
        "渝中区：1位",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    // Nothing is asked for, and nothing leads anywhere: in a report no address is right.
    assert!(!svg.contains("<a "));
    assert_eq!(svg.matches("http").count(), 1, "the namespace alone");
    assert!(!svg.contains("style="));
    assert!(svg.len() < 45_000, "{}", svg.len());
}

#[test]
fn the_png_shows_the_classes_and_the_letters() {
    let site = site();
    site.build().ok();
    let (width, height, colours) = colours(&site.files()["regions/500000/map.png"]);
    assert_eq!(width, 1584);
    assert!((1200..2400).contains(&height), "{height}");
    let share = |colour: [u8; 3]| colours.get(&colour).copied().unwrap_or(0);
    let whole = width as usize * height as usize;
    assert!(share([0xff, 0xff, 0xff]) > whole / 4, "paper");
    assert!(share([0xef, 0xe7, 0xd9]) > whole / 5, "regions of nobody");
    assert!(share([0xee, 0xcf, 0xc6]) > 200, "渝中区 and the key");
    // Type without a font would be nothing at all, and nothing else is as dark as it.
    let dark: usize = colours
        .iter()
        .filter(|([r, g, b], _)| u32::from(*r) + u32::from(*g) + u32::from(*b) < 200)
        .map(|(_, count)| count)
        .sum();
    assert!(dark > 4000, "{dark} pixels of letters");
}

#[test]
fn pictures_are_the_same_on_every_run_and_kept_on_the_next() {
    let site = site();
    site.build().ok();
    let first = site.files();
    assert_eq!(
        site.clean()["regions/500000/map.png"],
        first["regions/500000/map.png"]
    );
    let made = std::fs::metadata(site.out().join("regions/500000/map.png")).unwrap();
    site.build().ok();
    let kept = std::fs::metadata(site.out().join("regions/500000/map.png")).unwrap();
    assert_eq!(made.modified().unwrap(), kept.modified().unwrap());
}

#[test]
fn a_theme_paints_them_or_does_without() {
    let site = site();
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\ntheme: ours\n",
    );
    site.write("themes/ours/theme.yaml", "extends: laurel\n");
    // What would end the style sheet or the document early is text like any other.
    site.write(
        "themes/ours/picture.css",
        ".paper { fill: #010203; } /* </style><script>alert(1)</script> & ]]> */ .c-0 { fill: #0a0b0c; }",
    );
    site.build().ok();
    let (_, _, painted) = colours(&site.files()["regions/500000/map.png"]);
    assert!(painted.contains_key(&[1, 2, 3]) && painted.contains_key(&[10, 11, 12]));
    assert!(!String::from_utf8_lossy(&site.files()["regions/500000/map.svg"]).contains("<script"));

    site.write("themes/ours/picture.css", "\n");
    let built = site.build();
    built.ok();
    assert!(!site.files().keys().any(|path| path.contains("map.png")));
    assert!(!built.page("regions/index.html").contains("下载图片"));
}
