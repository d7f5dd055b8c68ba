//! What of a view reaches templates.

use super::named::kept;
use super::views::{FIELDS, Struct};

/// Which fields of cards and monograms a template keeps as an honoree's page; `all`
/// for every field there is.
fn check(template: &str, expected: &str) {
    let parts = "{% component part(c) %}{{ c.name }}{% endcomponent %}{{ view.card }}";
    let templates = [("honoree.html", template), ("parts.html", parts)];
    let kept = kept(templates.into_iter(), ["stone"].into_iter());
    let kept = &kept["honoree.html"];
    if kept.iter().all(|bits| *bits == u64::MAX) {
        assert_eq!("all", expected, "{template}");
        return;
    }
    let mut names = Vec::new();
    for of in [Struct::Card, Struct::Monogram] {
        let bits = kept[of as usize];
        let fields = FIELDS[of as usize].iter().enumerate();
        names.extend(
            fields
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, name)| *name),
        );
    }
    assert_eq!(names.join(" "), expected, "{template}");
}

#[test]
fn what_a_template_names_is_kept() {
    check("{{ view.card.name }}", "name text");
    check("{% if view.card %}x{% endif %}", "slug text");
    check(
        "{{ view.related | sort(attribute=\"year\") | length }}",
        "year length",
    );
    check(
        "{{ view.related[0][\"brief\"] }} {{ view.related.0.monogram.tint }}",
        "monogram brief tint",
    );
    check(
        "{% for card in view.related %}{{ card.href }}{% endfor %}",
        "href text",
    );
    check(
        "{% set c = view.card %}{{ c.href if c else 1 }}",
        "href text",
    );
    check(
        "{{ <part c={view.card} root=\"x\" /> }}{% component part(c) %}{{ c.name }}{% endcomponent %}",
        "name text",
    );
    check(
        "{{ view.previous.href }} {{ view.pager.previous }}",
        "href text",
    );
    check(
        "{{ view.programme.title }}{{ view.card.programme }}",
        "programme text",
    );
    check(
        "{{ html.stories[view.honours[0].story] }}{{ html.map }}",
        "slug text",
    );
    check(
        "{% set all = [c for c in view.related if c.name] %}{{ all | first | length }}",
        "name length",
    );
    check(
        "{# {{ view.card }} #}{% raw %}{{ view.card }}{% endraw %}{{ view.card.name }}",
        "name text",
    );
    check(
        "{% for key, value in site.assets %}{{ key }}{% endfor %}{{ view.card.name }}",
        "name text",
    );
    check(
        "{%- if view.card and not view.map -%}{{- view.card.name -}}{%- endif -%}",
        "name text",
    );
}

#[test]
fn a_map_used_as_a_whole_keeps_everything() {
    for template in [
        "{{ view }}",
        "{{- view.card -}}",
        "{{ view.related }}",
        "{{ view.related | first }}",
        "{{ view.card or 1 }}",
        "{{ view.card ~ 1 }}",
        "{{ view.card | get(key=\"name\") }}",
        "{{ view[\"card\"] }}",
        "{{ view.card[\"na\" ~ \"me\"] }}",
        "{% set c = view.card %}{{ c }}",
        "{% for c in view.related %}{% for d in view.related %}{% if c == d %}x{% endif %}{% endfor %}{% endfor %}",
        "{% for c in view.related %}{{ c }}{% endfor %}",
        "{% for key, value in view.card %}{{ key }}{% endfor %}",
        "{% if view.card in view.related %}x{% endif %}",
        "{% set list = view.related | unique %}",
        "{{ <part c={view.card} /> }}{% component part(c) %}{{ c }}{% endcomponent %}",
        "{{ <part {...view.card} /> }}",
        "{{ __tera_context }}",
        "{{ [view.card] }}",
        "{{ view.unit }}",
    ] {
        check(template, "all");
    }
}

#[test]
#[allow(clippy::disallowed_methods)]
fn the_theme_that_is_shipped_names_what_it_uses() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/laurel/templates");
    let texts: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                std::fs::read_to_string(entry.path()).unwrap(),
            )
        })
        .collect();
    let texts = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let kept = kept(texts, std::iter::empty());
    for (template, kept) in kept {
        assert!(kept.iter().any(|bits| *bits != u64::MAX), "{template}");
    }
}
