//! Before a programme's hour nothing of it is there but its notice; from then on everything is.

use crate::canary::{Cage, everything, heard, hidden, silent};
use crate::site::{PROGRAMME, Site};
use std::collections::BTreeMap;
use std::fs;

/// A site with a programme of canaries, or the same site without it.
fn site(cage: &mut Cage, notice: &str, with: bool) -> Site {
    let mut site = Site::new("");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\ndata: full\nmap: {approval_number: 示例号, layers: category}\n",
    );
    site.person(
        "a",
        "沈怀瑾",
        "region: 500103\ntags: [讲座]\nhonored_on: 2026-04-22\n",
    );
    site.person("b", "尉迟敏", "region: 500103\naliases: [alt-b]\n");
    site.write(
        "content/honorees/c/nomination.yaml",
        "programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 渝中区科协\nregion: 500103\n",
    );
    site.set_date("2026-06-01");
    if !with {
        return site;
    }
    let mut bird = |place: &str| cage.bird(&format!("programme: {place}"));
    let programme = PROGRAMME
        .replace("title: 2025年度示例", &format!("title: {}", bird("title")))
        .replace("year: 2025", "year: 2026")
        .replace(
            "title: 科技志愿者",
            &format!(
                "title: {}, award: {}, form_title: {}",
                bird("category"),
                bird("award"),
                bird("form")
            ),
        )
        // The other way round: what follows the order of the newest programme's categories would turn.
        .replace("  - {id: team, title: 服务队, form: team}\n", "")
        .replace(
            "categories:\n",
            "categories:\n  - {id: team, title: 服务队, form: team}\n",
        )
        + &format!(
            "summary: {}\nissuers: {{主办: [{}]}}\ndocument: {{title: {}, number: {}, url: 'https://example.org/{}'}}\n\
             approval: {{number: {}, office: {}}}\nreview: {}\nrecommenders: [{}]\ngrades: [{{id: one, title: {}}}]\n\
             terms: {{honoree: {}}}\nstandards: [{{category: volunteer, clause: {}, quote: {}}}]\n\
             vocabularies: {{activity_kinds: [{}]}}\n\
             rules: [{{category: volunteer, field: activities, at_least: 1, clause: {}, quote: {}}}]\n{notice}",
            bird("summary"),
            bird("issuer"),
            bird("document"),
            bird("number"),
            bird("url"),
            bird("approval"),
            bird("office"),
            bird("review"),
            bird("recommender"),
            bird("grade"),
            bird("term"),
            bird("clause"),
            bird("quote"),
            bird("vocabulary"),
            bird("rule's clause"),
            bird("rule's quote"),
        );
    site.write("content/programmes/q.yaml", programme);
    let folder = hidden(&site, cage, "honoured", "q", "honored");
    let slug = folder.rsplit('/').next().unwrap().to_lowercase();
    add(&site, &folder, "grade: one\n");
    // One who was honoured before and whose page moves there, and one whose new honour stands at the old page.
    add(&site, "content/honorees/a", &format!("same_as: {slug}\n"));
    let other = hidden(&site, cage, "again", "q", "honored");
    add(&site, &other, "same_as: b\n");
    for status in ["nominated", "withdrawn"] {
        hidden(&site, cage, status, "q", status);
    }
    let settings = fs::read_to_string(site.root().join("content/site.yaml")).unwrap();
    site.write(
        "content/site.yaml",
        format!("{settings}featured: [{slug}]\n"),
    );
    site
}

fn add(site: &Site, folder: &str, lines: &str) {
    let file = format!("{folder}/nomination.yaml");
    let text = fs::read_to_string(site.root().join(&file)).unwrap();
    site.write(&file, text + lines);
}

fn released_at(site: &Site, release: &str) {
    let file = "content/programmes/q.yaml";
    let text = fs::read_to_string(site.root().join(file)).unwrap();
    let text: String = text
        .lines()
        .filter(|line| !line.starts_with("release_at: "))
        .map(|line| format!("{line}\n"))
        .collect();
    site.write(file, format!("{text}release_at: {release}\n"));
}

/// All that is in the output, our own folder included.
fn all(site: &Site) -> BTreeMap<String, Vec<u8>> {
    everything(&site.out()).into_iter().collect()
}

