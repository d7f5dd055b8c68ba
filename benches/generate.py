#!/usr/bin/env python3
"""Writes the same invented records twice: as a site of accolade and as one of Hugo.

usage: generate.py DIR COUNT

DIR/accolade and DIR/hugo then hold COUNT honorees with stories of 900 characters
in 5 categories, 38 regions, 80 units and 12 fields, without photos. The numbers
are fixed by the record's index, so that every run writes the same bytes.
"""
import os
import shutil
import sys

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "怀瑾明远若岚知微大山小禾少波文琪开峰舒雅云珊立鹏天佑家和秀莲素琴清平晚秋念祖"
SENTENCES = [
    "第一场讲座那天，院坝里只来了七个人，其中两个是来借锄头的。",
    "他把土壤检测盒摆在磨盘上，让每家自己动手，看试纸慢慢变色。",
    "三年里记满了二十六本台账，最厚的一本夹着一张手画的路线图。",
    "孩子们管那台旧显微镜叫“大眼睛”，放学后总要轮流看上一眼。",
    "水位每涨十厘米，她就在码头的石阶上画一道白线，写上日期。",
    "茶农说，从前看天吃饭，如今看天之前先看他发来的那条消息。",
]
REGIONS = """500101 500102 500103 500104 500106 500107 500108 500109 500110 500111 500113 500114 500115
500116 500117 500118 500119 500120 500151 500152 500153 500154 500155 500156 500157 500229 500230 500231
500233 500235 500236 500237 500238 500240 500241 500242 500243 450100""".split()
CATEGORIES = [("volunteer", "科技志愿者", "person"), ("organization", "科技志愿服务组织", "organization"),
              ("project", "科技志愿服务项目", "project"), ("community", "科技志愿服务村（社区）", "community"),
              ("station", "科技志愿服务站（岗）", "station")]
FIELDS = ["理论宣讲", "政策解读", "科技培训", "农技推广", "科普讲座", "场馆讲解", "健康义诊", "科技助老", "防灾减灾",
          "应急救援", "赛会活动", "网络科普"]
FORM_FIELDS = {
    "volunteer": "organization: 示例科技志愿服务队\nprojects: [示例讲座, 示例义诊]\nservice_since: 2018-03\nactivities: {n}次\n",
    "organization": "founded: 2015-06\nvolunteers: {n}人\nparty_members: 12\nhours: {h}小时\nhours_per_volunteer: 30\n"
                    "active_ratio: 72%\nactivities: 66场\nprojects: [示例项目, 示例讲座]\n",
    "project": "applicant: 示例协会\nperiod: 2019-05/\nvolunteers: {n}人\nparty_ratio: 31%\n",
    "community": "volunteers: {n}人\nparty_members: 12\nregistered_ratio: 14%\nresident_ratio: 66%\n"
                 "activity_kinds: [理论宣讲, 农技推广, 科普讲座, 健康义诊, 科技助老]\nactivities_per_year: 48\n"
                 "teams: [一队, 二队, 三队, 四队, 五队]\n",
    "station": "founded: 2020-04\nprojects: [示例项目]\nvolunteers: {n}人\n",
}


def name(index, category):
    person = SURNAMES[index % len(SURNAMES)] + GIVEN[index * 7 % len(GIVEN)] + GIVEN[index * 13 % len(GIVEN)]
    return person if category == "volunteer" else f"{person}示例{index}号"


def story(index):
    text, at = [], index
    length = 0
    while length < 900:
        sentence = SENTENCES[at % len(SENTENCES)]
        text.append(sentence)
        length += len(sentence)
        at += 1
    paragraphs = ["".join(text[i:i + 5]) for i in range(0, len(text), 5)]
    return "\n\n".join(paragraphs) + "\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(folder, count):
    ours, hugo = os.path.join(folder, "accolade"), os.path.join(folder, "hugo")
    write(f"{ours}/content/site.yaml",
          "title: 示例光荣榜\nbase_url: https://example.org/honour/\nregion: 重庆市\ntheme: bench\n")
    # Templates as plain as Hugo's below; hugo.py measures laurel beside them.
    shutil.copytree(os.path.join(os.path.dirname(os.path.abspath(__file__)), "theme"), f"{ours}/themes/bench",
                    dirs_exist_ok=True)
    categories = "".join(f"  - {{id: {i}, title: {t}, form: {f}}}\n" for i, t, f in CATEGORIES)
    for year in (2024, 2025):
        write(f"{ours}/content/programmes/bench-{year}.yaml",
              f"title: {year}年度示例\nyear: {year}\nregion: 100000\ndeadline: {year + 1}-01-23\n"
              f"announced_on: {year + 1}-04-22\ncategories:\n{categories}")
    for index in range(count):
        category = CATEGORIES[index % 5][0]
        region = REGIONS[index % 38]
        unit = f"示例第{index % 80}科学技术协会"
        tags = [FIELDS[index % 12], FIELDS[(index * 5 + 3) % 12]]
        shown = name(index, category)
        citation = f"用{index % 9 + 2}年时间，把科学送到第{index}个院坝。"
        fields = FORM_FIELDS[category].format(n=20 + index % 300, h=1000 + index % 5000)
        year = 2024 + index // 5 % 2
        write(f"{ours}/content/honorees/{index // 500}/h{index}/nomination.yaml",
              f"programme: bench-{year}\ncategory: {category}\nname: {shown}\nstatus: honored\nregion: \"{region}\"\n"
              f"unit: {unit}\naffiliation: 示例单位{index % 97}\ncitation: {citation}\ntags: [{', '.join(tags)}]\n{fields}")
        write(f"{ours}/content/honorees/{index // 500}/h{index}/story.md", story(index))
        write(f"{hugo}/content/honorees/h{index}.md",
              f"---\ntitle: {shown}\ndate: {year + 1}-04-22\nprogrammes: [bench-{year}]\ncategories: [{category}]\n"
              f"regions: [\"{region}\"]\nunits: [{unit}]\nfields: [{', '.join(tags)}]\naffiliation: 示例单位{index % 97}\n"
              f"citation: {citation}\n---\n{story(index)}")
    write(f"{hugo}/hugo.toml",
          'baseURL = "https://example.org/honour/"\nlanguageCode = "zh-Hans"\ntitle = "示例光荣榜"\n'
          'disableKinds = []\n[pagination]\npagerSize = 60\n[taxonomies]\nprogramme = "programmes"\ncategory = "categories"\n'
          'region = "regions"\nunit = "units"\nfield = "fields"\n')
    base = ('<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
            '<header><a href="/">{{ .Site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>')
    listing = ('{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages).Pages }}<li>'
               '<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.citation }}</li>{{ end }}</ul>'
               '{{ template "_internal/pagination.html" . }}{{ end }}')
    single = ('{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.citation }}</p><dl><dt>单位</dt>'
              '<dd>{{ .Params.affiliation }}</dd></dl>{{ .Content }}{{ range .Params.fields }}<a href="/fields/{{ . | urlize }}/">'
              '{{ . }}</a>{{ end }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
              '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}')
    write(f"{hugo}/layouts/_default/baseof.html", base)
    write(f"{hugo}/layouts/_default/list.html", listing)
    write(f"{hugo}/layouts/_default/terms.html",
          '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
          '{{ end }}</ul>{{ end }}')
    write(f"{hugo}/layouts/_default/single.html", single)
    write(f"{hugo}/layouts/index.html",
          '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range first 60 .Site.RegularPages }}<a href="{{ .RelPermalink }}">'
          '{{ .Title }}</a>{{ end }}{{ end }}')


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
