/* `accolade serve`, as whoever edits a site sees it: what is saved shows by itself. */
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { open } from "../browser/chromium.js";
import { gather } from "../browser/faults.js";
import { HOSTILE, accolade, repository } from "../site/builds.js";
import { inits, violations } from "./accessibility.js";

export const title = "preview";

/** What takes longer than this to show does not show. */
const LIMIT = 10_000;
const FOOTER = "themes/laurel/templates/footer.html";
const SHEET = "themes/laurel/static/laurel.css";

const record = (name, more = "") =>
  `programme: p\ncategory: volunteer\nname: ${name}\nstatus: honored\nunit: 渝中区科协\n` +
  `organization: 示例队\nprojects: [讲座]\nservice_since: 2018-03\nactivities: 40\n${more}`;

/** A folder with a small site and a preview of it. */
async function preview(change = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "preview-"));
  const site = {
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    person(slug, name, more) {
      site.write(`content/honorees/${slug}/nomination.yaml`, record(name, more));
    },
    story: (slug, text) => site.write(`content/honorees/${slug}/story.md`, `${text}\n`),
    add: (path, text) => appendFileSync(join(folder, path), text),
    rename: (from, to) => renameSync(join(folder, from), join(folder, to)),
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
  };
  site.write("content/site.yaml", "title: 示例站\nbase_url: https://example.org/honour/\n");
  site.write(
    "content/programmes/p.yaml",
    "title: 2025年度示例\nyear: 2025\nregion: 500000\nannounced_on: 2026-04-22\ndeadline: 2026-01-23\n" +
      "categories:\n  - {id: volunteer, title: 科技志愿者, form: person}\n",
  );
  for (const [slug, name] of [["yi", "甲一"], ["er", "乙二"]]) {
    site.person(slug, name);
    site.story(slug, `${name}的事迹。`);
  }
  cpSync(join(repository, SHEET), join(folder, SHEET), { recursive: true });
  change(site);
  const program = spawn(accolade, ["serve", "--site", folder, "--port", "0", "--date", "2026-06-01"], { stdio: ["ignore", "pipe", "ignore"] });
  const base = await new Promise((done, fail) => {
    let said = "";
    program.stdout.on("data", (text) => {
      const address = (said += text).match(/http:\S+/);
      if (address) done(address[0]);
    });
    program.on("exit", () => fail(new Error(`accolade serve has ended: ${said}`)));
  });
  const end = () => {
    program.removeAllListeners("exit");
    program.kill("SIGINT");
    rmSync(folder, { recursive: true, force: true });
  };
  return { site, base, end };
}

/** Runs `check` with a page of a preview. */
function shown(address, check, change) {
  return gather(async (fault) => {
    const { site, base, end } = await preview(change);
    const pages = [];
    try {
      const opened = async (path) => {
        const tab = tabOf(await open(base + path, { inits }), fault);
        pages.push(tab);
        return tab;
      };
      await check(site, await opened(address), fault, opened);
      for (const tab of pages) await tab.done();
    } finally {
      end();
    }
  });
}

/** An open page: what it shows, and whether it is still the page that was marked. */
function tabOf({ page, noise, close }, fault) {
  const expect = async (what, is, given) => {
    try {
      await page.waitForFunction(is, given, { timeout: LIMIT });
    } catch {
      fault(`${what} does not show: ${await page.locator("body").innerText()}\n${(await overlay()) ?? ""}`);
    }
  };
  const overlay = () => page.evaluate(() => document.querySelector("accolade-preview")?.shadowRoot.textContent ?? null);
  return {
    page,
    expect,
    overlay,
    text: (text) => expect(`«${text}»`, (text) => document.body.innerText.includes(text), text),
    told: (text) => expect(`«${text}» over the page`, (text) => document.querySelector("accolade-preview")?.shadowRoot.textContent.includes(text), text),
    mended: () => expect("a page without errors", () => !document.querySelector("accolade-preview")),
    mark: () => page.evaluate(() => { window.marked = true; }),
    async same(what) {
      if (!(await page.evaluate(() => window.marked))) fault(`${what} loads the page again`);
    },
    async done() {
      // A page that does not exist, or not yet, says so in the console.
      noise.filter((complaint) => !/status of (404|503)/.test(complaint)).forEach((complaint) => fault(complaint));
      await close();
    },
  };
}

