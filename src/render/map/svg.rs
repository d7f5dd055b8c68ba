//! The SVG itself, as text.
//!
//! Classes for the theme: `map` the whole; `region` with `c-0 … c-5` (fill, inherited by the parts; `c-x` hatched), in it `sea` (thinner
//! border), `isle` (no border in the paper's colour), `dot`, `hit` (invisible, for the pointer); `coast`; `dash`; `box`,
//! `core` (two frames) with `core-name`; `label` with `on-0 … on-5`; `circles`, in it `circle` with a `tether` (the line to its place), and `sizes` (their key); `stand` with `plumb` (a name that stands, its line); a locator's `here`, `ring`, `lead`, `spot`.

use std::fmt::Write as _;

use super::core_inset::Core;
use super::layout::Sheet;
use super::outline::{Point, Rect};
use super::standing::Stand;
use super::{KeyPlace, Label, Region, hatch};

/// Everything that is written.
pub(super) struct Map<'a> {
    pub(super) id_prefix: &'a str,
    pub(super) title: &'a str,
    pub(super) desc: &'a str,
    pub(super) sheet: &'a Sheet,
    /// The sheet, grown by the room of the names that stand on it.
    pub(super) bounds: Rect,
    pub(super) key: KeyPlace,
    pub(super) core: Option<&'a Core>,
    /// What stands over the core.
    pub(super) magnified: &'a str,
    pub(super) regions: &'a [Region<'a>],
    pub(super) labels: &'a [Label<'a>],
    /// The names on a phone, in place of the others.
    pub(super) phone: &'a [Label<'a>],
    pub(super) stands: &'a [Stand<'a>],
    /// More classes of the whole.
    pub(super) style: &'static str,
    /// Whether a region is hatched.
    pub(super) hatched: bool,
    /// Writes what lies over the land and beneath the names.
    pub(super) over: &'a dyn Fn(&mut String),
}

pub(super) fn write(map: &Map<'_>) -> String {
    let mut out = String::with_capacity(32 * 1024);
    open(
        &mut out,
        (
            &format!("map{}", map.style),
            "group",
            key_attribute(map.key),
        ),
        map.id_prefix,
        map.title,
        map.desc,
        map.bounds,
    );
    if map.hatched {
        hatch::write(&mut out, map.id_prefix);
    }
    // The hard ones to hit last, so that their places lie on top of their neighbours.
    for hard in [false, true] {
        for region in map
            .regions
            .iter()
            .filter(|region| region.drawn.hit.is_some() == hard)
        {
            write_region(&mut out, region, map.id_prefix);
        }
    }
    write_sea(&mut out, map.sheet);
    if let Some(core) = map.core {
        write_core(&mut out, core, map.magnified);
    }
    (map.over)(&mut out);
    write_labels(&mut out, "labels", map.labels);
    write_labels(&mut out, "labels phone", map.phone);
    for stand in map.stands {
        write_stand(&mut out, stand);
    }
    out.push_str("</svg>");
    out
}

/// Names in one group, if there are any.
fn write_labels(out: &mut String, class: &str, labels: &[Label<'_>]) {
    if !labels.is_empty() {
        let _ = write!(out, "<g class=\"{class}\" aria-hidden=\"true\">");
        for Label {
            text,
            on,
            spot,
            lead,
        } in labels
        {
            let (x, y) = spot.baseline;
            let class =
                (on.as_ref()).map_or_else(|| "outside".to_owned(), |class| format!("on-{class}"));
            let (x, y) = (Tenths(x), Tenths(y));
            if let &Some((from, to)) = lead {
                let path = Path {
                    lines: &[vec![from, to]],
                    close: false,
                };
                let _ = write!(out, "<path class=\"lead-out\" fill=\"none\" d=\"{path}\"/>");
            }
            let _ = write!(
                out,
                "<text class=\"label {class}\" x=\"{x}\" y=\"{y}\">{}</text>",
                Escaped(text)
            );
        }
        out.push_str("</g>\n");
    }
}

/// Where the theme places the key, which stands in the page's own type beside the drawing.
fn key_attribute(key: KeyPlace) -> &'static str {
    match key {
        KeyPlace::BottomLeft => " data-key=\"bl\"",
        KeyPlace::TopLeft => " data-key=\"tl\"",
        KeyPlace::BottomRight => " data-key=\"br\"",
        KeyPlace::TopRight => " data-key=\"tr\"",
        KeyPlace::Below => "",
    }
}

