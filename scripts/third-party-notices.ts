import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

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
    licence: 'MPL-2.0',
    note:
      'Shipped unmodified, as WebAssembly. The source code is at https://github.com/yisibl/resvg-js, that of resvg, which it ' +
      'contains, at https://github.com/linebender/resvg; the licence is at https://www.mozilla.org/MPL/2.0/.',
  },
  '@hpcc-js/wasm-graphviz': {
    licence: 'Apache-2.0',
    note:
      'Shipped unmodified. It contains, as WebAssembly, Graphviz (Eclipse Public License 2.0, source code at ' +
      'https://gitlab.com/graphviz/graphviz, licence at https://www.eclipse.org/legal/epl-2.0/) and Expat (MIT, ' +
      'https://github.com/libexpat/libexpat). The source code of the package is at https://github.com/hpcc-systems/hpcc-js-wasm.',
  },
  'dejavu-fonts-ttf': {
    licence: 'SEE LICENSE IN README.md AND LICENSE',
    note: 'Shipped unmodified: DejaVu Sans and DejaVu Sans Bold, under the licences of Bitstream Vera and Arev fonts.',
  },
};

/**
 * The licences of all packages that went into bundles, as one text.
 * @param inputs what esbuild says it read for the bundles.
 * @throws Error for a package whose licence is not among the allowed, so that none slips in unseen.
 */
export async function thirdPartyNotices(inputs: Metafile['inputs']): Promise<string> {
  const folders = new Set(Object.keys(inputs).flatMap((path) => packageFolder(path) ?? []));
  const notices = await Promise.all([...folders].sort().map(notice));
  return `This software contains the following packages.\n\n${notices.join('\n')}`;
}

function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0];
}

async function notice(folder: string): Promise<string> {
  const {
    name = folder,
    version,
    license,
  } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const lookedAt = LOOKED_AT[name];
  if (license === undefined || (lookedAt ? license !== lookedAt.licence : !ALLOWED.has(license)))
    throw new Error(`${name}@${version}: licence ${license} is not among ${[...ALLOWED].join(', ')}`);
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/iu.test(entry));
  const text =
    file === undefined ? `Licensed under ${license}.` : (await readFile(join(folder, file), 'utf8')).trim();
  const note = lookedAt ? `${lookedAt.note}\n\n` : '';
  return `--- ${name} ${version} (${license})\n\n${note}${text}\n`;
}
