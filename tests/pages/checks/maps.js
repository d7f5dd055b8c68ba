/* Maps in every style: each region is reached by the map and by the table, once by the keyboard, and each marks the other; a
   finger finds the small ones; layers are chosen without script; axe, widths, and contrast in every layer. */
import { test } from "node:test";
import { loadAll, open, settled, turnTo } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";
import { mapPages } from "../site/maps.js";
import { inits, preferences, violations } from "./accessibility.js";
import { overhang, unreadable } from "./width.js";

export const title = "maps";

/** Sentences about regions that a map or its tables fail to offer. */
function offered() {
  const faults = [];
  const main = document.querySelector("main");
  const map = main.querySelector("svg.map:not(.locator, .sizes)");
  if (!map) return ["there is no map"];
  if (map.getAttribute("role") !== "group") faults.push(`the map is a ${map.getAttribute("role")}, not a group`);
  for (const id of map.getAttribute("aria-labelledby").split(" ")) if (!document.getElementById(id)) faults.push(`#${id} names the map and is not there`);
  const absolute = (link) => new URL(link.getAttribute("href"), location.href).href;
  const stops = [...main.querySelectorAll("a[href]")].filter((link) => link.tabIndex >= 0 && !link.closest("svg, .crumbs") && absolute(link).includes("/regions/"));
  const linked = stops.map(absolute);
  for (const link of map.querySelectorAll("a[href]:not(.stand)")) {
    const title = link.querySelector("title")?.textContent;
    if (!title) faults.push(`the link to ${link.getAttribute("href")} has no name`);
    if (link.tabIndex >= 0) faults.push(`«${title}» is a tab stop on the map as well`);
    if (!linked.includes(absolute(link)) && /：[1-9]/.test(title ?? "")) faults.push(`«${title}» is on the map and in no list`);
  }
  for (const href of new Set(linked)) {
    const times = linked.filter((other) => other === href).length;
    // A part's names lead on to all of them by the same address, which says so.
    const named = stops.filter((link) => absolute(link) === href && !/另有/.test(link.textContent)).length;
    if (named > 1) faults.push(`${href} is a tab stop ${times} times`);
  }
  for (const region of map.querySelectorAll("[data-adcode]")) {
    const own = region.querySelector("title") ?? map.querySelector(`.circle[data-adcode="${region.dataset.adcode}"] title`);
    if (!own) faults.push(`${region.dataset.adcode} has no title`);
  }
  return faults;
}

/** Of all squares of 24 by 24 pixels on a map, the largest share that belongs to one region. */
function target(code) {
  const STEP = 3;
  const parts = [...document.querySelectorAll(`svg.map [data-adcode="${code}"]`)];
  parts[0].scrollIntoView({ block: "center", behavior: "instant" });
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)) - 12, Math.min(...boxes.map((box) => box.top)) - 12];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)) + 12, Math.max(...boxes.map((box) => box.bottom)) + 12];
  const own = [];
  for (let y = top; y < bottom; y += STEP) {
    const row = [];
    for (let x = left; x < right; x += STEP) row.push(document.elementFromPoint(x, y)?.closest("[data-adcode]")?.dataset.adcode === code ? 1 : 0);
    own.push(row);
  }
  const side = 24 / STEP;
  let best = 0;
  for (let y = 0; y + side <= own.length; y += 1) {
    for (let x = 0; x + side <= own[0].length; x += 1) {
      let sum = 0;
      for (let down = 0; down < side; down += 1) for (let across = 0; across < side; across += 1) sum += own[y + down][x + across];
      best = Math.max(best, sum / (side * side));
    }
  }
  return best;
}

/** Contrast of each name and number on its region, the lowest, in words; as the layer that is chosen shows it. */
function faint() {
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const faults = [];
  for (const text of document.querySelectorAll("svg.map .label[class*='on-'], svg.tiles .region text")) {
    const style = getComputedStyle(text);
    if (style.visibility === "hidden" || style.display === "none" || text.closest(".labels") && getComputedStyle(text.closest(".labels")).display === "none") continue;
    const tile = text.closest(".region");
    if (tile?.matches(".c-x")) continue;
    const ground = tile ? getComputedStyle(tile).fill : style.stroke;
    const found = contrast(style.fill, ground);
    if (found < 4.5) faults.push(`«${text.textContent}» is ${style.fill} on ${ground}: ${found.toFixed(2)}`);
  }
  return faults;
}

/** What the map shows now, region by region: its fill, or the size of its circle. */
const shown = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("svg.map:not(.locator) [data-adcode]")].map((region) => {
        const disc = region.querySelector(":scope > circle:not(.hit), :scope > g > circle") && [...region.querySelectorAll("circle:not(.hit)")].find((circle) => getComputedStyle(circle).visibility === "visible");
        const is = region.matches(".circle") ? (disc ? disc.getAttribute("r") : "none") : getComputedStyle(region).fill;
        return [`${region.dataset.adcode} ${region.matches(".circle") ? "circle" : "land"}`, is];
      }),
    ));

