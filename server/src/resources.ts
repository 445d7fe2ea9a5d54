import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@vitruve/manifests';
import type { ServerResources } from './server.ts';

/** The package's own files: the bundles are in its `dist`. */
export function packageResources(
  root = join(dirname(fileURLToPath(import.meta.url)), '..'),
): ServerResources {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    rulePages: join(root, 'docs/rules'),
    layoutProgram: join(root, 'dist/layout.cjs'),
    schemas: join(root, 'dist/kubernetes'),
    version,
    bundle: (language) => bundle(root, language),
  };
}

/** The messages of a language; English ones are in the code. */
export function bundle(root: string, language: Language): Readonly<Record<string, string>> {
  if (language === 'en') return {};
  return JSON.parse(readFileSync(join(root, `dist/l10n/bundle.l10n.${language}.json`), 'utf8')) as Record<
    string,
    string
  >;
}
