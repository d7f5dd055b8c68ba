/* The kinds of page, each with one example found in the built output, so that
   a kind that is no longer built is a failure and not a check less. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every page of a built folder: {address, body, html, title}; `address` as a
    browser asks for it, `body` the page kind in the body's class. */
export function pages(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  return files.sort().map((file) => {
    const html = readFileSync(join(folder, file), "utf8");
    return {
      address: file.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1"),
      body: html.match(/<body class="p-([^" ]+)/)?.[1] ?? "",
      title: html.match(/<h1[^>]*>([^<]*)/)?.[1].trim() ?? "",
      html,
    };
  });
}

/** How many photos a page can open. */
const photos = (page) => page.html.split('<a class="photo"').length - 1;
const empty = (page) => page.html.includes('class="empty"');
/** Where the redirect of someone honoured twice leads. */
const redirected = (all) =>
  all
    .filter((page) => page.html.includes('http-equiv="refresh"'))
    .map((page) => page.html.match(/rel="canonical" href="([^"]*)"/)?.[1] ?? "");

/** Name, build, what is sought in words, which pages fit, and what to prefer:
    the page with the highest score, the longest by default. */
const KINDS = [
  ["home", "site", "the home page", (p) => p.body === "home"],
  ["honoree", "site", "a person with a short name and photos", (p) => p.body === "honoree" && photos(p) > 1 && p.title.length < 5, photos],
  ["honoree-without-photo", "site", "an honoree with a monogram and no photo", (p) => p.body === "honoree" && photos(p) === 0 && p.html.includes('class="mono')],
  ["honoree-twice", "site", "someone honoured twice (same_as)", (p, all) => p.body === "honoree" && redirected(all).some((to) => to.endsWith(`/${p.address}`))],
  ["team", "site", "a team with a name of more than ten characters", (p) => p.body === "honoree" && p.title.length > 10, (p) => p.title.length],
  ["gallery", "site", "all photos of an honoree", (p) => p.body === "gallery", photos],
  ["programme", "site", "a programme", (p) => p.body === "programme"],
  ["category", "site", "a category with honorees", (p) => p.body === "category" && !empty(p)],
  ["category-empty", "site", "a category without honorees", (p) => p.body === "category" && empty(p)],
  ["region-nation", "site", "the map of the nation", (p) => p.address === "regions/"],
  ["region-province", "site", "a province", (p) => /^regions\/\d\d0000\/$/.test(p.address)],
  ["region-county", "site", "a county or district", (p) => /^regions\/\d{4}(?!00)\d\d\/$/.test(p.address)],
  ["units", "site", "the list of recommending units", (p) => p.address === "units/"],
  ["unit", "site", "a recommending unit", (p) => /^units\/[^/]+\/$/.test(p.address)],
  ["fields", "site", "the list of fields", (p) => p.address === "fields/"],
  ["field", "site", "a field of service", (p) => /^fields\/[^/]+\/$/.test(p.address)],
  ["honorees", "site", "the list of all honorees", (p) => p.address === "honorees/"],
  ["roll", "site", "the roll in the site's order", (p) => p.address === "roll/"],
  ["roll-pinyin", "site", "the roll by pinyin", (p) => p.address === "roll/pinyin/"],
  ["notice", "notice", "a notice whose period runs", (p) => p.body === "notice"],
  ["notice-over", "site", "a notice whose period is over", (p) => p.body === "notice"],
  ["own-page", "site", "a page of the site's own", (p) => p.body === "page"],
  ["404", "site", "the page for addresses that lead nowhere", (p) => p.address === "404.html"],
];

/** The kinds that were found, as {kind, build, address, title}, and sentences
    about those that were not. */
export function kinds(folders) {
  const all = Object.fromEntries(Object.entries(folders).map(([name, folder]) => [name, pages(folder)]));
  const found = [];
  const missing = [];
  for (const [kind, build, what, fits, score = (page) => page.html.length] of KINDS) {
    const fitting = all[build].filter((page) => fits(page, all[build]));
    const [best] = fitting.sort((a, b) => score(b) - score(a));
    if (best) found.push({ kind, build, address: best.address, title: best.title });
    else missing.push(`${kind}: no page of the build «${build}» is ${what}. Give the sample site one, or mend site/kinds.js if the markup changed.`);
  }
  return { found, missing };
}
