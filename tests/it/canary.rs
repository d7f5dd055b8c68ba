//! A canary in everything that must not get out; not a feather of it may.

use crate::pictures::{exif, exif_segment, jpeg, png, target, webp};
use crate::site::{PROGRAMME, Site};
use std::fs;
use std::path::Path;

/// One word for all places; a number behind it tells which got out.
const CANARY: &str = "KANARIENVOGEL";

/// Hands out canaries, so that a leak names its source.
#[derive(Default)]
pub(crate) struct Cage(Vec<String>);

impl Cage {
    pub(crate) fn bird(&mut self, place: &str) -> String {
        let bird = format!("{CANARY}{:03}", self.0.len());
        self.0.push(place.to_owned());
        bird
    }
}

/// A record with canaries in all that is never published of an honoured one.
fn record(cage: &mut Cage, id: &str, category: &str, consent: &[&str], rest: &str) -> String {
    let mut out = format!(
        "programme: p\ncategory: {category}\nstatus: honored\nunit: 渝中区科协\n{rest}# {}\n",
        cage.bird(&format!("{id}: comment"))
    );
    let internal = ["registration", "joint_review"];
    for key in internal.iter().chain(consent) {
        out.push_str(&format!("{key}: {}\n", cage.bird(&format!("{id}: {key}"))));
    }
    let waiver = cage.bird(&format!("{id}: waived"));
    let allowance = cage.bird(&format!("{id}: allow"));
    out.push_str(&format!(
        "recommended_on: 1987-06-05\nwaived: [{{rule: story-too-long, because: {waiver}}}]\nallow: [{{text: {allowance}, because: {allowance}}}]\n"
    ));
    out
}

fn private(cage: &mut Cage, id: &str) -> String {
    ["姓名", "born", "address", "contact", "身份证号", "备注"]
        .map(|key| format!("{key}: {}\n", cage.bird(&format!("{id}: private {key}"))))
        .concat()
}

/// Every photo format with a canary in each kind of metadata.
fn photos(cage: &mut Cage) -> Vec<(&'static str, Vec<u8>)> {
    let mut bird = |place: &str| cage.bird(place).into_bytes();
    let pixels = target(320, 240);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let thumbnail = jpeg(&target(16, 16), 16, 16, &[(0xFE, bird("jpeg: thumbnail"))]);
    let (marker, mut block) = exif_segment(1, &text(bird("jpeg: exif, owner, place")));
    block.extend(thumbnail);
    let jpeg = jpeg(
        &pixels,
        320,
        240,
        &[
            (marker, block),
            (
                0xE1,
                [
                    b"http://ns.adobe.com/xap/1.0/\0".to_vec(),
                    bird("jpeg: xmp"),
                ]
                .concat(),
            ),
            (
                0xED,
                [
                    b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10".to_vec(),
                    bird("jpeg: iptc"),
                ]
                .concat(),
            ),
            (0xEB, bird("jpeg: app11")),
            (0xFE, bird("jpeg: comment")),
        ],
    );
    let keyed = |key: &str, bytes: Vec<u8>| [key.as_bytes(), &bytes].concat();
    let png = png(
        &pixels,
        320,
        240,
        &[
            (*b"tEXt", keyed("Comment\0", bird("png: text"))),
            (
                *b"iTXt",
                keyed("XML:com.adobe.xmp\0\0\0\0\0", bird("png: xmp")),
            ),
            (*b"eXIf", exif(1, &text(bird("png: exif")))),
        ],
    );
    let webp = webp(
        &pixels,
        320,
        240,
        &exif(1, &text(bird("webp: exif"))),
        &bird("webp: xmp"),
    );
    vec![("jpg", jpeg), ("png", png), ("webp", webp)]
}

/// Adds a record that nothing of may appear, and says which folder it is in.
pub(crate) fn hidden(
    site: &Site,
    cage: &mut Cage,
    folder: &str,
    programme: &str,
    status: &str,
) -> String {
    let id = format!("{folder} ({status})");
    let mut bird = |place: &str| cage.bird(&format!("{id}: {place}"));
    let (slug, photo) = (bird("folder"), bird("photo"));
    let record = format!(
        "programme: {programme}\ncategory: volunteer\nstatus: {status}\nname: {}\nname_en: {}\nunit: {}\naffiliation: {}\n\
         citation: {}\ntags: [{}]\norganization: {}\nprojects: [{}]\nservice_since: 2018-03\nactivities: 40\n\
         aliases: [{}]\nquote: {{text: {}, source: {}}}\nlinks: [{{title: {}, url: 'https://example.org/{}'}}]\nregion: 500118\n",
        bird("name"),
        bird("name_en"),
        bird("unit"),
        bird("affiliation"),
        bird("citation"),
        bird("tag"),
        bird("organization"),
        bird("project"),
        bird("alias").to_lowercase(),
        bird("quote"),
        bird("source"),
        bird("link"),
        bird("url"),
    );
    let folder = format!("content/honorees/{slug}");
    site.write(&format!("{folder}/nomination.yaml"), record);
    let story = format!(
        "{}\n\n![{}](photos/{photo}.jpg)\n",
        bird("story"),
        bird("alt")
    );
    site.write(&format!("{folder}/story.md"), story);
    let pixels = target(330, 240);
    let (marker, block) = exif_segment(1, &bird("exif"));
    site.write(
        &format!("{folder}/photos/{photo}.jpg"),
        jpeg(&pixels, 330, 240, &[(marker, block)]),
    );
    folder
}

