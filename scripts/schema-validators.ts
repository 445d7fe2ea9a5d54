import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { COMPILE_OPTIONS } from '../manifests/src/formats/json-schema/compile.ts';

const SCHEMAS = resolve(import.meta.dirname, '../schemas');
const PRECOMPILED = resolve(import.meta.dirname, '../manifests/src/formats/json-schema/precompiled.ts');

/** The schemas of manifests and settings; those of tasks are in a folder of their own. */
const SCHEMA = /[\\/]schemas[\\/][^\\/]+\.schema\.json$/;

/**
 * Compiles the schemas of manifests while a bundle is built: compiling one takes up to half a second, which whoever starts a
 * program would wait for. A schema carries its validator; see `precompiled.ts` beside the compiler.
 */
export const schemaValidators: Plugin = {
  name: 'schema-validators',
  setup(build) {
    build.onResolve({ filter: /^\.\/compile\.ts$/ }, async ({ importer, resolveDir, kind }) => {
      if (!/[\\/]json-schema[\\/]validate\.ts$/u.test(importer)) return undefined;
      return build.resolve('./precompiled.ts', { importer, resolveDir, kind });
    });
    build.onLoad({ filter: SCHEMA, namespace: 'file' }, async ({ path }) => ({
      contents: [
        `import { VALIDATOR } from ${JSON.stringify(PRECOMPILED)};`,
        `import validator from ${JSON.stringify(`validator:${basename(path)}`)};`,
        `const schema = ${await readFile(path, 'utf8')};`,
        'Object.defineProperty(schema, VALIDATOR, { value: validator });',
        'export default schema;',
      ].join('\n'),
      loader: 'js',
      resolveDir: dirname(path),
    }));
    build.onResolve({ filter: /^validator:/ }, ({ path }) => ({
      path: path.slice('validator:'.length),
      namespace: 'validator',
    }));
    build.onLoad({ filter: /./, namespace: 'validator' }, async ({ path }) => ({
      contents: validatorCode(await readFile(join(SCHEMAS, path), 'utf8')),
      loader: 'js',
      resolveDir: import.meta.dirname,
    }));
  },
};

function validatorCode(schema: string): string {
  const ajv = new Ajv({ ...COMPILE_OPTIONS, code: { source: true, esm: true } });
  return standalone(ajv, ajv.compile(JSON.parse(schema) as object));
}
