import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform, type BuildOptions, type Metafile } from 'esbuild';

/** The program that is started, and the folder of the modules that it loads. */
const PROGRAM = 'cli.cjs';
const MODULES = 'cli';

/** Modules find what is shipped as the program would, from its folder. */
const ADDRESS = `const moduleAddress=require('node:url').pathToFileURL(require('node:path').join(__dirname,'../${PROGRAM}')).href;`;

/**
 * Bundles the command line as many modules, of which a command loads those that it needs: to parse and run one bundle of all kinds,
 * tasks and libraries takes longer than to check a file. esbuild splits ES modules alone, and Node.js loads CommonJS
 * faster: each module is converted after it was cut. `npm run bench:start-up` measures it.
 */
export async function bundleCommandLine(options: BuildOptions, folder: string): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: { main: 'cli/src/main.ts' },
    format: 'esm',
    splitting: true,
    sourcemap: false,
    outdir: join(folder, MODULES),
    outExtension: { '.js': '.cjs' },
    metafile: true,
    write: false,
  });
  await mkdir(join(folder, MODULES), { recursive: true });
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await transform(requiring(text, metafile), {
        format: 'cjs',
        platform: 'node',
        ...(options.target === undefined ? {} : { target: options.target }),
        minify: true,
        ...(text.includes('moduleAddress') ? { banner: ADDRESS } : {}),
      });
      await writeFile(join(folder, MODULES, basename(path)), code);
    }),
  );
  const start = `#!/usr/bin/env node\nrequire('./${MODULES}/main.cjs');\n`;
  await writeFile(join(folder, PROGRAM), start, { mode: 0o755 });
  return metafile;
}

/** A module that requires other modules of the bundle when it needs them, rather than importing them, which takes longer. */
function requiring(text: string, { outputs }: Metafile): string {
  return Object.keys(outputs)
    .map((output) => basename(output))
    .reduce(
      (code, name) =>
        code.replaceAll(`import("./${name}")`, `Promise.resolve().then(()=>require("./${name}"))`),
      text,
    );
}