/// Every file below a folder, hidden ones too, with its path.
pub(crate) fn everything(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                out.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    out
}

/// Fails when a canary is in the output, in whatever case or escape.
#[track_caller]
pub(crate) fn silent(site: &Site, cage: &Cage) {
    assert_eq!(heard(site, cage), Vec::<String>::new());
}

/// Where canaries are in the output, as `file: place`.
#[track_caller]
pub(crate) fn heard(site: &Site, cage: &Cage) -> Vec<String> {
    let files = everything(&site.out());
    assert!(
        files
            .iter()
            .any(|(path, _)| path == ".accolade/manifest.json")
    );
    assert!(files.len() > 20);
    let small = CANARY.to_lowercase();
    let mut leaks = Vec::new();
    for (path, bytes) in &files {
        for text in [path.as_bytes(), bytes] {
            let text: Vec<u8> = text.to_ascii_lowercase();
            let found = text
                .windows(small.len())
                .enumerate()
                .filter(|(_, part)| *part == small.as_bytes());
            for (at, _) in found {
                let digits = text.get(at + small.len()..at + small.len() + 3);
                let place = digits
                    .and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok())
                    .and_then(|number| cage.0.get(number));
                let place = place.map_or("?", String::as_str);
                leaks.push(format!("{path}: {place}"));
            }
        }
    }
    leaks.sort();
    leaks.dedup();
    leaks
}

