use super::*;
use crate::diagnostic::Diagnostic;
use crate::input::SourcePath;

/// A code and where it stands.
type Said = (String, usize, usize);

fn read(text: &str) -> (Vec<Feature>, Vec<Said>) {
    let text = Text::new(text.to_owned());
    let mut problems = Problems::new(&SourcePath::new("content/atlas/a.geojson").unwrap());
    let features = features(&text, &mut problems);
    (features, said(&text, problems.into_list()))
}

fn said(text: &Text, list: Vec<Diagnostic>) -> Vec<Said> {
    list.into_iter()
        .map(|said| {
            let (line, column) = text.position(said.place.unwrap().span.start);
            (said.problem.code().to_owned(), line, column)
        })
        .collect()
}

const SQUARE: &str = "[[1,1],[2,1],[2,2],[1,2],[1,1]]";

fn collection(features: &[&str]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}",
        features.join(",\n")
    )
}

fn feature(properties: &str, geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{geometry}}}")
}

fn polygon(rings: &str) -> String {
    format!("{{\"type\":\"Polygon\",\"coordinates\":[{rings}]}}")
}

#[test]
fn codes_as_numbers_texts_and_ids() {
    let check = |feature: &str, code: Option<&str>| {
        let (features, problems) = read(&collection(&[feature]));
        assert_eq!(problems, []);
        let found = features[0].adcode.as_ref().map(|code| code.value.as_str());
        assert_eq!(found, code);
        assert_eq!(features[0].polygons[0][0].len(), 4);
    };
    let shape = polygon(SQUARE);
    check(&feature("\"adcode\":500103", &shape), Some("500103"));
    check(&feature("\"adcode\":\" FR-75 \"", &shape), Some("FR-75"));
    check(&feature("\"adcode\":null,\"name\":\"x\"", &shape), None);
    let with_id =
        format!("{{\"type\":\"Feature\",\"id\":\"004\",\"properties\":null,\"geometry\":{shape}}}");
    check(&with_id, Some("004"));
    let height = polygon("[[1,1,9],[2,1,9],[2,2,9],[1,2,9],[1,1,9]]");
    check(&feature("\"adcode\":1", &height), Some("1"));
}

#[test]
fn either_winding_and_a_single_feature() {
    let backwards = polygon("[[1,1],[1,2],[2,2],[2,1],[1,1]]");
    let (features, problems) = read(&feature("\"adcode\":1", &backwards));
    assert_eq!((features.len(), problems.len()), (1, 0));
    let multi =
        format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{SQUARE}],[{SQUARE},{SQUARE}]]}}");
    let (features, _) = read(&feature("\"adcode\":1", &multi));
    assert_eq!(
        features[0]
            .polygons
            .iter()
            .map(Vec::len)
            .collect::<Vec<_>>(),
        [1, 2]
    );
}

#[test]
fn mistakes_stand_where_they_are() {
    let check = |text: &str, code: &str, line: usize, column: usize| {
        let (_, problems) = read(text);
        assert_eq!(problems, [(code.to_owned(), line, column)], "{text}");
    };
    let of = |geometry: &str| collection(&[&feature("\"adcode\":1", geometry)]);
    check("{\"type\":\n \"Topology\",,}", "bad-json", 2, 13);
    check("", "bad-json", 1, 1);
    check("{\"type\":NaN}", "bad-json", 1, 9);
    check("[1,2]", "not-geojson", 1, 1);
    check("{\"type\":\"GeometryCollection\"}", "not-geojson", 1, 1);
    check("{\"type\":\"Topology\"}", "not-geojson", 1, 1);
    check(
        &of("{\"type\":\"Point\",\"coordinates\":[1,2]}"),
        "not-a-polygon",
        2,
        1,
    );
    check(&of("null"), "not-a-polygon", 2, 1);
    check(&of(&polygon("[[1,1],[2,1],[1,1]]")), "short-ring", 2, 89);
    check(
        &of(&polygon("[[1,1],[2,1],[2,2],[1,2]]")),
        "open-ring",
        2,
        89,
    );
    check(&of(&polygon("")), "short-ring", 2, 1);
    check(&of(&polygon("[[1,\"x\"],[2,1]]")), "bad-json", 2, 95);
    check(&of(&polygon("[[1],[2,1]]")), "bad-json", 2, 92);
    check(
        &of(&polygon(
            "[[11869000,3400000],[11870000,3400000],[11870000,3500000],[11869000,3400000]]",
        )),
        "not-degrees",
        2,
        1,
    );
    check(
        &of(&polygon("[[29,106],[30,106],[30,107],[29,106]]")),
        "swapped-coordinates",
        2,
        1,
    );
}

