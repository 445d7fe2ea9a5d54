import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWatched } from './watched-process.ts';

/** Runs a program of Node and resolves to how it ended and what it printed. */
async function watched(code: string, silence: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vitruve-watched-'));
  const journal = join(folder, 'journal');
  const lines: string[] = [];
  try {
    const ended = await runWatched(process.execPath, ['-e', code], {
      env: { JOURNAL: journal },
      onLine: (line) => lines.push(line),
      silence,
      journal,
    });
    return { ...ended, lines };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const LONG = 60_000;

describe('scripts/testing/watched-process', () => {
  it('passes on the status and every line', async () => {
    const code = `console.log('one'); console.error('two'); process.exitCode = 3`;
    const { status, silent, lines } = await watched(code, LONG);
    assert.deepEqual({ status, silent }, { status: 3, silent: false });
    assert.deepEqual(lines.toSorted(), ['one', 'two']);
  });

  it('kills what gives no sign of life, with what it started', async () => {
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
    const { status, silent, lines } = await watched(
      `console.log(${child}.pid); setInterval(() => {}, 1000)`,
      3000,
    );
    assert.deepEqual({ status, silent }, { status: 1, silent: true });
    // Its output is closed, since nobody holds it any more.
    assert.match(lines.join(), /^\d+$/u);
  });

  it('takes each line for a sign of life, and each growth of the journal', async () => {
    const signs = [`console.log('.')`, `require('node:fs').appendFileSync(process.env.JOURNAL, '.')`];
    const ends = signs.map(async (sign) => {
      const code = `let left = 12; const timer = setInterval(() => { ${sign}; if (--left === 0) clearInterval(timer); }, 300)`;
      const { status, silent } = await watched(code, 3000);
      assert.deepEqual({ status, silent }, { status: 0, silent: false }, sign);
    });
    await Promise.all(ends);
  });
});
