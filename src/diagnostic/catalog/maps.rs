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
    }
}
