// node sharp.js FROM TO FORMAT QUALITY WIDTH...
//
// What one writes with sharp: for each photograph and width a resize of its own, upright, in sRGB, without metadata, two at a
// time on one thread each. Its shrink-on-load makes each of them cheaper than a full decode.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const [from, to, format, quality, ...widths] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);
fs.mkdirSync(to, { recursive: true });
const jobs = fs.readdirSync(from).sort().flatMap((file) => widths.map((width) => [file, Number(width)]));
async function worker() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const [file, width] = job;
    await sharp(path.join(from, file))
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toFormat(format, { quality: Number(quality) })
      .toFile(path.join(to, `${path.parse(file).name}-${width}.${format}`));
  }
}
await Promise.all([worker(), worker()]);
