//! Names of divisions: short names for labels, Latin names of provinces, and the words that name a zone without a code.

/// The peoples in the names of autonomous units, as they stand before 族; 各 is that of 龙胜各族自治县.
const PEOPLES: [&str; 55] = [
    "柯尔克孜",
    "乌孜别克",
    "维吾尔",
    "哈萨克",
    "达斡尔",
    "塔吉克",
    "俄罗斯",
    "鄂温克",
    "塔塔尔",
    "鄂伦春",
    "蒙古",
    "布依",
    "朝鲜",
    "土家",
    "哈尼",
    "傈僳",
    "高山",
    "拉祜",
    "东乡",
    "纳西",
    "景颇",
    "仫佬",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "德昂",
    "保安",
    "裕固",
    "独龙",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "满",
    "侗",
    "瑶",
    "白",
    "傣",
    "黎",
    "佤",
    "畲",
    "水",
    "土",
    "羌",
    "怒",
    "各",
];

/// Peoples that some units name without 族 (新疆维吾尔自治区, 察布查尔锡伯自治县).
const PEOPLES_ALONE: [&str; 6] = ["柯尔克孜", "维吾尔", "哈萨克", "塔吉克", "蒙古", "锡伯"];

/// The places of units, sorted by full and by short name, from (full name,
/// short name, place): the two indices that every table of units searches.
pub(super) fn places_by_name(mut names: Vec<(&str, &str, usize)>) -> (Vec<usize>, Vec<usize>) {
    let places = |names: &[(&str, &str, usize)]| names.iter().map(|&(_, _, place)| place).collect();
    names.sort_unstable_by_key(|&(name, _, place)| (name, place));
    let by_name = places(&names);
    names.sort_unstable_by_key(|&(_, short, place)| (short, place));
    (by_name, places(&names))
}

/// The short name of a division, always a prefix of `name`: 宁夏 of 宁夏回族自治区, 石柱 of 石柱土家族自治县, 渝中 of
/// 渝中区. A stem of one character keeps its suffix (忠县), and so do banners that a suffix tells apart (土默特左旗,
/// 正蓝旗) and 井陉矿区, which without it would be 井陉县.
pub fn short_name(name: &str) -> &str {
    for suffix in ["自治区", "自治州", "自治县", "自治旗"] {
        if let Some(stem) = name.strip_suffix(suffix) {
            return without_peoples(stem).unwrap_or(name);
        }
    }
    match name {
        "井陉矿区" => return name,
        // 林区 is no general suffix: 碑林区 is 碑林.
        "神农架林区" => return name.strip_suffix("林区").unwrap_or(name),
        _ => {}
    }
    let suffixes = [
        "特别行政区",
        "地区",
        "特区",
        "新区",
        "矿区",
        "省",
        "市",
        "区",
        "县",
        "盟",
    ];
    for suffix in suffixes {
        if let Some(stem) = name.strip_suffix(suffix).filter(|stem| is_stem(stem)) {
            // 管城回族区 is named like an autonomous unit.
            let of_a_people = stem
                .ends_with('族')
                .then(|| without_peoples(stem))
                .flatten();
            return of_a_people.unwrap_or(stem);
        }
    }
    match name.strip_suffix('旗') {
        Some(stem)
            if is_stem(stem)
                && !stem.ends_with(['左', '右', '前', '中', '后', '合', '蓝', '黄', '白']) =>
        {
            stem
        }
        _ => name,
    }
}

/// Whether enough is left to stand alone: two characters.
fn is_stem(text: &str) -> bool {
    text.chars().nth(1).is_some()
}

/// Takes peoples from the end of a name without its 自治县, as long as a stem is left.
fn without_peoples(mut stem: &str) -> Option<&str> {
    if !is_stem(stem) {
        return None;
    }
    loop {
        let shorter = match stem.strip_suffix('族') {
            Some(body) => PEOPLES.iter().find_map(|people| body.strip_suffix(people)),
            None => PEOPLES_ALONE
                .iter()
                .find_map(|people| stem.strip_suffix(people)),
        };
        match shorter.filter(|text| is_stem(text)) {
            Some(text) => stem = text,
            // 东乡族自治县 and 鄂温克族自治旗 are named after the people alone.
            None => {
                return Some(
                    stem.strip_suffix('族')
                        .filter(|text| is_stem(text))
                        .unwrap_or(stem),
                );
            }
        }
    }
}

