/* A site of another award: honorees all over the world, on a map from npm `world-atlas` (ISC; its boundaries are Natural
   Earth's, in the public domain). Everyone in it is invented, and nobody sees it but these tests. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, folder } from "./builds.js";

export const HONOREES = 520;

const polygons = ({ type, arcs }) => (type === "Polygon" ? [arcs] : arcs);

/** The countries' topology. Natural Earth draws Taiwan by itself; it is a part of China. */
function topology() {
  const text = readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-110m.json"), "utf8");
  const topology = JSON.parse(text);
  const { countries } = topology.objects;
  const named = (name) => countries.geometries.find(({ properties }) => properties.name === name);
  const [china, taiwan] = [named("China"), named("Taiwan")];
  Object.assign(china, { type: "MultiPolygon", arcs: [...polygons(china), ...polygons(taiwan)] });
  countries.geometries = countries.geometries.filter((country) => country !== taiwan);
  return topology;
}

/** Builds it: the folder, and its countries as {code, name, count}. */
export function world() {
  const source = join(folder, "world-source");
  rmSync(source, { recursive: true, force: true });
  const write = (path, text) => {
    const file = join(source, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const map = topology();
  write("content/atlas/countries.topojson", JSON.stringify(map));
  // Some have no number in ISO 3166-1, and are told by their names.
  const countries = map.objects.countries.geometries.map(({ id, properties: { name } }) => ({
    code: id ?? name.toLowerCase().replace(/[^a-z]+/g, "-"),
    name,
    count: 0,
  }));
  const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = countries.map(({ code, name }) => `${code},${cell(name)},country,world\n`);
  write("content/atlas/divisions.csv", ["adcode,name,level,parent_adcode\n", "world,World,country,\n", ...rows].join(""));
  write("content/site.yaml", "title: 示例国际科普奖\nbanner: 示例站点：奖项、人物与事迹均为虚构\nbase_url: https://example.org/world/\nregion: World\nmap: {root: world}\n");
  write(
    "content/programmes/prize.yaml",
    "title: 2025年度示例国际科普奖\nyear: 2025\nregion: World\nannounced_on: 2026-03-20\n" +
      "categories:\n  - {id: person, title: 个人, form: laureate}\n" +
      "forms:\n  laureate:\n    title: 推荐表\n    kind: person\n    fields:\n      field_of_work: {label: 研究领域, type: text, class: public}\n",
  );
  for (let at = 0; at < HONOREES; at += 1) {
    // Everywhere one, then more in some countries than in others.
    const country = countries[at < countries.length ? at : (at * at * 7) % 61];
    country.count += 1;
    const id = `laureate-${String(at + 1).padStart(3, "0")}`;
    const region = JSON.stringify(at % 2 ? country.code : country.name);
    write(
      `content/honorees/${id}/nomination.yaml`,
      `programme: prize\ncategory: person\nname: 示例人物${at + 1}\nstatus: honored\nunit: 示例学会\nregion: ${region}\ncitation: 示例推介词\nfield_of_work: 示例领域\n`,
    );
    write(`content/honorees/${id}/story.md`, "示例事迹。\n");
  }
  return { folder: build("world", source, "2026-06-01"), countries };
}
