import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * Draws the pictures of `examples/nestor`: people and vehicles that do not exist, so that they may be shipped, and that the
 * detectors find all the same. Run once with `npx tsx scripts/examples/nestor-photos.ts`; the results are committed.
 */
const FOLDER = join(import.meta.dirname, '../../examples/nestor/photos');

interface Looks {
  readonly skin: string;
  readonly hair: string;
  readonly coat: string;
}

const LOOKS: readonly Looks[] = [
  { skin: '#e8b896', hair: '#3a2a1c', coat: '#34506b' },
  { skin: '#c68863', hair: '#191513', coat: '#7a3b3b' },
  { skin: '#8d5a3b', hair: '#14100e', coat: '#3f6b4a' },
  { skin: '#f0c8a8', hair: '#8a6a3a', coat: '#5a4a78' },
  { skin: '#d9a07a', hair: '#5b5750', coat: '#2f3a45' },
];

const DEFINITIONS = `<defs>
  <filter id="soft"><feGaussianBlur stdDeviation="6"/></filter>
  <radialGradient id="shade" cx=".42" cy=".38" r=".7">
    <stop offset=".45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#2a0d00" stop-opacity=".5"/>
  </radialGradient>
  <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#c8d8e4"/><stop offset="1" stop-color="#e9ece6"/></linearGradient>
</defs>`;

/** A head with shoulders; `radius` is half the width of the face, in pixels. */
function person(x: number, y: number, radius: number, index: number): string {
  const { skin, hair, coat } = LOOKS[index % LOOKS.length] ?? { skin: '#e8b896', hair: '#3a2a1c', coat: '#34506b' };
  const head = 'M-78 -10 C-80 -80 80 -80 78 -10 C80 50 48 105 0 108 C-48 105 -80 50 -78 -10Z';
  return `<g transform="translate(${x} ${y}) scale(${radius / 100})">
  <path d="M-62 150 Q-60 95 -30 92 L30 92 Q60 95 62 150 L150 420 L-150 420Z" fill="${coat}"/>
  <path d="M-34 60 L-34 120 Q0 150 34 120 L34 60Z" fill="${skin}"/>
  <path d="M-34 75 Q0 125 34 75 L34 105 Q0 140 -34 105Z" opacity=".22" filter="url(#soft)"/>
  <ellipse cy="-22" rx="92" ry="112" fill="${hair}"/>
  <ellipse cx="-80" cy="8" rx="12" ry="24" fill="${skin}"/><ellipse cx="80" cy="8" rx="12" ry="24" fill="${skin}"/>
  <path d="${head}" fill="${skin}"/><path d="${head}" fill="url(#shade)"/>
  <path d="M-80 -20 C-70 -95 70 -95 80 -20 C60 -70 -20 -78 -45 -48 C-60 -40 -72 -30 -80 -20Z" fill="${hair}"/>
  <g filter="url(#soft)" opacity=".35" fill="#3a1a0c">
    <ellipse cx="-34" cy="-8" rx="26" ry="15"/><ellipse cx="34" cy="-8" rx="26" ry="15"/>
    <path d="M-8 -10 L-16 36 Q0 48 16 36 L8 -10Z" opacity=".5"/><ellipse cy="84" rx="26" ry="6"/>
  </g>
  <g stroke="${hair}" stroke-width="8" fill="none" stroke-linecap="round">
    <path d="M-58 -26 Q-36 -40 -14 -27"/><path d="M58 -26 Q36 -40 14 -27"/>
  </g>
  ${eye(-34)}${eye(34)}
  <path d="M-4 -5 Q-6 20 -15 34 Q-8 44 0 42 Q8 44 15 34" stroke="#5a2f1a" stroke-opacity=".55" stroke-width="4" fill="none"/>
  <ellipse cx="-8" cy="40" rx="4.5" ry="2.6" fill="#3a160a"/><ellipse cx="8" cy="40" rx="4.5" ry="2.6" fill="#3a160a"/>
  <path d="M-30 66 Q-12 58 0 62 Q12 58 30 66 Q12 84 0 84 Q-12 84 -30 66Z" fill="#a34a44"/>
  <path d="M-30 66 Q0 72 30 66" stroke="#5e1f1c" stroke-width="3" fill="none"/>
</g>`;
}

