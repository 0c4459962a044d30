use super::*;

const NOW: i64 = 1_000_000;

fn agenda() -> Vec<Item> {
    [("a", 10), ("b", 20), ("c", 5)]
        .map(|(id, minutes)| Item {
            id: id.to_owned(),
            canvas: None,
            step: None,
            title: id.to_uppercase(),
            minutes,
        })
        .into()
}

fn step(state: &State, way: Way) -> State {
    let from = state.item.clone();
    state.after(&agenda(), &Command::Step { from, way }, NOW)
}

fn timer(state: &State, command: TimerCommand, now_ms: i64) -> State {
    state.after(&agenda(), &Command::Timer(command), now_ms)
}

fn at(state: &State) -> (Option<&str>, Vec<&str>) {
    let done = state.done.iter().map(String::as_str).collect();
    (state.item.as_deref(), done)
}

#[test]
fn a_workshop_goes_from_its_first_item_to_its_end() {
    let mut state = State::default();
    let mut seen = Vec::new();
    for _ in 0..4 {
        state = step(&state, Way::Next);
        seen.push(state.item.clone().unwrap_or_default());
    }
    assert_eq!(seen, ["a", "b", "c", ""]);
    assert_eq!(at(&state), (None, vec!["a", "b", "c"]));
    assert_eq!(state.timer, None);
    let again = step(&state, Way::Next);
    assert_eq!(again, state, "after the end there is nothing next");
}

#[test]
fn going_back_opens_the_item_before_and_forgets_nothing_else() {
    let state = step(&step(&State::default(), Way::Next), Way::Next);
    assert_eq!(at(&state), (Some("b"), vec!["a"]));
    let back = step(&state, Way::Back);
    assert_eq!(at(&back), (Some("a"), vec![]));
    assert_eq!(at(&step(&back, Way::Back)), (Some("a"), vec![]));
    assert_eq!(at(&step(&State::default(), Way::Back)), (None, vec![]));
}

#[test]
fn from_the_end_one_comes_back_to_the_last_item() {
    let mut state = State::default();
    for _ in 0..4 {
        state = step(&state, Way::Next);
    }
    assert_eq!(at(&step(&state, Way::Back)), (Some("c"), vec!["a", "b"]));
}

#[test]
fn what_is_skipped_is_not_done_and_stays_open() {
    let first = step(&State::default(), Way::Next);
    let skipped = step(&first, Way::Skip);
    assert_eq!(at(&skipped), (Some("b"), vec![]));
    let at_last = step(&skipped, Way::Skip);
    assert_eq!(at(&at_last), (Some("c"), vec![]));
    assert_eq!(
        step(&at_last, Way::Skip),
        at_last,
        "nothing is left to skip to"
    );
}

#[test]
fn a_done_item_can_be_opened_again_and_left_again() {
    let mut state = State::default();
    for _ in 0..3 {
        state = step(&state, Way::Next);
    }
    let opened = step(&state, Way::To("a".to_owned()));
    assert_eq!(at(&opened), (Some("a"), vec!["b"]));
    let next = step(&opened, Way::Next);
    assert_eq!(
        at(&next),
        (Some("c"), vec!["b", "a"]),
        "what is done is passed over"
    );
    assert_eq!(step(&next, Way::To("x".to_owned())), next);
}

#[test]
fn two_presses_move_once() {
    let first = step(&State::default(), Way::Next);
    let press = Command::Step {
        from: first.item.clone(),
        way: Way::Next,
    };
    let once = first.after(&agenda(), &press, NOW);
    assert_eq!(once.after(&agenda(), &press, NOW), once);
}

#[test]
fn an_item_that_was_taken_off_the_agenda_is_forgotten() {
    let state = step(&step(&State::default(), Way::Next), Way::Next);
    let left = &agenda()[2..];
    let press = Command::Step {
        from: None,
        way: Way::Next,
    };
    let after = state.after(left, &press, NOW);
    assert_eq!(at(&after), (Some("c"), vec![]));
}

#[test]
fn a_timer_counts_down_stands_still_and_grows() {
    let state = step(&State::default(), Way::Next);
    let left = |state: &State, now| state.timer.map(|timer| timer.left_ms(now) / MINUTE_MS);
    assert_eq!(left(&state, NOW), Some(10));
    let later = NOW + 4 * MINUTE_MS;
    assert_eq!(left(&state, later), Some(6));
    let still = timer(&state, TimerCommand::Pause, later);
    assert_eq!(left(&still, later + 60 * MINUTE_MS), Some(6));
    assert!(still.timer.is_some_and(|timer| !timer.is_running()));
    let more = timer(&still, TimerCommand::Longer, later);
    assert_eq!(left(&more, later), Some(7));
    let on = timer(&more, TimerCommand::Resume, later + MINUTE_MS);
    assert_eq!(left(&on, later + 3 * MINUTE_MS), Some(5));
    assert_eq!(on.timer.map(|timer| timer.length_ms), Some(11 * MINUTE_MS));
}

