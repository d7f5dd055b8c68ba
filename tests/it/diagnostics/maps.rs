//! Codes of maps.

use super::{Case, case, settings};

pub(super) fn cases() -> Vec<Case> {
    vec![case(
        "map-unapproved",
        &["content/site.yaml:1:1 warning[map-unapproved]"],
        settings("region: 重庆市\n"),
    )]
}
