//! Writes the table by which traditional characters fold to simplified ones, out of OpenCC's dictionary.
//!
//! The table is 32 KiB of constants, where the dictionary would have to be loaded by every process.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Characters that OpenCC simplifies only within some words. To compare texts they fold wherever they stand: it is the
/// same on both sides, and a part of a text then always folds to a part of the folded text.
const FOLDED_EVERYWHERE: [(char, char); 21] = [
    ('覆', '复'), // 答覆, 批覆, 回覆
    ('著', '着'), // 隨著
    ('藉', '借'), // 藉口
    ('俱', '具'), // 傢俱
    ('濛', '蒙'), // 濛濛
    ('噁', '恶'), // 噁心
    ('瀋', '沈'), // 瀋陽
    ('瞭', '了'), // 瞭解
    ('彷', '仿'), // 彷彿
    ('幷', '并'), // 幷列
    ('擡', '抬'), // 擡高
    ('牴', '抵'), // 牴觸
    ('暱', '昵'), // 暱稱
    ('揹', '背'), // 揹負
    ('薰', '熏'), // 薰染
    ('簷', '檐'), // 屋簷
    ('痺', '痹'), // 麻痺
    ('睪', '睾'),
    ('衞', '卫'), // 衞生, as Hong Kong writes it
    ('敍', '叙'), // 敍述
    ('枱', '台'), // 枱面
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let converter = OpenCC::from_config(BuiltinConfig::T2s)?;
    let han = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}');
    let mut table: BTreeMap<char, char> = han.filter_map(|c| alone(&converter, c)).collect();
    table.extend(FOLDED_EVERYWHERE);
    let mut code = format!("static SIMPLIFIED: [(char, char); {}] = [\n", table.len());
    for (traditional, simplified) in &table {
        // A character that folds to one which folds on goes to the end at once.
        let last = table.get(simplified).unwrap_or(simplified);
        writeln!(code, "({traditional:?}, {last:?}),")?;
    }
    code.push_str("];\n");
    let path = Path::new(&env::var("OUT_DIR")?).join("simplified.rs");
    fs::write(path, code)?;
    Ok(())
}

/// A character with its simplified form, if it has another one when it stands alone.
fn alone(converter: &OpenCC, c: char) -> Option<(char, char)> {
    let simple = converter.convert(c.encode_utf8(&mut [0; 4]));
    let mut characters = simple.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) if one != c => Some((c, one)),
        _ => None,
    }
}