#[test]
fn nothing_happens_when_the_time_is_up() {
    let state = step(&State::default(), Way::Next);
    let over = NOW + 25 * MINUTE_MS;
    assert_eq!(state.timer.map(|timer| timer.left_ms(over)), Some(0));
    let more = timer(&state, TimerCommand::Longer, over);
    let left = more.timer.map(|timer| timer.left_ms(over));
    assert_eq!(left, Some(MINUTE_MS), "a minute from now, not from the end");
    assert_eq!(at(&more), at(&state));
}

#[test]
fn a_timer_has_an_end_however_often_it_is_made_longer() {
    let mut state = step(&State::default(), Way::Next);
    for _ in 0..1_000 {
        state = timer(&state, TimerCommand::Longer, NOW);
    }
    assert_eq!(state.timer.map(|timer| timer.length_ms), Some(TIMER_MS_MAX));
}

#[test]
fn without_an_item_no_timer_starts() {
    for command in [
        TimerCommand::Start,
        TimerCommand::Longer,
        TimerCommand::Resume,
    ] {
        assert_eq!(timer(&State::default(), command, NOW), State::default());
    }
    let cleared = timer(
        &step(&State::default(), Way::Next),
        TimerCommand::Clear,
        NOW,
    );
    assert_eq!(cleared.timer, None);
    let started = timer(&cleared, TimerCommand::Start, NOW);
    assert_eq!(started.timer, Some(Timer::started(10, NOW)));
}

#[test]
fn people_are_called_to_an_item_until_the_next_one() {
    let before = State::default().after(&agenda(), &Command::Call, NOW);
    assert_eq!(before.called_at, None);
    let called = step(&State::default(), Way::Next).after(&agenda(), &Command::Call, NOW);
    assert_eq!(called.called_at, Some(NOW));
    assert_eq!(step(&called, Way::Next).called_at, None);
}

#[test]
fn rights_stay_from_step_to_step_and_a_pause_ends_with_the_workshop() {
    let rights = Command::Rights {
        zones: Zones::Step,
        edit: EditScope::Own,
        paused: true,
        inbox: Some(Level::Leaders),
    };
    let set = step(&State::default(), Way::Next).after(&agenda(), &rights, NOW);
    let next = step(&set, Way::Next);
    assert_eq!((next.zones, next.edit), (Zones::Step, EditScope::Own));
    assert!(next.paused);
    assert_eq!(next.inbox, Some(Level::Leaders));
    let ended = next.after(&agenda(), &Command::End, NOW);
    assert!(!ended.paused);
    assert_eq!(at(&ended), (None, vec!["a"]));
}

#[test]
fn a_state_is_stored_and_read_again() {
    let state = step(&State::default(), Way::Next).after(&agenda(), &Command::Call, NOW);
    let json = serde_json::to_string(&state).unwrap();
    assert_eq!(State::parse(&json), state);
    let still = timer(&state, TimerCommand::Pause, NOW);
    let json = serde_json::to_string(&still).unwrap();
    assert!(
        json.contains(r#""timer":{"length_ms":600000,"left_ms":600000}"#),
        "{json}"
    );
    assert_eq!(State::parse(&json), still);
    assert_eq!(State::parse("{}"), State::default());
    assert_eq!(State::parse("no json"), State::default());
}

#[test]
fn a_workshop_that_is_opened_again_goes_on_where_it_was_left() {
    let state = step(&step(&State::default(), Way::Next), Way::Next);
    let later = NOW + 4 * MINUTE_MS;
    let left = state.timer.map(|timer| timer.left_ms(later));
    let ended = state.after(&agenda(), &Command::End, later);
    assert_eq!(at(&ended), (None, vec!["a"]));
    assert_eq!(ended.timer, None);
    let opened = ended.after(&agenda(), &Command::Reopen, later + 60 * MINUTE_MS);
    assert_eq!(at(&opened), (Some("b"), vec!["a"]));
    let timer = opened.timer.unwrap();
    assert!(!timer.is_running(), "nobody's time runs yet");
    assert_eq!(Some(timer.left_ms(later)), left);
    let gone = &agenda()[..1];
    let without = ended.after(gone, &Command::Reopen, NOW);
    assert_eq!(at(&without), (None, vec!["a"]), "the item left the agenda");
    assert_eq!(without.timer, None);
}

#[test]
fn without_a_canvas_nothing_is_shown_large_or_frozen() {
    let state = step(&State::default(), Way::Next);
    for command in [
        Command::Spotlight(Some("state".to_owned())),
        Command::Screen(Picture::Frozen),
    ] {
        assert_eq!(state.after(&agenda(), &command, NOW), state);
    }
}
