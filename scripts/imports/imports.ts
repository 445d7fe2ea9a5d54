import { readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { namedImports, PACKAGES, publicPage, type PublicPage } from './public-pages.ts';

/** An import of one file by another, of types or values: paths with `/`, from the root of the repository. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

const FILES = PACKAGES.map((name) => `${name}/src/**/*.{ts,tsx}`);

/** All imports within the packages. What is imported from a public page is an import of the file that declares it. */
export function importsOf(root: string): readonly Import[] {
  const files = globSync(FILES, { cwd: root });
  const known = new Set(files);
  const pages = new Map<string, PublicPage>(PACKAGES.map((name) => [name, publicPage(name, root)]));
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8');
    return [...throughPages(text, pages), ...besides(text, from, known)].map((to) => ({ from, to }));
  });
}

/** Whether a file is read by the test runner alone. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/u.test(path);
}

function throughPages(text: string, pages: ReadonlyMap<string, PublicPage>): readonly string[] {
  return namedImports(text).flatMap(({ specifier, names }) => {
    const page = pages.get(/^@vitruve\/(\w+)$/u.exec(specifier)?.[1] ?? '');
    return page ? names.flatMap(({ name }) => page.get(name) ?? []) : [];
  });
}

function besides(text: string, from: string, known: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/(?:from|import\(|import)\s*'(\.[^']+)'/gu)].flatMap(([, specifier = '']) => {
    const path = normalize(join(dirname(from), specifier))
      .split(sep)
      .join('/');
    return known.has(path) ? [path] : [];
  });
}
