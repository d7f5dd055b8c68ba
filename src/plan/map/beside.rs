//! What is said beside a map: its key, what hovering shows, what it does not draw.

use super::super::planner::Planner;
use super::super::view::{LayerView, LegendClass, RegionRow};
use super::layers::Layer;
use super::{Look, Subject};
use crate::atlas::Adcode;

/// The layers that hold somebody of the region; none where there are fewer than two.
pub(super) fn chosen<'s>(subject: &Subject<'s>) -> Vec<&'s Layer> {
    let here: Vec<&Layer> = subject
        .layers
        .iter()
        .flat_map(|layers| &layers.list)
        .filter(|layer| layer.counts.contains_key(subject.region.as_str()))
        .collect();
    if here.len() < 2 { Vec::new() } else { here }
}

/// The layers as the page lists them.
pub(super) fn listed(layers: &[&Layer], region: &Adcode) -> Vec<LayerView> {
    let layers = layers.iter().enumerate();
    layers
        .map(|(at, layer)| LayerView {
            value: at + 1,
            title: layer.title.clone(),
            count: layer
                .counts
                .get(region.as_str())
                .copied()
                .unwrap_or_default(),
        })
        .collect()
}

/// What hovering shows: a region's count, and what each layer has of it.
pub(super) fn title(
    name: &str,
    missing: bool,
    count: usize,
    unit: &str,
    layers: &[&Layer],
    by_layer: &[usize],
) -> String {
    if missing {
        return format!("{name}：资料暂缺");
    }
    let parts: Vec<String> = layers
        .iter()
        .zip(by_layer)
        .filter(|(_, count)| **count > 0)
        .map(|(layer, count)| format!("{} {count}", layer.title))
        .collect();
    if parts.is_empty() {
        format!("{name}：{count}{unit}")
    } else {
        format!("{name}：{count}{unit}（{}）", parts.join("，"))
    }
}

/// Regions of another time with honorees, which no drawn successor counts.
pub(super) fn former(
    planner: &Planner<'_>,
    subject: &Subject<'_>,
    drawn: &[&str],
) -> Vec<RegionRow> {
    let divisions = &planner.published.divisions;
    // Who lies in a part that was merged later is counted in the part and in what it became.
    let counted_in_parts = |code: &str| -> usize {
        let merged = drawn.iter().filter(|part| {
            let division = divisions.get_text(part);
            let next = division.and_then(|division| division.successor);
            next.is_some_and(|next| next.as_str() == code)
        });
        merged.filter_map(|part| subject.counts.get(*part)).sum()
    };
    subject
        .counts
        .iter()
        .filter(|(code, count)| {
            **count > 0
                && !drawn.contains(&code.as_str())
                && divisions
                    .get_text(code)
                    .is_some_and(|division| division.parent.as_ref() == Some(subject.region))
                // What a drawn successor counts already is not named again.
                && !divisions.get_text(code).is_some_and(|division| {
                    division
                        .successor
                        .as_ref()
                        .is_some_and(|next| drawn.contains(&next.as_str()))
                })
        })
        .filter_map(|(code, count)| {
            let count = count.saturating_sub(counted_in_parts(code));
            (count > 0).then_some(())?;
            Some(RegionRow {
                name: divisions.get_text(code)?.name.to_string(),
                adcode: code.clone(),
                href: planner.region_href(code),
                count,
                layers: Vec::new(),
            })
        })
        .collect()
}

/// The key's classes, and one for regions of which nothing is known. Circles have a key of their own in the drawing.
pub(super) fn legend(look: &Look, unknown: bool) -> Vec<LegendClass> {
    let classes = if look.style.colours() {
        look.scale.legend()
    } else {
        Vec::new()
    };
    let classes = classes.into_iter().map(|class| LegendClass {
        class: format!("c-{}", class.class),
        label: if class.low == class.high {
            class.low.to_string()
        } else {
            format!("{}–{}", class.low, class.high)
        },
    });
    let missing = unknown.then(|| LegendClass {
        class: "c-x".to_owned(),
        label: "暂缺".to_owned(),
    });
    classes.chain(missing).collect()
}
