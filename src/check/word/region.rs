//! Regions by names that they do not have.

use super::{Hit, Slip};

/// The wrong name and the right one; each ends in 省 or 自治 and what follows it.
const NAMES: &[(&str, &str)] = &[
    ("广西省", "广西壮族自治区"),
    ("新疆省", "新疆维吾尔自治区"),
    ("内蒙古省", "内蒙古自治区"),
    ("内蒙省", "内蒙古自治区"),
    ("宁夏省", "宁夏回族自治区"),
    ("西藏省", "西藏自治区"),
    ("重庆省", "重庆市"),
    ("北京省", "北京市"),
    ("上海省", "上海市"),
    ("天津省", "天津市"),
    ("广西自治区", "广西壮族自治区"),
    ("广西僮族自治区", "广西壮族自治区"),
    ("广西壮族自治省", "广西壮族自治区"),
    ("新疆自治区", "新疆维吾尔自治区"),
    ("新疆维吾尔族自治区", "新疆维吾尔自治区"),
    ("新疆维吾尔自治省", "新疆维吾尔自治区"),
    ("宁夏自治区", "宁夏回族自治区"),
    ("宁夏回民自治区", "宁夏回族自治区"),
    ("内蒙自治区", "内蒙古自治区"),
    ("内蒙古族自治区", "内蒙古自治区"),
    ("西藏藏族自治区", "西藏自治区"),
];

/// What follows 省 where it is no province: 省级, 省亲, 省吃俭用, 省下.
const OTHER: &[char] = &[
    '级', '际', '亲', '吃', '却', '钱', '时', '力', '心', '油', '电', '水', '悟', '事', '下', '到',
    '去', '出', '了', '得', '掉',
];

/// The wrong name whose 省 or 治 stands between two places.
pub(super) fn region(text: &str, at: usize, end: usize) -> Option<Hit> {
    let is_province = text.get(at..end) == Some("省");
    let rest = text.get(end..)?;
    let last = rest.chars().next();
    if is_province && last.is_some_and(|c| OTHER.contains(&c)) {
        return None;
    }
    let end = match last {
        Some(last @ '区') if !is_province => end + last.len_utf8(),
        _ => end,
    };
    let head = text.get(..end)?;
    let (wrong, right) = NAMES.iter().find(|(wrong, _)| head.ends_with(wrong))?;
    Some(Hit {
        range: end - wrong.len()..end,
        slip: Slip::Region((*right).to_owned()),
    })
}
