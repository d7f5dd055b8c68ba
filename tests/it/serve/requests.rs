//! Who may ask for what.

use super::preview::Preview;
use crate::picture::jpeg;
use crate::site::Site;

const SECRET: &str = "13900000000";

/// A site with things beside its pages that nobody may see.
fn site() -> Site {
    let site = Site::new("=== content/honorees/yi/private.yaml\nphone: 13900000000\n");
    site.person(
        "yi",
        "甲一",
        "photos:\n  - {file: photos/a.jpg, alt: 甲一}\n",
    );
    site.write(
        "content/honorees/yi/photos/a.jpg",
        jpeg(640, 800, [200, 60, 40]),
    );
    site.write("content/honorees/yi/photos/b.jpg", SECRET);
    site.write("public/secret.html", SECRET);
    site.write("secret.html", SECRET);
    site
}

#[test]
fn paths_lead_to_what_is_planned_and_nowhere_else() {
    let site = site();
    let preview = Preview::of(&site);
    let root = site.root().to_str().unwrap().to_owned();
    let outside = [
        "/secret.html",
        "/public/secret.html",
        "/content/site.yaml",
        "/content/honorees/yi/private.yaml",
        "/content/honorees/yi/photos/b.jpg",
        "/honorees/yi/photos/a.jpg",
        "/photos/a.jpg",
        "/.accolade/scan.json",
        "/.accolade/cache/",
        "/.accolade/",
        "/.git/config",
        "/..",
        "/../secret.html",
        "/../../../../../../etc/passwd",
        "/honorees/../secret.html",
        "/honorees/yi/../../secret.html",
        "/./index.html",
        "/%2e%2e/secret.html",
        "/%2E%2E%2Fsecret.html",
        "/.%2e/secret.html",
        "/%252e%252e/secret.html",
        "/honorees%2f..%2fsecret.html",
        "/..%5csecret.html",
        "/..\\secret.html",
        "/honorees\\yi\\",
        "/C:/Windows/win.ini",
        "/file:///etc/passwd",
        "//etc/passwd",
        "//127.0.0.1/index.html",
        "/honorees//yi/",
        "/index.html%00.jpg",
        "/%00",
        "/a%0d%0aset-cookie:%20x",
        "/%ff%fe",
        "/%c0%ae%c0%ae/secret.html",
        "/index.html/",
        "/CON",
    ];
    for path in outside.map(str::to_owned).into_iter().chain([
        format!("/{root}/secret.html"),
        format!("{root}/secret.html"),
        format!("/{}", "a/".repeat(3000)),
        format!("/{}", "%2e%2e/".repeat(500)),
    ]) {
        let answer = preview.get(&path);
        assert!(
            matches!(answer.status, 400 | 404 | 414),
            "{path}: {}",
            answer.status
        );
        let text = String::from_utf8_lossy(&answer.body);
        assert!(!text.contains(SECRET) && !text.contains("root:"), "{path}");
        assert!(!answer.head.contains("set-cookie"), "{path}");
    }
    preview.file("/");
}

#[test]
fn foreign_hosts_and_origins_get_nothing() {
    let site = site();
    let preview = Preview::of(&site);
    let port = preview.port;
    let asked = |target: &str, headers: &str| {
        preview
            .raw(format!("GET {target} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").as_bytes())
    };
    let refused = |target: &str, headers: &str| {
        let answer = asked(target, headers);
        assert!(
            matches!(answer.status, 400 | 403),
            "{target} {headers}: {}",
            answer.status
        );
        assert!(answer.body.is_empty(), "{target} {headers}");
    };
    let own = format!("Host: 127.0.0.1:{port}\r\n");
    for target in [
        "/",
        "/.accolade/events?page=/&key=x",
        "/.accolade/preview.js",
    ] {
        for host in [
            "evil.example".to_owned(),
            format!("evil.example:{port}"),
            format!("127.0.0.1.evil.example:{port}"),
            format!("localhost.evil.example:{port}"),
            format!("evil@127.0.0.1:{port}"),
            "127.0.0.1".to_owned(),
            format!("127.0.0.1:{}", port ^ 1),
            format!("192.168.0.1:{port}"),
            format!("0.0.0.0:{port}"),
            String::new(),
        ] {
            refused(target, &format!("Host: {host}\r\n"));
        }
        refused(target, "");
        refused(target, &format!("{own}Host: evil.example\r\n"));
        for origin in [
            "http://evil.example".to_owned(),
            "null".to_owned(),
            format!("https://127.0.0.1:{port}"),
            format!("http://127.0.0.1:{}", port ^ 1),
            "file://".to_owned(),
        ] {
            refused(target, &format!("{own}Origin: {origin}\r\n"));
        }
        // What a page of another site draws in, by what browsers tell of it.
        refused(
            target,
            &format!(
                "{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n"
            ),
        );
        refused(
            target,
            &format!(
                "{own}Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n"
            ),
        );
        refused(
            target,
            &format!(
                "{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"
            ),
        );
    }
    refused("http://evil.example/", &own);
    // One's own pages, a link from a mail, and a name for this machine.
    for headers in [
        own.clone(),
        format!("{own}Origin: http://127.0.0.1:{port}\r\n"),
        format!(
            "{own}Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
        ),
        format!("Host: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"),
        format!("Host: [::1]:{port}\r\n"),
    ] {
        assert_eq!(asked("/", &headers).status, 200, "{headers}");
    }
}

