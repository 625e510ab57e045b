//! Writes every component and the main pages with invented data into a folder, for eyes and browser tests:
//! `cargo run -p web --example gallery -- FOLDER`.

mod case;
mod components;
mod console;
mod frame;
mod records;
mod tables;
mod views;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use askama::Template;
use messages::{Language, texts};
use web::assets;
use web::layout::Theme;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("name the folder to write to")?;
    write_assets(&folder)?;
    for language in Language::all() {
        for theme in [Theme::Light, Theme::Dark] {
            let pages = folder.join(language.tag()).join(theme.code());
            fs::create_dir_all(&pages)?;
            for (name, html) in pages_of(language, theme)? {
                fs::write(pages.join(format!("{name}.html")), html)?;
            }
        }
    }
    Ok(())
}

fn pages_of(
    language: Language,
    theme: Theme,
) -> Result<Vec<(&'static str, String)>, askama::Error> {
    let t = texts(language);
    Ok(vec![
        ("gallery", components::gallery(t, theme).render()?),
        ("sign-in", views::sign_in(t, theme).render()?),
        ("workbench", views::workbench(t, theme).render()?),
        ("ledger", views::ledger(t, theme).render()?),
        ("case", case::in_hand(t, theme).render()?),
        ("case-firm", case::replied(t, theme).render()?),
        ("console", console::console(t, theme).render()?),
    ])
}

/// The files of the pages under the very paths that the pages link.
fn write_assets(folder: &Path) -> std::io::Result<()> {
    let style = Path::new(&assets::paths().style);
    let served = style
        .parent()
        .and_then(|path| path.strip_prefix("/").ok())
        .unwrap_or(style);
    fs::create_dir_all(folder.join(served))?;
    for asset in assets::all() {
        fs::write(folder.join(served).join(asset.name), asset.text)?;
    }
    Ok(())
}
