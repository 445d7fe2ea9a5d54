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

/**
 * The licences of all packages that went into bundles, as one text.
 * @param metafile what esbuild says of the bundles.
 * @throws Error for a package whose licence is not among the allowed, so that none slips in unseen.
 */
export async function thirdPartyNotices(metafile: Metafile): Promise<string> {
  const folders = new Set(Object.keys(metafile.inputs).flatMap((path) => packageFolder(path) ?? []));
  const notices = await Promise.all([...folders].sort().map(notice));
  return `This software contains the following packages.\n\n${notices.join('\n')}`;
}

function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0];
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  if (license === undefined || !ALLOWED.has(license))
    throw new Error(`${name}@${version}: licence ${license} is not among ${[...ALLOWED].join(', ')}`);
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/iu.test(entry));
  const text =
    file === undefined ? `Licensed under ${license}.` : (await readFile(join(folder, file), 'utf8')).trim();
  return `--- ${name} ${version} (${license})\n\n${text}\n`;
}