#[test]
fn nothing_that_is_private_gets_out() {
    let cage = &mut Cage::default();
    let mut site = Site::new("");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\ndata: full\n",
    );
    let notice =
        |from: &str, to: &str| format!("notice: {{from: {from}, to: {to}, show: stories}}\n");
    let wide = PROGRAMME.replace(
        "categories:\n",
        "categories:\n  - {id: organization, title: 组织, form: organization}\n  - {id: project, title: 项目, form: project}\n  \
         - {id: community, title: 社区, form: community}\n  - {id: station, title: 站岗, form: station}\n",
    );
    for (id, from, to) in [
        ("future", "2026-07-01", "2026-07-07"),
        ("running", "2026-05-30", "2026-06-05"),
    ] {
        let name = format!("content/programmes/{id}.yaml");
        site.write(&name, format!("{PROGRAMME}{}", notice(from, to)));
    }
    site.write(
        "content/programmes/unreleased.yaml",
        format!("{PROGRAMME}release_at: 2026-06-02T10:00\n"),
    );
    let forms: [(&str, &[&str], &str); 6] = [
        (
            "volunteer",
            &["gender", "political_status", "ethnicity"],
            "name: 沈怀瑾\norganization: 示例队\nprojects: [讲座]\nservice_since: 2018-03\nactivities: 40\n",
        ),
        (
            "organization",
            &["leader"],
            "name: 示例组织\nfounded: 2018\nvolunteers: 40\n",
        ),
        (
            "team",
            &["leader"],
            "name: 示例服务队\nfounded: 2018\nvolunteers: 40\n",
        ),
        (
            "project",
            &["leader"],
            "name: 示例项目\napplicant: 甲\nperiod: 2018/2020\n",
        ),
        (
            "community",
            &["leader"],
            "name: 重庆市/渝中区/示例街道/示例社区\nvolunteers: 40\n",
        ),
        ("station", &["leader"], "name: 示例站\nfounded: 2018\n"),
    ];
    let mut choices = String::from("forms:\n  person:\n    fields:\n");
    for (category, consent, rest) in forms {
        let folder = format!("content/honorees/{category}");
        let text = record(cage, category, category, consent, rest);
        for key in consent
            .iter()
            .filter(|key| !["leader", "ethnicity"].contains(key))
        {
            // These two are choices; let the canaries be among the words.
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix(&format!("{key}: ")));
            choices.push_str(&format!(
                "      {key}: {{values: [{}, 女]}}\n",
                line.unwrap()
            ));
        }
        site.write(&format!("{folder}/nomination.yaml"), text);
        site.write(&format!("{folder}/private.yaml"), private(cage, category));
        site.write(
            &format!("{folder}/private 副本.yaml"),
            private(cage, "copy"),
        );
        site.write(
            &format!("{folder}/推荐表.docx"),
            cage.bird("a Word file").as_bytes(),
        );
        site.write(
            &format!("{folder}/notes.md"),
            cage.bird("another Markdown file").as_bytes(),
        );
        for (extension, photo) in photos(cage) {
            let name = cage.bird("a photo's name");
            site.write(
                &format!("{folder}/photos/{name} 13800000000.{extension}"),
                photo,
            );
        }
        let hidden = cage.bird("a comment in a story");
        let broken = cage.bird("a comment over lines");
        let inside = cage.bird("a comment in a list");
        let open = cage.bird("a comment that stays open");
        site.write(
            &format!("{folder}/story.md"),
            format!(
                "事迹正文。<!-- {hidden} -->后文。\n\n<!--\n\n{broken}\n\n-->\n\n- 一 <!-- {inside}\n  --> 二\n\n<!-- {open}\n\n# 尾声\n"
            ),
        );
    }
    let over = notice("2026-05-01", "2026-05-07");
    site.write(
        "content/programmes/p.yaml",
        format!("{wide}{over}{choices}"),
    );
    // A photo in the folder that the list leaves out stays at home.
    site.person("listed", "马小禾", "photos: [{file: photos/a.jpg}]\n");
    site.write(
        "content/honorees/listed/photos/a.jpg",
        jpeg(&target(340, 240), 340, 240, &[]),
    );
    let (marker, block) = exif_segment(1, &cage.bird("an unlisted photo"));
    let name = cage.bird("an unlisted photo's name");
    site.write(
        &format!("content/honorees/listed/photos/{name}.jpg"),
        jpeg(&target(350, 240), 350, 240, &[(marker, block)]),
    );
    for (number, (programme, status)) in [
        ("p", "nominated"),
        ("p", "recommended"),
        ("p", "notice"),
        ("p", "not_selected"),
        ("p", "withdrawn"),
        ("future", "notice"),
        ("running", "nominated"),
        ("running", "recommended"),
        ("running", "withdrawn"),
        ("unreleased", "honored"),
        ("unreleased", "nominated"),
    ]
    .into_iter()
    .enumerate()
    {
        hidden(&site, cage, &format!("hidden-{number}"), programme, status);
    }
    let page = cage.bird("a page that is held back");
    site.write("content/pages/_draft.md", format!("# {page}\n"));
    site.write(&format!("content/pages/_{page}.md"), format!("# {page}\n"));
    site.write(
        "content/pages/about.md",
        format!(
            "# 关于\n\n正文。\n\n<!-- {} -->\n",
            cage.bird("a comment in a page")
        ),
    );
    let built = site.build();
    built.ok();
    let shown = built.page("honorees/volunteer/index.html");
    assert!(
        shown.contains("2018年3月") && shown.contains("事迹正文。"),
        "{shown}"
    );
    for date in ["1987-06-05", "1987年6月5日"] {
        for (path, bytes) in everything(&site.out()) {
            assert!(!String::from_utf8_lossy(&bytes).contains(date), "{path}");
        }
    }
    silent(&site, cage);
    let photos = site
        .files()
        .into_keys()
        .filter(|p| p.starts_with("photos/"));
    assert!(photos.count() >= 18);

    // With consent switched on for one field, the others stay where they are.
    let with_consent =
        "title: 示例站\nbase_url: https://example.org/honour/\ndata: full\nconsent: [gender]\n";
    site.write("content/site.yaml", with_consent);
    let record = "content/honorees/volunteer/nomination.yaml";
    let text = fs::read_to_string(site.root().join(record)).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("gender: "))
        .unwrap();
    site.write(record, text.replace(line, "gender: 女"));
    let built = site.build();
    built.ok();
    assert!(built.page("honorees/volunteer/index.html").contains("女"));
    silent(&site, cage);

    // What was once published and no longer may be goes with all its traces.
    site.set_date("2026-06-03");
    site.build().ok();
    let released = everything(&site.out())
        .iter()
        .any(|(path, _)| path.contains(&CANARY.to_lowercase()));
    assert!(released, "the honoree of the released programme has a page");
    site.set_date("2026-06-01");
    site.build().ok();
    silent(&site, cage);
}
