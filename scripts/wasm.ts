/**
 * Compiles `engine/assembly/pixels.ts` into `engine/src/inference/process/pixels-wasm.ts`: `npm run wasm`, after the source was
 * changed. The compiler is fetched for that alone; a test fails when the source is not the one that was compiled.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = 'engine/assembly/pixels.ts';
const TARGET = 'engine/src/inference/process/pixels-wasm.ts';
const COMPILER = 'assemblyscript@0.28.20';

const folder = mkdtempSync(join(tmpdir(), 'vitruve-wasm-'));
try {
  const wasm = join(folder, 'pixels.wasm');
  const options = ['--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory', '-O3'];
  execFileSync('npx', ['--yes', '--package', COMPILER, 'asc', SOURCE, '-o', wasm, ...options], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const hash = createHash('sha256').update(readFileSync(SOURCE)).digest('hex');
  const lines =
    readFileSync(wasm)
      .toString('base64')
      .match(/.{1,100}/gu) ?? [];
  writeFileSync(
    TARGET,
    `/** Made by \`npm run wasm\` of \`${SOURCE}\`, whose SHA-256 this is. */
export const SOURCE_HASH = '${hash}';

export const PIXELS_WASM = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
