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
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, string | undefined>;
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/iu.test(entry));
  const text = file === undefined ? undefined : (await readFile(join(folder, file), 'utf8')).trim();
  const chosen = allowedOf(license ?? named(text));
  if (chosen === undefined)
    throw new Error(`${name}@${version}: licence ${license} is not among ${[...ALLOWED].join(', ')}`);
  return `--- ${name} ${version} (${chosen})\n\n${text ?? `Licensed under ${chosen}.`}\n`;
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
