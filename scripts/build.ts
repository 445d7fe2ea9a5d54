import { existsSync } from "node:fs";
import { cp, rm } from 'node:fs/promises';
import { build, type BuildOptions } from 'esbuild';
import { joinTranslations } from './translations.ts';

/** Floors that run on their own, and the file that starts each. */
const BUNDLES = {
  client: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  cli: 'cli/src/main.ts',
};

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  // Only the editor's extension host has it.
  external: ['vscode'],
  minify: true,
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  // Some libraries ship a CommonJS `main` that esbuild cannot follow; their ES modules are smaller besides.
  mainFields: ['module', 'main'],
  // `import.meta.url` has no meaning in CommonJS: what is bundled asks for `__filename` instead.
  define: { 'import.meta.url': 'moduleAddress' },
  banner: { js: "const moduleAddress = require('node:url').pathToFileURL(__filename).href;" },
  legalComments: 'none',
  logLevel: 'warning',
};

const present = Object.fromEntries(Object.entries(BUNDLES).filter(([, f]) => existsSync(f)));
await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({ ...options, entryPoints: present }),
  joinTranslations('l10n/parts', 'dist/l10n'),
  // The pages of the rules are read at run time.
  cp('docs/rules', 'dist/rules', { recursive: true }),
]);
