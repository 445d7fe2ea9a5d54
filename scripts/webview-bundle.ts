import { build, type Metafile, type Plugin } from 'esbuild';
import { globSync } from 'tinyglobby';
import { directImports } from './direct-imports.ts';

/** Parts of mermaid that are loaded when a text asks for them, as far as our texts do. */
const MERMAID_PARTS = /\/(?:flowDiagram|timeline-definition|dagre)-\w+\.mjs$/u;

/**
 * Leaves out what mermaid could load and never will: two dozen types of diagram, and the typesetting of formulas. With
 * them the package would be three times as large.
 */
const withoutUnusedMermaid: Plugin = {
  name: 'without-unused-mermaid',
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path, kind, importer }) => {
      const ofMermaid = kind === 'dynamic-import' && /\/node_modules\/mermaid\//u.test(importer);
      return ofMermaid && !MERMAID_PARTS.test(path) ? { path, namespace: 'left-out' } : undefined;
    });
    bundler.onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not in this package`)}); export const diagram = undefined;`,
    }));
  },
};

/** A page in one file draws all diagrams itself, and is a third as large without mermaid. */
const withoutMermaid: Plugin = {
  name: 'without-mermaid',
  setup(bundler) {
    bundler.onResolve({ filter: /\/mermaid-picture\.ts$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    bundler.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
      contents: `throw new Error('A page has no mermaid'); export const mermaidPicture = undefined;`,
    }));
  },
};

/** Writes the program of a page that is opened without the extension: one script, one style sheet. */
export async function bundlePage(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...BROWSER,
    entryPoints: ['webviews/src/page/main.tsx', 'webviews/src/page/main.css'],
    format: 'iife',
    target: 'es2022',
    outdir,
    plugins: [directImports, withoutMermaid],
  });
  return metafile;
}

const BROWSER = {
  bundle: true,
  platform: 'browser',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const;

/** Writes what a webview loads: ES modules for the browser inside the editor, and one style sheet. */
export async function bundleWebviews(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...BROWSER,
    // Views of manifests, and one bundle for each view of a task.
    entryPoints: globSync('webviews/src/{,*/}main.{tsx,css}', { ignore: 'webviews/src/page/**' }).sort(),
    outbase: 'webviews/src',
    splitting: true,
    format: 'esm',
    // VS Code 1.101 is built on Chromium 134.
    target: 'chrome134',
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [directImports, withoutUnusedMermaid],
  });
  return metafile;
}
