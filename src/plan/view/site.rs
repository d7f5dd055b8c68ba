//! What is the same on every page: converted and hashed once.

use super::parts::LinkView;
use serde::Serialize;
use std::collections::BTreeMap;

/// Names under a role, such as 主办.
#[derive(Debug, Clone, Serialize)]
pub struct Issuers {
    pub role: String,
    pub names: Vec<String>,
}

/// A person or office and what they did for the site.
#[derive(Debug, Clone, Serialize)]
pub struct Credit {
    pub role: String,
    pub name: String,
}

/// The foot of every page.
#[derive(Debug, Clone, Serialize)]
pub struct FooterView {
    pub issuers: Vec<Issuers>,
    pub contact: Option<String>,
    pub icp: Option<String>,
    pub police: Option<String>,
    pub site_id: Option<String>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavEntry {
    pub title: &'static str,
    pub href: String,
    /// Compared with a page's `section`.
    pub section: &'static str,
}

/// The site as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub subtitle: Option<String>,
    pub banner: Option<String>,
    pub language: String,
    pub base_url: Option<String>,
    pub footer: FooterView,
    pub credits: Vec<Credit>,
    pub nav: Vec<NavEntry>,
    /// The user's own pages.
    pub pages: Vec<LinkView>,
    /// The stylesheet's address.
    pub css: String,
    /// Every static file of the theme: its name, such as `lightbox.js`, and its
    /// address, which carries the hash of its bytes.
    pub assets: BTreeMap<String, String>,
    pub icon: Option<String>,
    pub has_feed: bool,
    pub feed_href: String,
    pub options: BTreeMap<String, String>,
    /// Empty, or `index.html` for a USB stick.
    pub home_href: String,
    /// What honorees are called.
    pub noun: String,
}
