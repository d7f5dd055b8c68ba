/* The lightbox, as hands and keys use it: keyboard, mouse, touch, history. */
import { test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open, settled } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";
import { HOSTILE } from "../site/builds.js";
import { inits as axe, violations } from "./accessibility.js";

export const title = "lightbox";

/** What the lightbox shows; null when it is closed. */
function shown() {
  const dialog = document.querySelector("dialog.lightbox");
  if (!dialog?.open) return null;
  const text = (selector) => {
    const element = dialog.querySelector(selector);
    return element && !element.hidden ? element.textContent : "";
  };
  const image = dialog.querySelector("img");
  return { src: image?.src, alt: image?.alt, cap: text(".cap"), credit: text(".credit"), count: text(".count") };
}

/** What the page says of the photo at a place, in the same form. */
function told(at) {
  const links = [...document.querySelectorAll("a.photo")];
  const link = links.at(at);
  const text = (selector) => link.closest("figure")?.querySelector(`figcaption ${selector}`)?.textContent.trim() ?? "";
  const place = (at < 0 ? links.length + at : at) + 1;
  return { src: link.href, alt: link.querySelector("img").alt, cap: text(".cap"), credit: text(".credit"), count: `${place} / ${links.length}` };
}

/** A page with at least three photos, and the words to judge it with. */
async function photos(site, fault, options = {}, url = site.url(site.kind("gallery"))) {
  const { page, noise, close } = await open(url, options);
  const here = `${new URL(url).pathname} (lightbox)`;
  const expect = async (at, what) => {
    // Back and forward arrive a moment later than a key.
    const until = Date.now() + 3000;
    const wanted = at === null ? "null" : JSON.stringify(await page.evaluate(told, at));
    let found;
    do found = JSON.stringify(await page.evaluate(shown));
    while (found !== wanted && Date.now() < until && (await page.waitForTimeout(50), true));
    if (found !== wanted) fault(`${here}: ${what}: it shows ${found} instead of ${wanted}`);
  };
  const focused = () => page.evaluate(() => [...document.querySelectorAll("a.photo")].indexOf(document.activeElement));
  const link = (at) => page.locator("a.photo").nth(at);
  const done = async () => {
    noise.forEach((complaint) => fault(`${here}: ${complaint}`));
    await close();
  };
  return { page, here, expect, focused, link, done };
}

/** Whether an element is in the window, at least its upper edge. */
function inSight(element) {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}

/** The gallery in the folder for a USB stick. */
function offline(site) {
  return pathToFileURL(join(site.folders.offline, site.kind("gallery").address, "index.html")).href;
}

