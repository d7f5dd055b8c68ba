//! Links, loops and pipes.

use super::*;

#[test]
fn links_pipes_and_loops() {
    use std::os::unix::fs::symlink;
    let folder = site(&[
        "site/content/honorees/a/story.md",
        "site/content/honorees/a/private.yaml",
        "site/content/b/c.md",
        "site/shared/d.jpg",
        "site/.git/config.md",
        "outside/secret.md",
    ]);
    let root = folder.path().join("site");
    let link = |target: &str, name: &str| symlink(target, root.join(name)).unwrap();
    link("../../outside", "content/out");
    link("../../outside/secret.md", "content/out.md");
    link("/etc/passwd", "content/passwd.yaml");
    link("nowhere.jpg", "content/broken.jpg");
    link("self.md", "content/self.md");
    link("../shared", "content/shared");
    link("../shared/d.jpg", "content/e.jpg");
    link("../.git/config.md", "content/git.md");
    link("honorees/a/private.yaml", "content/story.md");
    link(".", "content/loop");
    link("..", "content/root");
    link("../b", "content/honorees/b");
    link("../honorees", "content/b/honorees");
    let made = std::process::Command::new("mkfifo")
        .arg(root.join("content/pipe.jpg"))
        .status();
    assert!(made.unwrap().success());
    check(
        &root,
        &[
            "b content/b/c.md",
            "b content/b/honorees/a/story.md",
            "f content/broken.jpg",
            "p content/e.jpg",
            "f content/git.md",
            "b content/honorees/a/story.md",
            "b content/honorees/b/c.md",
            "f content/out",
            "f content/out.md",
            "f content/passwd.yaml",
            "f content/pipe.jpg",
            "f content/self.md",
            "p content/shared/d.jpg",
            "f content/story.md",
        ],
    );
    // A site that is itself reached by a link.
    let by_link = folder.path().join("link");
    symlink(&root, &by_link).unwrap();
    let snapshot = scan(&by_link, &rules(), &mut memo()).unwrap();
    assert!(snapshot.bytes("content/b/c.md").is_some());
}

#[test]
fn links_cannot_multiply_without_end() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().unwrap();
    for level in 0..12 {
        let at = folder.path().join(format!("content/{level}"));
        fs::create_dir_all(&at).unwrap();
        for name in 0..9 {
            symlink(format!("../{}", level + 1), at.join(name.to_string())).unwrap();
        }
    }
    let snapshot = scan(folder.path(), &rules(), &mut memo()).unwrap();
    assert!(snapshot.files.len() < 100_000);
}
