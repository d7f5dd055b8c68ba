//! What belongs to a person and must not get out. No message repeats it: logs are passed on, so that all that a message
//! shows of a secret is masked.

/// Where an exception is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// In the record's `nomination.yaml`.
    Record,
    /// In `site.yaml`, since the text is no record's.
    Site,
    /// Nowhere: it came from the folder's name, and a `slug:` makes another address.
    Folder,
}

catalog! {
    /// Secrets in texts that would be published.
    Secrets {
        /// A resident identity number.
        SecretId { masked: String, remedy: Remedy } = "secret-id" Error {
            zh: format!("要公开的文字里有居民身份证号 {masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds a resident identity number, {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里有居民身份证号 {masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds a resident identity number, {masked}"), PLAIN_EN;
        }
        /// A mobile number.
        SecretMobile { masked: String, remedy: Remedy } = "secret-mobile" Error {
            zh: format!("要公开的文字里有手机号 {masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds a mobile number, {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里有手机号 {masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds a mobile number, {masked}"), PLAIN_EN;
        }
        /// A landline number.
        SecretLandline { masked: String, remedy: Remedy } = "secret-landline" Error {
            zh: format!("要公开的文字里有固定电话 {masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds a telephone number, {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里有固定电话 {masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds a telephone number, {masked}"), PLAIN_EN;
        }
        /// An e-mail address.
        SecretEmail { masked: String, remedy: Remedy } = "secret-email" Error {
            zh: format!("要公开的文字里有电子邮箱 {masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds an e-mail address, {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里有电子邮箱 {masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds an e-mail address, {masked}"), PLAIN_EN;
        }
        /// Where somebody lives.
        SecretAddress { masked: String, remedy: Remedy } = "secret-address" Error {
            zh: format!("要公开的文字里像有住址：{masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds what looks like a home address: {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里像有住址：{masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds what looks like a home address: {masked}"), PLAIN_EN;
        }
        /// A bank card.
        SecretCard { masked: String, remedy: Remedy } = "secret-card" Error {
            zh: format!("要公开的文字里有银行卡号或账号 {masked}"), remedy_zh(*remedy);
            en: format!("a text that would be published holds the number of a bank card or account, {masked}"), remedy_en(*remedy);
            plain_zh: format!("要公开的文字里有银行卡号或账号 {masked}"), PLAIN_ZH;
            plain_en: format!("a text that would be published holds the number of a bank card or account, {masked}"), PLAIN_EN;
        }
        /// A secret in a photo's name, which is published nowhere.
        SecretFileName { name: String } = "secret-file-name" Note {
            zh: format!("照片的文件名里像有号码或邮箱：{name}。文件名不会公开"),
                "把整个文件夹交给别人以前，请先给照片改名；nomination.yaml 的 photos 里写了旧名的，一并改。";
            en: format!("the name of a photo seems to hold a number or an address: {name}; it is published nowhere"),
                "Rename the photo before you hand the folder on, and in `photos` too, if it is listed there.";
            plain_zh: format!("照片的文件名里像有号码或邮箱：{name}。文件名不会公开"), "请给照片改名后再发来。";
            plain_en: format!("the name of a photo seems to hold a number or an address: {name}; it is published nowhere"), "Rename the photo before it is handed on.";
        }
        /// A private value that stands in a text for everybody.
        PrivateShown { label: String } = "private-shown" Error {
            zh: format!("private.yaml 里的“{label}”出现在要公开的文字里"),
                "请从这里删去；确需公开的，在记录里写：allow: [{text: 这段文字, because: 理由}]";
            en: format!("`{label}` of private.yaml stands in a text that would be published"),
                "Delete it here; where it may appear, write into the record: allow: [{text: the text, because: …}]";
            plain_zh: format!("不公开的“{label}”出现在要公开的文字里"), PLAIN_ZH;
            plain_en: format!("the private `{label}` stands in a text that would be published"), PLAIN_EN;
        }
        /// `allow` names a text that nothing needs it for.
        AllowUnneeded { masked: String } = "allow-unneeded" Note {
            zh: format!("没有哪里需要允许“{masked}”"),
                "可以删去这一项；text 要与文字里的写法一字不差。";
            en: format!("nothing needs {masked} to be allowed"),
                "The entry can be deleted; `text` must be exactly as it is written in the text.";
            plain_zh: format!("没有哪里需要允许“{masked}”"), "可以不管。";
            plain_en: format!("nothing needs {masked} to be allowed"), "Nothing has to be done.";
        }
    }
}

fn remedy_zh(remedy: Remedy) -> String {
    match remedy {
        Remedy::Record => "请删去，或遮去中间几位，例如 138****5678；确需公开的，在记录里写：allow: [{text: 原文, because: 理由}]",
        Remedy::Site => "请删去，或遮去中间几位，例如 138****5678；确需公开的，在 site.yaml 里写：allow: [{text: 原文, because: 理由}]",
        Remedy::Folder => "网址取自文件夹的名字。请在 nomination.yaml 里写一个不带号码的地址，例如 slug: zhang-san，或给文件夹改名。",
    }
    .to_owned()
}

fn remedy_en(remedy: Remedy) -> String {
    match remedy {
        Remedy::Record => "Delete it, or mask it as in 138****5678; where it may appear, write into the record: allow: [{text: …, because: …}]",
        Remedy::Site => "Delete it, or mask it as in 138****5678; where it may appear, write into site.yaml: allow: [{text: …, because: …}]",
        Remedy::Folder => "The address comes from the folder's name. Write one without the number into nomination.yaml, such as slug: zhang-san, or rename the folder.",
    }
    .to_owned()
}

/// What is asked of whoever wrote the text.
const PLAIN_ZH: &str = "请删去，或遮去中间几位；确需公开的，请说明理由。";
const PLAIN_EN: &str = "Delete it, or mask its middle; where it may appear, say why.";
