//! Messages quote what people wrote, and people write numbers where they do not belong. Reports are kept and passed on: what looks
//! like a mobile or an identity number shows its ends only, whichever message quotes it.

/// A text with the middle of each such number starred: `138****5678`, `110101********8857`.
pub fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = characters.get(at) {
        if !character.is_ascii_digit() {
            out.push(*character);
            at += 1;
            continue;
        }
        let rest = characters.get(at..).unwrap_or_default();
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let run = rest.get(..digits).unwrap_or_default();
        let hidden = match run {
            ['1', '3'..='9', ..] if digits == 11 => 3..7,
            _ if digits == 18 => 6..14,
            // The check digit of an identity number may be an X.
            _ if digits == 17 && matches!(rest.get(17), Some('x' | 'X')) => 6..14,
            _ => 0..0,
        };
        let shown = run.iter().enumerate();
        out.extend(shown.map(|(place, c)| if hidden.contains(&place) { '*' } else { *c }));
        at += digits;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn numbers_of_people_show_their_ends_and_others_stay() {
        for (text, shown) in [
            ("不接受“tel:13812345671”", "不接受“tel:138****5671”"),
            ("110101199003078857", "110101********8857"),
            ("11010119900307885X", "110101********885X"),
            ("500103001001", "500103001001"),
            ("2026-06-01", "2026-06-01"),
            ("12345678901", "12345678901"),
            ("138123456789", "138123456789"),
            ("甲", "甲"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }
}
