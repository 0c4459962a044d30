//! Finnish by libvoikko, which is looked for when the program runs and never linked: the program is built and started
//! without it, and its dictionary's licence stays its own.
#![expect(
    unsafe_code,
    reason = "libvoikko is a C library; each call says why it holds"
)]
use std::ffi::{CStr, CString, c_char, c_void};
use std::ptr;
use std::sync::{Mutex, PoisonError};

use libloading::Library;

use super::{Class, Morphology, Reading};
use crate::words::small;

/// Names of the library on Linux, macOS and Windows.
const NAMES: [&str; 4] = [
    "libvoikko.so.1",
    "libvoikko.so",
    "libvoikko.1.dylib",
    "voikko-1.dll",
];
/// Letters of the longest word that is asked.
const WORD_CHARS_MAX: usize = 80;
/// Most readings of one word that are kept.
const READINGS_MAX: usize = 8;

type Handle = *mut c_void;
type Analysis = *mut c_void;
type Init = unsafe extern "C" fn(*mut *const c_char, *const c_char, *const c_char) -> Handle;
type Terminate = unsafe extern "C" fn(Handle);
type Analyse = unsafe extern "C" fn(Handle, *const c_char) -> *mut Analysis;
type Value = unsafe extern "C" fn(Analysis, *const c_char) -> *mut c_char;
type FreeAnalysis = unsafe extern "C" fn(*mut Analysis);
type FreeValue = unsafe extern "C" fn(*mut c_char);

/// Why libvoikko is not used.
#[derive(Debug, thiserror::Error)]
pub enum VoikkoError {
    /// The library is not installed, or is another one.
    #[error("libvoikko was not found: {0}")]
    Library(#[from] libloading::Error),
    /// The library has no Finnish dictionary.
    #[error("libvoikko has no Finnish dictionary: {0}")]
    Dictionary(String),
}

/// libvoikko with its Finnish dictionary.
pub struct Voikko {
    calls: Calls,
    /// Handles that nobody uses now; one may not be used by two threads at once.
    free: Mutex<Vec<Loaded>>,
    /// Keeps the code of `calls` in memory; last, so that it goes last.
    _library: Library,
}

/// The functions of the library.
#[derive(Clone, Copy)]
struct Calls {
    init: Init,
    terminate: Terminate,
    analyse: Analyse,
    value: Value,
    free_analysis: FreeAnalysis,
    free_value: FreeValue,
}

/// A loaded dictionary.
struct Loaded(Handle);

// SAFETY: a handle holds no state of the thread that made it; it is taken out of the pool by one thread at a time.
unsafe impl Send for Loaded {}

impl Voikko {
    /// Looks for the library and its Finnish dictionary.
    pub fn load() -> Result<Self, VoikkoError> {
        let library = open()?;
        // SAFETY: the names and their types are those of libvoikko's public header, unchanged since version 2.
        let calls = unsafe {
            Calls {
                init: *library.get::<Init>(b"voikkoInit\0")?,
                terminate: *library.get::<Terminate>(b"voikkoTerminate\0")?,
                analyse: *library.get::<Analyse>(b"voikkoAnalyzeWordCstr\0")?,
                value: *library.get::<Value>(b"voikko_mor_analysis_value_cstr\0")?,
                free_analysis: *library.get::<FreeAnalysis>(b"voikko_free_mor_analysis\0")?,
                free_value: *library.get::<FreeValue>(b"voikko_free_mor_analysis_value_cstr\0")?,
            }
        };
        let first = calls.load().map_err(VoikkoError::Dictionary)?;
        Ok(Self {
            calls,
            free: Mutex::new(vec![first]),
            _library: library,
        })
    }

    fn take(&self) -> Option<Loaded> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free.pop();
        drop(free);
        taken.or_else(|| self.calls.load().ok())
    }

    fn give_back(&self, loaded: Loaded) {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(loaded);
    }
}

impl Drop for Voikko {
    fn drop(&mut self) {
        let free = self.free.get_mut().unwrap_or_else(PoisonError::into_inner);
        for loaded in free.drain(..) {
            // SAFETY: the handle came from `init`, is ours alone and is not used again.
            unsafe { (self.calls.terminate)(loaded.0) };
        }
    }
}

impl Morphology for Voikko {
    fn name(&self) -> &'static str {
        "voikko"
    }

    fn readings(&self, word: &str) -> Vec<Reading> {
        if word.chars().count() > WORD_CHARS_MAX {
            return Vec::new();
        }
        let (Ok(text), Some(loaded)) = (CString::new(word), self.take()) else {
            return Vec::new();
        };
        let readings = self.calls.readings(&loaded, word, &text);
        self.give_back(loaded);
        readings
    }
}

