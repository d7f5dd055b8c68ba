/* All checks, in one process and one browser: `npm test`, after `cargo build`. */
import { after, describe, test } from "node:test";
import { builds } from "./site/builds.js";
import { kinds, pages } from "./site/kinds.js";
import { serve } from "./site/server.js";
import { closeBrowser } from "./browser/chromium.js";
import { gather } from "./browser/faults.js";
import * as accessibility from "./checks/accessibility.js";
import * as disk from "./checks/disk.js";
import * as lightbox from "./checks/lightbox.js";
import * as lost from "./checks/lost.js";
import * as maps from "./checks/maps.js";
import * as markup from "./checks/markup.js";
import * as paper from "./checks/paper.js";
import * as photos from "./checks/photos.js";
import * as preview from "./checks/preview.js";
import * as shift from "./checks/shift.js";
import * as unscripted from "./checks/unscripted.js";
import * as weight from "./checks/weight.js";
import * as width from "./checks/width.js";
import * as world from "./checks/world.js";

const folders = builds();
const { found, missing } = kinds(folders);
const served = Object.entries(folders).filter(([name]) => name !== "offline");
const servers = Object.fromEntries(await Promise.all(served.map(async ([name, folder]) => [name, await serve(folder)])));
const site = {
  folders,
  kinds: found,
  /** The example of a kind; the test that wants a missing one fails. */
  kind(name) {
    const kind = found.find((kind) => kind.kind === name);
    if (!kind) throw new Error(`no page of the kind ${name} was built`);
    return kind;
  },
  /** A gallery of every arrangement of rows, in the form of a kind. */
  galleries() {
    const galleries = pages(folders.site).filter(({ body }) => body === "gallery");
    const arrangement = ({ html }) => html.match(/class="(strip|part|hung)[^"]*"|<figure/g).join();
    const examples = new Map(galleries.map((page) => [arrangement(page), page.address]));
    return [...examples.values()].map((address) => ({ kind: "gallery", build: "site", address }));
  },
  /** Where a kind's example is served. */
  url: ({ build, address }) => servers[build].base + address,
};

after(async () => {
  await closeBrowser();
  for (const server of Object.values(servers)) server.close();
});

// Two at a time: that is how many cores there are.
describe("pages", { concurrency: 2 }, () => {
  test("every kind of page is built", () => gather((fault) => missing.forEach(fault)));
  for (const check of [markup, accessibility, width, maps, shift, weight, photos, unscripted, lightbox, disk, lost, paper, preview, world]) {
    describe(check.title, { concurrency: 1 }, () => check.register(site));
  }
});
