//! Photos.

use super::printed::name;

catalog! {
    /// What can be wrong with a photo.
    Photos {
        /// Listed, but not there.
        Missing { file: String } = "photo-missing" Error {
            zh: format!("照片“{file}”不存在"),
                "请核对文件名（包括扩展名），或把照片放进这条记录的 photos/。";
            en: format!("the photo `{file}` does not exist"),
                "Check the name and its extension, or put the photo into the record's photos/.";
            plain_zh: format!("照片“{}”不存在", name(file)),
                "请核对文件名，或重新提供这张照片。";
            plain_en: format!("the photo {} does not exist", name(file)),
                "Check its name, or hand it in again.";
        }
        /// Zero bytes.
        Empty = "photo-empty" Error {
            zh: "照片是空文件（0 字节）",
                "请重新复制这张照片。";
            en: "the photo is an empty file",
                "Copy it again.";
        }
        /// An iPhone's format, whatever the name says.
        Heic = "photo-heic" Error {
            zh: "这是 HEIC 格式的照片（苹果手机的默认格式），浏览器无法显示",
                "请导出为 JPEG：在“照片”里选“导出”，或在微信里以原图发送后另存；iPhone 可设“相机—格式—兼容性最佳”。";
            en: "this photo is HEIC, an iPhone's own format, which browsers cannot show",
                "Export it as JPEG from Photos, or set the camera to Most Compatible.";
        }
        /// Another format that we do not take.
        Format { found: String } = "photo-format" Error {
            zh: format!("这不是 JPEG、PNG 或 WebP 照片（内容是{found}）"),
                "请另存为 JPEG。";
            en: format!("this is not a JPEG, PNG or WebP photo (it holds {found})"),
                "Save it as JPEG.";
        }
        /// More pixels than the limit.
        TooLarge { width: u32, height: u32, limit: u32 } = "photo-too-large" Error {
            zh: format!("照片有 {width}×{height} 像素，超过上限 {limit} 百万像素"),
                "请缩小后再放进来；确有需要可在 site.yaml 里设 photos: {max_megapixels: …}。";
            en: format!("the photo has {width}×{height} pixels, more than the limit of {limit} megapixels"),
                "Make it smaller; if it has to be, raise photos: {max_megapixels: …} in site.yaml.";
            plain_zh: format!("照片有 {width}×{height} 像素，超过上限 {limit} 百万像素"),
                "请缩小后再提供。";
            plain_en: format!("the photo has {width}×{height} pixels, more than the limit of {limit} megapixels"),
                "Make it smaller.";
        }
        /// Cut off.
        Truncated = "photo-truncated" Error {
            zh: "照片不完整，文件在中途断了",
                "请从手机或相机重新复制；发送时中断过的文件不能用。";
            en: "the photo is cut off before its end",
                "Copy it again from the phone or camera.";
        }
        /// Damaged in another way.
        Broken { detail: String } = "photo-broken" Error {
            zh: format!("照片已损坏（{detail}）"),
                "请重新复制，或用看图软件打开后另存为 JPEG。";
            en: format!("the photo is damaged ({detail})"),
                "Copy it again, or open it in a viewer and save it as JPEG.";
        }
        /// It changed between the scan and the decoding.
        Changed = "photo-changed" Error {
            zh: "生成网站时这张照片正在被改动",
                "请等复制或编辑结束，再运行一次。";
            en: "the photo changed while the site was being built",
                "Wait until it is copied or edited, and run again.";
        }
        /// More or fewer than the programme asks for.
        Count { role: &'static str, count: usize, range: String } = "photo-count" Error {
            zh: format!("{}有 {count} 张，应是 {range} 张", role_zh(role)),
                "请补足或删减；列在 photos 里的才算，没有 photos 时文件夹里的都算。";
            en: format!("the number of {role} photos is {count}; it should be {range}"),
                "Add some or take some away; with `photos:` those listed count, without it all in the folder.";
            plain_zh: format!("{}有 {count} 张，应是 {range} 张", role_zh(role)),
                "请补足或删减。";
            plain_en: format!("the number of {role} photos is {count}; it should be {range}"),
                "Add some or take some away.";
        }
        /// A file smaller or larger than the programme asks for.
        Bytes { found: u64, range: String } = "photo-bytes" Error {
            zh: format!("照片大小是 {}M（{found} 字节），应在 {range} 之间", megabytes(*found)),
                "太小的多半被微信压缩过，请要原图；太大的用看图软件调低质量后另存。";
            en: format!("the photo has {} MB ({found} bytes); it should have {range}", megabytes(*found)),
                "Small ones have often been compressed by a messenger: ask for the original. Save a large one at a lower quality.";
        }
        /// A size that one reading of "M" accepts and the other refuses.
        BytesUnclear { found: u64, range: String } = "photo-bytes-unclear" Note {
            zh: format!("照片大小是 {}M（{found} 字节）：“{range}”按 1000 进位和 1024 进位，只有一种算法合格", megabytes(*found)),
                "通知没有写明哪一种，两种都认；要只认一种，在 site.yaml 里写 photos: {megabyte: decimal} 或 binary。";
            en: format!("the photo has {} MB ({found} bytes): of the two meanings of “{range}” only one accepts it", megabytes(*found)),
                "The call does not say which, so both are accepted; to accept one, write photos: {megabyte: decimal} or binary into site.yaml.";
            plain_zh: format!("照片大小是 {}M（{found} 字节）：“{range}”按 1000 进位和 1024 进位，只有一种算法合格", megabytes(*found)),
                "两种算法都认，不必更换。";
            plain_en: format!("the photo has {} MB ({found} bytes): of the two meanings of “{range}” only one accepts it", megabytes(*found)),
                "Both meanings are accepted; it may stay.";
        }
        /// Upright where it should lie, or the other way.
        Orientation { landscape: bool, width: u32, height: u32 } = "photo-orientation" Error {
            zh: format!("照片是 {width}×{height}，应是{}", if *landscape { "横幅" } else { "竖幅" }),
                "请换一张，或裁切后另存。";
            en: format!("the photo is {width}×{height}; it should be {}", if *landscape { "wider than high" } else { "higher than wide" }),
                "Take another one, or crop it.";
        }
        /// Fewer pixels than the programme asks for.
        FewPixels { width: u32, height: u32, wanted: String } = "photo-few-pixels" Error {
            zh: format!("照片是 {width}×{height} 像素，不足 {wanted}"),
                "请要原图，不要用截图或经聊天软件压缩过的图。";
            en: format!("the photo has {width}×{height} pixels, fewer than {wanted}"),
                "Ask for the original, not a screenshot or what a messenger has compressed.";
        }
        /// Fewer pixels than the theme shows.
        Small { width: u32, height: u32, wanted: u32 } = "photo-small" Warning {
            zh: format!("照片是 {width}×{height} 像素，网页上最大显示到 {wanted} 像素，放大后会模糊"),
                "有更大的原图请换上。";
            en: format!("the photo has {width}×{height} pixels; the theme shows up to {wanted}, where it will look soft"),
                "Replace it by a larger original if there is one.";
        }
        /// One photo in two records.
        Shared { first: String, file: String } = "photo-shared" Warning {
            zh: format!("这张照片与“{first}”的 {file} 完全相同"),
                "请核对是否放错了人；确是同一张合影的，可以不管。";
            en: format!("this photo is the same as {file} of {first}"),
                "Check that it shows the right one; a group photo of both may stay.";
            plain_zh: format!("有一张照片与“{first}”的完全相同"),
                "请核对是否放错了人；确是合影的，请说明。";
            plain_en: format!("a photo is the same as one of {first}"),
                "Check that it shows the right one; say so if it shows both.";
        }
        /// One photo twice in a record.
        Same { file: String } = "photo-same" Warning {
            zh: format!("这张照片与 {file} 完全相同，只是文件名不同"),
                "请换一张，或删去一张。";
            en: format!("this photo is the same as {file} under another name"),
                "Replace or delete one of them.";
            plain_zh: "有两张照片完全相同",
                "请换一张，或告知只用一张。";
            plain_en: "two photos are the same",
                "Replace one of them, or say that one is enough.";
        }
        /// In the folder, but neither listed nor in the story.
        Unlisted { file: String } = "photo-unlisted" Note {
            zh: format!("照片“{file}”在文件夹里，但没有列入 photos，不会发布"),
                "要发布就在 photos 里加一项，不要就移走。";
            en: format!("the photo `{file}` lies in the folder but is not listed, so it is not published"),
                "Add an entry to `photos`, or take it away.";
            plain_zh: format!("照片“{}”没有选用，不会发布", name(file)),
                "如要发布，请告知。";
            plain_en: format!("the photo {} was not chosen and is not published", name(file)),
                "Say so if it shall be published.";
        }
        /// No text in a photo's place.
        NoAlt { file: String } = "photo-alt" Warning {
            zh: format!("照片“{file}”没有替代文字，看不到照片的人不知道它拍了什么"),
                "请加上 alt: 一句话说清照片里有谁、在做什么。";
            en: format!("the photo `{file}` has no alternative text for those who cannot see it"),
                "Add `alt: …`, a sentence on who is to be seen and what they do.";
            plain_zh: format!("照片“{}”没有文字描述，看不到照片的人不知道它拍了什么", name(file)),
                "请用一句话说清照片里有谁、在做什么。";
            plain_en: format!("the photo {} has no description for those who cannot see it", name(file)),
                "Describe in a sentence who is to be seen and what they do.";
        }
        /// Two entries of one file.
        Twice { file: String } = "photo-twice" Error {
            zh: format!("照片“{file}”列了两次"),
                "请删去一处。";
            en: format!("the photo `{file}` is listed twice"),
                "Delete one of the entries.";
            plain_zh: format!("照片“{}”列了两次", name(file)),
                "请删去一处。";
            plain_en: format!("the photo {} is listed twice", name(file)),
                "Delete one of the entries.";
        }
    }
}

/// A photo's role in Chinese; all of them together are called photos.
fn role_zh(role: &str) -> &'static str {
    match role {
        "portrait" => "肖像",
        "work" => "工作照",
        "group" => "合影",
        "activity" => "活动照",
        _ => "照片",
    }
}

/// Bytes as people say them, in millions to two places.
fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / 10_000.0).round() / 100.0
}