export function register(site) {
  for (const kind of mapPages) {
    test(kind.kind, () =>
      gather(async (fault) => {
        for (const [touch, widths] of [[true, [390, 320, 768]], [false, [1440, 1024]]]) {
          const { page, noise, close } = await open(site.url(kind), { width: widths[0], touch, inits });
          await loadAll(page);
          await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
          for (const scheme of ["light", "dark"]) {
            await turnTo(page, scheme);
            for (const violation of await violations(page)) fault(`${seen(kind, widths[0], scheme)}: ${violation}`);
            for (const sentence of await page.evaluate(faint)) fault(`${seen(kind, widths[0], scheme)}: ${sentence}`);
          }
          for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            const found = await page.evaluate(overhang);
            if (found) fault(`${seen(kind, width)}: ${found.over} px too wide; ${found.name} («${found.text}») sticks out`);
            for (const sentence of await page.evaluate(unreadable)) fault(`${seen(kind, width)}: ${sentence}`);
          }
          if (!kind.address.startsWith("honorees/")) for (const sentence of await page.evaluate(offered)) fault(`${seen(kind)}: ${sentence}`);
          if (!touch) for (const sentence of await preferences(page)) fault(`${seen(kind)} in forced colours: ${sentence}`);
          for (const sentence of noise) fault(`${seen(kind)}: ${sentence}`);
          await close();
        }
      }));
  }

  for (const style of ["choropleth", "circles", "both", "tiles"]) {
    const nation = { kind: `${style} nation`, build: `map-${style}`, address: "regions/" };
    const chongqing = { kind: `${style} Chongqing`, build: `map-${style}`, address: "regions/500000/" };

    test(`a finger finds Hong Kong, Macao and the core of Chongqing: ${style}`, () =>
      gather(async (fault) => {
        const small = [[nation, ["810000", "820000"]], [chongqing, ["500103", "500104", "500106", "500107", "500108"]]];
        for (const [kind, codes] of small) {
          const { page, close } = await open(site.url(kind), { width: 390, touch: true });
          await loadAll(page);
          for (const code of codes) {
            const share = await page.evaluate(target, code);
            // A disc fills 79 % of its square; 大渡口 between its neighbours in the magnified core is 20 px by 24.
            if (share < (code === "500104" ? 0.6 : 0.75)) fault(`${seen(kind, 390)}: of 24 × 24 px at ${code} only ${Math.round(share * 100)} % are its own`);
          }
          await close();
        }
      }));

    test(`a region and its row mark each other, and the focus is seen: ${style}`, () =>
      gather(async (fault) => {
        for (const kind of [nation, chongqing]) {
          const { page, close } = await open(site.url(kind));
          await loadAll(page);
          const codes = await page.evaluate(() => [...document.querySelectorAll("main [data-region]")].filter((row) => row.querySelector("a") && row.checkVisibility()).map((row) => row.dataset.region));
          if (codes.length < 5) fault(`${seen(kind)}: only ${codes.length} regions have a row`);
          for (const code of codes) {
            const found = await page.evaluate((code) => {
              const link = document.querySelector(`main [data-region="${code}"] a`);
              link.focus({ focusVisible: true });
              const { outlineStyle, outlineWidth } = getComputedStyle(link);
              const marked = [...document.querySelectorAll(`svg.map [data-adcode="${code}"]`)].every((region) => region.classList.contains("marked"));
              return { marked, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
            }, code);
            if (!found.marked) fault(`${seen(kind)}: ${code} is not marked on the map while its row has the focus`);
            if (!found.ring) fault(`${seen(kind)}: the focus on the row of ${code} is not seen`);
          }
          // And the other way round.
          const row = await page.evaluate((code) => {
            const region = document.querySelector(`svg.map [data-adcode="${code}"]`);
            region.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
            return document.querySelector(`main [data-region="${code}"]`).classList.contains("marked");
          }, codes[0]);
          if (!row) fault(`${seen(kind)}: the row of ${codes[0]} is not marked while the pointer is on the map`);
          await close();
        }
      }));
  }

  for (const style of ["choropleth", "circles", "tiles"]) {
    const kind = { kind: `${style} Chongqing`, build: `map-${style}`, address: "regions/500000/" };
    test(`layers are chosen by the keyboard and without script: ${style}`, () =>
      gather(async (fault) => {
        const { page, close } = await open(site.url(kind), { script: false });
        const radios = page.locator("fieldset.choose input[type=radio]");
        const count = await radios.count();
        if (count < 3) fault(`${seen(kind)}: ${count} radio buttons`);
        const whole = await shown(page);
        await radios.first().focus();
        const layers = [];
        for (let at = 1; at < count; at += 1) {
          await page.keyboard.press("ArrowDown");
          await settled(page);
          if (!(await radios.nth(at).isChecked())) fault(`${seen(kind)}: the arrow key does not choose layer ${at}`);
          const layer = await shown(page);
          if (JSON.stringify(layer) === JSON.stringify(whole)) fault(`${seen(kind)}: layer ${at} looks like the whole`);
          layers.push(layer);
          for (const scheme of ["light", "dark"]) {
            await turnTo(page, scheme);
            for (const sentence of await page.evaluate(faint)) fault(`${seen(kind, 1440, scheme)}, layer ${at}: ${sentence}`);
          }
          await turnTo(page, "light");
          const label = await radios.nth(at).evaluate((radio) => radio.closest("label").getBoundingClientRect().height);
          if (label < 24) fault(`${seen(kind)}: the label of layer ${at} is ${label} px high`);
          const ring = await radios.nth(at).evaluate((radio) => getComputedStyle(radio).outlineStyle);
          if (ring === "none") fault(`${seen(kind)}: the focus on layer ${at} is not seen`);
        }
        if (new Set(layers.map((layer) => JSON.stringify(layer))).size !== layers.length) fault(`${seen(kind)}: two layers look alike`);
        await page.emulateMedia({ media: "print" });
        // By the keyboard, since what lies under the pointer shines.
        const paper = await shown(page);
        await page.emulateMedia({ media: "screen" });
        await radios.first().focus();
        await page.keyboard.press("Space");
        await page.emulateMedia({ media: "print" });
        if (JSON.stringify(paper) !== JSON.stringify(await shown(page))) fault(`${seen(kind)}: paper does not show the whole`);
        if (await page.locator("fieldset.choose").isVisible()) fault(`${seen(kind)}: paper shows what can be chosen`);
        await close();
      }));
  }
}
