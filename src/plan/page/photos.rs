//! Photos on the pages of an honoree: the one at the head, those in rows, and
//! `/honorees/<slug>/photos/`, which shows all of them.

use super::super::job::{StoryJob, View};
use super::super::planner::Planner;
use super::super::rows::strips;
use super::super::view::*;
use super::Page;
use super::shared::description;
use crate::site::published::Honoree;

/// The photo at the head of an honoree's page: a person's portrait, the first
/// photo of all others, else the one of the card.
pub(super) fn hero(card: &Card, honours: &[HonourView]) -> Option<Hero> {
    let photos = honours.first().map(|honour| honour.photos.as_slice());
    let mut photos = photos.unwrap_or_default().iter().enumerate();
    let found = photos.find(|(_, photo)| !card.person || photo.role == "portrait");
    match found {
        Some((at, image)) => Some(Hero {
            image: image.clone(),
            number: Some(at + 1),
        }),
        None => card.portrait.as_deref().map(|image| Hero {
            image: image.clone(),
            number: None,
        }),
    }
}

/// Sets the rows of an honoree's page: all photos but the one at its head, and
/// but portraits of earlier honours beside it. Where nothing stands at the head,
/// the first photo of a story or of a row is the page's first.
pub(super) fn hang(honours: &mut [HonourView], stories: &mut [StoryJob], hero: Option<&Hero>) {
    let mut leads = hero.is_none();
    for (turn, honour) in honours.iter_mut().enumerate() {
        let shown = numbered(&honour.photos)
            .filter(|(_, photo)| {
                hero.is_none_or(|hero| {
                    photo.src != hero.image.src && (turn == 0 || photo.role != "portrait")
                })
            })
            .collect::<Vec<_>>();
        honour.strips = strips(&shown);
        let story = honour.story.and_then(|at| stories.get_mut(at));
        if let Some(story) = story.filter(|story| leads && story.has_photo()) {
            story.leads = true;
            leads = false;
        }
        honour.leads = leads && !honour.strips.is_empty();
        leads &= !honour.leads;
    }
}

fn numbered(photos: &[ImageView]) -> impl Iterator<Item = (usize, &ImageView)> {
    photos.iter().enumerate().map(|(at, photo)| (at + 1, photo))
}

/// The gallery at the address `gallery` of the honoree whose page is at
/// `address` and shows `whole`.
pub(super) fn gallery(
    planner: &Planner<'_>,
    honoree: &Honoree,
    gallery: String,
    address: &str,
    whole: &HonoreeView,
) -> Page {
    let title = format!("{}的照片", honoree.name);
    let mut head = planner.head("gallery", &gallery, &title, "honorees");
    head.description = description(&format!("{}的全部照片", honoree.name));
    head.breadcrumbs.push(planner.link("先进典型", "honorees/"));
    head.breadcrumbs.push(planner.link(&honoree.name, address));
    let first = whole
        .honours
        .iter()
        .position(|honour| !honour.photos.is_empty());
    let view = GalleryView {
        page: head,
        card: GalleryCard {
            name: whole.card.name.clone(),
            name_class: whole.card.name_class,
            person: whole.card.person,
            href: whole.card.href.clone(),
        },
        honours: whole
            .honours
            .iter()
            .enumerate()
            .map(|(turn, honour)| GalleryHonour {
                programme: honour.programme.clone(),
                year: honour.year,
                category: honour.category.clone(),
                strips: strips(&numbered(&honour.photos).collect::<Vec<_>>()),
                photos: honour.photos.clone(),
                leads: Some(turn) == first,
            })
            .collect(),
    };
    let view = View::Gallery(Box::new(view));
    Page::new(gallery, "gallery.html", view)
}
