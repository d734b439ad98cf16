//! Files that are built into the program: a new one among them calls for a new build.

fn main() {
    println!("cargo::rerun-if-changed=levels");
    println!("cargo::rerun-if-changed=assets/locales");
}
