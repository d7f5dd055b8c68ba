/* Photos: how they are asked for, whether their `sizes` are true, and what stands in their place until they are there. */
import { test } from "node:test";
import { open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";
import { pages } from "../site/kinds.js";

export const title = "photos";

/** A `sizes` may be so far from the width that a photo gets. */
const TOLERANCE = 0.15;

/** The attributes of every <img> of a page's HTML, and what stands before it. */
function images(html) {
  return [...html.matchAll(/<img\s([^>]*)>/g)].map((found) => ({
    attributes: Object.fromEntries([...found[1].matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    before: html.slice(0, found.index),
  }));
}

/** Whether what comes next stands among those who lead on at the foot of an honoree's page. */
const leadsOn = ({ before }) => /<section class="band screen"|<nav class="turn"/.test(before);

/** What is wrong with how a page asks for its photos, as sentences. */
function* wrong(html) {
  const all = images(html);
  const first = all.find((image) => !leadsOn(image));
  for (const image of all) {
    const { src, width, height, alt, decoding, loading, fetchpriority, srcset, sizes } = image.attributes;
    const positive = (text) => /^[1-9]\d*$/.test(text ?? "");
    if (!positive(width) || !positive(height)) yield `${src} has no width and height`;
    if (alt === undefined) yield `${src} has no alt`;
    if (decoding !== "async") yield `${src} is not decoded asynchronously`;
    if (srcset && !sizes) yield `${src} has a srcset without sizes`;
    if (image === first) {
      if (fetchpriority !== "high" || loading) yield `${src} is the first photo: fetchpriority="high" and no loading`;
    } else if (fetchpriority || loading !== "lazy") yield `${src} is not the first photo: loading="lazy" and no fetchpriority`;
  }
}

/** Runs in the page: of every photo that has a box, the width it gets, the
    width its `sizes` tells, and the widths it is there in. */
function measured() {
  const told = (sizes) => {
    for (const part of sizes.split(/,\s*(?![^(]*\))/)) {
      const [, media, length] = part.match(/^(\([^)]*\)(?: and \([^)]*\))*)?\s*(.*)$/);
      if (media && !matchMedia(media).matches) continue;
      const [, number, unit] = length.match(/^([\d.]+)(px|vw|em)$/) ?? [];
      return Number(number) * { px: 1, vw: innerWidth / 100, em: 16 }[unit];
    }
    return NaN;
  };
  const seen = [...document.images].filter((image) => image.sizes && image.checkVisibility() && image.clientWidth);
  return seen.map((image) => ({
    src: image.getAttribute("src").split("/").at(-1),
    gets: image.getBoundingClientRect().width,
    told: told(image.sizes),
    widths: [...image.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)),
  }));
}

/** Runs in the page: what is wrong with its rows of photos, as sentences. */
function uneven() {
  const faults = [];
  for (const section of document.querySelectorAll(".hung")) {
    const across = section.getBoundingClientRect();
    const all = [...section.querySelectorAll("figure")].map((figure) => {
      const { left, right, top, height, width } = figure.querySelector("img").getBoundingClientRect();
      const image = figure.querySelector("img");
      const held = figure.closest(innerWidth < 600 ? ".part" : ".strip").classList.contains("held");
      return { id: figure.id, left, right, top, height, held, cut: Math.abs((width / height) / (image.getAttribute("width") / image.getAttribute("height")) - 1) };
    });
    const rows = [];
    for (const photo of all) {
      const row = rows.at(-1);
      if (row && Math.abs(row[0].top - photo.top) < 2) row.push(photo);
      else rows.push([photo]);
      if (photo.cut > 0.011) faults.push(`#${photo.id} is cut by ${(photo.cut * 100).toFixed(1)} %`);
    }
    rows.forEach((row, at) => {
      const [first, last] = [row[0], row.at(-1)];
      const name = row.map(({ id }) => `#${id}`).join(" ");
      if (row.some(({ height }) => Math.abs(height - first.height) > 1)) faults.push(`${name} are not of one height: ${row.map(({ height }) => height)}`);
      if (row.some(({ left }, at) => at && left < row[at - 1].right)) faults.push(`${name} are not in order`);
      if (at && first.top < rows[at - 1][0].top + rows[at - 1][0].height) faults.push(`${name} stand over the row before`);
      if (Math.abs(first.left - across.left) > 1) faults.push(`${name} do not begin at the edge`);
      if (first.held ? last.right > across.right + 1 : Math.abs(last.right - across.right) > 1) faults.push(`${name} end at ${last.right} of ${across.right}`);
    });
  }
  return faults;
}

