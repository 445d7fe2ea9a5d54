import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Part } from './testing/parts.ts';
import { runParts } from './testing/schedule.ts';
import { readTally, sum, type Tally } from './testing/tally.ts';
import { runWatched } from './testing/watched-process.ts';

/** Cores to keep busy. Two is what all was measured with; more than four windows of an editor are too many. */
const CORES = Math.min(Math.max(availableParallelism(), 2), 4);

/** Milliseconds without a sign of life after which a part is killed. The longest test takes less than one minute. */
const SILENCE = 10 * 60_000;

const npm = (script: string, more: Partial<Part> = {}): Part => ({
  name: script,
  program: 'npm',
  args: ['run', '--silent', script],
  counts: 'one',
  cores: 1,
  ...more,
});

const mocha = (
  name: string,
  patterns: readonly string[],
  { jobs = CORES, retries = 0, ...more }: Partial<Part> & { jobs?: number; retries?: number } = {},
): Part => ({
  name,
  program: 'npx',
  args: [
    'mocha',
    // A parallel run of one job loads the tests in another way than all others do.
    ...(jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : []),
    ...['--reporter', 'scripts/testing/tally-reporter.cjs'],
    ...['--require', './scripts/testing/note-start.ts'],
    ...['--retries', String(retries)],
    ...patterns,
  ],
  counts: 'each',
  cores: jobs,
  ...more,
});

const BUILD = npm('build');
const BESIDE_SOURCES =
  '{manifests,workspace,drawing,webviews,server,engine,cli,client,schemas,scripts}/**/*.test.ts';
const UNIT = mocha(
  'unit tests',
  // The pages of rules need nothing but the sources either.
  [BESIDE_SOURCES, 'test/rules/*.test.ts'],
  // Those of the engine start and kill processes.
  { retries: 1 },
);

const installation = (what: string, more: Partial<Part> = {}): Part => ({
  name: `installation of ${what}`,
  program: 'npx',
  args: ['tsx', 'scripts/testing/install.ts', what],
  counts: 'none',
  // What it waits for is the network, or, once on a machine, the compilation of VS Code, which must not hold up all others.
  cores: 0,
  ...more,
});
const PROGRAMS = installation('programs');
const VSCODE = installation('editor', { after: [PROGRAMS.name] });

const TESTS = mocha(
  'tests beside sources and across packages',
  // Files of those across packages take longest: at the end, one would keep a process busy and leave the others idle.
  ['test/**/*.test.ts', BESIDE_SOURCES],
  {
    after: [BUILD.name, PROGRAMS.name],
    // They wait for browsers, processes and watched folders: more of them fill the time.
    jobs: CORES + 2,
    cores: CORES,
    // Those answer late on a busy machine; a fault is there the second time, too.
    retries: 1,
  },
);
/** Those that take long, and those that look at more when there is time. */
const LONG_TESTS = [
  'test/**/*.long.ts',
  'test/hostile/*.test.ts',
  'test/webviews/**/*.test.ts',
  'test/cli/disks.test.ts',
];
/** Hostile sets at their full size, and ratios of times, which only say something on a machine that does nothing else. */
const LONG: Part = {
  ...mocha('long tests', LONG_TESTS, {
    jobs: 1,
  }),
  after: [BUILD.name, PROGRAMS.name],
  env: { VITRUVE_LONG: '1' },
};
/** All rounds of all properties; beside the ratios of times they would change them. */
const ROUNDS: Part = {
  ...UNIT,
  name: 'unit tests with all rounds',
  after: [LONG.name],
  env: { VITRUVE_LONG: '1' },
};
const EDITOR: Part = {
  name: 'tests in VS Code',
  program: 'npx',
  args: ['tsx', 'test/vscode/main.ts'],
  counts: 'each',
  // Windows wait more than they work.
  cores: 1,
  after: [BUILD.name, VSCODE.name],
};

/** Each view in each theme of the editor. */
const ALL_THEMES: Part = {
  ...EDITOR,
  name: 'views in all themes',
  args: [...EDITOR.args, 'themes'],
  after: [BUILD.name, VSCODE.name, ROUNDS.name],
  env: { VITRUVE_LONG: '1' },
};

const TYPES = npm('typecheck');
const STATIC = [
  TYPES,
  npm('format:check'),
  npm('lint:imports'),
  npm('lint:exports'),
  npm('lint:code', { after: [TYPES.name] }),
];

const PARTS: Readonly<Record<string, readonly Part[]>> = {
  // What takes longest begins first.
  all: [PROGRAMS, VSCODE, BUILD, EDITOR, ...STATIC, TESTS],
  static: STATIC,
  unit: [UNIT],
  long: [PROGRAMS, VSCODE, BUILD, LONG, ROUNDS, ALL_THEMES],
  vscode: [PROGRAMS, VSCODE, BUILD, EDITOR],
};

const parts = PARTS[process.argv[2] ?? 'all'];
if (!parts) throw new Error(`Expected one of: ${Object.keys(PARTS).join(', ')}`);
const temporary = await mkdtemp(join(tmpdir(), 'vitruve-test-'));
const journalOf = ({ name }: Part): string => join(temporary, `${name.replaceAll(/\W/gu, '-')}.jsonl`);
const problems: string[] = [];
const tallies = new Map<Part, Tally>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log(`\nInterrupted by ${signal}`);
    for (const part of parts) if (!tallies.has(part)) tallies.set(part, readTally(journalOf(part)));
    report();
    // Kills what still runs.
    process.exit(1);
  });
}
try {
  const outcomes = await runParts(parts, CORES, runPart);
  for (const [name, outcome] of outcomes) {
    if (outcome === 'not run') problems.push(`${name}: not run, since a part that it needs failed`);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
report();

/** Runs a part, tells what it prints as it prints it, and keeps what it came to. Resolves to whether it passed. */
async function runPart(part: Part): Promise<boolean> {
  const began = performance.now();
  const journal = journalOf(part);
  const { status, silent } = await runWatched(part.program, part.args, {
    env: { ...part.env, ...(part.counts === 'each' && { VITRUVE_TALLY: journal }) },
    onLine: (line) => {
      console.log(`${part.name} │ ${line}`);
    },
    silence: SILENCE,
    journal,
  });
  const tally = readTally(journal);
  tallies.set(part, tally);
  const passed = status === 0 && tally.failed.length === 0;
  const counted =
    part.counts === 'each' ? `, ${tally.passed} tests passed, ${tally.failed.length} failed` : '';
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${part.name} │ ${passed ? 'passed' : 'FAILED'} in ${seconds} s${counted}`);
  if (silent) {
    const running = tally.unfinished.map((title) => `\n    while it ran: ${title}`).join('');
    problems.push(`${part.name}: killed after ${SILENCE / 60_000} min of silence${running}`);
  } else if (status !== 0 && tally.failed.length === 0) {
    problems.push(`${part.name}: ended with status ${status}`);
  }
  if (part.counts === 'one' && passed) tallies.set(part, { ...tally, passed: 1 });
  return passed;
}

/** Prints what all parts came to; the last line is the sum. A part that broke though none of its tests failed has failed once. */
function report(): void {
  const { passed, failed, flaky, skipped } = sum([...tallies.values()]);
  const lines = [
    ...flaky.map((title) => `flaky: ${title}`),
    ...failed.map((title) => `failed: ${title}`),
    ...problems.map((problem) => `failed: ${problem}`),
  ];
  console.log(['', ...lines].join('\n'));
  const failures = failed.length + problems.length;
  console.log(`\n${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failures > 0 ? 1 : 0;
}
