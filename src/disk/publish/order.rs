//! In which order a publication becomes visible.

use crate::input::OutPath;

/// What a file is for a reader who comes while we publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// Styles, scripts, images, fonts: what pages need.
    Part,
    Page,
    /// Feeds, the sitemap, data: what tells others which pages there are.
    Announcement,
    Home,
}

fn role(path: &OutPath) -> Role {
    if path.as_str() == "index.html" {
        return Role::Home;
    }
    match path.extension().as_deref() {
        Some("html") => Role::Page,
        Some("xml" | "txt" | "csv" | "json") => Role::Announcement,
        _ => Role::Part,
    }
}

fn depth(path: &OutPath) -> usize {
    path.as_str().matches('/').count()
}

/// Sorts files to be put in place: parts, new pages, changed pages,
/// announcements, home. Of pages alike, leaves come before the lists above them,
/// so that a list never leads to a page that is not there yet.
pub(crate) fn to_place<T>(files: &mut [(OutPath, T)], old: impl Fn(&OutPath) -> bool) {
    files.sort_by_cached_key(|(path, _)| {
        (
            role(path),
            old(path),
            usize::MAX - depth(path),
            path.clone(),
        )
    });
}

/// Sorts files to be removed: announcements, then pages with lists before
/// leaves, then what pages needed, photos last.
pub(crate) fn to_remove(files: &mut [OutPath]) {
    files.sort_by_cached_key(|path| {
        let rank = match role(path) {
            Role::Announcement => 0,
            Role::Home | Role::Page => 1,
            Role::Part if path.as_str().starts_with("photos/") => 3,
            Role::Part => 2,
        };
        (rank, depth(path), path.clone())
    });
}
