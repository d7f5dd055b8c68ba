//! The command line: types alone, and the two things of the environment that
//! they default to.

mod refusal;

use crate::diagnostic::Lang;
use crate::parse::value::Moment;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use refusal::refusal;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// 把推荐表、事迹材料和照片变成展示网站。 Nominations, stories and photos become a showcase site.
#[derive(Debug, Parser)]
#[command(name = "accolade", version, about, long_about = None)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// 网站所在的文件夹 / the site's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub site: PathBuf,
    /// 报告的形式；csv 是按推荐单位排列的表格 / the form of the report; csv is a table by recommending unit
    #[arg(long, global = true, value_enum, default_value_t = ReportKind::Human)]
    pub report: ReportKind,
    /// 提示语言 / the language of messages
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// “现在”是何时 / what "now" means, such as 2026-03-11 or 2026-03-11T10:00+08:00
    #[arg(long, global = true, value_name = "DATE", value_parser = moment)]
    pub date: Option<Moment>,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportKind {
    Human,
    Short,
    Json,
    Github,
    Csv,
}

/// The languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Zh,
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 新建一个可以直接生成的小网站 / make a small site that builds
    New {
        /// 新文件夹 / a folder that is new or empty
        dir: PathBuf,
    },
    /// 生成网站 / write the site
    Build(BuildArgs),
    /// 预览：一边修改，一边在浏览器里看 / preview: the browser shows each change at once
    Serve(ServeArgs),
    /// 找出全部问题，不写任何文件 / report every problem and write nothing
    Check(CheckArgs),
    /// 说明一个代码：什么意思、为什么、怎么改；不写代码时列出全部 / what a code means, why, and how to mend it; without one, all codes
    Explain {
        /// 代码，例如 unknown-key / a code, such as unknown-key
        code: Option<String>,
    },
    /// 输出 JSON Schema，供编辑器补全和检查 / print a JSON Schema, by which an editor completes and checks
    Schema {
        /// 推荐表（如 person）、site 或 programme；不写时是任何一种推荐表 / a form (such as person), site or programme; by default any form
        what: Option<String>,
    },
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// 提醒也算失败 / warnings fail too
    #[arg(long)]
    pub strict: bool,
    /// 只看一届：它的文件和记录里的问题；site.yaml、表格和看不出属于哪一届的记录里的错误照样列出，因为它们可能挡住这一届 /
    /// one programme alone: its file and its records; errors in site.yaml, in forms and in records of an unknown programme are
    /// listed all the same, since they may stand in its way
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    /// 全部列出，不省略 / show every problem, however many
    #[arg(long)]
    pub all: bool,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// 输出文件夹，默认为网站里的 public / the output, by default `public` in the site
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 提醒也算失败 / warnings fail too
    #[arg(long)]
    pub strict: bool,
    /// 不使用缓存 / neither read nor write the cache
    #[arg(long)]
    pub no_cache: bool,
    /// 网站地址，优先于 site.yaml / the site's address, before that of site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// 全部列出，不省略 / show every problem, however many
    #[arg(long)]
    pub all: bool,
    /// 同时工作的线程数 / threads at work
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// 端口；默认 7350，被占用时用后面的 / the port, by default 7350 or the next that is free
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// 打开浏览器 / open the browser
    #[arg(long)]
    pub open: bool,
    /// 申报、推报、公示中的和未到发布时间的也显示 / show what may still be honoured or released too
    #[arg(long)]
    pub drafts: bool,
    /// 定时查看改动，用于网络驱动器 / look for changes again and again, for network drives
    #[arg(long)]
    pub poll: bool,
    /// 改了谁，就转到谁的页面 / lead the browser to the page that was edited
    #[arg(long)]
    pub follow: bool,
}

/// 9999-12-31T23:59:59Z.
const LAST_SECOND: i64 = 253_402_300_799;

fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text, false)
        .ok_or_else(|| "请写 2026-03-11 或 2026-03-11T10:00+08:00 / write such a date".to_owned())
}

impl Common {
    /// The language of messages: as asked, else English where the locale says
    /// so, else Chinese.
    #[allow(clippy::disallowed_methods)]
    pub fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => {
                let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .iter()
                    .filter_map(|name| std::env::var(name).ok())
                    .find(|value| !value.is_empty());
                match locale {
                    Some(locale) if locale.to_ascii_lowercase().starts_with("en") => Lang::En,
                    _ => Lang::Zh,
                }
            }
        }
    }

    /// What "now" means: as asked, else SOURCE_DATE_EPOCH, else the clock.
    ///
    /// # Errors
    ///
    /// A SOURCE_DATE_EPOCH that is no number of seconds: whoever sets it wants
    /// the same bytes again, and the clock would not give them.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> Result<Moment, String> {
        if let Some(date) = self.date {
            return Ok(date);
        }
        let epoch = std::env::var_os("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty());
        let seconds = match epoch {
            Some(text) => text
                .to_str()
                .and_then(|text| text.trim().parse().ok())
                // Beyond the year 9999 no date of ours can be written.
                .filter(|seconds| (0..=LAST_SECOND).contains(seconds))
                .ok_or_else(|| {
                    "SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数 / should be seconds since 1970"
                        .to_owned()
                })?,
            None => clock().duration_since(UNIX_EPOCH).map_or(0, |since| {
                i64::try_from(since.as_secs()).unwrap_or_default()
            }),
        };
        Ok(Moment::from_unix(seconds))
    }
}

/// The clock, for the scan's memo alone.
#[allow(clippy::disallowed_methods)]
pub fn clock() -> SystemTime {
    SystemTime::now()
}
