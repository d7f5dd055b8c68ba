//! What went wrong for real users of site generators, galleries and award
//! lists, and must not here: one test or more a case.

mod generators;
mod hosting;
mod maps;
mod names;
mod photos;
mod privacy;
mod yaml;

use crate::site::{Built, Site};
use accolade::diagnostic::{Diagnostic, Lang};

/// Replaces text in a file of the site.
pub(crate) fn edit(site: &Site, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    assert!(text.contains(from), "{path}: {text}");
    site.write(path, text.replace(from, to));
}

/// A diagnostic in the user's words, with its help.
pub(crate) fn words(diagnostic: &Diagnostic) -> String {
    let problem = &diagnostic.problem;
    format!("{} {}", problem.message(Lang::Zh), problem.help(Lang::Zh))
}

/// The line and the words of every diagnostic of a file.
pub(crate) fn told(built: &Built<'_>, file: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for diagnostic in &built.report.diagnostics {
        if let Some(place) = &diagnostic.place
            && place.file.as_str() == file
        {
            let text = built.report.texts.get(&place.file);
            let line = text.map_or(1, |text| text.position(place.span.start).0);
            out.push((line, words(diagnostic)));
        }
    }
    out
}

/// The pages of one folder of addresses, by their last part.
pub(crate) fn pages_below(site: &Site, folder: &str) -> Vec<String> {
    site.files()
        .keys()
        .filter_map(|path| {
            let rest = path.strip_prefix(folder)?.strip_suffix("/index.html")?;
            (!rest.contains('/')).then(|| rest.to_owned())
        })
        .collect()
}

/// A photo that is quick to decode; `shade` tells several apart.
pub(crate) fn small_photo(shade: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, 480, 360);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = (0..480 * 360).map(|at| (at % 251) as u8 ^ shade).collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    out
}
