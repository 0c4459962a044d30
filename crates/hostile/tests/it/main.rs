//! What fuzzing keeps, replayed without a fuzzer: the inputs it starts from, and those that once did not hold.
#![expect(clippy::unwrap_used, reason = "tests stop where something is wrong")]
use std::path::{Path, PathBuf};

use hostile::CHECKS;

/// Folders of `fuzz/`, each with a folder for every check.
const KEPT: [&str; 2] = ["corpus", "regressions"];
/// Most that the inputs of one check may take together, bytes: a clone carries them for ever.
const BYTES_MAX: u64 = 32 * 1024;

/// The kept inputs of a check, by name.
fn kept(folder: &str, check: &str) -> Vec<PathBuf> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let Ok(files) = std::fs::read_dir(fuzz.join(folder).join(check)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_kept_input_holds() {
    for (name, check) in CHECKS {
        for file in KEPT.iter().flat_map(|folder| kept(folder, name)) {
            println!("{}", file.display());
            check(&std::fs::read(&file).unwrap());
        }
    }
}

#[test]
fn every_check_has_inputs_to_start_from_and_few() {
    for (name, _) in CHECKS {
        let files = kept("corpus", name);
        assert!(!files.is_empty(), "{name} starts from nothing");
        let bytes: u64 = files
            .iter()
            .map(|file| file.metadata().unwrap().len())
            .sum();
        assert!(bytes <= BYTES_MAX, "{name} keeps {bytes} bytes");
    }
}

#[test]
fn nothing_and_rubbish_hold() {
    for (_, check) in CHECKS {
        check(b"");
        check(&[0xFF; 64]);
        check(&[0; 64]);
        let counted: Vec<u8> = (0..=u8::MAX).collect();
        check(&counted);
    }
}
