//! Themes and templates.

catalog! {
    /// What can be wrong with a theme.
    Themes {
        /// No theme of that name.
        Unknown { theme: String, known: String } = "unknown-theme" Error {
            zh: format!("没有主题“{theme}”"),
                format!("可选：{known}。");
            en: format!("there is no theme `{theme}`"),
                format!("Choose one of: {known}.");
        }
        /// An option that the theme does not have.
        UnknownOption { option: String, known: String } = "unknown-option" Error {
            zh: format!("主题没有选项“{option}”"),
                format!("可选：{known}。");
            en: format!("the theme has no option `{option}`"),
                format!("It has: {known}.");
        }
        /// An option of another type.
        BadOption { option: String, value: String } = "bad-option" Error {
            zh: format!("主题选项“{option}”不能是“{value}”"),
                "颜色写成 \"#9e1b1b\"；数字只写数字。";
            en: format!("the theme option `{option}` cannot be `{value}`"),
                "A colour is written as \"#9e1b1b\", a number as digits.";
        }
        /// A value of a theme's manifest that says nothing.
        BadManifest { key: String, value: String, example: String } = "bad-manifest" Error {
            zh: format!("主题的“{key}”不能是“{value}”"),
                format!("写法如：{example}。");
            en: format!("the theme's `{key}` cannot be `{value}`"),
                format!("It is written like this: {example}.");
        }
        /// AVIF is asked of a program that was built without it.
        NoAvif = "no-avif" Error {
            zh: "这个 accolade 没有 AVIF 编码器",
                "从 formats 里删去 avif；或用 cargo build --release --features avif 重新编译。";
            en: "this accolade has no encoder for AVIF",
                "Remove avif from `formats`, or build it with `cargo build --release --features avif`.";
        }
        /// A template that cannot be read.
        Template { template: String, detail: String } = "template-syntax" Error {
            zh: format!("模板 {template} 有误：{detail}"),
                "请修改这个模板；删去它，就用内置主题的同名模板。";
            en: format!("the template {template} cannot be read: {detail}"),
                "Mend it; without it the built-in theme's template of its name is used.";
        }
        /// A template that failed on a page.
        Render { template: String, detail: String } = "template-failed" Error {
            zh: format!("用模板 {template} 生成页面时出错：{detail}"),
                "请修改这个模板；可用的变量见主题说明。";
            en: format!("the template {template} failed on a page: {detail}"),
                "Mend it; the theme's notes list what it may use.";
        }
        /// A theme that leads back to itself.
        Cycle { theme: String } = "theme-cycle" Error {
            zh: format!("主题“{theme}”的 extends 绕了一圈"),
                "请改 theme.yaml 里的 extends。";
            en: format!("the theme `{theme}` extends itself in a circle"),
                "Change `extends` in its theme.yaml.";
        }
        /// A theme whose templates are for another version.
        NoTemplate { template: String } = "missing-template" Error {
            zh: format!("主题缺少模板 {template}"),
                "请补上，或让主题 extends: laurel。";
            en: format!("the theme lacks the template {template}"),
                "Add it, or let the theme extend laurel.";
        }
    }
}
