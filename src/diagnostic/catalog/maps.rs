//! Maps and the law of maps.

catalog! {
    /// What can be wrong with maps.
    Maps {
        /// Maps with boundaries and no 审图号: maps for the public need one (地图管理条例, articles 15 and 37).
        Unapproved = "map-unapproved" Warning {
            zh: "网站上的地图没有审图号，图下标注“示意图”；向公众展示的地图须经审核，并标明审图号",
                "办法有三：送审后在 site.yaml 的 map 里写 approval_number；用自然资源部门的标准地图或已送审的图，写 map: {image: atlas/文件名.svg}；或者写 map: {style: tiles}，改用没有边界的方格图。";
            en: "the maps have no approval number (审图号) and are marked 示意图; a map shown to the public in China needs one",
                "Do one of three things: have the maps approved and write `approval_number` under `map` in site.yaml; bring an approved map with `map: {image: atlas/NAME.svg}`; or use tiles, which have no boundaries, with `map: {style: tiles}`.";
        }
        /// A user's map that is no SVG.
        BadImage { detail: String } = "bad-map-image" Error {
            zh: format!("这个地图文件不能当作 SVG 读取（{detail}）"),
                "请用绘图软件另存为“SVG”（不是压缩的 SVGZ），不要用改扩展名的办法。";
            en: format!("this map cannot be read as an SVG: {detail}"),
                "Save it again as SVG, not as SVGZ, in the drawing program; a new extension does not make one.";
        }
        /// `map.image` names a file that is not there.
        NoImage { file: String } = "no-map-image" Error {
            zh: format!("没有找到地图文件 {file}"),
                "请把 SVG 放进 content/atlas/，并在 map 的 image 里写 atlas/文件名.svg。";
            en: format!("there is no map at {file}"),
                "Put the SVG into content/atlas/ and write `atlas/NAME.svg` as `image` under `map`.";
        }
        /// None of the map's elements is a region.
        NoParts { region: String, code: String, name: String } = "map-image-ids" Error {
            zh: format!("地图里没有一个图形的 id 是{region}的下级地区"),
                format!("请在绘图软件里把每个地区的图层或图形命名为它的代码或名称，例如 {code} 或 {name}，再导出 SVG。");
            en: format!("no element of the map has the id of a part of {region}"),
                format!("In the drawing program, name the layer or shape of each region by its code or name, such as {code} or {name}, and export the SVG again.");
        }
        /// Some regions are missing on the map.
        MissingParts { count: usize, names: String } = "map-image-incomplete" Warning {
            zh: format!("地图里缺 {count} 个地区的图形：{names}；其中有人入选的，数量列在图下"),
                "若图上画了，请给那些图形起名（代码或名称）后重新导出。";
            en: format!("{count} regions have no element on the map: {names}; they are named beneath it"),
                "If they are drawn, name their shapes by code or name and export the map again.";
        }
    }
}
