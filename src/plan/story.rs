//! Stories within pages: where their links lead, and which lead nowhere.

use super::Broken;
use super::job::{LinkJob, StoryJob};
use super::photo::Frame;
use super::planner::Planner;
use crate::input::Place;
use crate::site::slug::percent_encode;
use crate::site::{Photo, Story, StoryTarget};
use std::collections::BTreeSet;

impl Planner<'_> {
    /// A story as a page at `root` shows it.
    pub(super) fn story(
        &self,
        story: &Story,
        photos: &[Photo],
        name: &str,
        root: &str,
        top: u8,
        skip_title: bool,
    ) -> StoryJob {
        let links = story
            .links
            .iter()
            .map(|link| match &link.target {
                StoryTarget::Outside => LinkJob::Href(link.destination.clone()),
                StoryTarget::Nowhere => LinkJob::Text,
                StoryTarget::Page(address, fragment) => {
                    let mut href = format!("{root}{}", self.href(&decoded(address)));
                    if !fragment.is_empty() {
                        href.push_str(&format!("#{}", percent_encode(fragment)));
                    }
                    LinkJob::Href(href)
                }
                StoryTarget::Photo(index) => match photos.get(*index) {
                    None => LinkJob::Text,
                    Some(photo) => {
                        let image = self.photos.image(photo, Frame::Whole, name, self.shape);
                        if link.image {
                            LinkJob::Image(Box::new(image))
                        } else {
                            let largest = image.candidates.last();
                            largest.map_or(LinkJob::Text, |c| {
                                LinkJob::Href(format!("{root}{}", c.src))
                            })
                        }
                    }
                },
            })
            .collect();
        StoryJob {
            text: story.text.clone(),
            digest: story.digest,
            top,
            skip_title,
            links,
            leads: false,
        }
    }

    /// Links of stories to addresses that no page has.
    pub(super) fn broken_links(&self, pages: &BTreeSet<&str>) -> Vec<Broken> {
        let own = self
            .published
            .honorees
            .iter()
            .filter_map(|honoree| honoree.story.as_deref());
        let stories = own.chain(self.published.pages.iter().map(|page| &page.story));
        let mut out = Vec::new();
        for story in stories {
            for link in &story.links {
                let StoryTarget::Page(address, _) = &link.target else {
                    continue;
                };
                let address = decoded(address);
                let file = if address.is_empty() || address.ends_with('/') {
                    format!("{address}index.html")
                } else {
                    address
                };
                if !pages.contains(file.as_str()) {
                    out.push(Broken {
                        destination: link.destination.clone(),
                        place: Place::new(&story.file, link.span),
                    });
                }
            }
        }
        out
    }
}
fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address)
        .decode_utf8_lossy()
        .into_owned()
}
