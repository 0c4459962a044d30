//! Nothing in the tree knows one machine: no registry hosts, no absolute scratch paths, no resolved addresses.
use super::{File, Finding};

const HOSTS: [&str; 7] = [
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "index.crates.io",
    "static.crates.io",
    "deb.debian.org",
    "files.pythonhosted.org",
    "pypi.org",
];
const FOLDERS: [&str; 4] = ["/work/", "/tmp/", "/root/", "/home/"];
/// This file names what it forbids.
const SELF: &str = "xtask/src/tidy/places.rs";

/// Files that name a registry's host or a folder of one machine.
pub fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| file.path != SELF)
        .flat_map(in_file)
        .collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let lock = file.path.ends_with("package-lock.json");
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let mut add = |what: String| {
            found.push(Finding {
                check: "places",
                path: file.path.clone(),
                line: index + 1,
                what,
            });
        };
        for host in HOSTS.iter().filter(|host| line.contains(*host)) {
            add(format!("names the registry host `{host}`"));
        }
        for folder in FOLDERS.iter().filter(|folder| starts_a_path(line, folder)) {
            add(format!("names `{folder}`, a folder of one machine"));
        }
        if lock && line.trim_start().starts_with("\"resolved\": \"http") {
            add("records where a package came from; set `omit-lockfile-registry-resolved=true` in .npmrc".to_owned());
        }
    }
    found
}

/// Whether an absolute path begins with `folder` here; `a/tmp/b` and an address's path do not.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(byte, _)| {
        let before = line[..byte].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "./}_-~$)*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{at, file};
    use super::*;

    #[test]
    fn hosts_folders_and_addresses_are_found() {
        let host = format!("see {}", HOSTS[0]);
        let files = [
            file("a.md", &host),
            file("b.rs", "let a = \"b/tmp/c\";\nlet d = \"/tmp/e\";"),
            file(
                "web/package-lock.json",
                "{\n  \"resolved\": \"https://x/y.tgz\",\n",
            ),
        ];
        assert_eq!(
            at(&check(&files)),
            ["a.md:1", "b.rs:2", "web/package-lock.json:2"]
        );
    }
}
