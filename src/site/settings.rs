//! Site-wide settings: the file as written becomes the settings as resolved.

use super::located::located;
use super::map_image::ImageMap;
use super::model::{BaseUrl, Programme};
use super::region::{Region, Zone, fold_region};
use crate::atlas::{Adcode, Divisions};
use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Fields, Sites};
use crate::form::{Field, FormSet};
use crate::input::{Place, SourcePath, Span, Spanned};
use crate::parse::allow::Allowance;
use crate::parse::form::Class;
use crate::parse::label::nearest;
use crate::parse::site::{Data, Footer, MapSettings, Order, PhotoSettings, SiteFile};
use std::collections::{BTreeMap, BTreeSet};

/// What holds for the whole site.
#[derive(Debug, Clone)]
pub struct Settings {
    pub file: SourcePath,
    pub title: String,
    pub subtitle: Option<String>,
    pub banner: Option<String>,
    pub base_url: Option<BaseUrl>,
    /// A language tag, such as `zh-Hans`.
    pub language: String,
    /// What the home map shows.
    pub region: Option<Adcode>,
    pub theme: String,
    /// The place of the theme's name, for problems with it.
    pub theme_span: Span,
    pub options: Vec<(Spanned<String>, Spanned<String>)>,
    pub order: Order,
    /// Slugs.
    pub featured: Vec<Spanned<String>>,
    /// Keys of consent-class fields that may appear.
    pub consent: BTreeSet<String>,
    pub data: Data,
    pub offline: bool,
    pub footer: Footer,
    pub credits: Vec<(String, String)>,
    pub map: MapSettings,
    /// Regions of which the maps have no data.
    pub no_data: BTreeSet<Adcode>,
    /// site.yaml was read without an error: what was not found is not in it.
    pub known: bool,
    /// The 审图号 of the maps that the program draws.
    pub approval_number: Option<String>,
    /// Maps that the user brought.
    pub images: Vec<ImageMap>,
    pub photos: PhotoSettings,
    pub cache_bytes: Option<u64>,
    /// Working days, with the site's own.
    pub calendar: Calendar,
    /// What any text may hold all the same.
    pub allow: Vec<Allowance>,
}

impl Settings {
    /// Whether the site publishes a field of a form.
    pub fn publishes(&self, field: &Field) -> bool {
        match field.class {
            Class::Public => true,
            Class::Consent => {
                self.consent.contains(&field.key) || self.consent.contains(&field.label)
            }
            Class::Internal | Class::Private => false,
        }
    }
}

/// Zones that site.yaml declares, each inside a real region.
pub(super) fn zones(
    site: &SiteFile,
    file: &SourcePath,
    divisions: &Divisions,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Zone> {
    let mut out: Vec<Zone> = Vec::new();
    for zone in &site.zones {
        let place = |span| Place::new(file, span);
        let id = zone.id.value.clone();
        if !is_id(&id) || Adcode::new(&id).is_some_and(|code| divisions.get(&code).is_some()) {
            problems.push(Diagnostic::new(Sites::BadId { id }, place(zone.id.span)));
            continue;
        }
        if out.iter().any(|other| other.id == id) {
            problems.push(Diagnostic::new(
                Sites::DuplicateId { id },
                place(zone.id.span),
            ));
            continue;
        }
        if let Some(within) = located(&zone.within, divisions, &[], file, problems) {
            out.push(Zone {
                id,
                name: zone.name.value.clone(),
                within,
            });
        }
    }
    out
}

/// Whether a text can be an id: small ASCII letters, digits and hyphens.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && !text.starts_with('-')
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
        && !text.starts_with('_')
}

/// Reports keys of `consent:` that are a consent-class field of no form, since
/// such a key would switch on nothing without a word.
pub(super) fn consent(
    site: &SiteFile,
    file: &SourcePath,
    forms: &FormSet,
    programmes: &[Programme],
    problems: &mut Vec<Diagnostic>,
) {
    let own = programmes
        .iter()
        .flat_map(|programme| &programme.categories)
        .map(|category| &category.form);
    let known: Vec<&str> = forms
        .ids()
        .iter()
        .filter_map(|id| forms.get(id))
        .chain(own)
        .flat_map(|form| &form.fields)
        .filter(|field| field.class == Class::Consent)
        .flat_map(|field| [field.key.as_str(), field.label.as_str()])
        .collect();
    for key in &site.consent {
        if !known.contains(&key.value.as_str()) {
            problems.push(Diagnostic::new(
                Fields::UnknownKey {
                    key: key.value.clone(),
                    suggestion: nearest(&key.value, known.iter().copied()).map(str::to_owned),
                },
                Place::new(file, key.span),
            ));
        }
    }
}

