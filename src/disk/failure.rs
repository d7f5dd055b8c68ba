//! What went wrong in the world, as opposed to in the content: always a path,
//! what was being done there, and the system's error. It ends the run with
//! exit code 2.

use crate::input::OutPath;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The world is wrong: a disk is full, a file is locked, a folder is not ours.
#[derive(Debug)]
pub struct Failure {
    /// Where it happened.
    pub path: PathBuf,
    /// What was tried there, as an English verb: one of those that
    /// [`Failure::chinese`] knows.
    pub action: &'static str,
    /// What the system answered, or one of our own refusals.
    pub error: io::Error,
}

/// Refusals of our own. They travel inside an `io::Error`, so that a failure
/// has one shape, and give both languages their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Another run holds the lock of this output.
    Busy,
    /// Files or folders of somebody else stand where ours should go.
    Conflict(Vec<OutPath>),
    /// A link stands where a folder of ours should be.
    Link,
    /// The folder beside the output that we build in belongs to somebody else.
    Taken,
    /// The output's name cannot be a folder's name.
    Name,
    /// The output would lie among the site's own sources.
    Sources,
    /// A folder for a new site holds something already.
    NotEmpty,
    /// The plan and what was rendered disagree on this file: a mistake of ours.
    Plan(OutPath),
}

/// How many paths of a conflict a message names.
const NAMED: usize = 5;

impl Reason {
    pub(crate) fn at(self, action: &'static str, path: &Path) -> Failure {
        let kind = match self {
            Reason::Busy => io::ErrorKind::ResourceBusy,
            Reason::Conflict(_) | Reason::Taken | Reason::NotEmpty => io::ErrorKind::AlreadyExists,
            Reason::Link | Reason::Name | Reason::Sources | Reason::Plan(_) => {
                io::ErrorKind::InvalidInput
            }
        };
        Failure::new(action, path, io::Error::new(kind, self))
    }

    fn names(paths: &[OutPath], between: &str) -> String {
        let named: Vec<&str> = paths.iter().take(NAMED).map(OutPath::as_str).collect();
        named.join(between)
    }

    fn english(&self) -> String {
        match self {
            Reason::Busy => "another build is writing this folder; wait until it has ended".into(),
            Reason::Conflict(paths) => {
                let more = match paths.len().saturating_sub(NAMED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!(
                    "accolade did not write what stands at {}{more}, and does not overwrite it; \
                     move it away, or choose another folder with --out",
                    Reason::names(paths, ", ")
                )
            }
            Reason::Link => "this is a link, and what lies behind it would be changed; \
                             replace it by a folder"
                .into(),
            Reason::Taken => "the site is built in this folder before it takes its place, but it \
                              holds files that accolade did not write; move it away"
                .into(),
            Reason::Name => "this is not the name of a folder".into(),
            Reason::Sources => "the site's own files are here; choose another folder with --out, \
                                such as public"
                .into(),
            Reason::NotEmpty => "the folder is not empty; name one that is new or empty".into(),
            Reason::Plan(path) => format!(
                "{path} is not what was planned; this is a mistake in accolade, please report it"
            ),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Reason::Busy => "另一次生成正在写入这个文件夹，请等它结束后再试".into(),
            Reason::Conflict(paths) => {
                let more = match paths.len().saturating_sub(NAMED) {
                    0 => String::new(),
                    _ => format!("等 {} 处", paths.len()),
                };
                format!(
                    "{}{more}不是 accolade 写的，不会被覆盖；请把它移走，或用 --out 另选一个文件夹",
                    Reason::names(paths, "、")
                )
            }
            Reason::Link => "这是一个链接，写入会改动链接所指的内容；请换成普通文件夹".into(),
            Reason::Taken => {
                "网站先在这个文件夹里生成，完成后再就位，但里面有不是 accolade 写的文件；请把它移走"
                    .into()
            }
            Reason::Name => "这不是文件夹的名字".into(),
            Reason::Sources => {
                "这里放的是网站自己的材料，不能当作输出文件夹；请用 --out 另选一个，例如 public"
                    .into()
            }
            Reason::NotEmpty => "文件夹不是空的；请另起一个名字，或先清空它".into(),
            Reason::Plan(path) => format!("{path} 与计划不符；这是 accolade 的错误，请反馈给我们"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for Reason {}

impl Failure {
    pub(crate) fn new(action: &'static str, path: &Path, error: io::Error) -> Failure {
        Failure {
            path: path.to_path_buf(),
            action,
            error,
        }
    }

    /// For `map_err`: turns the system's error into a failure at a place.
    pub(crate) fn to(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Failure {
        move |error| Failure::new(action, path, error)
    }

    /// Our own reason, when it was not the system that refused.
    pub(crate) fn reason(&self) -> Option<&Reason> {
        self.error.get_ref()?.downcast_ref()
    }

    /// The output paths at which files of somebody else stand in the way; empty
    /// for any other failure.
    pub fn conflicts(&self) -> &[OutPath] {
        match self.reason() {
            Some(Reason::Conflict(paths)) => paths,
            _ => &[],
        }
    }

    /// One sentence in English.
    pub fn english(&self) -> String {
        let (action, path) = (self.action, self.path.display());
        format!("cannot {action} {path}: {}", self.error)
    }

    /// One sentence in Chinese. Errors of the system that people meet are
    /// translated; the rest keep the system's words.
    pub fn chinese(&self) -> String {
        let path = self.path.display();
        let action = match self.action {
            "read" => "读取",
            "list" => "列出",
            "find" => "找到",
            "open" => "打开",
            "lock" => "锁定",
            "create" => "创建",
            "write" => "写入",
            "rename" => "移动",
            "replace" => "替换",
            "remove" => "删除",
            "publish" => "发布",
            "sync" => "保存",
            "listen on" => "监听",
            other => other,
        };
        let why = match self.reason() {
            Some(reason) => reason.chinese(),
            None => match translated(self.error.kind()) {
                Some(words) => words.to_owned(),
                None => self.error.to_string(),
            },
        };
        format!("无法{action} {path}：{why}")
    }
}

fn translated(kind: io::ErrorKind) -> Option<&'static str> {
    use io::ErrorKind as Kind;
    Some(match kind {
        Kind::NotFound => "找不到",
        Kind::PermissionDenied => "没有权限，或文件正被其他程序占用",
        Kind::AlreadyExists => "已经存在",
        Kind::AddrInUse => "端口正被其他程序占用，请用 --port 换一个",
        Kind::StorageFull => "磁盘已满",
        Kind::QuotaExceeded => "超出磁盘配额",
        Kind::ReadOnlyFilesystem => "磁盘是只读的",
        Kind::NotADirectory => "它不是文件夹",
        Kind::IsADirectory => "它是文件夹，不是文件",
        Kind::DirectoryNotEmpty => "文件夹不是空的",
        Kind::InvalidFilename => "文件名过长或含有不允许的字符",
        Kind::ResourceBusy | Kind::ExecutableFileBusy => "正被其他程序占用",
        Kind::CrossesDevices => "不在同一个磁盘上",
        Kind::FileTooLarge => "文件太大",
        Kind::OutOfMemory => "内存不足",
        _ => return None,
    })
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
