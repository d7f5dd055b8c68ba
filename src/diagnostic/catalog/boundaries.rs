//! A site's own boundaries and codes (`content/atlas/`).

catalog! {
    /// What can be wrong with them.
    Boundaries {
        /// The grammar of JSON is broken.
        BadJson { detail: String } = "bad-json" Error {
            zh: format!("这里的 JSON 写法有误（{detail}）"),
                "请用导出它的软件重新导出 GeoJSON；若手工改过，检查这一处的逗号、引号和括号。";
            en: format!("this is not right as JSON: {detail}"),
                "Export the GeoJSON again; if it was edited by hand, look at commas, quotes and brackets here.";
        }
        /// A file over the limit.
        TooLarge { bytes: u64, limit: u64 } = "boundaries-too-large" Error {
            zh: format!("边界文件有 {bytes} 字节，超过上限 {limit} 字节"),
                "请先简化边界，例如用 mapshaper.org 的 Simplify，或导出为 TopoJSON；地图只有几百像素宽。";
            en: format!("the file of boundaries has {bytes} bytes, more than the limit of {limit}"),
                "Simplify it first, for example with mapshaper.org, or export TopoJSON; a map is a few hundred pixels wide.";
        }
        /// JSON, but neither GeoJSON nor TopoJSON.
        NotGeoJson = "not-geojson" Error {
            zh: "这个文件不是 GeoJSON 或 TopoJSON 边界数据",
                "最外层应有 \"type\": \"FeatureCollection\"（GeoJSON）或 \"Topology\"（TopoJSON）。别的文件请不要放进 content/atlas/。";
            en: "this file is neither GeoJSON nor TopoJSON",
                "Its outermost object has \"type\": \"FeatureCollection\" or \"Topology\". Keep other files out of content/atlas/.";
        }
        /// A point, a line, nothing.
        NotPolygon { name: String, kind: String } = "not-a-polygon" Warning {
            zh: format!("“{name}”的图形是 {kind}，不是面，地图不画它"),
                "地区的边界须是 Polygon 或 MultiPolygon；点和线请删去。";
            en: format!("the shape of `{name}` is a {kind} and no area, so the map leaves it out"),
                "A region's boundary is a Polygon or MultiPolygon; delete points and lines.";
        }
        /// A ring that encloses nothing.
        ShortRing { name: String } = "short-ring" Error {
            zh: format!("“{name}”的一个环不足 4 个坐标，围不成面"),
                "一个环至少要有 4 个坐标，最后一个与第一个相同。请重新导出，或删去这个环。";
            en: format!("a ring of `{name}` has fewer than four positions and encloses nothing"),
                "A ring has four positions at least, the last one equal to the first. Export again, or delete it.";
        }
        /// A ring whose end is not its beginning.
        OpenRing { name: String } = "open-ring" Error {
            zh: format!("“{name}”的一个环没有闭合"),
                "环的最后一个坐标要与第一个相同，请补上，或重新导出为面（Polygon）。";
            en: format!("a ring of `{name}` is not closed"),
                "Its last position equals the first: add it, or export as polygons.";
        }
        /// A topology that names an arc it has not.
        NoArc { name: String } = "no-such-arc" Error {
            zh: format!("“{name}”引用了这个 TopoJSON 里没有的弧段"),
                "文件不完整，请重新导出。";
            en: format!("`{name}` names an arc that this topology has not"),
                "The file is not whole; export it again.";
        }
        /// A topology that unfolds without end.
        TooManyPositions { limit: usize } = "too-many-positions" Error {
            zh: format!("这个文件展开后超过 {limit} 个坐标"),
                "请先简化边界，例如用 mapshaper.org 的 Simplify；地图只有几百像素宽，几万个坐标足够。";
            en: format!("this file unfolds to more than {limit} positions"),
                "Simplify it first, for example with mapshaper.org; a map is a few hundred pixels wide.";
        }
        /// Metres, or something else that is no longitude and latitude.
        NotDegrees { value: String } = "not-degrees" Error {
            zh: format!("坐标 {value} 不是经纬度"),
                "请导出为 WGS 84 经纬度（EPSG:4326），单位是度，经度在前、纬度在后。";
            en: format!("the position {value} is no longitude and latitude"),
                "Export as WGS 84 longitude and latitude (EPSG:4326), in degrees, longitude first.";
        }
        /// Latitude first.
        Swapped = "swapped-coordinates" Error {
            zh: "坐标像是纬度在前、经度在后",
                "GeoJSON 的坐标是 [经度, 纬度]，例如 [106.57, 29.55]，请对调后再导出。";
            en: "the positions seem to have their latitude first",
                "GeoJSON writes [longitude, latitude], such as [106.57, 29.55]; turn them round.";
        }
        /// A shape without a code.
        NoCode { name: String } = "shape-without-code" Warning {
            zh: format!("“{name}”没有代码，地图不画它"),
                "请在 properties 里写 adcode，或写 divisions.csv 里有的 name。";
            en: format!("`{name}` has no code, so the map leaves it out"),
                "Give it an `adcode` in its properties, or a `name` that divisions.csv has.";
        }
        /// A shape of a code that the table has not.
        UnknownCode { code: String, name: String, suggestion: Option<String> } = "unknown-adcode" Warning {
            zh: format!("代码 {code}（{name}）不在行政区划代码表里，地图不画它"),
                match suggestion {
                    Some(near) => format!("是否指 {near}？新的代码请加进 content/atlas/divisions.csv。"),
                    None => "请核对代码；新的代码请加进 content/atlas/divisions.csv。".to_owned(),
                };
            en: format!("the code {code} ({name}) is not in the table of divisions, so the map leaves it out"),
                match suggestion {
                    Some(near) => format!("Did you mean {near}? Add a new code to content/atlas/divisions.csv."),
                    None => "Check the code, or add it to content/atlas/divisions.csv.".to_owned(),
                };
        }
        /// Two shapes of one code.
        DuplicateShape { code: String, name: String, first: String } = "duplicate-shape" Error {
            zh: format!("代码 {code}（{name}）的边界有两份，另一份在 {first}"),
                "一个代码只能有一个图形：删去一份，或把几块合成一个 MultiPolygon。";
            en: format!("there are two shapes of the code {code} ({name}), the other one in {first}"),
                "A code has one shape: delete one, or join the pieces to a MultiPolygon.";
        }
        /// A map that lacks some of its parts.
        MissingShapes { parent: String, count: usize, names: String } = "missing-shapes" Warning {
            zh: format!("{parent}的地图缺 {count} 个地区的边界：{names}"),
                "它们会列在地图下面并照常计数。请在 content/atlas/ 补上边界，或核对这些地区的代码。";
            en: format!("the map of {parent} lacks the boundaries of {count} parts: {names}"),
                "They are named beneath the map and counted. Add their boundaries to content/atlas/, or check their codes.";
        }
        /// Coordinates as Chinese web maps shift them.
        Gcj02 { name: String, metres: u32 } = "shifted-coordinates" Warning {
            zh: format!("这些边界像是高德、腾讯地图用的 GCJ-02 坐标（火星坐标）：例如“{name}”整体偏移约 {metres} 米"),
                "请转换为 WGS 84，例如用 npm 的 gcoord：gcoord.transform(geojson, gcoord.GCJ02, gcoord.WGS84)；或改用天地图的数据。";
            en: format!("these boundaries seem to be in GCJ-02, as Chinese web maps are: `{name}` for one is off by about {metres} m"),
                "Convert them to WGS 84, for example with gcoord of npm: gcoord.transform(geojson, gcoord.GCJ02, gcoord.WGS84).";
        }
        /// A table without its columns.
        MissingColumns { columns: String } = "missing-columns" Error {
            zh: format!("divisions.csv 缺少列：{columns}"),
                "第一行写列名：adcode,name,level,parent_adcode。";
            en: format!("divisions.csv lacks the columns {columns}"),
                "Its first line names them: adcode,name,level,parent_adcode.";
        }
        /// A code that no address can hold.
        DivisionCode { code: String } = "division-code" Error {
            zh: format!("“{code}”不能作代码"),
                "代码用 1 至 23 个英文字母、数字或 - _ .，以字母或数字开头。";
            en: format!("`{code}` is no code"),
                "A code is 1 to 23 ASCII letters, digits or - _ . and begins with a letter or digit.";
        }
        /// A row without a name.
        DivisionName { code: String } = "division-name" Error {
            zh: format!("代码 {code} 没有名称"),
                "请写 name 一列。";
            en: format!("the code {code} has no name"),
                "Fill in the column `name`.";
        }
        /// A level that is none.
        DivisionLevel { level: String } = "division-level" Error {
            zh: format!("“{level}”不是级别"),
                "可选：country（国家）、province（省）、prefecture（地市）、county（县区）。";
            en: format!("`{level}` is no level"),
                "Choose one of: country, province, prefecture, county.";
        }
        /// A code that is there twice.
        DuplicateDivision { code: String, line: usize } = "duplicate-division" Error {
            zh: format!("代码 {code} 在第 {line} 行已经有了"),
                "请删去一行，或改掉其中一个代码。";
            en: format!("the code {code} stands in line {line} already"),
                "Delete one of the rows, or change one of the codes.";
        }
        /// A parent that does not exist.
        UnknownParent { code: String, parent: String } = "unknown-parent" Error {
            zh: format!("{code} 的上级“{parent}”不在代码表里"),
                "parent_adcode 写另一行的 adcode（或内置的代码）；上级那一行有误时，先改那一行。";
            en: format!("the parent `{parent}` of {code} is not in the table"),
                "`parent_adcode` is the code of another row, or a built-in one; if that row is faulty, mend it first.";
        }
        /// A second row without a parent.
        SecondRoot { code: String } = "second-root" Error {
            zh: format!("{code} 没有上级，但代码表已经有一个最上级"),
                "请在 parent_adcode 写它的上级；只有最上级一行可以空着。";
            en: format!("{code} has no parent, but the table has a root already"),
                "Write its parent into `parent_adcode`; the root alone has none.";
        }
        /// A row that is its own ancestor.
        DivisionCircle { code: String } = "division-circle" Error {
            zh: format!("{code} 的上级绕了一圈又回到它自己"),
                "请核对这几行的 parent_adcode。";
            en: format!("the parents of {code} lead back to it"),
                "Check `parent_adcode` of these rows.";
        }
        /// No row without a parent.
        NoRoot = "no-root" Error {
            zh: "divisions.csv 没有最上级",
                "用了 map.root 时，要有一行的 parent_adcode 空着，例如：world,世界,country,";
            en: "divisions.csv has no root",
                "With map.root one row has an empty `parent_adcode`, such as: world,World,country,";
        }
        /// `map.root` that is not the table's root.
        MapRoot { root: String, suggestion: Option<String> } = "bad-map-root" Error {
            zh: format!("map.root“{root}”不是 content/atlas/divisions.csv 里的最上级"),
                match suggestion {
                    Some(root) => format!("表里没有上级的那一行是 {root}：写 root: {root}。"),
                    None => "请加上 content/atlas/divisions.csv（adcode,name,level,parent_adcode），最上级一行的 parent_adcode 空着；只想换首页地图的地区，用 region。".to_owned(),
                };
            en: format!("map.root `{root}` is not the root of content/atlas/divisions.csv"),
                match suggestion {
                    Some(root) => format!("The row without a parent is {root}: write root: {root}."),
                    None => "Add content/atlas/divisions.csv (adcode,name,level,parent_adcode), the root's parent empty; to choose the home map alone, use `region`.".to_owned(),
                };
        }
        /// A projection that nobody knows.
        Projection { value: String } = "bad-projection" Error {
            zh: format!("不认识的投影“{value}”"),
                "可选：equirectangular、mercator、natural-earth、albers，或带标准纬线和中央经线的 albers 25 47 105，也可写 {name: albers, parallels: [25, 47], meridian: 105}。";
            en: format!("there is no projection `{value}`"),
                "Choose equirectangular, mercator, natural-earth or albers, the latter also with parallels and meridian: albers 25 47 105, or {name: albers, parallels: [25, 47], meridian: 105}.";
        }
    }
}
