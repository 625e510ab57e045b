//! Passwords as Argon2id hashes (RFC 9106) with the smaller of the parameter sets that OWASP recommends.

use std::fmt;

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use domain::accounts::{Login, password};

use crate::ports::Ids;
use crate::{App, Error};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash that no password is known for, of the same cost as any other: names that don't exist take as long as names
/// that do.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUuLg$5Hxe3sTMV8g9LkAe1J0rRzTYQvV9bMU3pYqqlo2XJ0k";

/// A password as it is stored. Making one takes tens of milliseconds, so it is made before a transaction begins.
#[derive(Clone)]
pub struct HashedPassword(String);

impl HashedPassword {
    /// Hashes a password that was checked.
    pub(crate) fn of(password: &str, ids: &dyn Ids) -> Result<HashedPassword, Error> {
        let mut salt = [0; 16];
        ids.fill(&mut salt);
        let hash: PasswordHash = hasher()?
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|error| Error::Internal(format!("argon2: {error}")))?;
        Ok(HashedPassword(hash.to_string()))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HashedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashedPassword(…)")
    }
}

impl App {
    /// Checks a new password for the account called `login` and hashes it.
    pub fn hash_password(&self, new: &str, login: &Login) -> Result<HashedPassword, Error> {
        password::check(new, login)?;
        HashedPassword::of(new, &*self.ids)
    }
}

/// Whether a password is the one that was hashed. Takes as long when there is no hash.
pub(crate) fn is_right(password: &str, hashed: Option<&str>) -> bool {
    let Ok(hash) = PasswordHash::new(hashed.unwrap_or(NOBODY)) else {
        return false;
    };
    let verified = Argon2::default().verify_password(password.as_bytes(), &hash);
    verified.is_ok() && hashed.is_some()
}

fn hasher() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| Error::Internal(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::SeededIds;

    #[test]
    fn only_the_same_password_is_right() {
        let hashed = HashedPassword::of("桥头第三棵樟树", &SeededIds::new(1)).unwrap();
        assert!(is_right("桥头第三棵樟树", Some(hashed.text())));
        assert!(!is_right("桥头第三棵樟木", Some(hashed.text())));
        assert!(!is_right("", None));
    }

    #[test]
    fn nobodys_hash_costs_what_every_hash_costs() {
        let hashed = HashedPassword::of("anything", &SeededIds::new(1)).unwrap();
        let cost = |text: &str| text.rsplitn(3, '$').last().map(str::to_owned);
        assert_eq!(cost(hashed.text()), cost(NOBODY));
        assert_eq!(hashed.text().len(), NOBODY.len());
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
