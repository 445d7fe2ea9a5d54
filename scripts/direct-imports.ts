import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import {
  namedImports,
  PACKAGES,
  publicPage,
  type NamedImport,
  type PublicPage,
} from './imports/public-pages.ts';

const SPECIFIER = /^@vitruve\/(\w+)$/u;

/**
 * Imports of names from the public page of a package lead to the files that declare them. With `index.ts` in between, esbuild loads
 * with the first import all that any part of a bundle imports by way of that page, and nothing could be loaded on demand.
 */
export const directImports: Plugin = {
  name: 'direct-imports',
  setup(bundler) {
    const root = resolve(import.meta.dirname, '..');
    const pages = new Map<string, PublicPage>(PACKAGES.map((name) => [name, publicPage(name, root)]));
    // esbuild reads the expression as Go does, which has no flag `u`.
    bundler.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const [name = '', folder] = relative(root, path).split(sep);
      if (!pages.has(name) || folder !== 'src') return undefined;
      const text = await readFile(path, 'utf8');
      return {
        contents: direct(text, pages, root),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        resolveDir: dirname(path),
      };
    });
  },
};

/**
 * A text in which imports from public pages are imports from the files behind them, with as many lines as before.
 * @throws Error for a name that the page does not have.
 */
export function direct(text: string, pages: ReadonlyMap<string, PublicPage>, root: string): string {
  return namedImports(text).reduceRight((changed, statement) => {
    const name = SPECIFIER.exec(statement.specifier)?.[1];
    const page = name === undefined ? undefined : pages.get(name);
    if (!page || statement.isTypeOnly) return changed;
    const lines = text.slice(statement.start, statement.end).match(/\n/gu)?.length ?? 0;
    const imports = directStatements(statement, page, root) + '\n'.repeat(lines);
    return changed.slice(0, statement.start) + imports + changed.slice(statement.end);
  }, text);
}

function directStatements(
  { keyword, names, specifier }: NamedImport,
  page: PublicPage,
  root: string,
): string {
  const byFile = new Map<string, string[]>();
  for (const { name, as, isType } of names) {
    if (isType) continue;
    const file = page.get(name);
    if (file === undefined) throw new Error(`${specifier} does not export ${name}`);
    byFile.set(file, [...(byFile.get(file) ?? []), name === as ? name : `${name} as ${as}`]);
  }
  return [...byFile]
    .map(([file, list]) => `${keyword} { ${list.join(', ')} } from ${JSON.stringify(resolve(root, file))};`)
    .join(' ');
}
