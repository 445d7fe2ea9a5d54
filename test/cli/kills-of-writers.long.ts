import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { CLI, CommandFolder } from './command.ts';
import { random } from './random.ts';

/** Kills of all commands together: a quarter of them each. */
const KILLS = Number(process.env['KILLS'] ?? 1000);
const SEED = Number(process.env['SEED'] ?? 7);

/** Kills of one test: a test that takes many minutes says nothing meanwhile. */
const TOGETHER = 5;

/** Rows enough for writing to take a while. */
const ROWS = 300;
const rows = (line: (n: number) => string): string =>
  Array.from({ length: ROWS }, (_, n) => line(n)).join('');

interface Writer {
  readonly args: readonly string[];
  /** What the folder holds before each kill. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What the command writes: the file of another name, or one of `files` that it changes. */
  readonly writes: string;
  /** Exit codes of a command that is not killed. */
  readonly codes: readonly number[];
}

async function writers(): Promise<Readonly<Record<string, Writer>>> {
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#4a5' } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return {
    'check --fix': {
      args: ['check', '--fix', 'compose.yaml'],
      files: {
        'compose.yaml': `services:\n${rows((n) => `  a${n}: { image: "a:1", ports: [2${1000 + n}:22] }\n`)}`,
      },
      writes: 'compose.yaml',
      codes: [0, 1],
    },
    import: {
      args: ['import', 'plan.csv', '-o', 'plan.raci.yaml'],
      files: { 'plan.csv': `Activity,PM,Dev,Ops\n${rows((n) => `Do ${n},A,R,I\n`)}` },
      writes: 'plan.raci.yaml',
      codes: [0],
    },
    diagram: {
      args: ['diagram', 'plan.raci.yaml', '--as', 'svg', '-o', 'plan.svg'],
      files: {
        'plan.raci.yaml': `roles: [PM, Dev]\nactivities:\n${rows((n) => `  - {name: Do ${n}, assignments: {PM: A, Dev: R}}\n`)}`,
      },
      writes: 'plan.svg',
      codes: [0],
    },
    blur: {
      args: ['blur', 'in.png'],
      files: { 'in.png': photo },
      writes: 'in.blurred.png',
      codes: [0],
    },
  };
}

const NAMES = ['check --fix', 'import', 'diagram', 'blur'];

describe('commands that are killed at random moments', () => {
  for (const [index, name] of Array.from(
    { length: KILLS / TOGETHER },
    (_, of) => [of, NAMES[of % 4] ?? ''] as const,
  )) {
    it(`${name} leaves its file as it was or as it is to be, and the next run completes (${index + 1})`, async () => {
      const writer = (await writers())[name];
      assert.ok(writer);
      const { args, files, writes, codes } = writer;
      const folder = new CommandFolder();
      const next = random(SEED + index);
      const content = (): string =>
        existsSync(join(folder.path, writes)) ? readFileSync(join(folder.path, writes), 'latin1') : '';
      try {
        // Results of other names are never replaced.
        const begin = (): void => {
          if (!(writes in files)) rmSync(join(folder.path, writes), { force: true });
          folder.write(files);
        };
        begin();
        const before = content();
        const began = performance.now();
        const { code, stderr } = await folder.run(args);
        assert.ok(codes.includes(code ?? -1), stderr);
        const longest = 1.1 * (performance.now() - began);
        const after = content();
        assert.notEqual(after, before);
        const names = readdirSync(folder.path).sort();
        for (let kill = 1; kill <= TOGETHER; kill++) {
          begin();
          const child = spawn(process.execPath, [CLI, ...args], { cwd: folder.path, stdio: 'ignore' });
          const exit = once(child, 'exit');
          const moment = next() * longest;
          await sleep(moment);
          child.kill('SIGKILL');
          await exit;
          const told = `kill ${kill} after ${Math.round(moment)} ms (SEED=${SEED + index})`;
          assert.ok([before, after].includes(content()), `${told}: torn, ${content().length} bytes`);
          // The last one looks at what a next run makes of it: it takes as long as some of the others together.
          if (kill < TOGETHER) continue;
          if (!(writes in files)) rmSync(join(folder.path, writes), { force: true });
          const again = await folder.run(args);
          assert.ok(codes.includes(again.code ?? -1), `${told}: ${again.stderr}`);
          assert.ok(content() === after, `${told}: the next run does not complete`);
          assert.deepEqual(readdirSync(folder.path).sort(), names, `${told}: leftovers`);
        }
      } finally {
        folder.remove();
      }
    });
  }
});