/// Latin names of the country and its provinces, in lower case without spaces, and the code.
const LATIN: [(&str, &str); 43] = [
    ("china", "100000"),
    ("beijing", "110000"),
    ("peking", "110000"),
    ("tianjin", "120000"),
    ("hebei", "130000"),
    ("shanxi", "140000"),
    ("innermongolia", "150000"),
    ("neimenggu", "150000"),
    ("neimongol", "150000"),
    ("liaoning", "210000"),
    ("jilin", "220000"),
    ("heilongjiang", "230000"),
    ("shanghai", "310000"),
    ("jiangsu", "320000"),
    ("zhejiang", "330000"),
    ("anhui", "340000"),
    ("fujian", "350000"),
    ("jiangxi", "360000"),
    ("shandong", "370000"),
    ("henan", "410000"),
    ("hubei", "420000"),
    ("hunan", "430000"),
    ("guangdong", "440000"),
    ("guangxi", "450000"),
    ("hainan", "460000"),
    ("chongqing", "500000"),
    ("sichuan", "510000"),
    ("guizhou", "520000"),
    ("yunnan", "530000"),
    ("xizang", "540000"),
    ("tibet", "540000"),
    ("shaanxi", "610000"),
    ("gansu", "620000"),
    ("qinghai", "630000"),
    ("ningxia", "640000"),
    ("xinjiang", "650000"),
    ("taiwan", "710000"),
    ("hongkong", "810000"),
    ("xianggang", "810000"),
    ("macao", "820000"),
    ("macau", "820000"),
    ("aomen", "820000"),
    ("xizangzizhiqu", "540000"),
];

/// The code of the province (or of China, 100000) that a Latin name means: `Guangxi`, `Inner Mongolia`, `Hubei
/// Province`. Case, spaces, hyphens and apostrophes do not count.
pub fn province_by_latin_name(text: &str) -> Option<&'static str> {
    if text.len() > 40 || !text.is_ascii() {
        return None;
    }
    let letters = text
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase());
    let folded: String = letters.collect();
    let bare = [
        "province",
        "municipality",
        "autonomousregion",
        "city",
        "sheng",
        "shi",
    ]
    .iter()
    .find_map(|suffix| folded.strip_suffix(suffix));
    let find = |name: &str| {
        LATIN
            .iter()
            .find(|(latin, _)| *latin == name)
            .map(|(_, code)| *code)
    };
    find(&folded).or_else(|| bare.and_then(find))
}

/// What the names of zones without a code end in, longer ones before their own endings.
const ZONE_ENDINGS: [&str; 26] = [
    "高新技术产业开发区",
    "经济技术开发区",
    "高新技术开发区",
    "经济开发区",
    "旅游度假区",
    "工业园区",
    "产业园区",
    "科技园区",
    "综合保税区",
    "管理委员会",
    "风景名胜区",
    "开发区",
    "经开区",
    "高新区",
    "保税区",
    "综保区",
    "自贸区",
    "示范区",
    "度假区",
    "管理区",
    "科学城",
    "管委会",
    "风景区",
    "新区",
    "园区",
    "兵团",
];

/// Whether `text` ends as the names of zones without a code do (万盛经开区, 重庆高新区).
pub fn looks_like_zone(text: &str) -> bool {
    ZONE_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// The start of `text` that looks like a zone's name (高新区 of 高新区金凤镇), up to its first ending.
pub fn zone_at_start(text: &str) -> Option<&str> {
    let ends = ZONE_ENDINGS
        .iter()
        .filter_map(|ending| text.find(ending).map(|at| (at + ending.len(), at)));
    let (end, _) = ends.min()?;
    let zone = text.get(..end)?;
    (zone.chars().count() <= 20).then_some(zone)
}

/// What stands before the ending of a zone's name (万盛 of 万盛经开区); the whole text if it has none.
pub fn zone_stem(text: &str) -> &str {
    ZONE_ENDINGS
        .iter()
        .find_map(|ending| text.strip_suffix(ending))
        .unwrap_or(text)
}

/// Of `count` sorted names those with which the text begins, the longest first, each once. Only the names that share
/// the text's first character are looked at, a few dozen at most.
pub(super) fn starts_of<'a>(
    count: usize,
    name: impl Fn(usize) -> &'a str,
    text: &str,
) -> Vec<&'a str> {
    let Some(first) = text.chars().next() else {
        return Vec::new();
    };
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        let before = name(middle)
            .chars()
            .next()
            .is_none_or(|letter| letter < first);
        (low, high) = if before {
            (middle + 1, high)
        } else {
            (low, middle)
        };
    }
    let alike = (low..count)
        .map(&name)
        .take_while(|name| name.starts_with(first));
    let mut found: Vec<&str> = alike.filter(|name| text.starts_with(name)).collect();
    // Sorted text puts a start before what it starts.
    found.dedup();
    found.reverse();
    found
}
