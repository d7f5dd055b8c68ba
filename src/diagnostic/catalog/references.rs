//! What refers to something else, and addresses.

use super::printed::printed;

catalog! {
    /// What can be wrong with a reference or an address.
    References {
        /// No file of that id.
        UnknownProgramme { id: String, known: String } = "unknown-programme" Error {
            zh: format!("没有项目届次“{id}”"),
                if known.is_empty() { format!("请建立 content/programmes/{id}.yaml。") } else { format!("已有：{known}。请核对，或建立 content/programmes/{id}.yaml。") };
            en: format!("there is no programme `{id}`"),
                if known.is_empty() { format!("Write content/programmes/{id}.yaml.") } else { format!("There are: {known}. Check it, or write content/programmes/{id}.yaml.") };
        }
        /// A preset was named, but the programme's file is not there.
        PresetWithoutFile { id: String } = "preset-without-file" Error {
            zh: format!("“{id}”是内置预设，但还没有建立它的项目文件"),
                format!("请建立 content/programmes/{id}.yaml，写一行：preset: {id}");
            en: format!("`{id}` is a preset, but the programme's file is absent"),
                format!("Write content/programmes/{id}.yaml with one line: preset: {id}");
        }
        /// Not a category of the programme.
        UnknownCategory { id: String, programme: String, known: String } = "unknown-category" Error {
            zh: format!("“{programme}”没有类别“{id}”"),
                format!("可选：{known}。");
            en: format!("the programme {programme} has no category `{id}`"),
                format!("Choose one of: {known}.");
        }
        /// Not a grade of the programme.
        UnknownGrade { id: String, known: String } = "unknown-grade" Error {
            zh: format!("没有等次“{id}”"),
                if known.is_empty() { "该项目没有设等次，请删去这一项。".to_owned() } else { format!("可选：{known}。") };
            en: format!("there is no grade `{id}`"),
                if known.is_empty() { "The programme has no grades; delete the key.".to_owned() } else { format!("Choose one of: {known}.") };
        }
        /// No such place.
        UnknownRegion { text: String, suggestion: Option<String> } = "unknown-region" Error {
            zh: format!("没有找到地区“{text}”"),
                match suggestion {
                    Some(near) => format!("是否指“{near}”？也可以写六位行政区划代码。"),
                    None => "请写“省/市/区县”的全称，例如 重庆市/渝中区，或六位行政区划代码。".to_owned(),
                };
            en: format!("there is no region `{text}`"),
                match suggestion {
                    Some(near) => format!("Did you mean {near}? A code of six digits does as well."),
                    None => "Write a path such as 重庆市/渝中区, or a code of six digits.".to_owned(),
                };
        }
        /// A zone without a code that site.yaml does not declare.
        UndeclaredZone { text: String, within: String } = "undeclared-zone" Error {
            zh: format!("“{text}”没有行政区划代码，网站不知道它在哪里"),
                format!("请在 site.yaml 声明：regions: [{{id: zone, name: {text}, within: {within}}}]，within 写它所在区县的代码。");
            en: format!("`{text}` has no division code, so the site cannot place it"),
                format!("Declare it in site.yaml: regions: [{{id: zone, name: {text}, within: {within}}}], with the code of the county it lies in.");
            plain_zh: format!("“{text}”没有行政区划代码，网站不知道它在哪里"),
                "请写明它所在的区县。";
            plain_en: format!("“{text}” has no division code, so the site cannot place it"),
                "Name the county that it lies in.";
        }
        /// A name that several places bear.
        AmbiguousRegion { text: String, candidates: String } = "ambiguous-region" Error {
            zh: format!("叫“{text}”的地区不止一个"),
                format!("请写清上级：{candidates}。");
            en: format!("several regions are called `{text}`"),
                format!("Name the one above it: {candidates}.");
        }
        /// A name or a code that is no longer in use.
        RetiredRegion { text: String, year: u16, successors: String } = "retired-region" Warning {
            zh: format!("“{text}”自 {year} 年起不再使用"),
                format!("现为：{successors}。历史记录可以保留原名。");
            en: format!("`{text}` is not in use since {year}"),
                format!("Today it is: {successors}. A record of its time may keep the name.");
        }
        /// Retired, and split among several.
        SplitRegion { text: String, year: u16, successors: String } = "split-region" Error {
            zh: format!("“{text}”已于 {year} 年撤销，现分属几个地区"),
                format!("请选一个：{successors}。");
            en: format!("`{text}` was dissolved in {year} among several regions"),
                format!("Choose one of: {successors}.");
        }
        /// Two records of one address.
        SlugCollision { slug: String, first: String, proposal: String } = "address-collision" Error {
            zh: format!("地址 honorees/{slug}/ 已被 {first} 使用"),
                format!("请在这条记录里加一行：slug: {proposal}");
            en: format!("the address honorees/{slug}/ is taken by {first}"),
                format!("Add a line to this record: slug: {proposal}");
            plain_zh: format!("网页地址“{slug}”已被另一条记录使用"),
                format!("请编辑另定一个地址，例如 {proposal}。");
            plain_en: format!("the page's address {slug} is taken by another record"),
                format!("The editor chooses another, such as {proposal}.");
        }
        /// `slug:` that is no address.
        BadSlug { slug: String, proposal: String } = "bad-slug" Error {
            zh: format!("“{slug}”不能用作地址"),
                format!("可以写：slug: {proposal}");
            en: format!("`{slug}` cannot be an address"),
                format!("Write, for example: slug: {proposal}");
            plain_zh: format!("“{slug}”不能用作网页地址"),
                format!("请编辑改用 {proposal} 这样的地址。");
            plain_en: format!("“{slug}” cannot be a page's address"),
                format!("The editor chooses one such as {proposal}.");
        }
        /// Two tags or units of one address.
        NameCollision { kind: &'static str, first: String, second: String, slug: String, key: &'static str } = "name-collision" Error {
            zh: format!("“{first}”与“{second}”的地址都是 {slug}"),
                format!("请统一写法；若确是两个，在 site.yaml 的 {key} 里给其中一个写 slug。");
            en: format!("the {kind} {first} and {second} share the address {slug}"),
                format!("Write them alike; if they are two, give one a slug under `{key}` in site.yaml.");
            plain_zh: format!("“{first}”与“{second}”写法不同，像是同一个"),
                "请统一写法；若确是两个，请编辑在网站设置里分别登记。";
            plain_en: format!("{first} and {second} are written differently, but look like one"),
                "Write them alike; if they are two, the editor lists both in the site's settings.";
        }
        /// `same_as` names no record.
        UnknownSubject { slug: String } = "unknown-same-as" Error {
            zh: format!("same_as 指向的“{slug}”不存在"),
                "请写另一条记录的地址，即它的 slug 或文件夹名。";
            en: format!("`same_as` names `{slug}`, which no record is"),
                "Write the address of the other record: its slug or its folder's name.";
            plain_zh: format!("“{}”指向的“{slug}”不存在", printed("same_as")),
                "请编辑写上另一条记录的地址。";
            plain_en: format!("“{}” names {slug}, which no record is", printed("same_as")),
                "The editor writes the address of the other record.";
        }
        /// `same_as` comes back to where it began.
        SubjectCycle { slug: String } = "same-as-cycle" Error {
            zh: format!("same_as 绕了一圈又回到“{slug}”"),
                "请只在一条记录里写 same_as，指向主页面所在的那条。";
            en: format!("`same_as` leads back to `{slug}`"),
                "Write same_as in one record only, naming the one whose page stays.";
            plain_zh: format!("“{}”绕了一圈又回到“{slug}”", printed("same_as")),
                "请编辑只在一条记录里写它，指向主页面所在的那条。";
            plain_en: format!("“{}” leads back to {slug}", printed("same_as")),
                "The editor writes it in one record only, naming the one whose page stays.";
        }
        /// `featured` names nobody who is published.
        UnknownFeatured { slug: String } = "unknown-featured" Warning {
            zh: format!("featured 里的“{slug}”不是已公开的记录"),
                "请写已入选记录的地址，或删去。";
            en: format!("`{slug}` in `featured` is not a published record"),
                "Write the address of an honoured record, or delete it.";
        }
        /// A correction of a page that is not published.
        UnknownPage { page: String } = "unknown-corrected-page" Error {
            zh: format!("没有已发布的页面“{page}”，不能给它写更正"),
                "请写网站根目录以下的地址，例如 honorees/shen-huaijin/；页面已经撤下的，请删去这条更正，以免继续提到它。";
            en: format!("no page is published at `{page}`, so it cannot be corrected"),
                "Write the address below the site's root, such as honorees/shen-huaijin/; if the page was withdrawn, delete the correction, which would go on naming it.";
        }
        /// A correction that names somebody who was withdrawn.
        CorrectionNames { name: String } = "correction-names-withdrawn" Error {
            zh: format!("这条更正提到了已经撤下的“{name}”"),
                "撤下的对象不能再出现在网站上。请删去这段文字：不写“原为”时，只说明页面已更正。";
            en: format!("this correction names {name}, who was withdrawn"),
                "Whoever was withdrawn is not to be named again. Delete the text: without `was`, the page only says that it was corrected.";
        }
        /// An older address that a page has.
        AliasTaken { alias: String } = "alias-taken" Error {
            zh: format!("旧地址“{alias}”已被别的页面使用"),
                "请从 aliases 里删去它。";
            en: format!("the older address `{alias}` belongs to another page"),
                "Take it out of `aliases`.";
            plain_zh: format!("旧地址“{alias}”已被别的页面使用"),
                "请编辑删去这个旧地址。";
            plain_en: format!("the older address {alias} belongs to another page"),
                "The editor takes it out.";
        }
    }
}
