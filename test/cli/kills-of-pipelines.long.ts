import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, CommandFolder } from './command.ts';
import { descendantsOf, killAll, programsWith } from './processes.ts';
import { namesWithin } from './names-within.ts';
import { random } from './random.ts';

const KILLS = Number(process.env['KILLS'] ?? 200);
const SEED = Number(process.env['SEED'] ?? 7);

/** Kills of one test: a test that takes many minutes says nothing meanwhile. */
const TOGETHER = Math.min(KILLS, 20);

/** Values of the parameter by turns: with a cache, most results are restored after some turns. */
const VALUES = 5;

/** Commands with two outputs and a folder, tasks, and checks of data before outputs are in their places. */
const FILES = {
  'x.pipeline.yaml': `version: 1
params: {n: 0}
stages:
  rows:
    run: |
      awk 'BEGIN { print "id,n"; for (i = 1; i <= 3000; i++) print i "," \${params.n} }' > \${outputs.orders}
      sleep 0.02; echo \${params.n} > \${outputs.note}; sleep 0.02
    outputs: {orders: {path: data/orders.csv, quality: orders.quality.yaml}, note: data/note.txt}
  typed:
    uses: vitruve/load
    with: {file: '\${stages.rows.outputs.orders}', output: '\${outputs.o}'}
    outputs: {o: data/orders.parquet}
  totals:
    uses: vitruve/sql
    with: {query: 'SELECT n, count(*) AS orders FROM t GROUP BY n', inputs: {t: '\${stages.typed.outputs.o}'}, outputs: {o: '\${outputs.o}'}}
    outputs: {o: data/totals.csv}
  sheet:
    uses: vitruve/save
    with: {table: '\${stages.typed.outputs.o}', output: '\${outputs.o}', separator: ';'}
    outputs: {o: published/orders.csv}
  pages:
    run: |
      mkdir -p published/pages
      for i in 1 2 3 4 5 6; do cp data/totals.csv published/pages/$i; sleep 0.01; done
    inputs: ['\${stages.totals.outputs.o}']
    outputs: {pages: published/pages}
`,
  // Another run in the folder puts in order what was killed, and changes nothing else.
  'y.pipeline.yaml': 'version: 1\nstages:\n  nothing: {run: "true"}\n',
  'orders.quality.yaml':
    'version: 1\ntables:\n  orders:\n    path: data/orders.csv\n    checks: {ids: {unique: [id]}}\n',
};

/** Files of each stage, which are of one run. */
const STAGES = [
  ['data/orders.csv', 'data/note.txt'],
  ['data/orders.parquet'],
  ['data/totals.csv'],
  ['published/orders.csv'],
  ['1', '2', '3', '4', '5', '6'].map((name) => `published/pages/${name}`),
];

/** What a folder may hold after a run. */
const KNOWN = [
  /^(?:[xy]\.pipeline\.(?:yaml|lock)|orders\.quality\.yaml)$/u,
  new RegExp(`^(?:${STAGES.flat().join('|')})$`, 'u'),
  /^\.vitruve\/(?:\.gitignore|files\.json|history\/\d+\.(?:jsonl|log\.gz)|quality\/[0-9a-f]{16}\.jsonl|unchanged\/(?:\.gitignore|[0-9a-f]{16}))$/u,
  /^cache\/(?:objects\/\w\w\/[0-9a-f]{64}(?:\.folder)?\/content|results\/\w\w\/[0-9a-f]{64}|rows\/\w\w\/[0-9a-f]{64})$/u,
];

type Victim = 'the runner' | 'a program' | 'everything' | 'the runner, and the next one';
const VICTIMS: readonly Victim[] = [
  'the runner',
  'the runner',
  'a program',
  'everything',
  'the runner, and the next one',
];

