//! The rows of the settings: each is the value of the latest event of its stream.

use serde::Deserialize;
use serde_json::Value as Json;
use store::Value;
use store::events::Replayed;
use store::images::{Image, Line};

use super::replay::Rebuild;
use crate::Error;

/// The latest value of the setting whose stream is being read.
#[derive(Default)]
pub(super) struct SettingRows {
    latest: Option<(String, i64)>,
}

#[derive(Deserialize)]
struct Changed {
    value: Json,
}

impl Rebuild for SettingRows {
    fn noun(&self) -> &'static str {
        "setting"
    }

    fn images(&self) -> Vec<Image> {
        vec![store::settings::IMAGE]
    }

    fn take(&mut self, _id: &str, event: &Replayed) -> Option<()> {
        if event.kind != "setting.changed" {
            return None;
        }
        let changed: Changed = serde_json::from_str(&event.open).ok()?;
        self.latest = Some((changed.value.to_string(), event.seq));
        Some(())
    }

    fn finish(&mut self, _id: &str) -> Result<Vec<Vec<Line>>, Error> {
        let Some((value, version)) = self.latest.take() else {
            return Ok(Vec::new());
        };
        let values = vec![Value::from(value), Value::from(version)];
        Ok(vec![vec![Line::single(values)]])
    }
}
