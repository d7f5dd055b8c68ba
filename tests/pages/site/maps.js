/* Sites that show their counts in every way there is: some people without photos, all over the country and in the core of
   Chongqing, once with each style of map. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STYLES = {
  choropleth: "style: choropleth, classes: quantile, layers: year, no_data: [710000]",
  circles: "style: circles, layers: year",
  both: "style: choropleth+circles, classes: [1, 2, 5, 10, 20]",
  tiles: "style: tiles, layers: category, no_data: [710000]",
};

// 渝中 大渡口 沙坪坝 九龙坡 南岸 万州, 南宁 and 桂林, 香港 and 澳门, and some provinces.
const REGIONS = ["500103", "500104", "500106", "500107", "500108", "500101", "450102", "450103", "450302", "810000", "820000", "110101", "650102", "460302", "310101", "440103"];

const PROGRAMME = (year, region) => `title: ${year}年度示例推选
year: ${year}
region: ${region}
announced_on: ${year + 1}-04-22
categories:
  - {id: volunteer, title: 科技志愿者, form: person}
  - {id: team, title: 服务队, form: team}
`;

function source(folder, map) {
  rmSync(folder, { recursive: true, force: true });
  const write = (path, text) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("content/site.yaml", `title: 示例站\nbase_url: https://example.org/\nregion: 重庆市\nmap: {${map}}\n`);
  write("content/programmes/p2023.yaml", PROGRAMME(2023, 100000));
  write("content/programmes/p2025.yaml", PROGRAMME(2025, 500000));
  REGIONS.forEach((region, at) => {
    const chongqing = region.startsWith("50");
    for (let again = 0; again <= at % 3; again += 1) {
      const year = chongqing && again !== 1 ? 2025 : 2023;
      const category = again === 2 ? "team" : "volunteer";
      const name = category === "team" ? `示例${at}服务队` : ["沈怀瑾", "黎望舒", "夏青"][(at + again) % 3];
      write(`content/honorees/h${at}-${again}/nomination.yaml`, `programme: p${year}\ncategory: ${category}\nname: ${name}\nstatus: honored\nregion: "${region}"\nunit: 示例科协\ncitation: 示例推介词\n`);
    }
  });
  return folder;
}

/** Builds all of them by `build`; the folders by the style's name. */
export function mapBuilds(folder, build) {
  const names = Object.keys(STYLES);
  return Object.fromEntries(names.map((name) => [`map-${name}`, build(`map-${name}`, source(join(folder, `map-${name}-source`), STYLES[name]), "2026-06-01")]));
}

/** The pages that are judged, of each style. */
export const mapPages = ["", "regions/", "regions/500000/", "regions/450000/", "regions/450100/", "p2025/", "honorees/h0-0/"].flatMap((address) =>
  Object.keys(STYLES).map((style) => ({ kind: `${style} ${address || "home"}`, style, build: `map-${style}`, address })));
