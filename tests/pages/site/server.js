/* A static host of the plainest sort, as strict as the sites are meant to bear:
   a Content-Security-Policy, gzip, and 404.html for whatever is not there. */
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".xml": "application/xml",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const TEXTS = new Set([".html", ".css", ".js", ".svg", ".json", ".xml", ".csv", ".txt"]);

/** The path under which a build expects to be served: its home page's address. */
function prefixOf(folder) {
  const home = readFileSync(join(folder, "index.html"), "utf8");
  const address = home.match(/rel="canonical" href="([^"]*)"/)?.[1];
  return address ? new URL(address).pathname : "/";
}

/** Serves a folder on a free port. `asked` gathers what was requested:
    {path, extension, status, bytes}, the bytes as sent. */
export async function serve(folder) {
  const prefix = prefixOf(folder);
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inner = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : null;
    let file = inner === null || inner.startsWith("..") ? null : join(folder, inner);
    const entry = file && (await stat(file).catch(() => null));
    if (entry?.isDirectory()) {
      if (!path.endsWith("/")) {
        response.writeHead(301, { location: `${path}/` }).end();
        return;
      }
      file = join(file, "index.html");
    }
    let status = 200;
    let bytes = file && !file.endsWith(sep) && (await readFile(file).catch(() => null));
    if (!bytes) {
      status = 404;
      file = join(folder, "404.html");
      bytes = await readFile(file);
    }
    const extension = extname(file);
    const headers = {
      "content-type": TYPES[extension] ?? "application/octet-stream",
      "content-security-policy": "default-src 'self'",
      "x-content-type-options": "nosniff",
    };
    if (TEXTS.has(extension)) {
      bytes = gzipSync(bytes);
      headers["content-encoding"] = "gzip";
    }
    asked.push({ path, extension, status, bytes: bytes.length });
    response.writeHead(status, headers).end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    base: origin + prefix,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
