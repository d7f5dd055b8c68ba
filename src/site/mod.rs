//! The validated model. A [`Site`] has no dangling reference; what refers to
//! nothing is reported and left out. It holds every record of every status;
//! [`Published`] holds only what may appear.

mod atlas;
mod fit;
mod group;
mod located;
mod map_image;
mod model;
pub mod name;
pub mod order;
mod photo;
mod private;
mod programme;
pub mod published;
pub mod reading;
mod record;
pub mod region;
mod resolve;
mod settings;
pub mod slug;
mod sort;
mod story;
mod team;

pub use group::{Group, Groups};
pub use map_image::ImageMap;
pub use model::{
    BaseUrl, Category, Page, Photo, Programme, Record, Site, Story, StoryLink, StoryTarget,
};
pub use photo::said as photo_problem;
pub use private::{Private, PrivateFields, private_fields};
pub use published::Published;
pub use resolve::resolve;
pub use settings::Settings;
pub use sort::order_note;
pub use team::{LEVELS, PARENT, level};

#[cfg(test)]
mod tests;