#[test]
fn a_second_decides() {
    let cage = &mut Cage::default();
    let mut site = site(cage, "", true);
    let mut plain = self::site(&mut Cage::default(), "", false);
    for (release, before, after) in [
        (
            "2026-06-02T10:00:30+08:00",
            "2026-06-02T10:00:29",
            "2026-06-02T10:00:31",
        ),
        (
            "2026-06-02T10:00:30",
            "2026-06-02T10:00:29+08:00",
            "2026-06-02T10:00:30",
        ),
        (
            "2026-06-02T02:00Z",
            "2026-06-01T21:59:59-04:00",
            "2026-06-01T22:00:01-04:00",
        ),
        (
            "2026-06-02T10:00",
            "2026-06-02T09:59:59",
            "2026-06-02T10:00:01",
        ),
        ("2026-06-02", "2026-06-01T23:59:59", "2026-06-02T00:00:01"),
    ] {
        released_at(&site, release);
        site.set_date(before);
        site.build().ok();
        silent(&site, cage);
        // Not a byte tells that there is such a programme.
        plain.set_date(before);
        plain.build().ok();
        let (with, without) = (all(&site), all(&plain));
        let differ: Vec<&String> = with
            .keys()
            .chain(without.keys())
            .filter(|path| with.get(*path) != without.get(*path))
            .collect();
        assert_eq!(differ, Vec::<&String>::new(), "{release}");
        let due = &site.check().report.due;
        assert_eq!(due.len(), 1, "{due:?}");

        site.set_date(after);
        site.build().ok();
        assert!(site.check().report.due.is_empty());
        let there = heard(&site, cage);
        for (file, place) in [
            ("index.html", "programme: title"),
            ("q/index.html", "programme: summary"),
            ("q/index.html", "programme: quote"),
            ("q/volunteer/index.html", "honoured (honored): name"),
            (
                "honorees/kanarienvogel020/index.html",
                "honoured (honored): story",
            ),
            ("honorees/a/index.html", "honoured (honored): folder"),
            ("honorees/b/index.html", "again (honored): citation"),
            ("atom.xml", "honoured (honored): name"),
            ("sitemap.xml", "honoured (honored): folder"),
            ("data/honorees.csv", "again (honored): affiliation"),
            ("data/honorees.json", "honoured (honored): organization"),
            ("roll/index.html", "honoured (honored): name"),
            ("units/index.html", "honoured (honored): unit"),
            ("fields/index.html", "again (honored): tag"),
            ("regions/500118/index.html", "honoured (honored): name"),
            (".accolade/manifest.json", "honoured (honored): folder"),
        ] {
            let leak = format!("{file}: {place}");
            assert!(there.contains(&leak), "{release}: {leak}\n{there:#?}");
        }
        let never = |leak: &&String| {
            leak.contains("(nominated)") || leak.contains("(withdrawn)") || leak.contains("exif")
        };
        assert_eq!(
            there.iter().filter(never).collect::<Vec<_>>(),
            Vec::<&String>::new()
        );
    }
}

const NOTICE: &str =
    "notice: {title: 公示标题, from: 2026-06-08, to: 2026-06-12, signed: [某某科协]}\n";

/// Who is in the notice, and where the names may stand.
fn candidates(site: &Site, cage: &mut Cage) {
    hidden(site, cage, "candidate", "q", "notice");
}

#[test]
fn of_a_programme_that_waits_its_notice_is_all_there_is_and_while_it_runs() {
    let cage = &mut Cage::default();
    let mut site = site(cage, NOTICE, true);
    candidates(&site, cage);
    released_at(&site, "2026-06-20T10:00");
    let mut plain = self::site(&mut Cage::default(), "", false);
    for before in ["2026-06-07", "2026-06-07T23:59:59"] {
        site.set_date(before);
        site.build().ok();
        silent(&site, cage);
        plain.set_date(before);
        plain.build().ok();
        assert_eq!(all(&site), all(&plain), "{before}");
    }
    let shown = |file: &str, places: &[&str]| -> Vec<String> {
        places
            .iter()
            .map(|place| format!("{file}: {place}"))
            .collect()
    };
    let page = "q/notice/index.html";
    let of_candidate = [
        "candidate (notice): affiliation",
        "candidate (notice): name",
        "candidate (notice): unit",
    ];
    for running in [
        "2026-06-08",
        "2026-06-11T12:00",
        "2026-06-12",
        "2026-06-12T23:59:59",
    ] {
        site.set_date(running);
        site.build().ok();
        let mut expected = shown("index.html", &["programme: title"]);
        expected.extend(shown(page, &of_candidate));
        expected.push(format!("{page}: programme: category"));
        assert_eq!(heard(&site, cage), expected, "{running}");
        let home = String::from_utf8(site.files()["index.html"].clone()).unwrap();
        assert!(home.contains("q/notice/"), "the home page leads there");
    }
    for over in ["2026-06-13", "2026-06-20T09:59:59"] {
        site.set_date(over);
        site.build().ok();
        assert_eq!(
            heard(&site, cage),
            shown("index.html", &["programme: title"])
        );
        let text = String::from_utf8(site.files()[page].clone()).unwrap();
        assert!(text.contains("公示已结束"));
    }
    // One that goes when it is over leaves nothing at all.
    let file = "content/programmes/q.yaml";
    let text = fs::read_to_string(site.root().join(file)).unwrap();
    site.write(
        file,
        text.replace("to: 2026-06-12,", "to: 2026-06-12, after: remove,"),
    );
    site.set_date("2026-06-12T23:59:59");
    site.build().ok();
    site.set_date("2026-06-13");
    let built = site.build();
    built.ok();
    assert!(built.report.removed.contains(&page.to_owned()));
    silent(&site, cage);
    plain.set_date("2026-06-13");
    plain.build().ok();
    assert_eq!(all(&site), all(&plain));
    // Released, the candidate is still nowhere: only who was honoured is.
    site.set_date("2026-06-20T10:00:01");
    site.build().ok();
    let there = heard(&site, cage);
    assert!(there.contains(&"q/index.html: programme: title".to_owned()));
    assert!(!there.iter().any(|leak| leak.contains("candidate (")));
}
