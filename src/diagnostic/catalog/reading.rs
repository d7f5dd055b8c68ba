//! Bytes, encodings, sizes.

catalog! {
    /// What can be wrong with a file before its grammar is looked at.
    Reading {
        /// It was not UTF-8 but could be decoded.
        Decoded { encoding: &'static str } = "decoded" Note {
            zh: format!("文件不是 UTF-8，已按 {encoding} 编码读取"),
                "可以不改；若要统一，请在编辑器里“另存为”，编码选 UTF-8。";
            en: format!("the file is not UTF-8; it was read as {encoding}"),
                "Nothing has to be done; to make files alike, save it as UTF-8.";
        }
        /// Neither UTF-8 nor anything else we know.
        Undecodable = "undecodable" Error {
            zh: "这里的字节既不是 UTF-8，也不是 GB18030 或 UTF-16",
                "请用原来的软件打开该文件，“另存为”时编码选 UTF-8。";
            en: "these bytes are neither UTF-8 nor GB18030 nor UTF-16",
                "Open the file in the program that wrote it and save it as UTF-8.";
        }
        /// More text than any form holds.
        TooLong { bytes: u64, limit: u64 } = "file-too-long" Error {
            zh: format!("文件有 {bytes} 字节，超过上限 {limit} 字节"),
                "请确认放的是文字材料；照片放进 photos/ 文件夹，附件不要放在这里。";
            en: format!("the file has {bytes} bytes, more than the limit of {limit}"),
                "Check that it is text; photos belong into photos/, attachments elsewhere.";
            plain_zh: format!("文件有 {bytes} 字节，超过上限 {limit} 字节"),
                "请确认交来的是文字材料；照片和附件请另外提供。";
            plain_en: format!("the file has {bytes} bytes, more than the limit of {limit}"),
                "Check that it is text; hand in photos and attachments apart from it.";
        }
        /// A link out of the site, a device or a pipe.
        Foreign = "outside-the-site" Error {
            zh: "这是指向网站文件夹之外的链接，或不是普通文件",
                "请把文件本身复制到这里，不要用链接或快捷方式。";
            en: "this is a link that leaves the site's folder, or not a plain file",
                "Copy the file itself here instead of linking to it.";
        }
        /// A folder where a file belongs.
        Folder = "folder-not-file" Error {
            zh: "这里应当是一个文件，却是一个文件夹",
                "请给文件夹改名，或把其中的文件移到这里。";
            en: "a file belongs here, but this is a folder",
                "Rename the folder, or move the file that it holds to this place.";
        }
        /// A table without the columns that it needs.
        CsvColumns { columns: String, all: String } = "csv-columns" Error {
            zh: format!("表格缺少列：{columns}"),
                format!("请在第一行写列名：{all}，次序不限。");
            en: format!("the table lacks the columns {columns}"),
                format!("Name the columns in the first line, in any order: {all}.");
        }
        /// `content/site.yaml` is absent.
        NoSite = "no-site" Error {
            zh: "没有找到 content/site.yaml，这里不像是一个网站文件夹",
                "请在网站文件夹里运行，或用 --site 指明；新建网站用 accolade new 文件夹名。";
            en: "content/site.yaml is absent, so this does not look like a site",
                "Run inside the site's folder or name it by --site; `accolade new DIR` makes one.";
        }
    }
}