/// The start tag with the accessible name and, unless it is empty, the description. A map is a group, since an image may hold
/// no links; a locator, which has none, is an image.
pub(super) fn open(
    out: &mut String,
    (class, role, more): (&str, &str, &str),
    id_prefix: &str,
    title: &str,
    desc: &str,
    bounds: Rect,
) {
    let (id, left, top, width, height) = (
        Escaped(id_prefix),
        Tenths(bounds.left),
        Tenths(bounds.top),
        Tenths(bounds.width()),
        Tenths(bounds.height()),
    );
    let named_by = if desc.is_empty() {
        format!("{id}-title")
    } else {
        format!("{id}-title {id}-desc")
    };
    let _ = write!(
        out,
        "<svg class=\"{class}\" viewBox=\"{left} {top} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\" \
         aria-labelledby=\"{named_by}\"{more}>\n<title id=\"{id}-title\">{}</title>\n",
        Escaped(title),
    );
    if !desc.is_empty() {
        let _ = writeln!(out, "<desc id=\"{id}-desc\">{}</desc>", Escaped(desc));
    }
}

fn write_region(out: &mut String, region: &Region<'_>, id_prefix: &str) {
    if let Some(href) = region.href {
        let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", Escaped(href));
    }
    let drawn = &region.drawn;
    let head = format!(
        "class=\"region c-{}{}\" data-adcode=\"{}\"{}",
        region.class,
        region.layers,
        region.adcode,
        if region.class == "x" {
            hatch::fill(id_prefix)
        } else {
            String::new()
        }
    );
    let title = if region.title.is_empty() {
        String::new()
    } else {
        format!("<title>{}</title>", Escaped(&region.title))
    };
    if drawn.sea.is_empty() && drawn.isles.is_empty() && drawn.hit.is_none() {
        let _ = write!(
            out,
            "<path {head} d=\"{}\">{title}</path>",
            Path::closed(&drawn.land)
        );
    } else {
        let _ = write!(out, "<g {head}>{title}");
        for (class, rings) in [
            ("", &drawn.land),
            (" class=\"sea\"", &drawn.sea),
            (" class=\"isle\"", &drawn.isles),
        ] {
            if !rings.is_empty() {
                let _ = write!(out, "<path{class} d=\"{}\"/>", Path::closed(rings));
            }
        }
        if let Some((x, y)) = drawn.dot {
            let _ = write!(
                out,
                "<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"2.2\"/>",
                Tenths(x),
                Tenths(y)
            );
        }
        if let Some(((x, y), r)) = drawn.hit {
            let (x, y, r) = (Tenths(x), Tenths(y), Tenths(r));
            let _ = write!(
                out,
                "<circle class=\"hit\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"none\" pointer-events=\"all\"/>"
            );
        }
        out.push_str("</g>");
    }
    out.push_str(if region.href.is_some() {
        "</a>\n"
    } else {
        "\n"
    });
}

/// Coasts, dashes and the frame of the South China Sea; nothing on a map without it.
pub(super) fn write_sea(out: &mut String, sheet: &Sheet) {
    let Some(sea) = &sheet.sea else { return };
    if !sheet.coasts.is_empty() {
        let _ = write!(
            out,
            "<path class=\"coast\" d=\"{}\"/>",
            Path::closed(&sheet.coasts)
        );
    }
    let dashes = Path {
        lines: &sheet.dashes,
        close: false,
    };
    let _ = write!(out, "<path class=\"dash\" fill=\"none\" d=\"{dashes}\"/>");
    write_box(out, "box", sea.rect);
    out.push('\n');
}