export function register(site) {
  test("keyboard: Enter, arrows, Home, End, Escape; the focus returns", () =>
    gather(async (fault) => {
      for (const name of ["gallery", "honoree"]) {
        const { page, here, expect, focused, link, done } = await photos(site, fault, {}, site.url(site.kind(name)));
        await link(1).focus();
        await page.keyboard.press("Enter");
        await expect(1, "Enter");
        await page.keyboard.press("ArrowLeft");
        await expect(0, "left");
        await page.keyboard.press("ArrowLeft");
        await expect(0, "left at the first photo");
        await page.keyboard.press("ArrowRight");
        await expect(1, "right");
        await page.keyboard.press("End");
        await expect(-1, "End");
        await page.keyboard.press("ArrowRight");
        await expect(-1, "right at the last photo");
        await page.keyboard.press("Home");
        await expect(0, "Home");
        await page.keyboard.press("Escape");
        await expect(null, "Escape");
        if ((await focused()) !== 1) fault(`${here}: after Escape the focus is not on the link that opened it`);
        await done();
      }
    }));

  test("Tab stays inside, both ways", () =>
    gather(async (fault) => {
      const { page, here, expect, link, done } = await photos(site, fault);
      await link(1).click();
      await expect(1, "click");
      const inside = () => page.evaluate(() => document.activeElement.closest("dialog.lightbox") !== null);
      const names = new Set();
      for (const key of [..."123456"].map(() => "Tab").concat([..."123456"].map(() => "Shift+Tab"))) {
        await page.keyboard.press(key);
        if (!(await inside())) fault(`${here}: ${key} leaves the dialog`);
        names.add(await page.evaluate(() => document.activeElement.getAttribute("aria-label")));
      }
      for (const name of ["上一张", "下一张", "关闭"]) {
        if (!names.has(name)) fault(`${here}: Tab does not reach «${name}»`);
      }
      await done();
    }));

  test("buttons: large enough, labelled, and they work; a click beside the photo closes", () =>
    gather(async (fault) => {
      for (const width of [390, 1440]) {
        const { page, here, expect, link, done } = await photos(site, fault, { width });
        await link(0).click();
        await expect(0, "click");
        for (const name of ["上一张", "下一张", "关闭"]) {
          const box = await page.getByRole("button", { name }).boundingBox();
          if (!box || box.width < 44 || box.height < 44) fault(`${here} at ${width} px: «${name}» is smaller than 44 px: ${JSON.stringify(box)}`);
        }
        await page.getByRole("button", { name: "下一张" }).click();
        await expect(1, "next");
        await page.getByRole("button", { name: "上一张" }).click();
        await expect(0, "previous");
        await page.getByRole("button", { name: "关闭" }).click();
        await expect(null, "close");
        await link(0).click();
        await expect(0, "click again");
        await page.mouse.click(width / 2, 4);
        await expect(null, "a click above the photo");
        await done();
      }
    }));

  test("Back closes and stays on the page, Forward opens again", () =>
    gather(async (fault) => {
      const { page, here, expect, link, done } = await photos(site, fault);
      const entries = () => page.evaluate(() => history.length);
      const url = page.url();
      await link(1).click();
      await expect(1, "click");
      const length = await entries();
      await page.goBack();
      await expect(null, "Back");
      await page.goForward();
      await expect(1, "Forward");
      await page.keyboard.press("Escape");
      await expect(null, "Escape");
      await link(0).click();
      await expect(0, "click");
      await page.keyboard.press("Escape");
      await expect(null, "Escape");
      if (page.url() !== url) fault(`${here}: the address changed to ${page.url()}`);
      if ((await entries()) !== length) fault(`${here}: opening twice leaves ${await entries()} history entries instead of ${length}`);
      await done();
    }));

  test("a photo's own address opens it, follows it, and leads to it again", () =>
    gather(async (fault) => {
      for (const url of [site.url(site.kind("gallery")), site.url(site.kind("honoree")), offline(site)]) {
        const first = await photos(site, fault, {}, url);
        const ids = await first.page.locator("a.photo").evaluateAll((all) => all.map((link) => link.parentNode.id));
        if (new Set(ids).size !== ids.length || ids.some((id) => !/^p-\d+-\d+$/.test(id))) fault(`${first.here}: the photos' ids are ${ids}`);
        await first.done();

        const { page, here, expect, focused, done } = await photos(site, fault, {}, `${url}#${ids[1]}`);
        const stands = (address, what) => {
          if (page.url() !== address) fault(`${here}: ${what}: the address is ${page.url()} instead of ${address}`);
        };
        await expect(1, "its address");
        stands(`${url}#${ids[1]}`, "its address");
        await page.keyboard.press("ArrowLeft");
        await expect(0, "left");
        stands(`${url}#${ids[0]}`, "left");
        await page.keyboard.press("ArrowRight");
        await page.reload();
        await expect(1, "a reload");
        await page.goBack();
        await expect(null, "Back");
        stands(url, "Back");
        await page.waitForTimeout(200); // The browser tells later that a dialog has closed.
        if ((await focused()) !== 1) fault(`${here}: after Back the focus is not on the photo of the address`);
        if (!(await page.locator("a.photo").nth(1).evaluate(inSight))) fault(`${here}: after Back the photo of the address is out of sight`);
        await page.evaluate((id) => { location.hash = id; }, ids[0]);
        await expect(0, "an address typed into the open page");
        await page.keyboard.press("Escape");
        await expect(null, "Escape");
        stands(url, "Escape");
        await page.locator("a.photo").nth(0).click();
        await expect(0, "click");
        stands(`${url}#${ids[0]}`, "click");
        await page.getByRole("button", { name: "关闭" }).click();
        await expect(null, "close");
        stands(url, "close");
        await done();
      }
    }));

  test("a photo's own address without JavaScript: it is in sight, and marked", () =>
    gather(async (fault) => {
      for (const width of [390, 1440]) {
        const url = site.url(site.kind("gallery"));
        const { page, here, link, done } = await photos(site, fault, { width, script: false }, `${url}#p-1-2`);
        const marks = await page.locator("a.photo").evaluateAll((all) => all.map((link) => getComputedStyle(link).outlineStyle));
        if (marks.some((mark, at) => (mark === "solid") !== (at === 1))) fault(`${here} at ${width} px: the outlines are ${marks}`);
        if (!(await link(1).evaluate(inSight))) fault(`${here} at ${width} px: the photo is out of sight`);
        await done();
      }
    }));

  test("swipes: far enough and across, not a tap, not down, not two fingers", () =>
    gather(async (fault) => {
      const { page, expect, link, done } = await photos(site, fault, { width: 390, touch: true });
      const devtools = await page.context().newCDPSession(page);
      const swipe = async (from, to, fingers = 1) => {
        const at = (x, y) => Array.from({ length: fingers }, (_, id) => ({ x, y: y + id * 80, id }));
        await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(...from) });
        for (const part of [0.25, 0.5, 0.75, 1]) {
          const touchPoints = at(from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
          await devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
        }
        await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
        await page.waitForTimeout(100);
      };
      await link(0).tap();
      await expect(0, "tap");
      await swipe([300, 400], [100, 410]);
      await expect(1, "swipe to the left");
      await swipe([100, 400], [300, 390]);
      await expect(0, "swipe to the right");
      await swipe([300, 400], [270, 400]);
      await expect(0, "a swipe that is too short");
      await swipe([200, 300], [130, 600]);
      await expect(0, "a swipe down");
      await swipe([300, 300], [100, 300], 2);
      await expect(0, "two fingers");
      await done();
    }));

  test("the page behind neither scrolls nor moves", () =>
    gather(async (fault) => {
      const { page, here, expect, link, done } = await photos(site, fault);
      await link(1).scrollIntoViewIfNeeded();
      const place = () => page.evaluate(() => [scrollX, scrollY, ...Object.values(document.querySelectorAll("a.photo")[1].getBoundingClientRect().toJSON())].join());
      const before = await place();
      await link(1).click();
      await expect(1, "click");
      await page.mouse.move(700, 400);
      await page.mouse.wheel(0, 600);
      await page.keyboard.press("PageDown");
      await page.waitForTimeout(200);
      if ((await place()) !== before) fault(`${here}: the page behind moved from ${before} to ${await place()}`);
      await page.keyboard.press("Escape");
      await expect(null, "Escape");
      if ((await place()) !== before) fault(`${here}: after closing the page stands at ${await place()} instead of ${before}`);
      await done();
    }));

  test("neighbours are loaded ahead; a photo that does not come has a sentence in its place", () =>
    gather(async (fault) => {
      const { page, here, expect, link, done } = await photos(site, fault);
      const next = await link(2).getAttribute("href");
      const asked = page.waitForRequest((request) => request.url().endsWith(next.split("/").at(-1)), { timeout: 3000 });
      await link(1).click();
      await expect(1, "click");
      await asked.catch(() => fault(`${here}: the next photo was not asked for`));
      await page.keyboard.press("Escape");
      await expect(null, "Escape");
      await link(0).evaluate((link) => { link.href = "data:,broken"; });
      await link(0).click();
      const sentence = page.locator("dialog.lightbox .stage");
      await page.waitForTimeout(300);
      if ((await sentence.innerText()) !== "这张照片无法显示。") fault(`${here}: a broken photo shows «${await sentence.innerText()}»`);
      await page.close();
      void done;
    }));

  test("axe-core while it is open, and while it is closed", () =>
    gather(async (fault) => {
      for (const width of [390, 1440]) {
        for (const scheme of ["light", "dark"]) {
          const { page, expect, link, done } = await photos(site, fault, { width, scheme, inits: axe });
          await link(1).click();
          await expect(1, "click");
          await settled(page);
          for (const violation of await violations(page)) fault(`${seen(site.kind("gallery"), width, scheme)}, lightbox open: ${violation}`);
          await done();
        }
      }
    }));

  test("works from file://, and a hostile caption is text", () =>
    gather(async (fault) => {
      const { page, here, expect, focused, link, done } = await photos(site, fault, {}, offline(site));
      const hostile = await page.locator("figcaption .cap").evaluateAll((all, text) => all.findIndex((cap) => cap.textContent === text), HOSTILE);
      if (hostile < 0) fault(`${here}: no caption of the page is «${HOSTILE}»`);
      const at = Math.max(0, await page.locator("a.photo").evaluateAll((all, text) => all.findIndex((link) => link.closest("figure")?.querySelector(".cap")?.textContent === text), HOSTILE));
      await link(at).click();
      await expect(at, "click");
      await page.waitForTimeout(200);
      if ((await page.locator("dialog.lightbox figcaption img").count()) || (await page.title()) === "ran") fault(`${here}: the caption became HTML`);
      await page.goBack();
      await expect(null, "Back");
      await link(at).focus();
      await page.keyboard.press("Enter");
      await expect(at, "Enter");
      await page.keyboard.press("Escape");
      await expect(null, "Escape");
      if ((await focused()) !== at) fault(`${here}: the focus did not return`);
      await done();
    }));
}
