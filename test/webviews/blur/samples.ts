import sharp from 'sharp';
import type { PageDetection } from '@vitruve/engine';
import type { BlurMode, ListedImage, OpenedImage } from '@vitruve/webviews';
import type { FakeHost, FakeWebview, Opening } from '../fake-host.ts';

/** A drawn street: two round faces and a plate, with and without what covers them. */
export async function street(isCovered: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const face = (x: number, y: number, r: number): string =>
    isCovered
      ? `<ellipse cx="${x}" cy="${y}" rx="${r + 6}" ry="${r + 10}"/>`
      : `<g fill="#e8b68f"><circle cx="${x}" cy="${y}" r="${r}"/></g><circle cx="${x - r / 3}" cy="${y - 4}" r="3"/>
         <circle cx="${x + r / 3}" cy="${y - 4}" r="3"/><path d="M${x - 10} ${y + 12}q10 8 20 0" fill="none" stroke="#000"/>`;
  const plate = isCovered
    ? `<rect x="476" y="296" width="108" height="34"/>`
    : `<rect x="480" y="300" width="100" height="26" fill="#fff" stroke="#000"/>
       <text x="530" y="320" font-family="DejaVu Sans" font-size="19" text-anchor="middle">AB-123-CD</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450">
    <rect width="800" height="300" fill="#9cc3dc"/><rect y="300" width="800" height="150" fill="#77736b"/>
    <rect x="60" y="60" width="150" height="240" fill="#b9825a"/><rect x="620" y="30" width="140" height="270" fill="#8d8a86"/>
    <path d="M262 420v-110q0-50 42-50t42 50v110z" fill="#3a5a8c"/><path d="M372 430v-90q0-40 34-40t34 40v90z" fill="#7a3b52"/>
    <path d="M440 340v-40q0-20 20-24l30-50h110l30 50q20 4 20 24v40z" fill="#a52a2a"/>
    ${face(304, 222, 38)}${face(406, 268, 30)}${plate}</svg>`;
  return Uint8Array.from(await sharp(Buffer.from(svg)).webp().toBuffer());
}

export const DETECTIONS: readonly PageDetection[] = [
  {
    subject: 'face',
    box: { left: 264, top: 178, width: 80, height: 88 },
    score: 0.97,
    by: 'ultra-light-rfb',
  },
  {
    subject: 'face',
    box: { left: 374, top: 234, width: 64, height: 68 },
    score: 0.74,
    by: 'ultra-light-rfb',
  },
  { subject: 'plate', box: { left: 480, top: 300, width: 100, height: 26 }, score: 0.88, by: 'pp-ocr' },
];

export const IMAGES: readonly ListedImage[] = [
  {
    name: 'photos/street.jpg',
    state: 'done',
    faces: 2,
    plates: 1,
    time: 84,
    reason: undefined,
    hasResult: true,
  },
  {
    name: 'photos/empty.jpg',
    state: 'failed',
    faces: 0,
    plates: 0,
    time: undefined,
    reason: 'The file is empty',
    hasResult: false,
  },
  {
    name: 'photos/wall.png',
    state: 'skipped',
    faces: 0,
    plates: 0,
    time: 20,
    reason: undefined,
    hasResult: true,
  },
];

export const STREET: OpenedImage = {
  width: 800,
  height: 450,
  pages: 1,
  detections: DETECTIONS,
  decisions: undefined,
  time: { read: 12.4, detect: 51.9, write: 20.1 },
  remarks: ['Its 16 bits per channel were converted to 8'],
};

export interface ViewerOptions extends Partial<Omit<Opening, 'view' | 'program' | 'shown'>> {
  readonly mode: BlurMode;
  readonly images?: readonly ListedImage[];
  readonly image?: OpenedImage;
}

/** Opens the viewer on the street. */
export async function openViewer(
  host: FakeHost,
  { mode, images = IMAGES, image = STREET, ...opening }: ViewerOptions,
): Promise<FakeWebview> {
  const size = { width: 1200, height: 720 };
  const webview = await host.open({ size, ...opening, view: 'blur', program: 'blur/main' });
  await webview.send({ type: 'images', images, selected: 0, mode, drafts: {} });
  await webview.send({ type: 'image', index: 0, image });
  for (const side of ['before', 'after'] as const) {
    await webview.send({ type: 'picture', index: 0, page: 0, side, data: await street(side === 'after') });
  }
  await webview.page.locator('.blur-drawing image').first().waitFor();
  return webview;
}
