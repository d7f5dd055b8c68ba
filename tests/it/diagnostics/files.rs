//! Codes of files as a whole, of stories and of photos.

use super::{Case, case, files, lines};
use crate::pictures::{grain, heic, jpeg, target};
use crate::site::{Built, Site};

const RECORD: &str = "content/honorees/a/nomination.yaml";

fn with_photo(name: &'static str, bytes: fn() -> Vec<u8>) -> impl Fn() -> Site {
    move || {
        let site = Site::new("");
        site.person("a", "沈怀瑾", "");
        site.write(&format!("content/honorees/a/photos/{name}"), bytes());
        site
    }
}

fn good() -> Vec<u8> {
    jpeg(&target(64, 48), 64, 48, &[])
}

/// A photo that is replaced while the build runs.
fn replaced(site: &Site) -> Built<'_> {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    one.unwrap().install(|| {
        site.build_told(&|| {
            let other = jpeg(&target(48, 64), 48, 64, &[]);
            site.write("content/honorees/a/photos/a.jpg", other);
        })
    })
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = of_files();
    all.extend(of_stories());
    all.extend(of_photos());
    all
}

fn of_files() -> Vec<Case> {
    vec![
        case(
            "decoded",
            &["content/honorees/a/story.md:1:1 note[decoded]"],
            || {
                let site = lines("")();
                let (bytes, ..) = encoding_rs::GBK.encode("事迹。\n");
                site.write("content/honorees/a/story.md", bytes);
                site
            },
        ),
        case(
            "undecodable",
            &["content/honorees/a/nomination.yaml:3:8 error[undecodable]"],
            || {
                let site = lines("")();
                let bytes = [
                    "programme: p\ncategory: v\nname: 沈".as_bytes(),
                    &[0xFF, 0xFF, b'\n'],
                ];
                site.write(RECORD, bytes.concat());
                site
            },
        ),
        case(
            "file-too-long",
            &["content/honorees/a/nomination.yaml:1:1 error[file-too-long]"],
            || {
                let site = lines("")();
                site.write(RECORD, vec![b'#'; 5 << 20]);
                site
            },
        ),
        case(
            "outside-the-site",
            &["content/honorees/a/story.md:1:1 error[outside-the-site]"],
            || {
                let site = lines("")();
                site.remove("content/honorees/a/story.md");
                let at = site.root().join("content/honorees/a/story.md");
                #[cfg(unix)]
                std::os::unix::fs::symlink("/etc/hostname", at).unwrap();
                site
            },
        ),
        case(
            "folder-not-file",
            &["content/honorees/a/story.md:1:1 error[folder-not-file]"],
            || {
                let site = lines("")();
                site.remove("content/honorees/a/story.md");
                site.write("content/honorees/a/story.md/a.txt", "x");
                site
            },
        ),
        case("no-site", &["error[no-site]"], || {
            let site = lines("")();
            site.remove("content/site.yaml");
            site
        }),
        case("no-nomination", &["warning[no-nomination]"], || {
            let site = lines("")();
            site.write("content/honorees/b/story.md", "事迹。\n");
            site
        }),
    ]
}

fn story(text: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        site.write("content/honorees/a/story.md", text);
        site
    }
}

fn of_stories() -> Vec<Case> {
    vec![
        case(
            "broken-link",
            &["content/honorees/a/story.md:1:3 error[broken-link]"],
            story("见：[名录](/roll2/)。\n"),
        ),
        case(
            "broken-link",
            &["content/honorees/a/story.md:3:2 error[broken-link]"],
            story("甲。\n\n见[附件](附件.docx)。\n"),
        ),
        case(
            "refused-link",
            &["content/honorees/a/story.md:1:2 error[refused-link]"],
            story("点[这里](javascript:alert(1))。\n"),
        ),
        case(
            "missing-image",
            &["content/honorees/a/story.md:3:1 error[missing-image]"],
            story("甲。\n\n![合影](photos/合影.jpg)\n"),
        ),
        case(
            "unclosed-comment",
            &["content/honorees/a/story.md:3:3 warning[unclosed-comment]"],
            story("甲。\n\n乙。<!-- 备注\n\n丙。\n"),
        ),
        case(
            "empty-page",
            &["content/pages/about.md:1:1 warning[empty-page]"],
            files("=== content/pages/about.md\n\n"),
        ),
        case(
            "story-twice",
            &["content/honorees/a/nomination.yaml:10:7 error[story-twice]"],
            lines("主要事迹: 事迹。\n"),
        ),
        case(
            "no-story",
            &["content/honorees/a/nomination.yaml:1:1 warning[no-story]"],
            story("\n"),
        ),
    ]
}

fn of_photos() -> Vec<Case> {
    vec![
        case(
            "photo-missing",
            &["content/honorees/a/nomination.yaml:10:15 error[photo-missing]"],
            lines("照片: [{file:   photos/无.jpg}]\n"),
        ),
        case(
            "photo-empty",
            &["content/honorees/a/photos/a.jpg:1:1 error[photo-empty]"],
            with_photo("a.jpg", Vec::new),
        ),
        case(
            "photo-heic",
            &["content/honorees/a/photos/a.jpg:1:1 error[photo-heic]"],
            with_photo("a.jpg", heic),
        ),
        case(
            "photo-format",
            &["content/honorees/a/photos/a.png:1:1 error[photo-format]"],
            with_photo("a.png", || b"GIF89a\x10\0\x10\0\0\0\0;".to_vec()),
        ),
        case(
            "photo-too-large",
            &["content/honorees/a/photos/a.jpg:1:1 error[photo-too-large]"],
            || {
                let site = with_photo("a.jpg", || jpeg(&target(1100, 1000), 1100, 1000, &[]))();
                site.write(
                    "content/site.yaml",
                    "title: 示例站\nbase_url: https://example.org/\nphotos: {max_megapixels: 1}\n",
                );
                site
            },
        ),
        Case {
            run: Site::build,
            ..case(
                "photo-truncated",
                &["content/honorees/a/photos/a.jpg:1:1 error[photo-truncated]"],
                with_photo("a.jpg", || {
                    let whole = jpeg(&grain(320, 240), 320, 240, &[]);
                    whole[..whole.len() / 2].to_vec()
                }),
            )
        },
        Case {
            run: Site::build,
            ..case(
                "photo-broken",
                &["content/honorees/a/photos/a.png:1:1 error[photo-broken]"],
                with_photo("a.png", || {
                    let mut whole = crate::pictures::png(&grain(320, 240), 320, 240, &[]);
                    let middle = whole.len() / 2;
                    whole[middle..middle + 40].fill(0);
                    whole
                }),
            )
        },
        Case {
            run: replaced,
            ..case(
                "photo-changed",
                &["content/honorees/a/photos/a.jpg:1:1 error[photo-changed]"],
                with_photo("a.jpg", good),
            )
        },
        case(
            "photo-twice",
            &["content/honorees/a/nomination.yaml:12:21 error[photo-twice]"],
            || {
                let site = lines(
                    "photos:\n  - {alt: 讲座, file: photos/a.jpg}\n  - {alt: 讲座, file: ./photos/A.jpg}\n",
                )();
                site.write("content/honorees/a/photos/a.jpg", good());
                site
            },
        ),
    ]
}
