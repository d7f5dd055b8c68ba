//! The area codes of China's telephone network.

/// Areas of four digits, without their zero.
fn is_prefecture(code: u16) -> bool {
    matches!(code,
        310..=319 | 335 | 349..=359 | 370..=379 | 391..=396 | 398
        | 410..=419 | 421 | 427 | 429 | 431..=440 | 448 | 451..=459 | 464 | 467..=479 | 482 | 483
        | 510..=519 | 523 | 527 | 530..=539 | 543 | 546 | 550..=559 | 561..=566 | 570..=580 | 591..=599
        | 631..=635 | 660 | 662 | 663 | 668 | 691 | 692
        | 701 | 710..=719 | 722 | 724 | 728 | 730..=739 | 743..=746 | 750..=760 | 762 | 763 | 766 | 768..=779 | 790..=799
        | 812 | 813 | 816..=818 | 825..=827 | 830..=839 | 851..=859 | 870..=879 | 883 | 886..=888 | 890..=899
        | 901..=903 | 906 | 908..=917 | 919 | 930..=939 | 941 | 943 | 951..=955 | 970..=979 | 990..=999)
}

/// Whether this is the code of an area.
pub(super) fn is_area(code: &str) -> bool {
    match code.strip_prefix('0') {
        Some(rest) if rest.len() == 2 => matches!(
            rest,
            "10" | "20" | "21" | "22" | "23" | "24" | "25" | "27" | "28" | "29"
        ),
        Some(rest) if rest.len() == 3 => rest.parse().is_ok_and(is_prefecture),
        _ => false,
    }
}

/// Whether it has the form of one, which is enough where a hyphen or a bracket follows it.
pub(super) fn is_area_like(code: &str) -> bool {
    let mut digits = code.chars();
    matches!(
        (digits.next(), digits.next(), code.len()),
        (Some('0'), Some('1' | '2'), 3) | (Some('0'), Some('3'..='9'), 4)
    )
}

/// The code of the area and the rest, of the digits of a landline that is written with it.
pub(super) fn split(digits: &str) -> Option<(&str, &str)> {
    [3, 4].into_iter().find_map(|at| {
        let (code, local) = digits.split_at_checked(at)?;
        (is_area_like(code) && matches!(local.len(), 7 | 8)).then_some((code, local))
    })
}
