//! The program's rules over people who are known by their canvas rights alone.
use canvas::hearts::Maker;
use canvas::settings::Settings;
use canvas::{Actor, Template};
use collab::{Edit, Judge, Touch};
use referee::{MAKERS, ROOTS, Referee};
use yrs::ReadTxn;

/// The judge of one canvas.
pub(super) struct Rules(Referee);

impl Rules {
    pub(super) fn new(template: &'static Template) -> Self {
        Self(Referee::new(template))
    }
}

impl Judge for Rules {
    type Who = Actor;
    type Settings = Settings;

    fn participant<'a>(&self, who: &'a Actor) -> &'a str {
        &who.id
    }

    fn revision(&self, settings: &Settings) -> u64 {
        settings.revision
    }

    fn settings_text(&self, settings: &Settings, _who: &Actor) -> String {
        serde_json::to_string(settings).expect("settings have string keys only")
    }

    fn roots(&self) -> &[&str] {
        &ROOTS
    }

    fn makers(&self) -> &[(&str, &str)] {
        &MAKERS
    }

    fn judge<T: ReadTxn>(
        &self,
        who: &Actor,
        settings: &Settings,
        touches: &[Touch],
        after: &T,
    ) -> Result<(), &'static str> {
        self.0.judge(who, settings, touches, after)
    }

    fn begin<T: ReadTxn>(&mut self, loaded: &T) {
        self.0.begin(loaded);
    }

    fn follow<T: ReadTxn>(
        &mut self,
        who: Option<&Actor>,
        touches: &[Touch],
        after: &T,
        now_ms: i64,
    ) -> Option<Edit> {
        let maker = who.map_or(Maker::Program, |_| Maker::Person);
        self.0.follow(maker, touches, after, now_ms)
    }
}
