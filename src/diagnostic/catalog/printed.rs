//! Keys of records as the forms print them, for messages to people who have the printed form before them and never saw a
//! file of ours.

/// What a form prints for a canonical key; any other text as it is. Where forms word one key differently this is what
/// they have in common.
pub(super) fn printed(key: &str) -> &str {
    let at = PRINTED.binary_search_by(|(known, _)| (*known).cmp(key));
    at.ok()
        .and_then(|at| PRINTED.get(at))
        .map_or(key, |(_, words)| words)
}

/// A file's name without the folders before it.
pub(super) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Words of which the Chinese ones alone are shown: `honored / 已入选、withdrawn / 已撤下`.
pub(super) fn chinese(words: &str) -> String {
    let one = |word: &str| word.rsplit(" / ").next().unwrap_or(word).to_owned();
    let words: Vec<String> = words.split('、').map(one).collect();
    words.join("、")
}

/// In the order of keys.
const PRINTED: &[(&str, &str)] = &[
    ("active_ratio", "经常参与科技志愿服务志愿者的比例"),
    ("activities", "科技志愿服务活动次数"),
    ("activities_per_year", "每年组织科技志愿服务活动次数"),
    ("activity_kinds", "经常开展的科技志愿服务活动类别"),
    ("address", "通讯地址"),
    ("affiliation", "工作单位及职务"),
    ("aliases", "旧地址"),
    ("allow", "允许"),
    ("alt", "替代文字"),
    ("applicant", "申报单位（组织）"),
    ("because", "理由"),
    ("born", "出生年月"),
    ("brief", "一句话"),
    ("calm", "留白"),
    ("caption", "说明"),
    ("captions", "字幕"),
    ("category", "类别"),
    ("citation", "推介词"),
    ("contact", "联系方式"),
    ("credit", "摄影"),
    ("engineering", "四大工程"),
    ("ethnicity", "民族"),
    ("file", "文件"),
    ("focus", "焦点"),
    ("founded", "成立时间"),
    ("gender", "性别"),
    ("grade", "等次"),
    ("honored_on", "公布日期"),
    ("hours", "累计开展科技志愿服务时数"),
    ("hours_per_volunteer", "人均开展科技志愿服务时数"),
    ("joint_review", "联审情况"),
    ("kind", "性质"),
    ("leader", "负责人"),
    ("links", "链接"),
    ("name", "姓名（名称）"),
    ("name_en", "英文名"),
    ("order", "次序"),
    ("organization", "所在科技志愿服务组织"),
    ("parent", "上级队伍"),
    ("party_members", "科技志愿者中党员人数"),
    ("party_ratio", "参与项目的党员比例"),
    ("period", "开展项目的时间"),
    ("photos", "照片"),
    ("pinyin", "拼音"),
    ("political_status", "政治面貌"),
    ("poster", "封面"),
    ("programme", "项目届次"),
    ("projects", "服务项目"),
    ("quote", "引语"),
    ("recommended_on", "推荐日期"),
    ("region", "地区"),
    ("registered_ratio", "注册科技志愿者人数占社区常住人口的比例"),
    ("registration", "注册情况"),
    ("resident_ratio", "社区居民参与过志愿服务的比例"),
    ("role", "用途"),
    ("rule", "规则"),
    ("same_as", "同一对象"),
    ("seconds", "秒数"),
    ("service_since", "何时起参加科技志愿服务活动"),
    ("slug", "地址"),
    ("sort_as", "排序名"),
    ("source", "出处"),
    ("status", "状态"),
    ("story", "主要事迹"),
    ("tags", "服务领域"),
    ("teams", "组建的科技志愿服务队"),
    ("text", "文字"),
    ("title", "标题"),
    ("unit", "推荐单位"),
    ("url", "网址"),
    ("video", "视频"),
    ("volunteers", "科技志愿者人数"),
    ("waived", "豁免"),
];
