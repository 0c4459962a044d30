//! placeholder
use super::props::CanvasProps;
use crate::i18n::Lang;
use std::collections::BTreeMap;
pub fn texts(_: Lang) -> BTreeMap<String, String> {
    BTreeMap::new()
}
pub fn render(_: &CanvasProps) -> String {
    String::new()
}
