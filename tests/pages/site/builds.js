/* The built sites that are judged: the sample site at the two dates that the
   README shows, and a copy of it for a USB stick. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { mapBuilds } from "./maps.js";

export const repository = resolve(import.meta.dirname, "../../..");
const target = resolve(repository, process.env.CARGO_TARGET_DIR ?? "target");
export const accolade = process.env.ACCOLADE ?? join(target, "debug/accolade");
export const folder = join(target, "pages");

/** What a hostile or careless hand might write under a photo. */
export const HOSTILE = `<img src=x onerror="document.title='ran'"> & </figcaption>`;

export function build(name, source, date) {
  const out = join(folder, name);
  const call = ["build", "--site", source, "--out", out, "--date", date, "--report", "short"];
  execFileSync(accolade, call, { stdio: ["ignore", "ignore", "inherit"] });
  return out;
}

/** A copy of the sample site with `offline: true`, and with a hostile caption
    on the first captioned photo of every record. */
function offlineSource() {
  const source = join(folder, "offline-source");
  mkdirSync(source, { recursive: true });
  for (const part of ["content", "themes"]) {
    rmSync(join(source, part), { recursive: true, force: true });
    const filter = (path) => basename(path) !== "private.yaml";
    cpSync(join(repository, part), join(source, part), { recursive: true, filter });
  }
  const settings = join(source, "content/site.yaml");
  const lines = readFileSync(settings, "utf8").split("\n");
  const kept = lines.filter((line) => !line.startsWith("offline:"));
  writeFileSync(settings, [...kept, "offline: true", ""].join("\n"));
  for (const entry of readdirSync(join(source, "content/honorees"), { recursive: true })) {
    if (basename(entry) !== "nomination.yaml") continue;
    const path = join(source, "content/honorees", entry);
    const text = readFileSync(path, "utf8");
    const caption = /\b(caption|说明): *("[^"]*"|'[^']*'|[^,}\n]+)/;
    writeFileSync(path, text.replace(caption, (_, key) => `${key}: '${HOSTILE.replaceAll("'", "''")}'`));
  }
  return source;
}

/** Builds them all, and one site for each style of map; the folders by name. */
export function builds() {
  mkdirSync(folder, { recursive: true });
  return {
    site: build("site", repository, "2026-06-01"),
    notice: build("notice", repository, "2026-03-11"),
    offline: build("offline", offlineSource(), "2026-06-01"),
    ...mapBuilds(folder, build),
  };
}
