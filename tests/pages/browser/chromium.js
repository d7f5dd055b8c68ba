/* The one browser, and how a page is opened in it. */
import { chromium } from "playwright-core";

let launched;

/** Starts Chromium once; CHROMIUM names another one than Debian's. */
function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return launched;
}

export async function closeBrowser() {
  if (launched) await (await launched).close();
}

/** A new page in a context of its own. `noise` gathers everything that a
    visitor's console or network would complain of. `inits` are scripts, as
    {path} or {content}, that run before the page's own. */
export async function open(url, { width = 1440, height = 900, scheme = "light", script = true, touch = false, density = 1, inits = [] } = {}) {
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: script,
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: density,
    locale: "zh-CN",
  });
  for (const init of inits) await context.addInitScript(init);
  const page = await context.newPage();
  const noise = [];
  const origin = new URL(url).origin;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noise.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => noise.push(`script error: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A photo that is no longer wanted when the page is left is no fault.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") noise.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("request", (request) => {
    const asked = new URL(request.url());
    const own = asked.protocol === "file:" ? url.startsWith("file:") : asked.origin === origin;
    if (!own) noise.push(`request outside the site: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, noise, close: () => context.close() };
}

/** Scrolls through the whole page, so that lazy photos load; returns when all
    have loaded or failed, at the top again. */
export async function loadAll(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: "instant" });
      await frame();
    }
    const until = Date.now() + 10_000;
    while ([...document.images].some((image) => !image.complete) && Date.now() < until) {
      await new Promise((done) => setTimeout(done, 50));
    }
    await document.fonts.ready;
    await frame();
    scrollTo({ top: 0, behavior: "instant" });
    await frame();
  });
}

/** Turns a page to a colour scheme, and waits until its transitions are over:
    what is judged is how it stands, not how it fades. */
export async function turnTo(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await settled(page);
}

/** Returns when nothing fades any more. */
export function settled(page) {
  return page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)).then(() => undefined));
}
