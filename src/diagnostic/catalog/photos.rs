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
