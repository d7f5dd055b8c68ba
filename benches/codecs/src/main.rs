//! Codecs and resizers on given photographs: see `../README.md`, "Photos: codecs".
//!
//! `codecs decode|jpeg|webp|resize ROUNDS PHOTO…` prints a table of times and scores; `codecs count GROUP PHOTO…` one of
//! instructions (it starts valgrind); `codecs digests PHOTO` what is to be compared between processors (`qemu-x86_64 -cpu
//! Nehalem`); `codecs show PHOTO WIDTH FOLDER` reductions in and out of linear light; `codecs avif FOLDER PHOTO…` see `avif.rs`.

#[cfg(feature = "avif")]
mod avif;
#[cfg(feature = "debian")]
mod debian;
mod decode;
mod jpeg;
mod measure;
mod photo;
mod resize;
mod webp;

use std::process::{Command, Stdio};

use photo::{Photo, Small, WIDTH};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn names(group: &str) -> Vec<&'static str> {
    match group {
        "decode" => decode::ROWS.iter().map(|row| row.0).collect(),
        "jpeg" => jpeg::ROWS.iter().map(|row| row.0).collect(),
        "webp" => webp::ROWS.iter().map(|row| row.0).collect(),
        "resize" => resize::ROWS.iter().map(|row| row.0).collect(),
        _ => panic!("no such group: {group}"),
    }
}

/// Runs one row on one photograph, and says on how many pixels.
fn once(group: &str, row: usize, photo: &Photo) -> usize {
    let area = WIDTH * photo.small_height();
    match group {
        "decode" => drop(measure::time(|| decode::ROWS[row].1(photo))),
        "resize" => {
            let source = resize::Source::of(photo);
            drop(measure::time(|| {
                resize::ROWS[row].1(&source, (WIDTH, photo.small_height()))
            }));
        }
        _ => {
            let small = Small::without_reference(photo);
            match group {
                "jpeg" => drop(measure::time(|| jpeg::ROWS[row].1(&small))),
                _ => drop(measure::time(|| webp::ROWS[row].1(&small, 82.0))),
            }
            return area;
        }
    }
    photo.width * photo.height
}

/// Instructions of every row by callgrind, a pixel, each photograph by itself.
fn count(group: &str, photos: &[String]) {
    let binary = std::env::current_exe().unwrap();
    for (row, name) in names(group).iter().enumerate() {
        let mut cells = Vec::new();
        for photo in photos {
            let output = Command::new("valgrind")
                .args([
                    "--tool=callgrind",
                    "--collect-atstart=no",
                    "--toggle-collect=measured",
                    "--callgrind-out-file=/dev/null",
                ])
                .arg(&binary)
                .args(["once", group, &row.to_string(), photo])
                .stderr(Stdio::piped())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            let collected = said
                .split("Collected :")
                .nth(1)
                .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
            let pixels: f64 = String::from_utf8_lossy(&output.stdout)
                .trim()
                .parse()
                .unwrap_or(f64::NAN);
            cells.push(format!("{:.1}", collected.unwrap_or(f64::NAN) / pixels));
        }
        println!("| {name} | {} |", cells.join(" | "));
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let read =
        |paths: &[&str]| -> Vec<Photo> { paths.iter().map(|path| Photo::read(path)).collect() };
    match words[..] {
        ["once", group, row, path] => {
            println!("{}", once(group, row.parse().unwrap(), &Photo::read(path)))
        }
        ["count", group, ref paths @ ..] => count(
            group,
            &paths
                .iter()
                .map(|path| path.to_string())
                .collect::<Vec<_>>(),
        ),
        ["digests", path] => {
            let photo = Photo::read(path);
            println!(
                "{:016x} decoded planes",
                measure::digest(&photo.planes().planes.concat())
            );
            println!(
                "{:016x} decoded pixels",
                measure::digest(&photo.pixels().samples)
            );
            let small = Small::without_reference(&photo);
            println!(
                "{:016x} resized planes",
                measure::digest(&small.planes.planes.concat())
            );
            println!(
                "{:016x} resized pixels",
                measure::digest(&small.pixels.samples)
            );
            jpeg::digests(&small);
            webp::digests(&small);
        }
        ["show", path, width, folder] => {
            resize::show(&Photo::read(path), width.parse().unwrap(), folder)
        }
        #[cfg(feature = "avif")]
        ["avif", folder, ref paths @ ..] => avif::files(&read(paths), folder),
        [group, rounds, ref paths @ ..] => {
            let (photos, rounds) = (read(paths), rounds.parse().unwrap());
            match group {
                "decode" => decode::table(&photos, rounds),
                "jpeg" => jpeg::table(&photos, rounds),
                "webp" => webp::table(&photos, rounds),
                "resize" => resize::table(&photos, rounds),
                _ => panic!("no such group: {group}"),
            }
        }
        _ => panic!("see the head of src/main.rs"),
    }
}
