//! A value that is dear to make, kept with the texts that it was made of.

use std::sync::{Mutex, PoisonError};

use crate::Error;

/// The value made last. The texts are read in each transaction and say whether it still holds, so nothing can be stale.
pub(super) struct Kept<T>(Mutex<Option<Made<T>>>);

struct Made<T> {
    of: Vec<String>,
    value: T,
}

impl<T: Clone> Kept<T> {
    pub const fn new() -> Kept<T> {
        Kept(Mutex::new(None))
    }

    /// The value of these texts.
    pub fn of(&self, texts: &[&str], make: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = kept.as_ref().filter(|made| made.of == texts) {
            return Ok(made.value.clone());
        }
        let value = make()?;
        *kept = Some(Made {
            of: texts.iter().map(|text| (*text).to_owned()).collect(),
            value: value.clone(),
        });
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_the_same_texts_and_anew_for_others() {
        let kept = Kept::new();
        let made = std::cell::Cell::new(0);
        let make = || {
            made.set(made.get() + 1);
            Ok(made.get())
        };
        assert_eq!(kept.of(&["a", "b"], make).unwrap(), 1);
        assert_eq!(kept.of(&["a", "b"], make).unwrap(), 1);
        assert_eq!(kept.of(&["a", "c"], make).unwrap(), 2);
        assert_eq!(kept.of(&["a", "b"], make).unwrap(), 3);
    }
}
