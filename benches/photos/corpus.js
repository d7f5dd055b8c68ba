// node corpus.js FROM TO [COUNT]
//
// Writes COUNT photographs of 8 to 24 megapixels and about 1 to 5 MB into TO: those of FROM that are large enough, as they
// are, and then mosaics of pieces of them at the scale they were taken in, so that a pixel holds as much detail as in a
// photograph. Every fourth is progressive, as web exports are; cameras write baseline. The same FROM gives the same TO.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const [from, to, count = '100'] = process.argv.slice(2);

// Of ten new photographs: what phones and cameras take.
const SIZES = [
  [4000, 3000], [3840, 2160], [4032, 3024], [4608, 3456], [3000, 4000],
  [4000, 3000], [3840, 2560], [4608, 3456], [4032, 3024], [6000, 4000],
];

// Not random: a bench that draws other photographs each time compares nothing.
let state = 1;
function draw(below) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

async function large(folder) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (!/\.jpe?g$/i.test(entry)) continue;
    const file = path.join(folder, entry);
    const { width, height } = await sharp(file).metadata();
    if (width * height >= 8e6) found.push({ file, width, height });
  }
  return found;
}

async function mosaic(sources, [width, height]) {
  const [w, h] = [width / 2, height / 2];
  const pieces = [];
  for (const [left, top] of [[0, 0], [w, 0], [0, h], [w, h]]) {
    const source = sources[draw(sources.length)];
    const turn = h > source.height ? 90 : 0;
    const [cw, ch] = turn ? [h, w] : [w, h];
    const at = { left: draw(source.width - cw + 1), top: draw(source.height - ch + 1), width: cw, height: ch };
    pieces.push({ input: await sharp(source.file).extract(at).rotate(turn).raw().toBuffer(), raw: { width: w, height: h, channels: 3 }, left, top });
  }
  return sharp({ create: { width, height, channels: 3, background: '#000' } }).composite(pieces);
}

const sources = await large(from);
if (!sources.length) throw new Error(`no photograph of 8 megapixels or more in ${from}`);
fs.mkdirSync(to, { recursive: true });
for (let i = 0; i < Number(count); i += 1) {
  const file = path.join(to, `${String(i).padStart(4, '0')}.jpg`);
  if (i < sources.length) fs.copyFileSync(sources[i].file, file);
  else {
    const quality = 84 + draw(9);
    const image = await mosaic(sources, SIZES[i % SIZES.length]);
    await image.jpeg({ quality, progressive: i % 4 === 0, optimiseCoding: true, chromaSubsampling: '4:2:0' }).toFile(file);
  }
}