#[test]
fn only_reading() {
    let site = site();
    let preview = Preview::of(&site);
    for method in [
        "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND",
    ] {
        let answer = preview.ask(method, "/", &["Content-Length: 0"]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("get, head"));
        assert!(answer.body.is_empty());
    }
    let head = preview.ask("HEAD", "/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    let length: usize = head.header("content-length").unwrap().parse().unwrap();
    assert_eq!(length, preview.file("/").len());
    for bytes in [
        &b"GET\r\n\r\n"[..],
        b"\x16\x03\x01\x00\xa5\x01\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ] {
        assert_eq!(preview.raw(bytes).status, 400);
    }
    preview.file("/");
}

#[test]
fn nobody_keeps_or_frames_a_page() {
    let site = site();
    let preview = Preview::of(&site);
    for path in ["/", "/nobody/", "/robots.txt", "/nothing.css"] {
        let answer = preview.get(path);
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "sameorigin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn addresses_with_and_without_a_slash() {
    let site = site();
    let preview = Preview::of(&site);
    let moved = |path: &str, to: &str| {
        let answer = preview.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, Some(to)),
            "{path}"
        );
    };
    moved("/honorees", "/honorees/");
    moved("/honorees/yi?q=1", "/honorees/yi/?q=1");
    assert_eq!(
        preview.file("/honorees/"),
        preview.file("/honorees/index.html")
    );
    // The address at which the site will be published.
    moved("/honour/", "/");
    moved("/honour/honorees/yi/", "/honorees/yi/");
    let lost = preview.get("/nobody/at/all/");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("/honour/assets/") && lost.text().contains("preview.js"));
    let picture = preview.get("/nobody.jpg");
    assert_eq!((picture.status, picture.body.len()), (404, 0));
    // A redirect cannot lead away.
    for path in [
        "//evil.example/..",
        "/honour//evil.example/",
        "/honour/%2fevil.example",
    ] {
        let answer = preview.get(path);
        let to = answer.header("location").unwrap_or_default();
        assert!(!to.starts_with("//"), "{path}: {to}");
    }
}

#[test]
fn every_file_has_its_type() {
    let site = site();
    let preview = Preview::of(&site);
    let kind = |path: &str| {
        let answer = preview.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.header("content-type").unwrap().to_owned()
    };
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/atom.xml", "application/xml; charset=utf-8"),
        ("/data/honorees.csv", "text/csv; charset=utf-8"),
        ("/data/honorees.json", "application/json; charset=utf-8"),
        ("/.accolade/preview.js", "text/javascript; charset=utf-8"),
    ] {
        assert_eq!(kind(path), expected, "{path}");
    }
    for (start, expected) in [
        ("assets/laurel", "text/css; charset=utf-8"),
        ("assets/icon", "image/svg+xml"),
    ] {
        assert_eq!(kind(&preview.linked("/", start)), expected);
    }
    // Nothing of a build is without a type.
    for path in site.clean().keys() {
        assert_ne!(
            kind(&format!("/{path}")),
            "application/octet-stream",
            "{path}"
        );
    }
    let events = preview.ask("HEAD", "/.accolade/events?page=%2F&key=x", &[]);
    assert_eq!(events.header("content-type"), Some("text/event-stream"));
}

#[test]
fn events_are_told_to_pages_alone() {
    let site = site();
    let preview = Preview::of(&site);
    for path in [
        "/.accolade/events",
        "/.accolade/events?page=/",
        "/.accolade/events?page=..%2F..%2Fetc&key=x",
        "/.accolade/events?page=%00&key=x",
        "/.accolade/events?page=x&key=x",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}