export function register(site) {
  test("an edit loads the page again where it was, and no other page", () =>
    shown("honorees/yi/", async (site, tab, fault, opened) => {
      const other = await opened("honorees/er/");
      await other.mark();
      site.story("yi", "一行字。\n\n".repeat(200));
      await tab.text("一行字。");
      await tab.page.evaluate(() => scrollTo({ top: 1200, behavior: "instant" }));
      site.story("yi", `改过的字。\n\n${"一行字。\n\n".repeat(200)}`);
      await tab.text("改过的字。");
      await tab.expect("the same place", () => Math.abs(scrollY - 1200) < 5);
      site.person("yi", "甲一", "citation: 新的推介词\n");
      await tab.text("新的推介词");
      site.write(FOOTER, "<footer>新的页脚</footer>\n");
      await tab.text("新的页脚");
      await other.text("新的页脚");
      await other.mark();
      site.story("yi", "又改了。");
      await tab.text("又改了。");
      await other.same("an edit of another page");
    }));

  test("a stylesheet is swapped in place, never missing, time and again", () =>
    shown("honorees/yi/", async (site, tab, fault) => {
      await tab.mark();
      const links = () => tab.page.locator('link[rel~="stylesheet"]').count();
      const before = await links();
      // From now on each frame must be styled: laurel's links of the header are not blue.
      await tab.page.evaluate(() => {
        window.bare = 0;
        const plain = getComputedStyle(document.querySelector("a.brand")).display;
        const look = () => {
          if (getComputedStyle(document.querySelector("a.brand")).display !== plain) window.bare += 1;
          requestAnimationFrame(look);
        };
        look();
      });
      for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)", "rgb(7, 8, 9)"]) {
        site.add(SHEET, `\nbody { color: ${colour} !important }\n`);
        await tab.expect(colour, (colour) => getComputedStyle(document.body).color === colour, colour);
      }
      await tab.expect("one link a stylesheet", (before) => document.querySelectorAll('link[rel~="stylesheet"]').length === before, before);
      await tab.same("a stylesheet");
      if (await tab.page.evaluate(() => window.bare)) fault("the page is without style while a stylesheet is swapped");
      // A page that loads later has it too.
      site.story("yi", "改过的字。");
      await tab.text("改过的字。");
      await tab.expect("the last colour", () => getComputedStyle(document.body).color === "rgb(7, 8, 9)");
    }));

  test("every mistake stands over the last good page, as text, until it is mended", () =>
    shown("honorees/yi/", async (site, tab, fault) => {
      await tab.mark();
      site.person("yi", "甲一", `"${HOSTILE.replaceAll('"', "'")}": x\ntags: [a, b\n`);
      await tab.told("2 个错误");
      await tab.told("nomination.yaml:11:7 错误[unclosed-bracket]");
      await tab.told("<img src=x");
      await tab.text("甲一的事迹。");
      const drawn = await tab.page.evaluate(() => {
        const root = document.querySelector("accolade-preview").shadowRoot;
        const box = root.querySelector("section").getBoundingClientRect();
        return { pictures: root.querySelectorAll("img").length, title: document.title, background: getComputedStyle(root.querySelector("section")).backgroundColor, fits: box.width > 0 && box.height > 0 && box.bottom <= innerHeight + 1 };
      });
      if (drawn.pictures || drawn.title === "ran") fault("the mistake became HTML");
      if (drawn.background !== "rgb(255, 250, 248)" || !drawn.fits) fault(`the overlay is not drawn: ${JSON.stringify(drawn)}`);
      for (const violation of await violations(tab.page)) fault(`overlay: ${violation}`);
      await tab.same("a mistake");
      site.person("yi", "甲一", `"${HOSTILE.replaceAll('"', "'")}": x\n`);
      await tab.told("1 个错误");
      site.person("yi", "甲一");
      await tab.mended();
      await tab.same("mending it");
      await tab.text("甲一的事迹。");
    }));

  test("the overlay can be put away, and a new mistake brings it back", () =>
    shown("honorees/yi/", async (site, tab, fault) => {
      site.person("yi", "甲一", "nmae: x\n");
      await tab.told("nmae");
      await tab.page.getByRole("button", { name: "收起" }).click();
      if ((await tab.overlay()) !== null) fault("the button does not put it away");
      site.person("yi", "甲一", "naem: x\n");
      await tab.told("naem");
    }));

  test("a template that is broken, then one that cannot be rendered", () =>
    shown("honorees/yi/", async (site, tab) => {
      site.write(FOOTER, "<footer>\n{% if %}\n</footer>\n");
      await tab.told(`${FOOTER}:2:`);
      await tab.text("甲一的事迹。");
      site.write(FOOTER, "<footer>好的页脚</footer>\n");
      await tab.text("好的页脚");
      await tab.mended();
      site.write(FOOTER, "<footer>{{ nobody.knows }}</footer>\n");
      await tab.told(`${FOOTER}:1:`);
      await tab.text("好的页脚");
      await tab.page.reload();
      await tab.told(`${FOOTER}:1:`);
      await tab.text("好的页脚");
      site.remove("themes/laurel/templates");
      await tab.mended();
      await tab.text("甲一的事迹。");
    }));

  test("whoever is deleted is gone, and back when the folder is", () =>
    shown("honorees/yi/", async (site, tab, fault, opened) => {
      const list = await opened("honorees/");
      site.rename("content/honorees/yi", "yi");
      await tab.expect("the page 404", () => document.body.className.includes("404") && !document.body.innerText.includes("甲一"));
      await list.expect("a list without the name", () => !document.body.innerText.includes("甲一"));
      site.rename("yi", "content/honorees/yi");
      await tab.text("甲一的事迹。");
      await list.text("甲一");
      site.person("san", "丙三");
      await list.text("丙三");
    }));

  test("whoever is renamed takes the page along, and Back does not loop", () =>
    shown("honorees/yi/", async (site, tab, fault) => {
      site.rename("content/honorees/yi", "content/honorees/jia");
      await tab.page.waitForURL(/\/honorees\/jia\/$/, { timeout: LIMIT }).catch(() => fault("the page stays at the old address"));
      await tab.text("甲一的事迹。");
      site.story("jia", "改名以后。");
      await tab.text("改名以后。");
      await tab.page.goBack();
      await tab.expect("the page 404", () => document.body.className.includes("404"));
      await tab.page.waitForTimeout(500);
      if (!tab.page.url().endsWith("/honorees/yi/")) fault(`Back leads to ${tab.page.url()}`);
    }));

  test("a page that nobody sees holds no connection, and catches up when it is seen", () =>
    shown("honorees/yi/", async (site, tab) => {
      const turn = (hidden) =>
        tab.page.evaluate((hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }, hidden);
      await tab.mark();
      await turn(true);
      site.story("yi", "没人看的时候。");
      await tab.page.waitForTimeout(700);
      await tab.same("an edit while nobody looks");
      await turn(false);
      await tab.text("没人看的时候。");
    }));

  test("a site that is wrong from the start shows why, and then the page", () =>
    shown(
      "honorees/yi/",
      async (site, tab) => {
        await tab.told(`${FOOTER}:1:`);
        site.remove("themes/laurel/templates");
        await tab.text("甲一的事迹。");
        await tab.mended();
      },
      (site) => site.write(FOOTER, "{% if %}\n"),
    ));

  test("the script is small, and no build has it", () =>
    gather((fault) => {
      const script = readFileSync(join(repository, "src/serve/preview.js"));
      if (script.length > 8_000) fault(`preview.js has ${script.length} bytes`);
      for (const { kind, build, address } of site.kinds) {
        const html = readFileSync(join(site.folders[build], address, address.endsWith(".html") ? "" : "index.html"), "utf8");
        if (html.includes("preview.js")) fault(`${kind} has the preview's script`);
      }
    }));
}