/** The width that a screen of this density takes: the smallest that is enough. */
const taken = (widths, needed) => widths.find((width) => width >= needed) ?? widths.at(-1);

/** Runs in the page: the colour behind each photo, and its box. */
function boxes() {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.background = "var(--tint)";
  const tint = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return [...document.images].filter((image) => image.checkVisibility()).map((image) => {
    const { x, y, width, height } = image.getBoundingClientRect();
    return { src: image.getAttribute("src").split("/").at(-1), tinted: getComputedStyle(image).backgroundColor === tint && !tint.endsWith(", 0)"), box: [x, y + scrollY, width, height] };
  });
}

/** Runs in the page before its own scripts. */
function observe() {
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifted += value; })).observe({ type: "layout-shift", buffered: true });
}

export function register(site) {
  test("every page asks for its first photo at once, and for the others when they are near", (t) =>
    gather(async (fault) => {
      let count = 0;
      for (const build of ["site", "notice"]) {
        for (const { address, html } of pages(site.folders[build])) {
          for (const sentence of wrong(html)) fault(`/${address}: ${sentence}`);
          count += images(html).length;
        }
      }
      if (!count) fault("no page has a photo");
      t.diagnostic(`${count} photos looked at`);
    }));

  test("rows are even, fill the width and keep the order; photos are whole", (t) =>
    gather(async (fault) => {
      const galleries = site.galleries();
      for (const kind of [...galleries, site.kind("honoree"), site.kind("team"), site.kind("honoree-twice")]) {
        const { page, close } = await open(site.url(kind));
        for (const width of [390, 600, 900, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          for (const sentence of await page.evaluate(uneven)) fault(`${seen(kind, width)}: ${sentence}`);
        }
        await close();
      }
      t.diagnostic(`${galleries.length} arrangements of rows`);
    }));

  test("sizes tell the width that a photo gets", (t) =>
    gather(async (fault) => {
      let count = 0;
      for (const kind of [...site.kinds, ...site.galleries()]) {
        const { page, close } = await open(site.url(kind));
        for (const width of [390, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          for (const { src, gets, told, widths } of await page.evaluate(measured)) {
            count += 1;
            const off = Math.abs(told - gets) / gets;
            const same = [1, 2, 3].every((density) => taken(widths, told * density) === taken(widths, gets * density));
            if (!(off <= TOLERANCE) && !same) fault(`${seen(kind, width)}: ${src} is ${Math.round(gets)} px wide, and its sizes say ${Math.round(told)}`);
          }
        }
        await close();
      }
      t.diagnostic(`${count} photos measured`);
    }));

  for (const kind of site.kinds) {
    test(`${kind.kind}: a tint until the photos are there, and then nothing moves`, () =>
      gather(async (fault) => {
        for (const [width, scheme] of [[390, "light"], [1440, "dark"]]) {
          const { page, close } = await open("about:blank", { width, height: 20_000, scheme, inits: [{ content: `(${observe})()` }] });
          let arrive;
          const arrival = new Promise((done) => { arrive = done; });
          await page.route(/\.(jpg|webp|avif|png)$/, (route) => arrival.then(() => route.continue()));
          await page.goto(site.url(kind), { waitUntil: "domcontentloaded" });
          await page.waitForFunction(() => [...document.querySelectorAll('link[rel="stylesheet"]')].every(({ sheet }) => sheet) && document.fonts.status === "loaded");
          const before = await page.evaluate(boxes);
          for (const { src, tinted } of before) {
            if (!tinted) fault(`${seen(kind, width, scheme)}: no tint stands behind ${src}`);
          }
          arrive();
          await page.waitForFunction(() => [...document.images].every((image) => image.complete || !image.checkVisibility()), undefined, { timeout: 10_000 });
          const after = await page.evaluate(boxes);
          before.forEach(({ src, box }, at) => {
            // A smaller size has the ratio of the whole photo but for the rounding of a pixel.
            if (box.some((value, side) => Math.abs(value - after[at].box[side]) > 1)) fault(`${seen(kind, width, scheme)}: ${src} had the box ${box} and has ${after[at].box}`);
          });
          const shifted = await page.evaluate(() => window.shifted);
          if (shifted) fault(`${seen(kind, width, scheme)}: the page moved by ${shifted}`);
          await close();
        }
      }));
  }
}
