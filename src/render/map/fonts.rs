//! The type of pictures: a part of Noto Sans CJK SC that the program carries (`data/SOURCES.md`), so that letters become the
//! same outlines on every machine.

use std::sync::{Arc, LazyLock};

use crate::parse::map_image::alone;
use resvg::usvg::{Options, fontdb};

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    let bytes = include_bytes!("data/map-sans.otf");
    fonts.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
    // Whatever face a drawing asks for, this is the one there is.
    let family = "Accolade Map Sans";
    fonts.set_sans_serif_family(family);
    fonts.set_serif_family(family);
    fonts.set_monospace_family(family);
    fonts.set_cursive_family(family);
    fonts.set_fantasy_family(family);
    Arc::new(fonts)
});

/// How SVGs are read: with our type alone, and without any file that they name.
pub(super) fn options() -> Options<'static> {
    Options {
        fontdb: FONTS.clone(),
        ..alone()
    }
}