fn write_box(out: &mut String, class: &str, rect: Rect) {
    let (x, y, width, height) = (
        Tenths(rect.left),
        Tenths(rect.top),
        Tenths(rect.width()),
        Tenths(rect.height()),
    );
    let _ = write!(
        out,
        "<rect class=\"{class}\" fill=\"none\" pointer-events=\"none\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
    );
}

/// The frames of the magnified core. No line between them, since it would run over land and names.
fn write_core(out: &mut String, core: &Core, name: &str) {
    let rect = core.inset.rect;
    write_box(out, "core", core.source);
    write_box(out, "core", rect);
    let _ = writeln!(
        out,
        "<text class=\"core-name\" x=\"{}\" y=\"{}\">{}</text>",
        Tenths(rect.left),
        Tenths(rect.top - 60),
        Escaped(name)
    );
}

/// A name that stands upright: its line, a point in the region, its characters one by one, since a browser without vertical
/// writing in SVG would lay them down.
fn write_stand(out: &mut String, stand: &Stand<'_>) {
    let (foot_x, foot_y) = stand.foot;
    let (x, y) = (Tenths(foot_x), Tenths(foot_y));
    let rect = stand.bounds;
    let _ = write!(
        out,
        "<a class=\"stand\" href=\"{}\"><title>{}</title><path class=\"plumb\" d=\"M{x} {y}v{}\"/>\
         <circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>\
         <rect fill=\"none\" pointer-events=\"all\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\
         <text text-anchor=\"middle\" y=\"{}\">",
        Escaped(&stand.who.href),
        Escaped(&stand.who.title),
        Tenths(stand.end - foot_y),
        Tenths(rect.left),
        Tenths(rect.top),
        Tenths(rect.width()),
        Tenths(rect.height()),
        Tenths(stand.first()),
    );
    for (at, character) in stand.who.name.chars().enumerate() {
        let step = Tenths(if at == 0 { 0 } else { stand.pitch() });
        let character = String::from(character);
        let _ = write!(
            out,
            "<tspan x=\"{x}\" dy=\"{step}\">{}</tspan>",
            Escaped(&character)
        );
    }
    out.push_str("</text></a>\n");
}

/// A number of tenths in the fewest characters: 205 is `20.5`, 200 `20`, -5 `-.5`.
#[derive(Clone, Copy)]
pub(super) struct Tenths(pub(super) i32);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        let sign = if self.0 < 0 { "-" } else { "" };
        match (whole, rest) {
            (_, 0) => write!(f, "{sign}{whole}"),
            (0, _) => write!(f, "{sign}.{rest}"),
            _ => write!(f, "{sign}{whole}.{rest}"),
        }
    }
}

/// A path's data: each line begins with an absolute move and goes on in relative steps (SVG 2, section 9.3), with no
/// separator where the grammar needs none.
pub(super) struct Path<'a> {
    pub(super) lines: &'a [Vec<Point>],
    pub(super) close: bool,
}

impl<'a> Path<'a> {
    pub(super) fn closed(lines: &'a [Vec<Point>]) -> Self {
        Self { lines, close: true }
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for line in self.lines {
            let Some((&(mut px, mut py), rest)) = line.split_first() else {
                continue;
            };
            write!(f, "M{}{}{}", Tenths(px), separator(px, py), Tenths(py))?;
            let mut last = None;
            for &(x, y) in rest {
                let (dx, dy) = (x - px, y - py);
                match last {
                    None => f.write_str("l")?,
                    Some(last) => f.write_str(separator(last, dx))?,
                }
                write!(f, "{}{}{}", Tenths(dx), separator(dx, dy), Tenths(dy))?;
                (px, py, last) = (x, y, Some(dy));
            }
            if self.close {
                f.write_str("z")?;
            }
        }
        Ok(())
    }
}

/// What stands between two numbers: nothing before a sign, nothing before a leading point when the last number has one.
fn separator(last: i32, next: i32) -> &'static str {
    let point_first = (1..10).contains(&next);
    if next < 0 || (point_first && last % 10 != 0) {
        ""
    } else {
        " "
    }
}

/// Text for an element's content or a quoted attribute.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
