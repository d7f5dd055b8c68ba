//! Follows the paths of templates, such as `honour.programme.title`, to the
//! structs that they lead to, and tells where a map is used as a whole.

use super::super::views::{Held, Struct, held_by_field};
use super::tags::{Tag, Token};
use std::collections::{BTreeMap, BTreeSet};

/// Structs that a value may be, or be a list of; of a scalar none.
type Structs = BTreeSet<Struct>;

/// What each variable may hold.
type Variables<'t> = BTreeMap<&'t str, Structs>;

/// Tags that share variables: a template's, or a component's.
pub(super) struct Scope<'t> {
    pub(super) component: Option<&'t str>,
    pub(super) tags: &'t [Tag<'t>],
}

/// Whether a page may see of a map what its templates do not name. `scopes` are all
/// that take part in it; components know only what they are given.
pub(super) fn sees_whole_maps(view: Struct, scopes: &[Scope<'_>]) -> bool {
    let held = held_by_field();
    // All of a page's templates share their variables, and by name that is true of
    // one component's too.
    let mut known: BTreeMap<Option<&str>, Variables<'_>> = BTreeMap::new();
    known
        .entry(None)
        .or_default()
        .insert("view", Structs::from([view]));
    // What one variable holds may come from another that is met later.
    let mut grown = true;
    while grown {
        grown = false;
        for scope in scopes {
            for tag in scope.tags {
                let mine = known.entry(scope.component).or_default();
                let bound = bound(tag, &held, mine);
                let of = match tag.tokens.as_slice() {
                    [Token::Mark("<"), Token::Name(component), ..] => Some(*component),
                    _ => scope.component,
                };
                grown |= merge(known.entry(of).or_default(), &bound);
            }
        }
    }
    scopes.iter().any(|scope| {
        let mine = known.get(&scope.component);
        mine.is_some_and(|mine| scope.tags.iter().any(|tag| whole(tag, &held, mine)))
    })
}

/// Adds what variables may hold, and says whether that was new.
fn merge<'t>(into: &mut Variables<'t>, from: &Variables<'t>) -> bool {
    let mut grown = false;
    for (name, structs) in from {
        let known = into.entry(name).or_default();
        let before = known.len();
        known.extend(structs);
        grown |= known.len() > before;
    }
    grown
}

/// A path in a tag's tokens.
struct Path {
    start: usize,
    /// Behind its last token.
    end: usize,
    structs: Structs,
    /// A field of it is chosen by something computed.
    computed: bool,
}

impl Path {
    /// Whether the map itself, and not only its length, goes on from here.
    fn passes(&self, tag: &Tag<'_>) -> bool {
        !matches!(rest(tag, self.end), Rest::Counts)
    }
}

/// The paths of a tag that lead to maps or lists of them.
fn paths(tag: &Tag<'_>, held: &[Vec<Held>], variables: &Variables<'_>) -> Vec<Path> {
    if let Some(Token::Name(
        "block" | "endblock" | "extends" | "include" | "component" | "endcomponent",
    )) = tag.tokens.first()
    {
        return Vec::new();
    }
    let starts = tag.tokens.iter().enumerate();
    starts
        .filter_map(|(at, token)| {
            let Token::Name(name) = token else {
                return None;
            };
            let before = at.checked_sub(1).and_then(|at| tag.tokens.get(at));
            let next = tag.tokens.get(at + 1);
            // Fields, filters, tests, components and names of arguments are none.
            if let Some(Token::Mark("." | "?." | "|" | "<" | "/") | Token::Name("is")) = before {
                return None;
            }
            if let Some(Token::Mark("=" | "(")) = next {
                return None;
            }
            let path = follow(tag, at, variables.get(name)?.clone(), held);
            (!path.structs.is_empty() || path.computed).then_some(path)
        })
        .collect()
}

fn follow(tag: &Tag<'_>, start: usize, mut structs: Structs, held: &[Vec<Held>]) -> Path {
    let mut end = start + 1;
    let mut computed = false;
    loop {
        match (tag.tokens.get(end), tag.tokens.get(end + 1)) {
            (Some(Token::Mark("." | "?.")), Some(Token::Name(field))) => {
                structs = of_field(&structs, field, held);
                end += 2;
            }
            // `cards.0`
            (Some(Token::Mark(".")), Some(Token::Number)) => end += 2,
            (Some(Token::Mark("[")), Some(inside)) => {
                let alone = tag.tokens.get(end + 2) == Some(&Token::Mark("]"));
                match inside {
                    Token::Text(field) if alone => structs = of_field(&structs, field, held),
                    Token::Number => {}
                    _ => computed |= !structs.is_empty(),
                }
                end = closing(tag, end);
            }
            _ => break,
        }
    }
    Path {
        start,
        end,
        structs,
        computed,
    }
}

