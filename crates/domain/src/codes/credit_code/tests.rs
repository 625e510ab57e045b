use super::*;

fn refused(text: &str) -> CreditCodeError {
    CreditCode::parse(text).expect_err(text)
}

fn valid(body: &str) -> String {
    format!("{body}{}", check_character(body))
}

#[test]
fn codes_of_the_standard_are_read() {
    // Published codes of listed companies: both check characters fit.
    for code in [
        "9144030071526726XG",
        "914403001922038216",
        "91110000802100433B",
        "91330100799655058B",
    ] {
        let code = CreditCode::parse(code).unwrap();
        assert_eq!(code.check_organisation_code(), Ok(()));
        assert_eq!((code.department(), code.category()), ('9', '1'));
    }
    let code = CreditCode::parse(" 9144030071526726XG\n").unwrap();
    assert_eq!(
        (code.region(), code.organisation_code()),
        ("440300", "71526726X")
    );
}

#[test]
fn every_single_wrong_character_is_refused() {
    let code = "9144030071526726XG";
    for index in 0..LENGTH {
        for wrong in ALPHABET.chars() {
            let mut text: Vec<char> = code.chars().collect();
            if text[index] != wrong {
                text[index] = wrong;
                refused(&text.iter().collect::<String>());
            }
        }
    }
}

#[test]
fn swapped_neighbours_are_refused() {
    let code = "914403001922038216";
    for index in 0..LENGTH - 1 {
        let mut text: Vec<char> = code.chars().collect();
        text.swap(index, index + 1);
        if text[index] != text[index + 1] {
            refused(&text.iter().collect::<String>());
        }
    }
}

#[test]
fn each_refusal_says_why() {
    assert_eq!(refused("  "), CreditCodeError::Empty);
    assert_eq!(
        refused("433100000012345"),
        CreditCodeError::OldRegistrationNumber
    );
    assert_eq!(
        refused("9144030071526726X"),
        CreditCodeError::Length { found: 17 }
    );
    assert_eq!(
        refused("9144030071526726XH"),
        CreditCodeError::CheckDigit {
            given: 'H',
            expected: 'G'
        }
    );
    assert_eq!(
        refused(&valid("B1440300715267260")),
        CreditCodeError::Department { character: 'B' }
    );
    assert_eq!(
        refused(&valid("97440300715267260")),
        CreditCodeError::Category {
            department: '9',
            character: '7'
        }
    );
    assert_eq!(
        refused(&valid("9144A300715267260")),
        CreditCodeError::Region {
            position: 5,
            character: 'A'
        }
    );
}

#[test]
fn a_letter_that_looks_like_a_digit_is_named_and_the_digit_suggested() {
    let suggestion = CreditCode::parse("914403001922038216").ok();
    assert_eq!(
        refused("91440300I922O38216"),
        CreditCodeError::IllegalCharacter {
            position: 9,
            character: 'I',
            suggestion
        }
    );
    assert_eq!(
        refused("9144030071526726X湘"),
        CreditCodeError::IllegalCharacter {
            position: 18,
            character: '湘',
            suggestion: None
        }
    );
}

#[test]
fn small_and_full_width_letters_are_refused_with_the_right_code_and_read_leniently() {
    let suggestion = CreditCode::parse("9144030071526726XG").unwrap();
    for text in [
        "9144030071526726xg",
        "９１４４０３００７１５２６７２６ＸＧ",
        "9144-0300 7152 6726XG",
    ] {
        let expected = CreditCodeError::NotCanonical {
            suggestion: suggestion.clone(),
        };
        assert_eq!(refused(text), expected);
        assert_eq!(CreditCode::parse_lenient(text), Ok(suggestion.clone()));
    }
    assert_eq!(
        refused("9144030071526726xh"),
        CreditCodeError::CheckDigit {
            given: 'H',
            expected: 'G'
        }
    );
}

#[test]
fn a_wrong_inner_check_character_is_a_remark_only() {
    let code = CreditCode::parse(&valid("91433100123456780")).unwrap();
    assert_eq!(
        code.check_organisation_code(),
        Err(WrongDigit {
            given: '0',
            expected: '8'
        })
    );
}

#[test]
fn codes_of_other_departments_are_read() {
    for body in [
        "11433100006612340",
        "31430000MD0000000",
        "53433100MJ0000000",
        "81433100MC0000000",
        "N2433101MF0000000",
        "93433101MA0000000",
    ] {
        assert!(CreditCode::parse(&valid(body)).is_ok(), "{body}");
    }
}

#[test]
fn a_stored_code_is_checked_again() {
    let code = CreditCode::parse("9144030071526726XG").unwrap();
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(json, r#""9144030071526726XG""#);
    assert_eq!(serde_json::from_str::<CreditCode>(&json).unwrap(), code);
    assert!(serde_json::from_str::<CreditCode>(r#""9144030071526726XH""#).is_err());
}
