//! `tukiverkko`: see `cli`.
use std::process::ExitCode;

fn main() -> ExitCode {
    match server::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tukiverkko: {error:#}");
            ExitCode::FAILURE
        }
    }
}
