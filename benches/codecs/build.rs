fn main() {
    #[cfg(feature = "debian")]
    {
        cc::Build::new()
            .file("src/turbo.c")
            .opt_level(2)
            .compile("turbo");
        println!("cargo::rustc-link-lib=dylib=jpeg");
        println!("cargo::rerun-if-changed=src/turbo.c");
    }
}
