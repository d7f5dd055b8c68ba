//! Codes of a site's own boundaries and divisions.

use super::{Case, case, files, settings};
use crate::site::Site;
use accolade::atlas::Adcode;
use accolade::atlas::boundaries::{Edition, Extent, boundaries};

const SQUARE: &str = "[[106.5,29.5],[106.6,29.5],[106.6,29.6],[106.5,29.6],[106.5,29.5]]";
const FILE: &str = "content/atlas/a.geojson";

/// A feature collection, each feature in a line of its own, the first in line 2.
fn collection(features: &[String]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}

fn feature(properties: &str, geometry: &str) -> String {
    format!("{{\"geometry\":{geometry},\"properties\":{{{properties}}},\"type\":\"Feature\"}}")
}

fn polygon(rings: &str) -> String {
    format!("{{\"type\":\"Polygon\",\"coordinates\":[{rings}]}}")
}

/// A site with one file of boundaries.
fn drawn(text: String) -> impl Fn() -> Site {
    move || {
        let site = files("")();
        site.write(FILE, &text);
        site
    }
}

/// A site whose file has one feature, of a district, with this geometry.
fn shaped(geometry: &str) -> impl Fn() -> Site + use<> {
    drawn(collection(&[feature("\"adcode\":500103", geometry)]))
}

/// A site with a table of its own, below which the programme lies.
fn table(rows: &'static str) -> impl Fn() -> Site {
    move || {
        let site = settings("map: {root: w}\n")();
        site.write(
            "content/programmes/p.yaml",
            crate::site::PROGRAMME.replace("region: 500000\n", ""),
        );
        site.write(
            "content/atlas/divisions.csv",
            format!("adcode,name,level,parent_adcode\n{rows}"),
        );
        site
    }
}

/// The districts of Shanghai as GCJ-02 has them there.
fn shifted() -> String {
    let shanghai = Extent::Province(Adcode::new("310000").unwrap());
    let shapes = boundaries(shanghai, Edition::Since2025November).unwrap();
    let features = shapes.iter().map(|shape| {
        let polygons: Vec<Vec<Vec<[f64; 2]>>> = shape
            .polygons
            .iter()
            .map(|polygon| {
                let closed = |ring: &Vec<[f64; 2]>| {
                    let corners = ring.iter().chain(ring.first());
                    corners
                        .map(|[lon, lat]| [lon + 0.0045, lat - 0.002])
                        .collect()
                };
                polygon.iter().map(closed).collect()
            })
            .collect();
        let geometry = serde_json::json!({"type": "MultiPolygon", "coordinates": polygons});
        feature(
            &format!("\"adcode\":{}", shape.adcode),
            &geometry.to_string(),
        )
    });
    collection(&features.collect::<Vec<_>>())
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = of_files();
    all.extend(of_shapes());
    all.extend(of_tables());
    all
}

fn of_files() -> Vec<Case> {
    let topology = |object: &str| {
        format!(
            "{{\"type\":\"Topology\",\"arcs\":[[[106,29],[107,29],[107,30],[106,29]]],\n\"objects\":{{\"a\":\n{object}}}}}"
        )
    };
    let arc = vec!["0"; 1_100_000].join(",");
    let unfolding = format!("{{\"type\":\"Polygon\",\"id\":500103,\"arcs\":[[{arc}]]}}");
    vec![
        case(
            "bad-json",
            &["content/atlas/a.geojson:2:3 error[bad-json]"],
            drawn("{\"type\":\n  ,}".into()),
        ),
        case(
            "not-geojson",
            &["content/atlas/a.geojson:1:1 error[not-geojson]"],
            drawn("{\"type\":\"Sphere\"}".into()),
        ),
        case(
            "boundaries-too-large",
            &["content/atlas/a.geojson:1:1 error[boundaries-too-large]"],
            drawn(" ".repeat((32 << 20) + 1)),
        ),
        case(
            "no-such-arc",
            &["content/atlas/a.geojson:3:1 error[no-such-arc]"],
            drawn(topology(
                "{\"type\":\"Polygon\",\"id\":500103,\"arcs\":[[7]]}",
            )),
        ),
        case(
            "too-many-positions",
            &["content/atlas/a.geojson:3:1 error[too-many-positions]"],
            drawn(topology(&unfolding)),
        ),
    ]
}

