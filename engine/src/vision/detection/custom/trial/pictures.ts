import sharp from 'sharp';
import type { Raster } from '../../../../inference/raster.ts';
import type { Box } from '../../box.ts';
import type { Subject } from '../../detection.ts';
import { drawnPerson, faceAt, FACE_HEIGHT, FACE_WIDTH, type Person } from './drawn-face.ts';
import { drawnPlate, type PlateStyle } from './drawn-plate.ts';

/** A picture that models are tried on: drawn, so that nobody is in it, and no photo has to be shipped. */
export interface TrialPicture {
  /** Drawn when it is needed. */
  readonly draw: () => Promise<Raster>;
  /** Where the subject is; undefined where the picture shows none. */
  readonly place?: Box;
}

const WIDTH = 640;
const HEIGHT = 480;

const PEOPLE: readonly (Person & { readonly at: readonly [left: number, top: number, scale: number] })[] = [
  {
    skin: '#d9a782',
    shade: '#a8704f',
    hair: '#3a2a20',
    lips: '#a3564b',
    clothes: '#3d4a63',
    at: [200, 60, 0.8],
  },
  {
    skin: '#8d5a3c',
    shade: '#5f3822',
    hair: '#17110d',
    lips: '#6d3731',
    clothes: '#b9b4a4',
    at: [30, 150, 0.6],
  },
  {
    skin: '#eec7ab',
    shade: '#c4906f',
    hair: '#a5814f',
    lips: '#b7655d',
    clothes: '#54614a',
    at: [330, 60, 0.7],
  },
];

const WHITE = { background: '#f4f4ef', ink: '#151515' };
const CARS: readonly { readonly body: string; readonly width: number; readonly plate: PlateStyle }[] = [
  { body: '#8f2f2f', width: 150, plate: { ...WHITE, text: 'HN471KL', ratio: 4.6, band: '#1c3f94' } },
  { body: '#c9ccd0', width: 130, plate: { ...WHITE, text: '7T4LE21', ratio: 2, ink: '#1d2f6f' } },
  {
    body: '#2f3d52',
    width: 130,
    plate: { text: '京A7214', ratio: 3.14, background: '#1f4fb0', ink: '#f6f6f6' },
  },
];

const STREET = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#a9bccb"/><stop offset="1" stop-color="#cfd3cf"/></linearGradient></defs>
<rect width="640" height="260" fill="url(#sky)"/><rect y="230" width="640" height="250" fill="#6b6b69"/><rect y="215" width="640" height="22" fill="#5d6b52"/>`;

/** What shows a subject, each once. */
export const SHOWING: Readonly<Record<Subject, readonly TrialPicture[]>> = {
  face: PEOPLE.map(({ at: [left, top, scale], ...person }) => ({
    place: faceAt(left, top, scale),
    draw: () =>
      drawn(`<rect width="640" height="480" fill="#7f8f86"/>
<svg x="${left}" y="${top}" width="${FACE_WIDTH * scale}" height="${FACE_HEIGHT * scale}" viewBox="0 0 ${FACE_WIDTH} ${FACE_HEIGHT}">${drawnPerson(person)}</svg>`),
  })),
  plate: CARS.map(({ body, width, plate }) => {
    const left = (WIDTH - width) / 2;
    const place = { left, top: 290, width, height: width / plate.ratio };
    const plateThere = `<g transform="translate(${left} ${place.top})">${drawnPlate(plate, width)}</g>`;
    return { place, draw: () => drawn(STREET + drawnCar(body) + plateThere) };
  }),
};

/** What shows neither: nothing at all, lines, and a street. */
export const EMPTY: readonly TrialPicture[] = [
  { draw: () => drawn('<rect width="640" height="480" fill="#8a8a8a"/>') },
  {
    draw: () =>
      drawn(`<rect width="640" height="480" fill="#dcd6c8"/>
<path d="${Array.from({ length: 12 }, (_, index) => `M${index * 56} 0L${index * 40 + 60} 480M0 ${index * 42}H640`).join('')}" stroke="#5b4b3a" stroke-width="6"/>`),
  },
  { draw: () => drawn(STREET) },
];

/** A car from behind. */
function drawnCar(body: string): string {
  return `
<defs><linearGradient id="body" x1="0" y1="0" x2="0" y2="1"><stop offset=".5" stop-color="${body}"/><stop offset="1" stop-color="#1d1616"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="1.2"/></filter></defs>
<g filter="url(#soft)">
<ellipse cx="320" cy="425" rx="240" ry="22" fill="#3a3a39"/>
<g fill="#1c1c1c"><rect x="120" y="360" width="62" height="66" rx="14"/><rect x="458" y="360" width="62" height="66" rx="14"/></g>
<path d="M150 230Q185 110 230 104H410Q455 110 490 230Z" fill="${body}"/>
<path d="M178 222Q205 132 240 126H400Q435 132 462 222Z" fill="#27323a"/>
<path d="M110 300Q112 232 150 226H490Q528 232 530 300L526 390Q520 404 500 404H140Q120 404 114 390Z" fill="url(#body)"/>
<g fill="#b3261e"><rect x="118" y="252" width="70" height="44" rx="10"/><rect x="452" y="252" width="70" height="44" rx="10"/></g>
<rect x="112" y="362" width="416" height="30" rx="12" fill="#333"/>
<path d="M150 240H490" stroke="#fff" stroke-opacity=".25" stroke-width="5"/>
</g>`;
}

async function drawn(content: string): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`;
  const data = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return { width: WIDTH, height: HEIGHT, data };
}