fn open() -> Result<Library, VoikkoError> {
    let mut last = None;
    for name in NAMES {
        // SAFETY: libvoikko runs nothing but its own constructors when it is loaded.
        match unsafe { Library::new(name) } {
            Ok(library) => return Ok(library),
            Err(error) => last = last.or(Some(error)),
        }
    }
    let none = || VoikkoError::Dictionary("no name to look for".to_owned());
    Err(last.map_or_else(none, VoikkoError::Library))
}

impl Calls {
    /// Loads the dictionary; fails with the library's own words.
    fn load(&self) -> Result<Loaded, String> {
        let mut error: *const c_char = ptr::null();
        // SAFETY: the language is a C string that lives through the call; no path means the usual folders.
        let handle = unsafe { (self.init)(&raw mut error, c"fi".as_ptr(), ptr::null()) };
        if !handle.is_null() {
            return Ok(Loaded(handle));
        }
        if error.is_null() {
            return Err("no reason was given".to_owned());
        }
        // SAFETY: the library points to a message of its own that ends with a zero and is never freed.
        Err(unsafe { CStr::from_ptr(error) }
            .to_string_lossy()
            .into_owned())
    }

    fn readings(&self, loaded: &Loaded, word: &str, text: &CStr) -> Vec<Reading> {
        // SAFETY: the handle is ours for now; the word is a C string in UTF-8.
        let list = unsafe { (self.analyse)(loaded.0, text.as_ptr()) };
        let mut readings: Vec<Reading> = Vec::new();
        if list.is_null() {
            return readings;
        }
        for at in 0..READINGS_MAX {
            // SAFETY: the list ends with a null pointer, and we stop there.
            let analysis = unsafe { *list.add(at) };
            if analysis.is_null() {
                break;
            }
            let value = |key: &CStr| self.value(analysis, key);
            let Some(base) = value(c"BASEFORM") else {
                continue;
            };
            let structure = value(c"STRUCTURE").unwrap_or_default();
            let bases = value(c"WORDBASES").unwrap_or_default();
            let mut reading = reading(word, &small(&base), &structure, &bases);
            reading.class = class(&value(c"CLASS").unwrap_or_default());
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        // SAFETY: the list came from `analyse`, and nothing of it is used after.
        unsafe { (self.free_analysis)(list) };
        readings
    }

    fn value(&self, analysis: Analysis, key: &CStr) -> Option<String> {
        // SAFETY: the analysis is still alive, the key is a C string.
        let value = unsafe { (self.value)(analysis, key.as_ptr()) };
        if value.is_null() {
            return None;
        }
        // SAFETY: the value ends with a zero and is ours until we free it.
        let text = unsafe { CStr::from_ptr(value) }
            .to_string_lossy()
            .into_owned();
        // SAFETY: it came from `value` and was copied.
        unsafe { (self.free_value)(value) };
        Some(text)
    }
}

/// A reading from the library's attributes: the structure marks each part by `=`, and the bases tell by
/// `+opasta(opastaa)+ja(+ja)` what the last part is derived from.
fn reading(word: &str, lemma: &str, structure: &str, bases: &str) -> Reading {
    let mut pieces: Vec<String> = Vec::new();
    let word = small(word);
    let mut letters = word.chars();
    let mut before_last = 0;
    for mark in structure.chars() {
        if mark == '=' {
            before_last = pieces.iter().map(|piece| piece.chars().count()).sum();
            pieces.push(String::new());
        } else if let (Some(letter), Some(piece)) = (letters.next(), pieces.last_mut()) {
            piece.push(letter);
        }
    }
    let start: String = word.chars().take(before_last).collect();
    match lemma.strip_prefix(&start).filter(|last| !last.is_empty()) {
        Some(last) if pieces.len() > 1 => {
            pieces.pop();
            pieces.push(last.to_owned());
            for piece in &mut pieces {
                *piece = piece.trim_matches('-').to_owned();
            }
            pieces.retain(|piece| !piece.is_empty());
        }
        _ => pieces.clear(),
    }
    Reading {
        lemma: lemma.to_owned(),
        pieces,
        root: root(bases),
        ..Reading::default()
    }
}

/// The kind of word by the library's name of it.
fn class(name: &str) -> Class {
    match name {
        "teonsana" | "laatusana" => Class::Deed,
        "seikkasana" | "asemosana" | "suhdesana" | "sidesana" | "lukusana" | "kieltosana"
        | "huudahdussana" | "etuliite" => Class::Small,
        _ => Class::Thing,
    }
}

/// The base that stands before a derivational ending, as `opastaa` in `+opasta(opastaa)+ja(+ja)`.
fn root(bases: &str) -> Option<String> {
    let inside = |element: &str| {
        let (_, base) = element.split_once('(')?;
        Some(base.trim_end_matches(')').replace('=', ""))
    };
    let elements: Vec<String> = bases.split(")+").filter_map(inside).collect();
    if !elements.last()?.starts_with('+') {
        return None;
    }
    let root = elements.iter().rfind(|base| !base.starts_with('+'))?;
    Some(small(root))
}