function eye(x: number): string {
  return `<path d="M${x - 20} -5 Q${x} -22 ${x + 20} -5 Q${x} 8 ${x - 20} -5Z" fill="#f7f3ee"/>
  <circle cx="${x}" cy="-6" r="9.5" fill="#3b2a1e"/><circle cx="${x}" cy="-6" r="4.5"/>
  <circle cx="${x + 3}" cy="-10" r="2.5" fill="#fff"/>
  <path d="M${x - 21} -5 Q${x} -24 ${x + 21} -5" stroke="#1d120b" stroke-width="4" fill="none"/>`;
}

/** The back of a car with a French plate; `width` in pixels. Numbers that begin with SS are not given out. */
function car(x: number, y: number, width: number, colour: string, number: string): string {
  return `<g transform="translate(${x} ${y}) scale(${width / 400})">
  <ellipse cx="200" cy="285" rx="215" ry="20" opacity=".25" filter="url(#soft)"/>
  <rect x="38" y="225" width="56" height="62" rx="12" fill="#15171a"/><rect x="306" y="225" width="56" height="62" rx="12" fill="#15171a"/>
  <path d="M70 95 L112 18 Q200 4 288 18 L330 95Z" fill="${colour}"/>
  <path d="M92 92 L124 32 Q200 20 276 32 L308 92Z" fill="#2c3a44"/>
  <rect x="22" y="88" width="356" height="165" rx="34" fill="${colour}"/>
  <rect x="30" y="112" width="64" height="34" rx="8" fill="#9c1f1f"/><rect x="306" y="112" width="64" height="34" rx="8" fill="#9c1f1f"/>
  <rect x="22" y="212" width="356" height="44" rx="14" fill="#202428"/>
  <g transform="translate(112 158)">
    <rect width="176" height="40" rx="4" fill="#f4f4f0" stroke="#222" stroke-width="1.5"/>
    <rect width="15" height="40" rx="3" fill="#1b3f9c"/><rect x="161" width="15" height="40" rx="3" fill="#1b3f9c"/>
    <text x="88" y="30" font-family="DejaVu Sans, sans-serif" font-weight="bold" font-size="25" text-anchor="middle" textLength="134" lengthAdjust="spacingAndGlyphs" fill="#111">${number}</text>
  </g>
</g>`;
}

function street(width: number, height: number, ground: number, content: string): string {
  const houses = Array.from({ length: 5 }, (_, index) => {
    const left = (index * width) / 5;
    const top = height * (0.12 + 0.05 * (index % 3));
    return `<rect x="${left}" y="${top}" width="${width / 5 - 8}" height="${ground - top}" fill="${['#b7a58f', '#a9b0b3', '#c4b49a', '#9fa8a0', '#bda99c'][index] ?? ''}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${DEFINITIONS}
  <rect width="${width}" height="${height}" fill="url(#sky)"/>${houses.join('')}
  <rect y="${ground}" width="${width}" height="${height - ground}" fill="#7d8287"/>${content}</svg>`;
}

const PICTURES: Readonly<Record<string, string>> = {
  'equipe.jpg': street(
    1500,
    900,
    640,
    [0, 1, 2, 3, 4].map((index) => person(220 + 265 * index, 420 + 30 * (index % 2), 95 - 6 * index, index)).join(''),
  ),
  'rue.jpg': street(
    1600,
    1000,
    620,
    car(820, 560, 480, '#3d5a80', 'SS-123-AB') + person(260, 480, 100, 1) + person(560, 520, 70, 3),
  ),
  'parking.jpg': street(
    1600,
    900,
    480,
    car(120, 440, 560, '#8a2f2f', 'SS-456-CD') + car(880, 440, 560, '#d8d8d4', 'SS-789-EF'),
  ),
  'facade.jpg': street(1200, 800, 620, ''),
};

/** As a camera writes them: with a place and a name, which anonymisation has to remove. */
const CAMERA = {
  IFD0: { Make: 'Vitruve', Model: 'Drawn', Artist: 'Nestor' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 45/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 50/1 0/1' },
};

for (const [name, svg] of Object.entries(PICTURES)) {
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).withExif(CAMERA).toBuffer();
  await writeFile(join(FOLDER, name), bytes);
}