fn of_field(structs: &Structs, field: &str, held: &[Vec<Held>]) -> Structs {
    let fields = structs.iter().filter_map(|of| held.get(*of as usize));
    let found = fields.flatten().filter(|(name, _)| *name == field);
    found.filter_map(|(_, holds)| *holds).collect()
}

/// Behind the mark that closes what opens at a token.
fn closing(tag: &Tag<'_>, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tag.tokens.iter().enumerate().skip(open) {
        match token {
            Token::Mark("(" | "[" | "{") => depth += 1,
            Token::Mark(")" | "]" | "}") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    tag.tokens.len()
}

/// What a tag's variables or arguments hold: all maps that stand in what they are
/// given.
fn bound<'t>(tag: &Tag<'t>, held: &[Vec<Held>], known: &Variables<'t>) -> Variables<'t> {
    let found = paths(tag, held, known);
    let mut out = Variables::new();
    let mut give = |name: &'t str, from: usize, to: usize| {
        let inside = found
            .iter()
            .filter(|path| (from..to).contains(&path.start) && path.passes(tag));
        let structs = inside.flat_map(|path| path.structs.iter().copied());
        out.entry(name).or_default().extend(structs);
    };
    for (at, token) in tag.tokens.iter().enumerate() {
        match (token, tag.tokens.get(at + 1)) {
            (Token::Name(name), Some(Token::Mark("="))) => {
                let end = match tag.tokens.get(at + 2) {
                    Some(Token::Mark("{")) => closing(tag, at + 2),
                    // `[card.name for card in cards]` is a list of names.
                    Some(Token::Mark("[")) => of_each(tag, at + 2),
                    _ => tag.tokens.len(),
                };
                give(name, at + 2, end);
            }
            (Token::Name("for"), Some(Token::Name(name))) => {
                give(name, at + 2, tag.tokens.len());
            }
            _ => {}
        }
    }
    out
}

/// Where what a list is made of ends: at its `for`, if it has one.
fn of_each(tag: &Tag<'_>, open: usize) -> usize {
    let inside = open..closing(tag, open);
    let each = |at: &usize| tag.tokens.get(*at) == Some(&Token::Name("for"));
    inside.clone().find(each).unwrap_or(inside.end)
}

/// Whether a tag uses a map as a whole.
fn whole(tag: &Tag<'_>, held: &[Vec<Held>], variables: &Variables<'_>) -> bool {
    let odd = [Token::Mark("..."), Token::Name("__tera_context")];
    if tag.tokens.iter().any(|token| odd.contains(token)) {
        return true;
    }
    let loops = tag.tokens.contains(&Token::Name("for"));
    let pairs = tag.tokens.windows(3).any(|three| {
        let [first, _, third] = three else {
            return false;
        };
        *first == Token::Name("for") && *third == Token::Mark(",")
    });
    let component = tag.tokens.first() == Some(&Token::Mark("<"));
    paths(tag, held, variables).iter().any(|path| {
        let before = path.start.checked_sub(1).and_then(|at| tag.tokens.get(at));
        let taken = match before {
            Some(Token::Name("if" | "elif" | "and" | "not" | "for")) => true,
            Some(Token::Name("in")) => loops,
            Some(Token::Name("or" | "else") | Token::Mark("=" | "(" | "," | "[" | "{")) => {
                !tag.prints || component
            }
            _ => false,
        };
        match rest(tag, path.end) {
            _ if path.computed || pairs => true,
            Rest::Counts => false,
            Rest::Ends => !taken,
            Rest::Looks => true,
        }
    })
}

/// What stands behind a path.
enum Rest {
    /// Its length is taken and nothing else.
    Counts,
    /// Nothing that looks into it.
    Ends,
    /// Something that may.
    Looks,
}

fn rest(tag: &Tag<'_>, mut at: usize) -> Rest {
    while tag.tokens.get(at) == Some(&Token::Mark("|")) {
        match tag.tokens.get(at + 1) {
            Some(Token::Name("length")) => return Rest::Counts,
            Some(Token::Name("first" | "last" | "nth" | "default" | "sort" | "reverse")) => {}
            _ => return Rest::Looks,
        }
        at += 2;
        if tag.tokens.get(at) == Some(&Token::Mark("(")) {
            at = closing(tag, at);
        }
    }
    let ends = match tag.tokens.get(at) {
        None => true,
        // `card in list` compares; `for card in list` does not.
        Some(Token::Name("in")) => tag.tokens.contains(&Token::Name("for")),
        Some(Token::Name(name)) => matches!(*name, "and" | "or" | "is" | "if" | "else" | "for"),
        Some(Token::Mark(mark)) => matches!(*mark, ")" | "]" | "}" | ","),
        Some(_) => false,
    };
    if ends { Rest::Ends } else { Rest::Looks }
}
