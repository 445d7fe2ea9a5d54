import sharp from 'sharp';
import type { Picture } from '../../vision/images/picture.ts';
import type { PageDetection } from './task.ts';

/** The picture is reduced to this on its longer side: it is looked at on a screen. */
const LONGEST = 2000;

const COLOURS = { face: '#ff9d00', plate: '#00b7ff' } as const;

/** The first page with the boxes of what was found drawn on it, each with its score, as a JPEG. */
export async function boxesPicture(
  { file, width, height }: Picture,
  detections: readonly PageDetection[],
): Promise<Buffer> {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const drawing = boxesSvg(
    detections.filter(({ page = 0 }) => page === 0),
    { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), scale },
  );
  const { data, info } = await sharp(file, { limitInputPixels: false })
    .resize(drawing.width, drawing.height, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .composite([{ input: Buffer.from(drawing.svg) }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

interface DrawnSize {
  readonly width: number;
  readonly height: number;
  /** Pixels of the drawing for each of the picture. */
  readonly scale: number;
}

function boxesSvg(
  detections: readonly PageDetection[],
  { width, height, scale }: DrawnSize,
): DrawnSize & { readonly svg: string } {
  const line = Math.max(2, Math.round(Math.max(width, height) / 500));
  const text = line * 6;
  const shapes = detections.map(({ subject, box, score, by }) => {
    const [left, top, across, along] = [box.left, box.top, box.width, box.height].map(
      (value) => value * scale,
    );
    if (left === undefined || top === undefined || across === undefined || along === undefined) return '';
    const colour = COLOURS[subject];
    const label = by === 'person' ? '+' : score.toFixed(2);
    const above = top > text ? top - line : top + along + text;
    return (
      `<rect x="${left}" y="${top}" width="${across}" height="${along}" fill="none" stroke="${colour}" stroke-width="${line}"/>` +
      `<text x="${left}" y="${above}" font-family="sans-serif" font-size="${text}" fill="${colour}" stroke="#000" stroke-width="${line / 2}" paint-order="stroke">${label}</text>`
    );
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
  return { width, height, scale, svg };
}
