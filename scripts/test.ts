import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needProgram, run } from './system.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** A part of the tests: a check that passes or fails as one, or a suite that counts its own tests. */
interface Part {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly counts?: boolean;
}

const npm = (script: string): Part => ({ name: script, program: 'npm', args: ['run', '--silent', script] });
const mocha = (name: string, patterns: readonly string[]): Part => ({
  name,
  program: 'npx',
  args: ['mocha', '--reporter', 'scripts/tally-reporter.cjs', ...patterns],
  counts: true,
});

/** Milliseconds for a part: the longest takes 6 minutes on two cores. */
const LONGEST = 15 * 60_000;

const BUILD = npm('build');
const UNIT = mocha('unit tests', [
  '{manifests,drawing,webviews,server,engine,cli,client,schemas,scripts}/**/*.test.ts',
]);
const ACROSS = mocha('tests across packages', ['test/**/*.test.ts']);
const EDITOR: Part = {
  name: 'tests in VS Code',
  program: 'npx',
  args: ['tsx', 'test/vscode/main.ts'],
  counts: true,
};

const PARTS: Readonly<Record<string, readonly Part[]>> = {
  all: [BUILD, npm('typecheck'), npm('lint'), npm('format:check'), UNIT, ACROSS, EDITOR],
  unit: [UNIT],
  vscode: [BUILD, EDITOR],
};

const parts = PARTS[process.argv[2] ?? 'all'];
if (!parts) throw new Error(`Expected one of: ${Object.keys(PARTS).join(', ')}`);
// An editor that none of us wrote drives the server in the tests across packages.
if (parts.includes(ACROSS)) needProgram('nvim', 'neovim');

const temporary = await mkdtemp(join(tmpdir(), 'vitruve-test-'));
const failures: string[] = [];
let passed = 0;
let failed = 0;
try {
  for (const [index, part] of parts.entries()) {
    console.log(`\n── ${part.name}`);
    const report = join(temporary, `${index}.json`);
    const status = await run(part.program, part.args, { env: { VITRUVE_TALLY: report }, limit: LONGEST });
    const tally = await read(report, part, status);
    passed += tally.passed;
    failed += tally.failed;
    if (tally.failed > 0) failures.push(part.name);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** What a part came to. One that broke before it had counted, or though all its tests passed, has failed once. */
async function read(report: string, { counts }: Part, status: number): Promise<Tally> {
  const whole = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (counts !== true) return whole;
  try {
    const { passed, failed } = JSON.parse(await readFile(report, 'utf8')) as Tally;
    return { passed, failed: failed === 0 ? whole.failed : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
