//! Stories and own pages.

use super::printed::name;

catalog! {
    /// What can be wrong inside Markdown.
    Stories {
        /// A relative link to nothing.
        BrokenLink { target: String } = "broken-link" Error {
            zh: format!("链接“{target}”指向的文件不存在"),
                "请核对文件名；站内页面写成 /honorees/地址/ 的形式。";
            en: format!("the link `{target}` leads to no file"),
                "Check the name; pages of the site are written as /honorees/<slug>/.";
        }
        /// A scheme that a page must not carry.
        RefusedLink { target: String } = "refused-link" Error {
            zh: format!("不接受“{target}”这种链接"),
                "只能用 https://、http://、mailto:、tel: 和站内链接。";
            en: format!("a link such as `{target}` is refused"),
                "Use https://, http://, mailto:, tel: or a link inside the site.";
        }
        /// A picture that is not in the record's folder.
        MissingImage { target: String } = "missing-image" Error {
            zh: format!("图片“{target}”不在这条记录的文件夹里"),
                "请把图片放进 photos/，写成 ![说明](photos/文件名.jpg)；网络图片请先下载。";
            en: format!("the picture `{target}` is not in the record's folder"),
                "Put it into photos/ and write ![text](photos/name.jpg); download pictures from the web first.";
            plain_zh: format!("正文里的图片“{}”没有找到", name(target)),
                "请提供这张图片；网上的图片请先下载。";
            plain_en: format!("the picture {} in the text is not there", name(target)),
                "Hand it in; download pictures from the web first.";
        }
        /// `<!--` that nothing closes.
        UnclosedComment = "unclosed-comment" Warning {
            zh: "这里的注释 <!-- 没有结尾，后面的文字都不会显示",
                "请在注释末尾补上 -->。";
            en: "the comment that starts here is never closed, so all text behind it is hidden",
                "Add --> at its end.";
        }
        /// A page of the site without a heading or text.
        EmptyPage = "empty-page" Warning {
            zh: "这个页面没有内容",
                "请写入内容，或在文件名前加 _ 暂不发布。";
            en: "this page has no content",
                "Write some, or begin the file's name with `_` to keep it back.";
        }
    }
}
