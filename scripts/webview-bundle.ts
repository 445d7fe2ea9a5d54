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

/** Writes what a webview loads: ES modules for the browser inside the editor, and one style sheet. */
export async function bundleWebviews(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    // Views of manifests, and one bundle for each view of a task.
    entryPoints: globSync('webviews/src/{,*/}main.{tsx,css}').sort(),
    outbase: 'webviews/src',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    // VS Code 1.101 is built on Chromium 134.
    target: 'chrome134',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [directImports, withoutUnusedMermaid],
  });
  return metafile;
}
