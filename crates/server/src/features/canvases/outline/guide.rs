//! The working guide.
use askama::Template;
use canvas::settings::{Role, Zones};
use canvas::sheet::Step;

use super::Cx;
use super::insights::Insights;

#[derive(Template)]
#[template(path = "canvases/outline/guide.html", whitespace = "preserve")]
pub struct Guide<'a> {
    cx: Cx<'a>,
    steps: Vec<StepView<'a>>,
    lead: bool,
    /// What the button that begins the step after the one under way says.
    next: Option<String>,
    only: bool,
    paused: bool,
    insights: Option<Insights<'a>>,
}

struct StepView<'a> {
    letter: &'a str,
    title: &'a str,
    what: &'a str,
    minutes: u32,
    now: bool,
    done: bool,
}

impl<'a> Guide<'a> {
    pub fn new(cx: Cx<'a>, insights: Option<Insights<'a>>) -> Self {
        let settings = &cx.p.settings;
        let step = |step: &'a Step| StepView {
            letter: &step.letter,
            title: &step.title,
            what: &step.what,
            minutes: step.minutes,
            now: settings.step.as_ref() == Some(&step.letter),
            done: settings.done.contains(&step.letter),
        };
        let begin = |step: &Step| {
            let args = [("letter", step.letter.as_str()), ("title", &step.title)];
            cx.words.with("guide-next", &args)
        };
        let now = settings.step.as_ref();
        let at =
            cx.p.sheet
                .steps
                .iter()
                .position(|step| Some(&step.letter) == now);
        Self {
            cx,
            next: cx.p.sheet.steps.get(at.map_or(0, |at| at + 1)).map(begin),
            steps: cx.p.sheet.steps.iter().map(step).collect(),
            lead: cx.p.you.role == Role::Facilitator,
            only: settings.zones == Zones::Step,
            paused: settings.paused,
            insights,
        }
    }
}
