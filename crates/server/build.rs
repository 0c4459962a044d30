//! Texts and pages are embedded at compile time; say what to watch.
fn main() {
    println!("cargo:rerun-if-changed=../../locales");
    println!("cargo:rerun-if-changed=../../migrations");
    println!("cargo:rerun-if-changed=../../data");
    println!("cargo:rerun-if-changed=../../docs/guide");
    println!("cargo:rerun-if-changed=../../web/dist");
}
