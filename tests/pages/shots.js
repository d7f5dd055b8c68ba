/* Pictures of every kind of page, at 1440 px and as on a phone of 390 px, light
   and dark, and the printed pages as PDF: `tests/pages/shots FOLDER`. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closeBrowser, loadAll, open, settled, turnTo } from "./browser/chromium.js";
import { pdf } from "./browser/paper.js";
import { builds } from "./site/builds.js";
import { kinds } from "./site/kinds.js";
import { serve } from "./site/server.js";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: tests/pages/shots FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844, touch: true, density: 2 },
];
const SCHEMES = ["light", "dark"];
const PRINTED = ["honoree", "honoree-without-photo", "team", "roll", "roll-pinyin", "notice"];

const folders = builds();
const servers = { site: await serve(folders.site), notice: await serve(folders.notice) };
const { found, missing } = kinds(folders);
const url = ({ build, address }) => servers[build].base + address;

/** One picture: the whole page, or what the window shows. */
async function shoot(page, name, width, scheme, fullPage) {
  const path = join(folder, `${name}-${width}-${scheme}.jpg`);
  await page.screenshot({ path, fullPage, type: "jpeg", quality: 88, animations: "disabled" });
}

async function ofKind(kind) {
  for (const screen of SCREENS) {
    const { page, close } = await open(url(kind), screen);
    await loadAll(page);
    for (const scheme of SCHEMES) {
      await turnTo(page, scheme);
      await shoot(page, kind.kind, screen.width, scheme, true);
    }
    if (kind.kind === "gallery") await ofLightbox(page, screen.width);
    await close();
  }
  if (PRINTED.includes(kind.kind)) await writeFile(join(folder, `${kind.kind}.pdf`), await pdf(url(kind)));
}

async function ofLightbox(page, width) {
  await page.locator("a.photo").nth(1).click();
  await page.waitForFunction(() => document.querySelector("dialog.lightbox[open] img")?.complete);
  await settled(page);
  for (const scheme of SCHEMES) {
    await turnTo(page, scheme);
    await shoot(page, "lightbox", width, scheme, false);
  }
}

// Two at a time: that is how many cores there are.
const waiting = [...found];
const worker = async () => {
  for (let kind = waiting.shift(); kind; kind = waiting.shift()) await ofKind(kind);
};
await Promise.all([worker(), worker()]);
await closeBrowser();
Object.values(servers).forEach((server) => server.close());
missing.forEach((sentence) => console.error(sentence));
console.log(`${found.length} kinds of page in ${resolve(folder)}`);
process.exitCode = missing.length ? 1 : 0;
