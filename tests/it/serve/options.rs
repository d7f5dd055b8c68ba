//! `accolade serve` as it is called.

use super::preview::{Preview, command};
use crate::site::Site;
use std::fs;
use std::net::TcpListener;
use std::process::Command;

fn site() -> Site {
    let site = Site::new("");
    site.person("yi", "甲一", "");
    site.person("er", "乙二", "");
    site
}

/// Runs `accolade serve` where it cannot.
fn refused(mut command: Command) -> (i32, String) {
    let output = command.output().unwrap();
    assert!(output.stdout.is_empty());
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_port_that_is_taken() {
    let site = site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, said) = refused(command(site.root(), &["--port", &port]));
    assert_eq!(code, 2);
    assert!(
        said.contains(&format!("127.0.0.1:{port}")) && said.contains("占用"),
        "{said}"
    );
    let (code, said) = refused(command(site.root(), &["--port", &port, "--lang", "en"]));
    assert_eq!(code, 2);
    assert!(said.contains("in use"), "{said}");
    // Without one that was asked for, two previews stand side by side.
    let first = Preview::started(command(site.root(), &[]));
    let second = Preview::started(command(site.root(), &[]));
    assert_ne!(first.port, second.port);
    assert_eq!(first.file("/"), second.file("/"));
}

#[test]
fn a_folder_that_is_not_there() {
    let site = site();
    let (code, said) = refused(command(&site.root().join("nobody"), &["--port", "0"]));
    assert_eq!(code, 2);
    assert!(said.contains("nobody"), "{said}");
}

/// Nobody but this machine can reach it.
#[test]
fn it_listens_on_this_machine_alone() {
    let preview_site = site();
    let preview = Preview::of(&preview_site);
    let port = format!("{:04X}", preview.port);
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(fs::read_to_string);
    let mut places = Vec::new();
    for table in tables.iter().flatten() {
        for line in table.lines().skip(1) {
            let mut columns = line.split_whitespace().skip(1);
            let (place, state) = (columns.next().unwrap(), columns.nth(1).unwrap());
            // 0A: it listens.
            if state == "0A" && place.ends_with(&format!(":{port}")) {
                places.push(place.to_owned());
            }
        }
    }
    assert_eq!(places, [format!("0100007F:{port}")]);
}

#[test]
fn the_user_ends_it() {
    let site = site();
    let mut preview = Preview::of(&site);
    let page = preview.open("/");
    drop(page);
    let listening = preview.port;
    let held = std::net::TcpStream::connect(("127.0.0.1", listening)).unwrap();
    let interrupted = Command::new("kill")
        .args(["-INT", &preview.id().to_string()])
        .status();
    assert!(interrupted.unwrap().success());
    assert_eq!(preview.code(), 0);
    drop(held);
}

#[test]
fn drafts_show_what_may_still_be_honoured_and_nothing_else() {
    let site = site();
    for (name, status) in [
        ("san", "nominated"),
        ("si", "recommended"),
        ("wu", "notice"),
        ("liu", "not_selected"),
        ("qi", "withdrawn"),
    ] {
        site.person(name, "丙丁", &format!("# {status}\n"));
        let record = format!("content/honorees/{name}/nomination.yaml");
        let text = fs::read_to_string(site.root().join(&record)).unwrap();
        site.write(&record, text.replace("honored", status));
    }
    let status = |preview: &Preview, name: &str| preview.get(&format!("/honorees/{name}/")).status;
    let names = ["yi", "san", "si", "wu", "liu", "qi"];
    let plain = Preview::of(&site);
    assert_eq!(
        names.map(|name| status(&plain, name)),
        [200, 404, 404, 404, 404, 404]
    );
    let drafts = Preview::with(&site, &["--drafts"]);
    assert_eq!(
        names.map(|name| status(&drafts, name)),
        [200, 200, 200, 200, 404, 404]
    );
    // Released later than now.
    let programme = format!("{}release_at: 2027-01-01\n", crate::site::PROGRAMME);
    site.write("content/programmes/p.yaml", programme);
    let mut page = drafts.open("/honorees/yi/");
    site.write("content/honorees/yi/story.md", "还没有发布。\n");
    page.until_it_shows("还没有发布。");
    let mut page = plain.open("/honorees/yi/");
    while page.status == 200 {
        page.reload();
    }
}

