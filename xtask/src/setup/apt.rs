//! Installing packages of Debian and Ubuntu without starting any service.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::process::{is_installed, output, program, succeed};

/// Debian asks this program before a package starts its service; the code 101 forbids it.
const SERVICE_POLICY: (&str, &str) = ("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n");
/// Keeps the PostgreSQL packages from making a cluster of the system's own.
const NO_CLUSTER: (&str, &str) = (
    "/etc/postgresql-common/createcluster.d/zhengqi-tests.conf",
    "create_main_cluster = false\n",
);

/// Whether this is root on a system with apt.
pub fn may_install() -> bool {
    let is_root = output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    is_root && is_installed("apt-get")
}

/// Installs packages, with fresh package lists if the known ones don't suffice.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let forbid = |(path, text): (&str, &str)| {
        Temporary::write(path, text).map_err(|error| format!("{path} can't be written: {error}"))
    };
    let _no_service = forbid(SERVICE_POLICY)?;
    let _no_cluster = forbid(NO_CLUSTER)?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat()).or_else(|_| {
        apt_get(&["update"])?;
        apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
    })
}

fn apt_get(arguments: &[&str]) -> Result<(), String> {
    succeed(
        program("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .arg("--quiet")
            .args(arguments),
    )
}

/// A file that exists only while packages are installed. One that is there already stays as it is.
struct Temporary(Option<PathBuf>);

impl Temporary {
    fn write(path: &str, text: &str) -> io::Result<Temporary> {
        let path = Path::new(path);
        if path.exists() {
            return Ok(Temporary(None));
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        Ok(Temporary(Some(path.to_owned())))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(path) = &self.0
            && let Err(error) = fs::remove_file(path)
        {
            eprintln!("{} could not be removed: {error}", path.display());
        }
    }
}