/** A folder with the pipeline, whose runs are killed. */
class KilledFolder extends CommandFolder {
  readonly #environment = {
    VITRUVE_CACHE: join(this.path, 'cache'),
    // Of all processes of this folder, and of no other.
    TMPDIR: join(this.path, 'temporary'),
  };

  constructor() {
    super();
    this.write({ ...FILES, 'temporary/none': '' });
  }

  async completed(args: readonly string[], isCached: boolean, told: string): Promise<void> {
    const { code, stdout, stderr } = await this.run(['run', ...args], this.#with(isCached));
    assert.equal(code, 0, `${told}: ${stdout}${stderr}`);
  }

  /** Begins a run, kills it or a part of it after a while, and waits for its end. */
  async killed(n: number, isCached: boolean, victim: Victim, moment: number, choice: number): Promise<void> {
    const child = spawn(process.execPath, [CLI, 'run', 'x.pipeline.yaml', '-p', `n=${n}`], {
      cwd: this.path,
      env: { ...process.env, ...this.#with(isCached) },
      stdio: 'ignore',
    });
    const exit = once(child, 'exit');
    await sleep(moment);
    const programs = descendantsOf(child.pid ?? 0);
    if (victim === 'a program') killAll(programs.slice(Math.floor(choice * programs.length)).slice(0, 1));
    else child.kill('SIGKILL');
    if (victim === 'everything') killAll(programs);
    await exit;
  }

  #with(isCached: boolean): Readonly<Record<string, string>> {
    return isCached ? this.#environment : { ...this.#environment, VITRUVE_CACHE: 'off' };
  }

  text(name: string): string | undefined {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, 'latin1') : undefined;
  }

  /** What is left that nobody needs. */
  leftovers(): readonly string[] {
    return [
      ...namesWithin(this.path).filter(
        (name) => name !== 'temporary/none' && !KNOWN.some((known) => known.test(name)),
      ),
      ...programsWith('TMPDIR', this.#environment.TMPDIR),
    ];
  }
}

describe('runners and stages that are killed at random moments', () => {
  /** The texts of all outputs by the value of the parameter. */
  const whole: Readonly<Record<string, string>>[] = [];
  let longest = 0;

  before(async () => {
    const folder = new KilledFolder();
    try {
      for (let n = 0; n < VALUES; n++) {
        const began = performance.now();
        await folder.completed(['x.pipeline.yaml', '-p', `n=${n}`], false, 'before any kill');
        longest = 1.1 * (performance.now() - began);
        const texts = STAGES.flat().map((name) => [name, folder.text(name) ?? ''] as const);
        whole.push(Object.fromEntries(texts));
      }
    } finally {
      folder.remove();
    }
  });

  for (let first = 1; first <= KILLS; first += TOGETHER)
    it(`leave outputs that are the old or the new ones, nothing else, and the next run completes (${first} to ${first + TOGETHER - 1})`, async () => {
      const folder = new KilledFolder();
      const next = random(SEED + first);
      // Of all kills: one fault says less than the list of them.
      const faults: string[] = [];
      try {
        await folder.completed(['x.pipeline.yaml', '-p', 'n=0'], true, 'before any kill');
        for (let kill = 1; kill <= TOGETHER; kill++) {
          const [before, n] = [kill - 1, kill].map((count) => count % VALUES) as [number, number];
          const isCached = next() < 0.6;
          const victim = VICTIMS[Math.floor(next() * VICTIMS.length)] ?? 'everything';
          const moment = next() * longest;
          const told = `kill ${kill} of ${victim} after ${Math.round(moment)} ms (SEED=${SEED}, ${first})`;
          await folder.killed(n, isCached, victim, moment, next());
          if (victim === 'the runner, and the next one')
            await folder.killed(n, isCached, victim, 0.4 * next() * longest, next());
          const isOf = (name: string, value: number): boolean => folder.text(name) === whole[value]?.[name];
          for (const name of ['data/orders.csv', 'data/note.txt', ...STAGES.slice(1, 4).flat()])
            if (folder.text(name) !== undefined && !isOf(name, before) && !isOf(name, n))
              faults.push(`${told}: ${name} is torn: ${folder.text(name)?.slice(0, 80)}`);
          await folder.completed(['y.pipeline.yaml', '--force'], isCached, told);
          for (const names of STAGES)
            if (![before, n].some((value) => names.every((name) => isOf(name, value))))
              faults.push(`${told}: ${names.join(', ')} are not of one run`);
          await folder.completed(['x.pipeline.yaml', '-p', `n=${n}`], isCached, told);
          for (const name of STAGES.flat())
            if (!isOf(name, n)) faults.push(`${told}: ${name} is not as asked for`);
          faults.push(...folder.leftovers().map((name) => `${told}: left: ${name}`));
        }
        assert.deepEqual(faults, []);
      } finally {
        folder.remove();
      }
    });
});
