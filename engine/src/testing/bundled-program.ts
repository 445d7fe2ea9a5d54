import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ENGINE = fileURLToPath(new URL('../..', import.meta.url));
/** Below the repository, where a bundle finds the libraries that it leaves out. */
const FOLDER = join(ENGINE, '../out/programs');

/** Some libraries are CommonJS, and ask for modules as it does. */
const REQUIRE = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`;

const made = new Map<string, string>();

/**
 * A program that tests start often, as one file of JavaScript: it starts in a sixth of the time that its sources take, which are
 * translated and loaded one by one. It is made of the sources as they are, once for each process of tests.
 * @returns the path of the file.
 */
export function bundledProgram(source: URL): string {
  const known = made.get(source.href);
  if (known !== undefined) return known;
  // Several are called `main.ts`.
  const path = join(FOLDER, relative(ENGINE, fileURLToPath(source)).replace(/\.ts$/u, '.mjs'));
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: REQUIRE },
    external: ['sharp', 'onnxruntime-node', '@duckdb/*'],
    logLevel: 'warning',
  });
  mkdirSync(dirname(path), { recursive: true });
  // Another process of tests may be starting the one that it made.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, outputFiles[0]?.contents ?? '');
  renameSync(own, path);
  made.set(source.href, path);
  return path;
}
