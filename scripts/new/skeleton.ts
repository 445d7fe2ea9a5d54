import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatted } from '../generate/formatted.ts';

/** Thrown for a name that cannot be used, in words for who gave it. */
export class NameError extends Error {}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/** @throws NameError for a name that is not a lower-case word, or words joined by hyphens. */
export function checkName(name: string | undefined, usage: string): string {
  if (name === undefined || !NAME.test(name))
    throw new NameError(`Expected a name such as "load-test", in lower case: ${usage}`);
  return name;
}

/** `load-test` as `loadTest`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/** `load-test` as `LoadTest`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** `load-test` as `Load Test`. */
export function titleCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/gu, (part, letter: string) =>
    part.replace('-', ' ').replace(letter, letter.toUpperCase()),
  );
}

/** `load-test` as `Load test`. */
export function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

/** `load-test` as `LOAD_TEST`. */
export function constantCase(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/**
 * Writes new files, in the form that the repository keeps them in.
 * @param files texts by path, from the root.
 * @throws NameError when one is there already; then none is written.
 */
export async function writeNew(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new NameError(`"${taken}" exists already`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), await formatted(path, text));
  }
  return Object.keys(files);
}

/** Changes a text file, and formats it. @returns its path. @throws Error when nothing changes: the file is not as it is thought to be. */
export async function edit(root: string, path: string, change: (text: string) => string): Promise<string> {
  const before = await readFile(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`"${path}" could not be changed: it is not written as expected`);
  await writeFile(join(root, path), await formatted(path, after));
  return path;
}

/** Adds translations to a part of the bundle, which begins to be there with the first. @returns the path of the part. */
export async function addFrench(
  root: string,
  part: string,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const path = `l10n/parts/${part}.fr.json`;
  const file = join(root, path);
  const known = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as object) : {};
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...known, ...texts }, undefined, 2)}\n`);
  return path;
}
