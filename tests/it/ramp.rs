//! The colours of maps: each theme's ramp of classes, read from its stylesheet, as several kinds of eyes see it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Linear red, green and blue, from 0 to 1.
type Light = [f64; 3];

/// The custom properties of a theme that are plain colours, light and dark.
fn tokens(theme: &str) -> [BTreeMap<String, Light>; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("themes")
        .join(theme);
    let css = fs::read_to_string(folder.join(format!("static/{theme}.css"))).unwrap();
    let (light, rest) = css
        .split_once("@media (prefers-color-scheme: dark)")
        .unwrap();
    let (dark, _) = rest.split_once("@supports").unwrap();
    let read = |text: &str| -> BTreeMap<String, Light> {
        text.split("--")
            .skip(1)
            .filter_map(|part| {
                let (name, value) = part.split_once(':')?;
                let value = value.split(';').next()?.trim().strip_prefix('#')?;
                Some((name.to_owned(), hex(value)?))
            })
            .collect()
    };
    let light = read(light);
    let mut whole = light.clone();
    whole.extend(read(dark));
    [light, whole]
}

fn hex(digits: &str) -> Option<Light> {
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |at: usize| {
        let byte = u8::from_str_radix(long.get(at..at + 2)?, 16).ok()?;
        let v = f64::from(byte) / 255.0;
        // IEC 61966-2-1.
        Some(if v <= 0.040_45 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        })
    };
    Some([part(0)?, part(2)?, part(4)?])
}

/// What of a colour a dichromat sees, by Viénot, Brettel and Mollon (1999) for the long and the middle cones, and by the
/// matrix of Machado, Oliveira and Fernandes (2009) at full severity for the short ones.
fn seen(eye: &str, [r, g, b]: Light) -> Light {
    let by = |rows: [[f64; 3]; 3]| rows.map(|[x, y, z]| (x * r + y * g + z * b).clamp(0.0, 1.0));
    match eye {
        "protanopia" => by([
            [0.112_38, 0.887_62, 0.0],
            [0.112_38, 0.887_62, 0.0],
            [0.004_01, -0.004_01, 1.0],
        ]),
        "deuteranopia" => by([
            [0.292_75, 0.707_25, 0.0],
            [0.292_75, 0.707_25, 0.0],
            [-0.022_34, 0.022_34, 1.0],
        ]),
        "tritanopia" => by([
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ]),
        "none" => by([[0.2126, 0.7152, 0.0722]; 3]),
        _ => [r, g, b],
    }
}

/// CIE L*a*b* under D65.
fn lab([r, g, b]: Light) -> [f64; 3] {
    let [x, y, z] = [
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83,
    ]
    .map(|v| {
        if v > 0.008_856 {
            v.cbrt()
        } else {
            7.787 * v + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference of two colours, CIE 1976.
fn apart(one: Light, other: Light) -> f64 {
    let (one, other) = (lab(one), lab(other));
    let square = |at: usize| (one[at] - other[at]).powi(2);
    (square(0) + square(1) + square(2)).sqrt()
}

/// The contrast of two colours, WCAG 2.2.
fn contrast(one: Light, other: Light) -> f64 {
    let luminance = |[r, g, b]: Light| 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The theme's tokens, its name with the scheme, and the colours from zero to the fifth class.
fn ramps() -> Vec<(String, BTreeMap<String, Light>, Vec<Light>)> {
    let mut out = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    for entry in fs::read_dir(folder).unwrap() {
        let theme = entry.unwrap().file_name().into_string().unwrap();
        for (scheme, tokens) in ["light", "dark"].into_iter().zip(tokens(&theme)) {
            let ramp = (0..=5).map(|class| tokens[&format!("l{class}")]).collect();
            out.push((format!("{theme} {scheme}"), tokens, ramp));
        }
    }
    assert!(!out.is_empty());
    out
}

#[test]
fn each_class_is_clearly_darker_or_lighter_than_the_last() {
    for (name, tokens, ramp) in ramps() {
        let lightness: Vec<f64> = ramp.iter().map(|colour| lab(*colour)[0]).collect();
        let paper = lab(tokens["paper"])[0];
        let towards = if paper > 50.0 { -1.0 } else { 1.0 };
        for (at, pair) in lightness.windows(2).enumerate() {
            let step = (pair[1] - pair[0]) * towards;
            // From zero to one the hue changes as well.
            let least = if at == 0 { 4.0 } else { 10.0 };
            assert!(step >= least, "{name}: from {at} on by {step:.1}");
        }
        let strongest = contrast(ramp[4], tokens["paper"]);
        assert!(strongest >= 4.5, "{name}: {strongest:.2}");
        assert!(contrast(ramp[3], tokens["paper"]) >= 3.0, "{name}");
        let circle = contrast(tokens["disc"], ramp[0]);
        assert!(circle >= 3.0, "{name}: a circle on the land {circle:.2}");
    }
}

#[test]
fn the_ramp_has_one_hue() {
    for (name, _, ramp) in ramps() {
        let hues: Vec<f64> = ramp[1..]
            .iter()
            .map(|colour| {
                let [_, a, b] = lab(*colour);
                b.atan2(a).to_degrees()
            })
            .collect();
        let least = hues.iter().copied().fold(f64::INFINITY, f64::min);
        let most = hues.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        assert!(most - least <= 25.0, "{name}: {hues:?}");
    }
}

#[test]
fn every_eye_tells_neighbouring_classes_apart() {
    for (name, tokens, ramp) in ramps() {
        for eye in ["usual", "protanopia", "deuteranopia", "tritanopia", "none"] {
            let colours: Vec<Light> = ramp.iter().map(|colour| seen(eye, *colour)).collect();
            for (at, pair) in colours.windows(2).enumerate() {
                let difference = apart(pair[0], pair[1]);
                let least = if at == 0 { 5.0 } else { 10.0 };
                assert!(
                    difference >= least,
                    "{name}, {eye}: {at} and the next {difference:.1}"
                );
            }
            let ground = apart(colours[1], seen(eye, tokens["paper"]));
            assert!(
                ground >= 8.0,
                "{name}, {eye}: the first class on paper {ground:.1}"
            );
        }
    }
}

#[test]
fn what_is_written_on_a_class_can_be_read() {
    for (name, tokens, ramp) in ramps() {
        let written = ["ink", "ink", "ink", "on-high", "on-top", "on-top"];
        for (class, (ground, words)) in ramp.iter().zip(written).enumerate() {
            let contrast = contrast(*ground, tokens[words]);
            assert!(contrast >= 4.5, "{name}: on class {class} {contrast:.2}");
        }
        let number = contrast(tokens["disc"], tokens["paper"]);
        assert!(number >= 4.5, "{name}: in a circle {number:.2}");
        let marked = contrast(tokens["gold"], hex("1f1a17").unwrap());
        assert!(marked >= 4.5, "{name}: on what is marked {marked:.2}");
    }
}

#[test]
fn a_picture_for_a_report_has_the_colours_of_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/laurel");
    let page = fs::read_to_string(root.join("static/laurel.css")).unwrap();
    let picture = fs::read_to_string(root.join("picture.css")).unwrap();
    for class in 0..=5 {
        let (_, token) = page.split_once(&format!("--l{class}: ")).unwrap();
        let (token, _) = token.split_once(';').unwrap();
        for rule in [
            format!(".c-{class} {{ fill: {token}; }}"),
            format!(".map .on-{class} {{ stroke: {token}"),
        ] {
            assert!(picture.contains(&rule), "{rule}");
        }
    }
}
