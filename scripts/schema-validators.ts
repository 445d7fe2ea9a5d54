import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { COMPILE_OPTIONS } from '../manifests/src/formats/json-schema/compile.ts';

const SCHEMAS = resolve(import.meta.dirname, '../schemas');
const PRECOMPILED = resolve(import.meta.dirname, '../manifests/src/formats/json-schema/precompiled.ts');

/** The schemas of manifests and settings. */
const SCHEMA = /[\\/]schemas[\\/][^\\/]+\.schema\.json$/;

/** The list of the schemas of tasks: whoever loads that one checks stages, and whoever loads a single schema only shows its inputs. */
const TASKS = /[\\/]schemas[\\/]tasks[\\/]every-task\.ts$/;

/**
 * Compiles schemas while a bundle is built: compiling one takes up to half a second, which whoever starts a
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
        VALIDATORS,
        `const schema = ${await readFile(path, 'utf8')};`,
        withValidator('schema', basename(path)),
        'export default schema;',
      ].join('\n'),
      loader: 'js',
      resolveDir: dirname(path),
    }));
    build.onLoad({ filter: TASKS, namespace: 'file' }, async ({ path }) => {
      const list = await readFile(path, 'utf8');
      const imports = list.matchAll(/^import (\w+) from '\.\/([\w.-]+\.schema\.json)'/gmu);
      return {
        contents: [
          VALIDATORS,
          list,
          ...Array.from(imports, ([, name = '', file = '']) => withValidator(name, `tasks/${file}`)),
        ].join('\n'),
        loader: 'ts',
        resolveDir: dirname(path),
      };
    });
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

const VALIDATORS = `import { VALIDATOR } from ${JSON.stringify(PRECOMPILED)};`;

/** Not before it is asked for: most programs ask for a few of many. @param path of the schema, in the folder of all. */
function withValidator(name: string, path: string): string {
  const validator = `require(${JSON.stringify(`validator:${path}`)}).default`;
  return `Object.defineProperty(${name}, VALIDATOR, { get: () => ${validator} });`;
}

function validatorCode(schema: string): string {
  const ajv = new Ajv({ ...COMPILE_OPTIONS, code: { source: true, esm: true } });
  return standalone(ajv, ajv.compile(JSON.parse(schema) as object));
}
