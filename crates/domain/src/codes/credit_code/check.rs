//! The two check characters: of the whole code (GB 32100) and of the organisation code within (GB 11714).

/// The 31 characters, each worth its place.
pub(super) const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The 18th character for the first 17: weights 3^(i-1) mod 31. Characters outside the alphabet count as 0.
pub(super) fn check_character(body: &str) -> char {
    let mut weight = 1;
    let mut sum = 0;
    for character in body.chars() {
        sum += weight * ALPHABET.find(character).unwrap_or(0);
        weight = weight * 3 % 31;
    }
    char::from(ALPHABET.as_bytes()[(31 - sum % 31) % 31])
}

/// The 9th character of an organisation code for its first 8; here letters are worth 10 (A) to 35 (Z).
pub(super) fn organisation_check_character(body: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let sum: u32 = body
        .chars()
        .map(value)
        .zip(WEIGHTS)
        .map(|(v, w)| v * w)
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}
