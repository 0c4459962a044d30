//! `tukiverkko`: see `cli`.
use std::process::ExitCode;

/// Gives memory back when a busy day is over; how, is set in `.cargo/config.toml`, and why, told in
/// `docs/performance.md`.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match server::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tukiverkko: {error:#}");
            ExitCode::FAILURE
        }
    }
}
