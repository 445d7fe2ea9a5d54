import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const SUITES = 'test/vscode/suites';

/** Bundles the suites for the extension host, which loads CommonJS, and resolves to their names. */
export async function compileSuites(): Promise<readonly string[]> {
  const files = (await readdir(SUITES)).filter((file) => file.endsWith('.suite.ts'));
  await build({
    entryPoints: ['test/vscode/entry.ts', ...files.map((file) => join(SUITES, file))],
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    outdir: 'out/test-vscode',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return files.map((file) => basename(file, '.suite.ts'));
}
