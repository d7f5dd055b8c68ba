//! Names and levels of teams by the two documents that know them, and a team's place on its page.

use crate::site::{PROGRAMME, Site};

/// A team of a programme that stands on this document, with this name and these further lines.
fn team(document: &str, folder: &str, name: &str, extra: &str, site: &Site) {
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}uses: [{document}]\n"),
    );
    site.write(
        &format!("content/honorees/{folder}/nomination.yaml"),
        format!(
            "programme: p\ncategory: team\nname: {name}\nstatus: honored\nunit: 示例科协\nvolunteers: 40\n\
             party_members: 10\nhours: 4000\nhours_per_volunteer: 100\nactive_ratio: 62%\nactivities: 50\n\
             projects: [讲座]\nfounded: 2018\n主要事迹: 示例。\n{extra}"
        ),
    );
}

fn said(document: &str, name: &str, extra: &str) -> Vec<String> {
    let site = Site::new("");
    team(document, "a", name, extra, &site);
    let said = site.check().said();
    said.iter()
        .map(|said| said.rsplit(' ').next().unwrap().to_owned())
        .collect()
}

const NAME: &str = "warning[team-name]";
const LEVEL: &str = "warning[team-level]";

#[test]
fn names_follow_the_patterns_of_their_document() {
    for (document, name, expected) in [
        ("gansu-2023", "甘肃省科技志愿服务总队", ""),
        ("gansu-2023", "兰州科技志愿服务总队", NAME),
        ("gansu-2023", "兰州市科技志愿服务队", ""),
        ("gansu-2023", "甘南州科技志愿服务队", ""),
        ("gansu-2023", "示例县科技志愿服务队", ""),
        ("gansu-2023", "甘肃省示例学会科技志愿服务队", ""),
        ("gansu-2023", "示例大学科技志愿服务队", ""),
        ("gansu-2023", "科技志愿服务队", NAME),
        ("gansu-2023", "示例县科普志愿队", NAME),
        (
            "gansu-2023",
            "甘肃省示例学会科技志愿服务队眼科专委会支队",
            "",
        ),
        (
            "gansu-2023",
            "甘肃省示例协会科技志愿服务队眼科专委会支队",
            NAME,
        ),
        ("gansu-2023", "甘肃省示例学会眼科支队", NAME),
        // The document gives no name for the lowest level.
        ("gansu-2023", "示例社区分队", ""),
        ("gansu-2023", "示例科普协会", ""),
        ("yushanyumei-2025", "重庆市科技志愿服务总队", ""),
        ("yushanyumei-2025", "渝中区科技志愿服务支队", ""),
        ("yushanyumei-2025", "渝中区科技志愿支队", NAME),
        ("yushanyumei-2025", "渝中区科技志愿服务分队", LEVEL),
        // There is no level 队 in 重庆: such teams stand outside.
        ("yushanyumei-2025", "稻田听蛙科技志愿服务队", ""),
    ] {
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(said(document, name, ""), expected, "{document} {name}");
    }
    let waived = "waived: [{rule: team-name, because: 经省科协指导命名}]\n";
    assert_eq!(
        said("gansu-2023", "示例县科普志愿队", waived),
        Vec::<String>::new()
    );
}

#[test]
fn each_level_leads_the_next() {
    for (name, above, right) in [
        ("示例县科技志愿服务队", "甘肃省科技志愿服务总队", true),
        ("示例县科技志愿服务队", "兰州市科技志愿服务队", true),
        (
            "甘肃省示例学会科技志愿服务队眼科专委会支队",
            "甘肃省示例学会科技志愿服务队",
            true,
        ),
        (
            "示例社区分队",
            "甘肃省示例学会科技志愿服务队眼科专委会支队",
            true,
        ),
        ("示例社区分队", "兰州市科技志愿服务队", false),
        ("示例社区分队", "甘肃省科技志愿服务总队", false),
        ("甘肃省科技志愿服务总队", "兰州市科技志愿服务队", false),
    ] {
        let expected: &[&str] = if right {
            &[]
        } else {
            &["warning[team-parent]"]
        };
        let found = said("gansu-2023", name, &format!("上级队伍: {above}\n"));
        assert_eq!(found, expected, "{name} {above}");
    }
}