fn of_shapes() -> Vec<Case> {
    let district = |code: &str| feature(&format!("\"adcode\":{code}"), &polygon(SQUARE));
    vec![
        case(
            "not-a-polygon",
            &["content/atlas/a.geojson:2:1 warning[not-a-polygon]"],
            shaped("{\"type\":\"Point\",\"coordinates\":[106,29]}"),
        ),
        case(
            "short-ring",
            &["content/atlas/a.geojson:2:46 error[short-ring]"],
            shaped(&polygon("[[106,29],[107,29],[106,29]]")),
        ),
        case(
            "open-ring",
            &["content/atlas/a.geojson:2:46 error[open-ring]"],
            shaped(&polygon("[[106,29],[107,29],[107,30],[106,30]]")),
        ),
        case(
            "not-degrees",
            &["content/atlas/a.geojson:2:1 error[not-degrees]"],
            shaped(&polygon(
                "[[11869000,3400000],[11870000,3400000],[11870000,3500000],[11869000,3400000]]",
            )),
        ),
        case(
            "swapped-coordinates",
            &["content/atlas/a.geojson:2:1 error[swapped-coordinates]"],
            shaped(&polygon("[[29,106],[30,106],[30,107],[29,106]]")),
        ),
        case(
            "shape-without-code",
            &["content/atlas/a.geojson:2:1 warning[shape-without-code]"],
            drawn(collection(&[feature(
                "\"name\":\"无名\"",
                &polygon(SQUARE),
            )])),
        ),
        case(
            "unknown-adcode",
            &["content/atlas/a.geojson:2:1 warning[unknown-adcode]"],
            drawn(collection(&[district("500199")])),
        ),
        case(
            "duplicate-shape",
            &["content/atlas/a.geojson:3:1 error[duplicate-shape]"],
            drawn(collection(&[district("500103"), district("\"500103\"")])),
        ),
        case(
            "missing-shapes",
            &["content/atlas/a.geojson:1:1 warning[missing-shapes]"],
            drawn(collection(&[district("450102")])),
        ),
        case(
            "shifted-coordinates",
            &["content/atlas/a.geojson:1:1 warning[shifted-coordinates]"],
            drawn(shifted()),
        ),
    ]
}

fn of_tables() -> Vec<Case> {
    vec![
        case(
            "missing-columns",
            &["content/atlas/divisions.csv:1:1 error[missing-columns]"],
            || {
                let site = files("")();
                site.write("content/atlas/divisions.csv", "adcode,name\nx,甲\n");
                site
            },
        ),
        case(
            "division-code",
            &["content/atlas/divisions.csv:3:1 error[division-code]"],
            table("w,世界,country,\n甲,甲国,country,w\n"),
        ),
        case(
            "division-name",
            &["content/atlas/divisions.csv:3:3 error[division-name]"],
            table("w,世界,country,\na,,country,w\n"),
        ),
        case(
            "division-level",
            &["content/atlas/divisions.csv:3:6 error[division-level]"],
            table("w,世界,country,\na,甲国,state,w\n"),
        ),
        case(
            "duplicate-division",
            &["content/atlas/divisions.csv:4:1 error[duplicate-division]"],
            table("w,世界,country,\na,甲国,country,w\na,乙国,country,w\n"),
        ),
        case(
            "unknown-parent",
            &["content/atlas/divisions.csv:3:14 error[unknown-parent]"],
            table("w,世界,country,\na,甲国,country,x\n"),
        ),
        case(
            "second-root",
            &["content/atlas/divisions.csv:3:14 error[second-root]"],
            table("w,世界,country,\na,甲国,country,\n"),
        ),
        case(
            "division-circle",
            &[
                "content/atlas/divisions.csv:3:14 error[division-circle]",
                "content/atlas/divisions.csv:4:14 error[division-circle]",
            ],
            table("w,世界,country,\na,甲国,country,b\nb,乙国,country,a\n"),
        ),
        case(
            "no-root",
            &["content/atlas/divisions.csv:1:1 error[no-root]"],
            table(""),
        ),
        case(
            "bad-map-root",
            &["content/site.yaml:3:13 error[bad-map-root]"],
            settings("map: {root: w}\n"),
        ),
        case(
            "bad-map-root",
            &["content/site.yaml:3:13 error[bad-map-root]"],
            || table("x,世界,country,\n")(),
        ),
        case(
            "bad-projection",
            &["content/site.yaml:3:19 error[bad-projection]"],
            settings("map: {projection: peters}\n"),
        ),
        case(
            "bad-projection",
            &["content/site.yaml:3:19 error[bad-projection]"],
            settings("map: {projection: albers 30 -30 0}\n"),
        ),
        case(
            "bad-projection",
            &["content/site.yaml:3:19 error[bad-projection]"],
            settings("map: {projection: {name: albers, meridian: 105}}\n"),
        ),
    ]
}
