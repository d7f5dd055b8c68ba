//! The site and its programmes.

catalog! {
    /// What can be wrong with the site as a whole and with programmes.
    Sites {
        /// No address to publish under.
        NoBaseUrl = "no-base-url" Warning {
            zh: "site.yaml 没有写 base_url，因此不生成 canonical、sitemap.xml、订阅源和二维码",
                "知道网站地址后请加一行，例如 base_url: https://example.org/honour/";
            en: "site.yaml has no base_url, so there is no canonical link, sitemap, feed or QR code",
                "Once the address is known, add a line such as base_url: https://example.org/honour/";
        }
        /// Not an address of the web.
        BadBaseUrl { value: String } = "bad-base-url" Error {
            zh: format!("base_url“{value}”不是完整的网址"),
                "请写完整网址，例如 https://example.org/honour/，不带 ? 和 #。";
            en: format!("base_url `{value}` is not a complete address"),
                "Write it whole, such as https://example.org/honour/, without `?` and `#`.";
        }
        /// A second language, before themes bring it.
        SecondLanguage { language: String } = "second-language" Warning {
            zh: format!("第二种语言“{language}”的页面还不会生成；story.{language}.md 会照常检查"),
                "暂时可以不管，或从 languages 里去掉它。";
            en: format!("pages in a second language ({language}) are not made yet; stories in it are checked"),
                "Leave it, or take it out of `languages`.";
        }
        /// An id that a page of the site needs.
        ReservedId { id: String } = "reserved-id" Error {
            zh: format!("“{id}”是网站固定页面的地址，不能用作这里的名字"),
                "请换一个名字，例如在后面加上年份。";
            en: format!("`{id}` is the address of a page that every site has"),
                "Choose another name, for example with the year behind it.";
        }
        /// An id with letters that no address should have.
        BadId { id: String } = "bad-id" Error {
            zh: format!("“{id}”不能用作地址"),
                "只能用小写英文字母、数字和连字符，例如 chongqing-2025。";
            en: format!("`{id}` cannot be an address"),
                "Use small ASCII letters, digits and hyphens, such as chongqing-2025.";
        }
        /// `preset:` names none.
        UnknownPreset { preset: String, presets: String } = "unknown-preset" Error {
            zh: format!("没有内置的预设“{preset}”"),
                format!("可选：{presets}。");
            en: format!("there is no preset `{preset}`"),
                format!("Choose one of: {presets}.");
        }
        /// `uses:` names no standing document.
        UnknownDocument { id: String, known: String } = "unknown-document" Error {
            zh: format!("uses 里的“{id}”不是内置的文件"),
                format!("可选：{known}。");
            en: format!("`{id}` in `uses` is not a known document"),
                format!("Choose from: {known}.");
        }
        /// A category of a form that nobody defined.
        UnknownForm { form: String, forms: String } = "unknown-form" Error {
            zh: format!("没有“{form}”这种推荐表"),
                format!("可选：{forms}；自定义的写在 content/forms/ 或本文件的 forms 里。");
            en: format!("there is no form `{form}`"),
                format!("Choose one of {forms}, or define it in content/forms/ or under `forms`.");
        }
        /// Two entries of one id.
        DuplicateId { id: String } = "duplicate-id" Error {
            zh: format!("“{id}”写了两次"),
                "请改掉其中一个。";
            en: format!("`{id}` is there twice"),
                "Change one of them.";
        }
        /// A period that ends before it begins.
        NoticeOrder = "notice-order" Error {
            zh: "公示的结束日期早于开始日期",
                "请核对 from 和 to。";
            en: "the notice ends before it begins",
                "Check `from` and `to`.";
        }
        /// Nobody to show.
        Empty = "no-honorees" Note {
            zh: "目前没有可以公开的入选记录，网站按空名单生成",
                "记录的 status 为 honored（已入选）时才会出现在网站上。";
            en: "no record may appear yet; the site is made with empty lists",
                "A record appears once its status is `honored`.";
        }
        /// Two sources of one output.
        PathCollision { path: String, first: String, second: String } = "path-collision" Error {
            zh: format!("“{first}”与“{second}”要写到同一个地址 {path}"),
                "请给其中一个换一个 slug 或文件名。";
            en: format!("{first} and {second} would both be written to {path}"),
                "Give one of them another slug or file name.";
        }
    }
}