/// Resolves the settings.
pub(super) fn settings(
    site: &SiteFile,
    file: &SourcePath,
    divisions: &Divisions,
    zones: &[Zone],
    base_url: Option<&str>,
    problems: &mut Vec<Diagnostic>,
) -> Settings {
    let place = |span| Place::new(file, span);
    let written = base_url.map(|url| (url.to_owned(), None)).or_else(|| {
        let url = site.base_url.as_ref()?;
        Some((url.value.clone(), Some(place(url.span))))
    });
    let base_url = match written {
        Some((url, place)) => {
            let read = read_base_url(&url);
            if read.is_none() {
                let mut said = Diagnostic::global(Sites::BadBaseUrl { value: url });
                said.place = place;
                problems.push(said);
            }
            read
        }
        None => {
            problems.push(Diagnostic::new(Sites::NoBaseUrl, Place::file(file)));
            None
        }
    };
    for language in site.languages.iter().skip(1) {
        problems.push(Diagnostic::new(
            Sites::SecondLanguage {
                language: language.value.clone(),
            },
            place(language.span),
        ));
    }
    let region = site
        .region
        .as_ref()
        .and_then(|text| located(text, divisions, zones, file, problems));
    let no_data = (site.map.shown.no_data.iter())
        .filter_map(|text| located(text, divisions, zones, file, problems))
        .collect();
    let theme = site.theme.as_ref();
    Settings {
        file: file.clone(),
        title: site
            .title
            .as_ref()
            .map(|title| title.value.clone())
            .unwrap_or_default(),
        subtitle: site.subtitle.clone(),
        banner: site.banner.clone(),
        base_url,
        language: site
            .languages
            .first()
            .map_or("zh-Hans".to_owned(), |language| language.value.clone()),
        region,
        theme: theme.map_or("laurel".to_owned(), |theme| theme.value.clone()),
        theme_span: theme.map_or(Span::default(), |theme| theme.span),
        options: site.options.clone(),
        order: site.order.unwrap_or(Order::Strokes),
        featured: site.featured.clone(),
        consent: site.consent.iter().map(|key| key.value.clone()).collect(),
        data: site.data.unwrap_or(Data::List),
        offline: site.offline,
        footer: site.footer.clone(),
        credits: site
            .credits
            .iter()
            .map(|(role, name)| (role.clone(), name.value.clone()))
            .collect(),
        map: site.map.clone(),
        no_data,
        known: true,
        approval_number: site.map.approval_number.clone(),
        images: Vec::new(),
        photos: site.photos.clone(),
        cache_bytes: site.cache_bytes,
        calendar: Calendar::new(
            site.holidays.0.iter().copied(),
            site.holidays.1.iter().copied(),
        ),
        allow: site.allow.clone(),
    }
}

/// Other spellings of zones: their ids, and the aliases that site.yaml gives.
pub(super) fn aliases(site: &SiteFile, zones: &[Zone]) -> BTreeMap<String, Region> {
    let mut out = BTreeMap::new();
    for zone in zones {
        let written = site
            .zones
            .iter()
            .find(|written| written.id.value == zone.id);
        let aliases = written.iter().flat_map(|written| &written.aliases);
        for text in aliases.map(|alias| &alias.value).chain([&zone.id]) {
            out.entry(fold_region(text)).or_insert(Region::Zone {
                id: zone.id.clone(),
                within: zone.within,
            });
        }
    }
    out
}

/// Reads an address such as `https://example.org/honour/`; with and without a
/// slash at the end it is the same.
fn read_base_url(text: &str) -> Option<BaseUrl> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https") || text.contains(['?', '#', ' ', '"', '<', '>'])
    {
        return None;
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.is_empty() || host.contains(['@', '\\']) {
        return None;
    }
    let path = path.trim_matches('/');
    if path.split('/').any(|part| part == ".." || part == ".") {
        return None;
    }
    Some(BaseUrl {
        origin: format!("{scheme}://{}", host.to_lowercase()),
        path: if path.is_empty() {
            "/".to_owned()
        } else {
            format!("/{path}/")
        },
    })
}
