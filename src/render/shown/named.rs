//! Which fields of a view the templates of a page may ask for.
//!
//! A field counts as named if its name is a word in any tag of the page's templates
//! or in an option, wherever it stands there: that holds for
//! `sort(attribute="year")` too. What is left is what can be seen of a map without
//! naming its fields: the map printed, compared, spread, looped over, or indexed by
//! something computed. A page that may do so keeps all fields.

mod paths;
mod tags;

use super::views::{FIELDS, PAGES, Struct};
use paths::{Scope, sees_whole_maps};
use std::collections::{BTreeMap, BTreeSet};
use tags::{Tag, Token, tags};

/// By struct, a bit for each field that is kept, the first field's lowest.
pub(super) type Kept = Vec<u64>;

/// Every field of every struct.
pub(super) fn everything() -> Kept {
    vec![u64::MAX; FIELDS.len()]
}

/// What each page keeps, by its template. `templates` are names and texts.
pub(super) fn kept<'t>(
    templates: impl Iterator<Item = (&'t str, &'t str)>,
    options: impl Iterator<Item = &'t str>,
) -> BTreeMap<&'static str, Kept> {
    let mut parts = Parts::default();
    for (name, text) in templates {
        parts.add(name, tags(text));
    }
    let options: BTreeSet<&str> = options.flat_map(words).collect();
    PAGES
        .iter()
        .filter(|(template, _)| parts.templates.contains_key(template))
        .map(|(template, view)| (*template, parts.kept(template, *view, &options)))
        .collect()
}

/// A theme's templates in tags, and the components that stand in them.
#[derive(Default)]
struct Parts<'t> {
    templates: BTreeMap<&'t str, Vec<Tag<'t>>>,
    components: BTreeMap<&'t str, Vec<Tag<'t>>>,
}

impl<'t> Parts<'t> {
    fn add(&mut self, name: &'t str, tags: Vec<Tag<'t>>) {
        let mut component = None;
        let mut own = Vec::new();
        for tag in tags {
            match tag.tokens.as_slice() {
                [Token::Name("component"), Token::Name(name), ..] => component = Some(*name),
                [Token::Name("endcomponent"), ..] => component = None,
                _ => {}
            }
            match component {
                Some(name) => self.components.entry(name).or_default().push(tag),
                None => own.push(tag),
            }
        }
        self.templates.insert(name, own);
    }

    fn kept(&self, template: &str, view: Struct, options: &BTreeSet<&str>) -> Kept {
        let scopes = self.page(template);
        if sees_whole_maps(view, &scopes) {
            return everything();
        }
        let mut named = options.clone();
        for token in scopes
            .iter()
            .flat_map(|scope| scope.tags)
            .flat_map(|tag| &tag.tokens)
        {
            match token {
                Token::Name(name) => {
                    named.insert(name);
                }
                Token::Text(text) => named.extend(words(text)),
                Token::Number | Token::Mark(_) => {}
            }
        }
        FIELDS.iter().map(|fields| bits(fields, &named)).collect()
    }

    /// All that takes part in a page: its template, what that extends and includes,
    /// and the components that they use.
    fn page(&self, template: &str) -> Vec<Scope<'_>> {
        let mut scopes: Vec<Scope<'_>> = Vec::new();
        let mut seen: BTreeSet<(bool, &str)> = BTreeSet::new();
        let mut open = vec![(false, template)];
        while let Some((is_component, name)) = open.pop() {
            let parts = if is_component {
                &self.components
            } else {
                &self.templates
            };
            let Some((name, tags)) = parts.get_key_value(name) else {
                continue;
            };
            if !seen.insert((is_component, name)) {
                continue;
            }
            for tag in tags {
                match tag.tokens.as_slice() {
                    [Token::Name("extends" | "include"), rest @ ..] => {
                        let named = rest.iter().filter_map(|token| match token {
                            Token::Text(name) => Some((false, *name)),
                            _ => None,
                        });
                        open.extend(named);
                    }
                    tokens => open.extend(tokens.windows(2).filter_map(|two| match two {
                        [Token::Mark("<"), Token::Name(name)] => Some((true, *name)),
                        _ => None,
                    })),
                }
            }
            scopes.push(Scope {
                component: is_component.then_some(*name),
                tags,
            });
        }
        scopes
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

fn bits(fields: &[&str], named: &BTreeSet<&str>) -> u64 {
    let found = fields.iter().enumerate();
    let bits = found
        .filter(|(_, field)| named.contains(*field))
        .fold(0, |bits, (at, _)| bits | 1 << at);
    // A map without a key counts as nothing in an `if`.
    if bits == 0 { 1 } else { bits }
}
