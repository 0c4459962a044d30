//! Contents for tests, written sparsely as JSON: what is left out is as on an empty canvas.
use canvas::content::{Circle, Content, Lane, Link, Note, Signed, Tick};
use serde_json::Value;

/// The content in `fixtures/contents/{name}.json`.
pub fn load(name: &str) -> Content {
    let path = format!(
        "{}/tests/fixtures/contents/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    read(&std::fs::read_to_string(path).unwrap())
}

/// The content that a sparse JSON says.
pub fn read(text: &str) -> Content {
    let mut sparse: Value = serde_json::from_str(text).unwrap();
    let refs = sparse.as_object_mut().unwrap().remove("refs");
    let lists = [
        ("notes", default::<Note>()),
        ("links", default::<Link>()),
        ("circles", default::<Circle>()),
        ("columns", default::<Lane>()),
        ("rows", default::<Lane>()),
    ];
    for (list, whole) in lists {
        for item in sparse
            .get_mut(list)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            *item = over(whole.clone(), item);
        }
    }
    for (map, whole) in [
        ("ticks", default::<Tick>()),
        ("hearts", default::<Signed>()),
    ] {
        for item in sparse
            .get_mut(map)
            .and_then(Value::as_object_mut)
            .into_iter()
            .flatten()
        {
            *item.1 = over(whole.clone(), item.1);
        }
    }
    let mut content: Content = serde_json::from_value(over(default::<Content>(), &sparse)).unwrap();
    content.refs = refs
        .map(|refs| serde_json::from_value(refs).unwrap())
        .unwrap_or_default();
    content
}

fn default<T: Default + serde::Serialize>() -> Value {
    serde_json::to_value(T::default()).unwrap()
}

fn over(mut whole: Value, sparse: &Value) -> Value {
    let parts = sparse.as_object().unwrap().clone();
    whole.as_object_mut().unwrap().extend(parts);
    whole
}
