//! The order of lists, and the note that says which it is.

use super::model::Record;
use super::name::Kind;
use super::order::{Name, NameOrder, OwnStrokes, SortKey, key};
use crate::atlas::Adcode;
use crate::parse::site::Order;
use crate::parse::value::Day;
use std::cmp::Reverse;

/// Compares as a record stands in its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListKey {
    region: Option<Adcode>,
    announced: Option<Reverse<Day>>,
    order: i64,
    name: SortKey,
    slug: String,
}

/// The key of a record under an order.
pub(super) fn list_key(
    record: &Record,
    order: Order,
    honored: Option<Day>,
    strokes: &OwnStrokes,
) -> ListKey {
    let name = Name {
        text: &record.name,
        kind: record.kind,
        pinyin: record.nomination.pinyin.as_deref(),
        name_en: record.nomination.name_en.as_deref(),
        sort_as: record.nomination.sort_as.as_deref(),
    };
    let by = match order {
        Order::StrokesWord => NameOrder::StrokesWord,
        Order::Pinyin => NameOrder::Pinyin,
        Order::Alphabetical => NameOrder::Alphabetical,
        _ => NameOrder::Strokes,
    };
    let position = record.nomination.order.unwrap_or(i64::MAX);
    ListKey {
        region: (order == Order::Region)
            .then(|| record.region.as_ref().map(|region| *region.code()))
            .flatten(),
        announced: (order == Order::Announced)
            .then_some(honored.map(Reverse))
            .flatten(),
        order: match order {
            Order::Announced | Order::Manual => position,
            _ => 0,
        },
        name: key(by, &name, strokes),
        slug: record.slug.clone(),
    }
}

/// What stands beneath a list: how it is ordered.
pub fn order_note(order: Order, kind: Kind) -> &'static str {
    match (order, kind) {
        (Order::Strokes | Order::StrokesWord, Kind::Person) => "（按姓氏笔画排序）",
        (Order::Strokes | Order::StrokesWord, Kind::Group) => "（按名称笔画排序）",
        (Order::Pinyin, _) => "（按拼音排序）",
        (Order::Alphabetical, _) => "（按字母顺序排序）",
        (Order::Region, _) => "（按行政区划排序）",
        (Order::Announced | Order::Manual, _) => "（排名不分先后）",
    }
}
