/**
 * Measures how long it takes to find that 1,000 stages are up to date: Vitruve, GNU make, DVC where it is installed, and, as the floor, a
 * Node.js program that asks for the state of the same 2,000 files, or reads and hashes them. By turns. Run with `npm run bench:pipelines`;
 * `--stages=1000`, `--rounds=7`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from './statistics.ts';

const option = (name: string, fallback: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const stages = Array.from({ length: option('stages', 1000) }, (_, index) => String(index));
const rounds = option('rounds', 7);

const folder = mkdtempSync(join(tmpdir(), 'vitruve-stages-'));
const environment = { ...process.env, VITRUVE_CACHE: 'off', DVC_NO_ANALYTICS: '1' };

const FLOOR = `
const { statSync, readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
for (let index = 0; index < ${stages.length}; index++)
  for (const folder of ['in', 'out']) {
    const path = folder + '/' + index + '.txt';
    statSync(path, { bigint: true });
    if (process.argv[2] === 'hash') createHash('sha256').update(readFileSync(path)).digest('hex');
  }
`;

function prepare(): Record<string, readonly string[]> {
  for (const name of ['in', 'out']) mkdirSync(join(folder, name));
  for (const stage of stages) writeFileSync(join(folder, 'in', `${stage}.txt`), `${stage}\n`.repeat(100));
  const files: Readonly<Record<string, string>> = {
    'floor.cjs': FLOOR,
    'x.pipeline.yaml': `version: 1\nstages:\n${stages
      .map(
        (stage) =>
          `  s${stage}:\n    run: cp in/${stage}.txt \${outputs.o}\n    inputs: [in/${stage}.txt]\n    outputs: {o: out/${stage}.txt}\n`,
      )
      .join('')}`,
    Makefile: `all: ${stages.map((stage) => `out/${stage}.txt`).join(' ')}\nout/%.txt: in/%.txt\n\tcp $< $@\n`,
    'dvc.yaml': `stages:\n${stages
      .map(
        (stage) =>
          `  s${stage}:\n    cmd: cp in/${stage}.txt out/${stage}.txt\n    deps: [in/${stage}.txt]\n    outs: [out/${stage}.txt]\n`,
      )
      .join('')}`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const run = (command: string, ...args: readonly string[]): void => {
    execFileSync(command, args, { cwd: folder, env: environment, stdio: 'ignore' });
  };
  const vitruve = [process.execPath, resolve('dist/cli.cjs'), 'run', '--quiet'];
  run(process.execPath, ...vitruve.slice(1));
  run('make', '--silent', '--touch');
  const commands: Record<string, readonly string[]> = {
    'Node.js alone': [process.execPath, '-e', '0'],
    'floor: state of the files': [process.execPath, 'floor.cjs'],
    'floor: state and SHA-256': [process.execPath, 'floor.cjs', 'hash'],
    'vitruve run': vitruve,
    'vitruve status': [process.execPath, resolve('dist/cli.cjs'), 'status'],
    make: ['make', '--silent'],
  };
  if (spawnSync('dvc', ['--version']).status === 0) {
    run('dvc', 'init', '--no-scm', '--quiet');
    run('dvc', 'commit', '--force', '--quiet');
    commands['dvc status'] = ['dvc', 'status'];
  } else process.stdout.write('dvc is not installed: it is left out\n');
  return commands;
}

interface Taken {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of processor time, of the process and those that it started. */
  readonly processor: number;
}

function measure(command: readonly string[]): Taken {
  const began = performance.now();
  const script = '"$@" >/dev/null 2>&1; times';
  const told = execFileSync('bash', ['-c', script, 'bash', ...command], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  const wall = performance.now() - began;
  const [, children = ''] = told.split('\n');
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/gu)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return { wall, processor: 1000 * seconds.reduce((sum, value) => sum + value, 0) };
}

const commands = prepare();
// Files of this moment are hashed again: they could change without another time.
await sleep(2500);
for (const command of Object.values(commands)) measure(command);
const taken = new Map<string, Taken[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, command] of Object.entries(commands)) taken.get(name)?.push(measure(command));
rmSync(folder, { recursive: true });

process.stdout.write(`${stages.length} stages, nothing changed; medians of ${rounds} rounds\n`);
for (const [name, all] of taken) {
  const median = (part: keyof Taken): string =>
    percentile(
      all.map((one) => one[part]),
      0.5,
    )
      .toFixed(0)
      .padStart(6);
  process.stdout.write(
    `${name.padEnd(28)} ${median('wall')} ms ${median('processor')} ms of the processor\n`,
  );
}