#[test]
fn polling_shows_the_same() {
    let site = site();
    let preview = Preview::with(&site, &["--poll"]);
    preview.hear("定时查看改动");
    let mut page = preview.open("/honorees/yi/");
    site.write("content/honorees/yi/story.md", "第一次。\n");
    page.until_it_shows("第一次。");
    // Of the same length, at once.
    site.write("content/honorees/yi/story.md", "第二次。\n");
    page.until_it_shows("第二次。");
    site.person("san", "丙三", "");
    let mut list = preview.open("/honorees/");
    list.until_it_shows("丙三");
    site.remove("content/honorees/san");
    while list.html.contains("丙三") {
        list.reload();
    }
    site.write(
        "themes/laurel/templates/footer.html",
        "<footer>脚</footer>\n",
    );
    page.until_it_shows("<footer>脚</footer>");
}

#[test]
fn following_leads_to_the_page_that_was_edited() {
    let site = site();
    let preview = Preview::with(&site, &["--follow"]);
    let mut home = preview.open("/");
    site.write("content/honorees/er/story.md", "在改。\n");
    assert_eq!(home.sent_to(), "/honorees/er/");
    // Whoever is there already stays, and loads the page.
    let mut page = preview.open("/honorees/er/");
    site.write("content/honorees/er/story.md", "又改了。\n");
    assert!(page.reload().contains("又改了。"));
    site.write("content/pages/about.md", "# 关于\n\n正文。\n");
    assert_eq!(page.sent_to(), "/about/");
}

/// A site behind a link, and files behind links inside it.
#[test]
fn links_in_the_file_system() {
    let site = site();
    let place = crate::site::temporary();
    let link = place.path().join("link");
    std::os::unix::fs::symlink(site.root(), &link).unwrap();
    let preview = Preview::at(&link, &[]);
    let mut page = preview.open("/honorees/yi/");
    site.write("content/honorees/yi/story.md", "从链接看。\n");
    page.until_it_shows("从链接看。");
    fs::rename(
        site.root().join("content/honorees/er"),
        site.root().join("content/er"),
    )
    .unwrap();
    std::os::unix::fs::symlink("../er", site.root().join("content/honorees/er")).unwrap();
    let mut linked = preview.open("/honorees/er/");
    site.write("content/er/story.md", "链接后面。\n");
    linked.until_it_shows("链接后面。");
}

#[test]
fn what_it_says() {
    let site = site();
    let preview = Preview::of(&site);
    preview.hear("已更新");
    preview.hear("Ctrl-C");
    site.person("yi", "甲一", "nmae: x\n");
    preview.hear("错误[unknown-key]");
    preview.hear("content/honorees/yi/nomination.yaml:10:1");
    preview.hear("1 个错误");
    site.person("yi", "甲一", "");
    preview.hear("已更新");
}

/// A script reads objects, one a line, and nothing else.
#[test]
fn rounds_as_json() {
    use std::io::{BufRead, BufReader};
    let site = site();
    let mut process = command(site.root(), &["--port", "0", "--report", "json"])
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut rounds = lines.map(|line| {
        let round: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        round["diagnostics"].as_array().unwrap().len()
    });
    assert_eq!(rounds.next(), Some(0));
    let mut said = BufReader::new(process.stderr.take().unwrap()).lines();
    assert!(said.next().unwrap().unwrap().contains("http://127.0.0.1:"));
    site.person("yi", "甲一", "nmae: x\n");
    assert_eq!(rounds.find(|count| *count > 0), Some(1));
    process.kill().unwrap();
    process.wait().unwrap();
}
