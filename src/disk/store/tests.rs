use super::*;
use tempfile::TempDir;

fn key(name: &str) -> Digest {
    Digest::of(name.as_bytes())
}

/// The entries left of these, after the cache was opened anew.
fn left(folder: &Path, names: &[&str]) -> String {
    let store = Store::open(folder);
    let found = names.iter().filter(|name| store.get(key(name)).is_some());
    found.copied().collect::<Vec<_>>().join(" ")
}

fn files(folder: &Path) -> usize {
    let walk = WalkDir::new(folder).into_iter().flatten();
    walk.filter(|entry| entry.file_type().is_file()).count()
}

#[test]
fn entries_come_back_whole_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let cache = folder.path().join("site/.accolade/cache");
    let store = Store::open(&cache);
    assert_eq!(store.get(key("a")), None);
    assert_eq!(store.sweep(0).unwrap(), 0);
    assert!(!cache.exists());
    store.put(key("a"), b"alpha").unwrap();
    store.put(key("empty"), b"").unwrap();
    store.put(key("a"), b"alpha").unwrap();
    assert_eq!(store.get(key("a")).as_deref(), Some(&b"alpha"[..]));
    assert_eq!(store.get(key("empty")).as_deref(), Some(&b""[..]));
    assert_eq!(files(&cache), 2);
    let path = store.path(key("a"));
    let whole = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let cut = whole.get(..whole.len() - 1).unwrap().to_vec();
    for wrong in [flipped, cut, Vec::new(), b"accolade 1 ".to_vec()] {
        fs::write(&path, wrong).unwrap();
        assert_eq!(store.get(key("a")), None);
    }
    // Another's entry under this name.
    fs::copy(store.path(key("empty")), &path).unwrap();
    assert_eq!(store.get(key("a")), None);
    store.put(key("a"), b"alpha").unwrap();
    assert!(store.get(key("a")).is_some());
}

#[test]
fn the_least_recently_used_go_first() {
    let folder = TempDir::new().unwrap();
    let cache = folder.path();
    let size = 75 + 1000;
    for name in ["a", "b", "c", "d"] {
        let store = Store::open(cache);
        store.put(key(name), &[0; 1000]).unwrap();
        assert_eq!(store.sweep(u64::MAX).unwrap(), 0);
    }
    // `a` is read, `b` kept without reading.
    let store = Store::open(cache);
    assert!(store.get(key("a")).is_some());
    store.keep(key("b"));
    assert_eq!(store.sweep(3 * size).unwrap(), 1);
    assert_eq!(left(cache, &["a", "b", "c", "d"]), "a b d");
    // Times say nothing, and without the list all are equally old.
    fs::write(cache.join(USES), "nonsense\n1 2\n").unwrap();
    let store = Store::open(cache);
    store.keep(key("d"));
    assert_eq!(store.sweep(size).unwrap(), 2);
    assert_eq!(left(cache, &["a", "b", "c", "d"]), "d");
    assert_eq!(store.sweep(0).unwrap(), 1);
    assert_eq!(left(cache, &["d"]), "");
}

#[test]
fn two_builds_share_a_cache() {
    let folder = TempDir::new().unwrap();
    let cache = folder.path();
    let (one, two) = (Store::open(cache), Store::open(cache));
    std::thread::scope(|scope| {
        for store in [&one, &two] {
            scope.spawn(move || {
                for number in 0..200 {
                    let name = number.to_string();
                    store.put(key(&name), name.as_bytes()).unwrap();
                    assert_eq!(store.get(key(&name)).unwrap(), name.as_bytes());
                }
            });
        }
    });
    one.keep(key("1"));
    one.sweep(u64::MAX).unwrap();
    two.sweep(u64::MAX).unwrap();
    assert_eq!(files(cache), 201);
    // Half-written files go when nobody can be writing them any more.
    let half = cache.join("ab");
    fs::create_dir_all(&half).unwrap();
    let half = half.join("half-1-99-0");
    fs::write(&half, "half").unwrap();
    let third = Store::open(cache);
    third.keep(key("1"));
    third.sweep(u64::MAX).unwrap();
    assert!(half.exists());
    Store::open(cache).sweep(u64::MAX).unwrap();
    assert!(!half.exists());
}
