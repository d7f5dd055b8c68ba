//! Files that are no pages: data, feed, sitemap, robots.

use crate::plan::{DataRow, FeedEntry, FileJob};
use crate::sheet::{MARK, add_row, cell};
use std::fmt::Write as _;

/// A file job as bytes.
pub fn file(job: &FileJob) -> Vec<u8> {
    match job {
        FileJob::Json {
            generated_for,
            rows,
        } => json(generated_for, &rows.list),
        FileJob::Csv { rows } => csv(&rows.list).into_bytes(),
        FileJob::Atom {
            title,
            home,
            itself,
            updated,
            entries,
        } => atom(title, home, itself, updated, entries).into_bytes(),
        FileJob::Sitemap { entries } => sitemap(entries).into_bytes(),
        FileJob::Robots { sitemap } => {
            let mut out = String::from("User-agent: *\nAllow: /\n");
            if let Some(sitemap) = sitemap {
                let _ = writeln!(out, "Sitemap: {sitemap}");
            }
            out.into_bytes()
        }
    }
}

/// Room for a usual row, in bytes: a buffer that grows by doubling, and is copied
/// each time, would hold three times the file.
const ROW: usize = 768;

fn json(generated_for: &str, rows: &[DataRow]) -> Vec<u8> {
    let day = serde_json::Value::from(generated_for);
    let mut out = Vec::with_capacity(rows.len() * ROW + ROW);
    out.extend_from_slice(format!("{{\n\"generated_for\": {day},\n\"honorees\": ").as_bytes());
    let begun = out.len();
    if serde_json::to_writer_pretty(&mut out, rows).is_err() {
        out.truncate(begun);
        out.extend_from_slice(b"[]");
    }
    out.extend_from_slice(b"\n}\n");
    out
}

/// For office software: UTF-8 with a byte order mark and CRLF (RFC 4180), and no
/// cell that a spreadsheet would run as a formula.
fn csv(rows: &[DataRow]) -> String {
    const COLUMNS: [&str; 15] = [
        "slug",
        "name",
        "programme",
        "year",
        "category",
        "award",
        "grade",
        "region",
        "adcode",
        "unit",
        "affiliation",
        "citation",
        "tags",
        "honored_on",
        "address",
    ];
    let mut extra: Vec<&String> = Vec::new();
    for row in rows {
        for key in row.fields.keys() {
            if !extra.contains(&key) {
                extra.push(key);
            }
        }
    }
    let mut out = String::with_capacity(rows.len() * ROW / 2 + ROW);
    out.push(MARK);
    let mut head: Vec<String> = COLUMNS.map(cell).to_vec();
    head.extend(extra.iter().map(|key| cell(key)));
    add_row(&mut out, &head);
    for row in rows {
        let text = |value: Option<&str>| cell(value.unwrap_or_default());
        let mut cells = vec![
            cell(&row.slug),
            cell(&row.name),
            cell(&row.programme),
            row.year.to_string(),
            cell(&row.category),
            text(row.award.as_deref()),
            text(row.grade.as_deref()),
            text(row.region.as_deref()),
            text(row.adcode.as_deref()),
            text(row.unit.as_deref()),
            text(row.affiliation.as_deref()),
            text(row.citation.as_deref()),
            cell(&row.tags.join("、")),
            text(row.honored_on.as_deref()),
            cell(&row.address),
        ];
        for key in &extra {
            cells.push(match row.fields.get(*key) {
                None => String::new(),
                Some(serde_json::Value::String(text)) => cell(text),
                Some(serde_json::Value::Array(items)) => {
                    let items: Vec<&str> = items.iter().filter_map(|item| item.as_str()).collect();
                    cell(&items.join("、"))
                }
                Some(other) => cell(&other.to_string()),
            });
        }
        add_row(&mut out, &cells);
    }
    out
}

fn xml(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// RFC 4287.
fn atom(title: &str, home: &str, itself: &str, updated: &str, entries: &[FeedEntry]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hans\">\n",
    );
    let _ = writeln!(out, "<title>{}</title>", xml(title));
    let _ = writeln!(out, "<link href=\"{}\"/>", xml(home));
    let _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", xml(itself));
    let _ = writeln!(out, "<id>{}</id>", xml(home));
    let _ = writeln!(out, "<updated>{updated}</updated>");
    let _ = writeln!(out, "<author><name>{}</name></author>", xml(title));
    for entry in entries {
        let address = xml(&entry.address);
        let _ = writeln!(
            out,
            "<entry>\n<title>{}</title>\n<link href=\"{address}\"/>\n<id>{address}</id>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>",
            xml(&entry.title),
            entry.updated,
            xml(&entry.summary)
        );
    }
    out.push_str("</feed>\n");
    out
}

/// The protocol of sitemaps.org, 0.9.
fn sitemap(entries: &[(String, Option<String>)]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (address, date) in entries {
        let _ = write!(out, "<url><loc>{}</loc>", xml(address));
        if let Some(date) = date {
            let _ = write!(out, "<lastmod>{date}</lastmod>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}