#[test]
fn a_team_page_shows_its_place() {
    let site = Site::new("");
    let gansu = "gansu-2023";
    team(gansu, "zong", "甘肃省科技志愿服务总队", "", &site);
    team(
        gansu,
        "lanzhou",
        "兰州市科技志愿服务队",
        "parent: 甘肃省科技志愿服务总队\n",
        &site,
    );
    team(
        gansu,
        "xian",
        "示例县科技志愿服务队",
        "parent: 兰州市科技志愿服务队\n",
        &site,
    );
    team(gansu, "alone", "天水市科技志愿服务队", "", &site);
    team(
        gansu,
        "unknown",
        "庆阳市科技志愿服务队",
        "parent: 某总队\n",
        &site,
    );
    let built = site.build();
    built.ok();
    let plain = |folder: &str| {
        let page = built.page(&format!("honorees/{folder}/index.html"));
        let dl = page
            .split("<h2 id=\"facts\">")
            .nth(1)
            .unwrap()
            .split("</dl>")
            .next()
            .unwrap()
            .to_owned();
        dl.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let county = plain("xian");
    assert!(
        county.contains(
            "<dt>队伍层级</dt><dd><ol class=\"tiers\"><li><a href=\"../../honorees/zong/\">甘肃省科技志愿服务总队</a><span \
             class=\"level\">总队</span></li><li><a href=\"../../honorees/lanzhou/\">兰州市科技志愿服务队</a><span \
             class=\"level\">队</span></li><li aria-current=\"true\">示例县科技志愿服务队<span class=\"level\">队</span></li></ol>"
        ),
        "{county}"
    );
    assert!(!county.contains("下级队伍") && !county.contains("上级队伍"));
    let city = plain("lanzhou");
    assert!(
        city.contains("下级队伍") && city.contains("honorees/xian/"),
        "{city}"
    );
    assert!(plain("zong").contains("<li aria-current=\"true\">甘肃省科技志愿服务总队"));
    assert!(!plain("alone").contains("队伍层级"));
    // A team above that is not published is named and leads nowhere.
    assert!(plain("unknown").contains("<li>某总队<span class=\"level\">总队</span></li>"));

    // Whoever has a record and may not appear is not named as the team above another either.
    let path = "content/honorees/lanzhou/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\nmap: {approval_number: 示例号}\ndata: full\n",
    );
    for status in ["withdrawn", "not_selected", "nominated"] {
        site.write(
            path,
            text.replace("status: honored", &format!("status: {status}")),
        );
        site.build().ok();
        for (path, bytes) in site.files() {
            assert!(
                !String::from_utf8_lossy(&bytes).contains("兰州市科技志愿服务队"),
                "{status} {path}"
            );
        }
    }
}

#[test]
fn a_long_chain_and_a_circle_of_many_are_walked_once() {
    let site = Site::new("");
    let teams = 600;
    for at in 0..teams {
        let above = (at + 1) % teams;
        let parent = format!("parent: 示例{above}号科技志愿服务队\n");
        team(
            "gansu-2023",
            &format!("t{at}"),
            &format!("示例{at}号科技志愿服务队"),
            &parent,
            &site,
        );
    }
    let said = site.check().said();
    assert_eq!(
        said.iter()
            .filter(|said| said.ends_with("[team-circle]"))
            .count(),
        teams
    );
    // Whoever hangs on a circle does not stand in it.
    team(
        "gansu-2023",
        "t0",
        "示例0号科技志愿服务队",
        "parent: 示例2号科技志愿服务队\n",
        &site,
    );
    let said = site.check().said();
    assert_eq!(
        said.iter()
            .filter(|said| said.ends_with("[team-circle]"))
            .count(),
        teams - 1
    );
}
