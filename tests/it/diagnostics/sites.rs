//! Codes of settings, programmes, pages and themes.

use super::{Case, case, files, programme, settings};
use crate::site::Site;

pub(super) fn cases() -> Vec<Case> {
    let mut all = of_sites();
    all.extend(of_themes());
    all
}

fn of_sites() -> Vec<Case> {
    vec![
        case(
            "no-base-url",
            &["content/site.yaml:1:1 warning[no-base-url]"],
            || {
                let site = settings("")();
                site.write("content/site.yaml", "title: 示例站\n");
                site
            },
        ),
        case(
            "bad-base-url",
            &["content/site.yaml:2:5 error[bad-base-url]"],
            || {
                let site = settings("")();
                site.write(
                    "content/site.yaml",
                    "title: 示例站\n网址: example.org/honour\n",
                );
                site
            },
        ),
        case(
            "second-language",
            &["content/site.yaml:3:15 warning[second-language]"],
            settings("语言: [zh-Hans, en]\n"),
        ),
        case(
            "reserved-id",
            &["content/pages/roll.md:1:1 error[reserved-id]"],
            files("=== content/pages/roll.md\n# 名录\n"),
        ),
        case(
            "reserved-id",
            &["content/programmes/p.yaml:9:10 error[reserved-id]"],
            programme("  - {id: notice, title: 公示, form: person}\n"),
        ),
        case(
            "reserved-id",
            &["content/programmes/roll.yaml:1:1 error[reserved-id]"],
            files("=== content/programmes/roll.yaml\npreset: cast-2021\n"),
        ),
        case(
            "bad-id",
            &["content/programmes/表彰.yaml:1:1 error[bad-id]"],
            files("=== content/programmes/表彰.yaml\npreset: cast-2021\n"),
        ),
        case(
            "bad-id",
            &["content/programmes/p.yaml:9:10 error[bad-id]"],
            programme("  - {id: 学者, title: 学者, form: person}\n"),
        ),
        case(
            "unknown-preset",
            &["content/programmes/q.yaml:1:9 error[unknown-preset]"],
            files("=== content/programmes/q.yaml\npreset: chongqing-2052\n"),
        ),
        case(
            "unknown-document",
            &["content/programmes/p.yaml:9:8 error[unknown-document]"],
            programme("uses: [gansu-2032]\n"),
        ),
        case(
            "unknown-form",
            &["content/programmes/p.yaml:9:36 error[unknown-form]"],
            programme("  - {id: scholar, title: 学者, form: 学者}\n"),
        ),
        case(
            "duplicate-id",
            &["content/programmes/p.yaml:9:10 error[duplicate-id]"],
            programme("  - {id: team, title: 队伍, form: team}\n"),
        ),
        case(
            "notice-order",
            &["content/programmes/p.yaml:9:28 error[notice-order]"],
            programme(
                "公示: {from: 2026-03-09, to: 2026-03-01, 依据: 某文件, 落款: [甲], 异议: {受理部门: 甲, 电话: 023-0000 0000, \
                 方式: [电话], 个人: 实名, 单位: 盖章, 寄送: sent}}\n",
            ),
        ),
        case(
            "unknown-corrected-page",
            &["content/corrections.yaml:1:28 error[unknown-corrected-page]"],
            files("=== content/corrections.yaml\n- {date: 2026-05-02, page: honorees/b/}\n"),
        ),
        case(
            "correction-names-withdrawn",
            &["content/corrections.yaml:1:40 error[correction-names-withdrawn]"],
            files(
                "=== content/honorees/b/nomination.yaml\nprogramme: p\ncategory: volunteer\nname: 尉迟敏\nstatus: withdrawn\n\
                 === content/corrections.yaml\n- {date: 2026-05-02, page: roll/, was: 尉迟敏}\n",
            ),
        ),
        case("no-honorees", &["note[no-honorees]"], || Site::new("")),
        case(
            "path-collision",
            &["content/pages/关于.md:1:1 error[path-collision]"],
            files("=== content/pages/guan-yu.md\n# 甲\n=== content/pages/关于.md\n# 乙\n"),
        ),
    ]
}

fn of_themes() -> Vec<Case> {
    vec![
        case(
            "unknown-theme",
            &["content/site.yaml:3:5 error[unknown-theme]"],
            settings("主题: 桂冠\n"),
        ),
        case(
            "unknown-option",
            &["content/site.yaml:3:8 error[unknown-option]"],
            settings("主题选项: {主色: red}\n"),
        ),
        case(
            "bad-option",
            &["content/site.yaml:3:16 error[bad-option]"],
            settings("主题选项: {accent: red}\n"),
        ),
        Case {
            run: Site::build,
            ..case(
                "bad-manifest",
                &[
                    "themes/laurel/theme.yaml:3:18 error[bad-manifest]",
                    "themes/laurel/theme.yaml:4:17 error[bad-manifest]",
                    "themes/laurel/theme.yaml:5:11 error[bad-choice]",
                    "themes/laurel/theme.yaml:6:17 error[bad-manifest]",
                ],
                files(
                    "=== themes/laurel/theme.yaml\npage_size: 60\nphotos:\n  default: {fit: wide}\n  \
                     plate: {fill: 0:5, fit: [400]}\nformats: [gif]\nquality: {jpeg: 200}\n",
                ),
            )
        },
        Case {
            run: Site::build,
            ..case(
                "no-avif",
                &["themes/laurel/theme.yaml:1:17 error[no-avif]"],
                files("=== themes/laurel/theme.yaml\nformats: [webp, avif]\n"),
            )
        },
        Case {
            run: Site::build,
            ..case(
                "template-syntax",
                &["themes/laurel/templates/404.html:2:11 error[template-syntax]"],
                files("=== themes/laurel/templates/404.html\n<p>甲</p>\n<p>乙{% if %}</p>\n"),
            )
        },
        Case {
            run: Site::build,
            ..case(
                "template-failed",
                &["themes/laurel/templates/404.html:2:13 error[template-failed]"],
                files(
                    "=== themes/laurel/templates/404.html\n<p>甲</p>\n<p>乙{{ view.nothing.at_all }}</p>\n",
                ),
            )
        },
        case(
            "theme-cycle",
            &["themes/b/theme.yaml:1:10 error[theme-cycle]"],
            || {
                let site = settings("theme: a\n")();
                site.write("themes/a/theme.yaml", "extends: b\n");
                site.write("themes/b/theme.yaml", "extends: a\n");
                site
            },
        ),
        case("missing-template", &["error[missing-template]"], || {
            let site = settings("theme: bare\n")();
            site.write("themes/bare/theme.yaml", "title: 空\n");
            site
        }),
    ]
}
