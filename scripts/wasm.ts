/**
 * Compiles the sources in `engine/assembly/` into modules beside the code that uses them: `npm run wasm`, after one was changed. The
 * compiler is fetched for that alone; a test fails when a source is not the one that was compiled.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Each source with the module that is made of it. */
const MODULES = {
  'engine/assembly/pixels.ts': 'engine/src/inference/process/pixels-wasm.ts',
  'engine/assembly/histograms.ts': 'engine/src/learning/trees/histograms-wasm.ts',
  'engine/assembly/products.ts': 'engine/src/learning/linear/products-wasm.ts',
};
const COMPILER = 'assemblyscript@0.28.20';
const OPTIONS = ['--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory', '-O3'];

const folder = mkdtempSync(join(tmpdir(), 'vitruve-wasm-'));
try {
  for (const [source, target] of Object.entries(MODULES)) writeFileSync(target, moduleOf(source));
} finally {
  rmSync(folder, { recursive: true });
}

function moduleOf(source: string): string {
  const name = basename(source, '.ts');
  const wasm = join(folder, `${name}.wasm`);
  execFileSync('npx', ['--yes', '--package', COMPILER, 'asc', source, '-o', wasm, ...OPTIONS], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex');
  const lines =
    readFileSync(wasm)
      .toString('base64')
      .match(/.{1,100}/gu) ?? [];
  return `/** Made by \`npm run wasm\` of \`${source}\`, whose SHA-256 this is. */
export const SOURCE_HASH = '${hash}';

export const ${name.toUpperCase()}_WASM = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}