#[test]
fn topologies_quantised_or_not() {
    let arcs = "[[[0,0],[10,0],[0,10]],[[0,0],[0,10],[10,0]]]";
    let text = |transform: &str, arcs: &str, object: &str| {
        format!(
            "{{\"type\":\"Topology\",{transform}\"arcs\":{arcs},\"objects\":{{\"land\":{{\"type\":\"Polygon\",\"arcs\":[[0,-2]]}},\"countries\":{object}}}}}"
        )
    };
    let one = |arcs: &str| {
        format!(
            "{{\"type\":\"GeometryCollection\",\"geometries\":[{{\"type\":\"Polygon\",\"id\":\"156\",\"properties\":{{\"name\":\"China\"}},\"arcs\":[{arcs}]}}]}}"
        )
    };
    let transform = "\"transform\":{\"scale\":[0.1,0.1],\"translate\":[100,20]},";
    let (features, problems) = read(&text(transform, arcs, &one("[0,-2]")));
    assert_eq!(problems, []);
    // The land has no code and is no country.
    assert_eq!(features.len(), 1);
    assert_eq!(features[0].name.as_deref(), Some("China"));
    let corners = [[100.0, 20.0], [101.0, 20.0], [101.0, 21.0], [100.0, 21.0]];
    assert_eq!(features[0].polygons[0][0], corners);
    let plain = "[[[100,20],[101,20],[101,21]],[[100,20],[100,21],[101,21]]]";
    let (features, problems) = read(&text("", plain, &one("[0,-2]")));
    assert_eq!(problems, []);
    assert_eq!(features[0].polygons[0][0], corners);
    for index in ["9", "-9", "9223372036854775807", "-9223372036854775808"] {
        let (features, problems) = read(&text(transform, arcs, &one(&format!("[{index}]"))));
        assert_eq!(features, []);
        assert_eq!(problems[0].0, "no-such-arc");
    }
}

#[test]
fn hostile_files_end_soon() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let (features, problems) = read(&deep);
    assert_eq!((features.len(), problems[0].0.as_str()), (0, "not-geojson"));
    let nested = collection(&[&feature(
        "\"adcode\":1",
        &format!("{{\"type\":\"Polygon\",\"coordinates\":{deep}}}"),
    )]);
    assert_eq!(read(&nested).1[0].0, "bad-json");
    // An arc of 5,000 positions, named 10,000 times.
    let arc: Vec<String> = (0..5000).map(|at| format!("[{at},1]")).collect();
    let named = vec!["0"; 10_000].join(",");
    let text = format!(
        "{{\"type\":\"Topology\",\"arcs\":[[{}]],\"objects\":{{\"a\":{{\"type\":\"Polygon\",\"id\":1,\"arcs\":[[{named}]]}}}}}}",
        arc.join(",")
    );
    assert_eq!(read(&text).1[0].0, "too-many-positions");
    let (features, problems) = read(&collection(&[&feature(
        "\"adcode\":1",
        &polygon("[[1e308,1e308],[-1e308,1],[2,2],[1e308,1e308]]"),
    )]));
    assert_eq!((features.len(), problems[0].0.as_str()), (0, "not-degrees"));
}

fn table(text: &str) -> (Vec<[String; 4]>, Vec<Said>) {
    let text = Text::new(text.to_owned());
    let mut problems = Problems::new(&SourcePath::new("content/atlas/divisions.csv").unwrap());
    let rows = rows::rows(&text, &mut problems).unwrap_or_default();
    let cells = |row: Row| {
        let place = |cell: &Spanned<String>| {
            let (line, column) = text.position(cell.span.start);
            format!("{line}:{column} {}", cell.value)
        };
        [&row.adcode, &row.name, &row.level, &row.parent].map(place)
    };
    let rows = rows.into_iter().map(cells).collect();
    (rows, said(&text, problems.into_list()))
}

#[test]
fn rows_know_their_cells() {
    let (rows, problems) = table(
        "adcode,name,level,parent_adcode\nworld,世界,country,\n\nFR,\"France, la\", province ,world\n",
    );
    assert_eq!(problems, []);
    assert_eq!(rows[0], ["2:1 world", "2:7 世界", "2:10 country", "2:18 "]);
    assert_eq!(
        rows[1],
        ["4:1 FR", "4:4 France, la", "4:17 province", "4:28 world"]
    );
    let (rows, _) = table("名称;代码;级别;上级代码\n世界;w;country;\n");
    assert_eq!(rows[0], ["2:4 w", "2:1 世界", "2:6 country", "2:14 "]);
    let (rows, problems) = table("adcode,name\nx,y\n");
    assert_eq!(
        (rows.len(), problems),
        (0, vec![("missing-columns".to_owned(), 1, 1)])
    );
    // A row may be short, a quote may never close.
    let (rows, _) = table("adcode,name,level,parent_adcode\nx\n\"y,z\n");
    assert_eq!(rows[0], ["2:1 x", "2:1 ", "2:1 ", "2:1 "]);
    assert_eq!(rows.len(), 2);
}
