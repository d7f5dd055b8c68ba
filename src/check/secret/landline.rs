//! Landlines: an area code and seven or eight digits, or these alone behind a word for telephones.

use super::area::{is_area, is_area_like};
use super::context::{is_bare_phone, is_count, is_part};
use super::folded::Folded;
use super::row::{Gap, Row};

/// How the digits behind an area code are grouped.
const LOCAL: &[&[usize]] = &[&[4, 4], &[3, 4], &[4, 3], &[8], &[7]];

/// The last group of the number that begins with a group.
pub(super) fn landline(
    text: &Folded,
    row: &Row,
    first: usize,
    serial: bool,
    listed: bool,
) -> Option<usize> {
    if serial {
        return None;
    }
    let start = row.group(first)?;
    let head = text.digits(start.from, start.to);
    // Digits beyond a hyphen are the same number's.
    let free = match row.gap_before(first) {
        Some(Gap::Hyphen | Gap::Bracket) => start
            .from
            .checked_sub(2)
            .is_some_and(|place| text.is_taken(place)),
        _ => true,
    };
    if !free {
        return None;
    }
    let whole = |last: usize| {
        let to = row.group(last).map_or(0, |group| group.to);
        !is_part(text, start.from, to) && !is_count(text, start.from, to)
    };
    if first == 0 && matches!(&*head, "86" | "086" | "0086") {
        let area = row.group(1)?;
        let area = text.digits(area.from, area.to);
        let area = format!("0{}", area.trim_start_matches('0'));
        return local(row, 2).filter(|last| is_area(&area) && whole(*last));
    }
    if head.starts_with('0') {
        let gap = row.gap_behind(first);
        let known = match gap {
            Some(Gap::Hyphen | Gap::Bracket) => is_area_like(&head),
            Some(Gap::Blank) => is_area(&head),
            None => false,
        };
        if let Some(last) = local(row, first + 1).filter(|last| known && whole(*last)) {
            return Some(last);
        }
        let alone = gap != Some(Gap::Hyphen);
        let split = [3, 4].into_iter().any(|at| {
            let (area, rest) = head.split_at_checked(at).unwrap_or_default();
            let length = if at == 3 { 8..=8 } else { 7..=8 };
            is_area(area) && length.contains(&rest.len()) && !rest.starts_with('0')
        });
        return (alone && split && whole(first)).then_some(first);
    }
    let bare = first == 0 && (listed || is_bare_phone(text, start.from));
    local(row, first)
        .filter(|last| bare && whole(*last) && row.gap_behind(*last) != Some(Gap::Hyphen))
}

/// The last group of seven or eight digits that begin with a group.
fn local(row: &Row, first: usize) -> Option<usize> {
    LOCAL.iter().find_map(|pattern| {
        let last = first + pattern.len() - 1;
        (row.lengths(first, last) == *pattern).then_some(last)
    })
}
