import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CLI, CommandFolder } from './command.ts';

/** Writes to the standard error which modules a process loaded, with their sizes, when it ends. */
const PROBE = `process.on('exit', () => {
  const { statSync } = require('node:fs');
  const loaded = Object.keys(require.cache).filter((path) => path !== __filename).map((path) => [path, statSync(path).size]);
  process.stderr.write('\\n' + JSON.stringify(loaded));
});`;

const RACI = `version: 1
roles:
  - id: lead
    name: Lead
activities:
  - name: Deploy
    assignments:
      lead: A/R
`;

/** KiB of JavaScript that a command loads: its time to start grows with them, and unlike it they are the same on every machine. */
const LIMITS: readonly (readonly [name: string, args: readonly string[], limit: number])[] = [
  ['--version', ['--version'], 450],
  ['check, on a matrix of responsibilities', ['check', 'team.raci.yaml'], 775],
];

describe('vitruve starts', () => {
  const folder = new CommandFolder();
  after(() => {
    folder.remove();
  });

  /** The modules that a command loads, by their paths, with their sizes in KiB. */
  function loaded(...args: readonly string[]): ReadonlyMap<string, number> {
    folder.write({ 'probe.cjs': PROBE, 'team.raci.yaml': RACI });
    const probe = join(folder.path, 'probe.cjs');
    const { stderr } = spawnSync(process.execPath, ['--require', probe, CLI, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    const modules = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as readonly [string, number][];
    return new Map(modules.map(([path, size]) => [path, size / 1024]));
  }

  for (const [name, args, limit] of LIMITS) {
    it(`${name}: with few modules`, () => {
      const sizes = [...loaded(...args).values()];
      assert.ok(sizes.length > 1);
      const sum = sizes.reduce((before, size) => before + size, 0);
      assert.ok(sum < limit, `${sum.toFixed(0)} KiB`);
    });
  }

  it('with the kinds that it needs, and no library that runs tasks or compiles schemas', () => {
    const names = (...args: readonly string[]): readonly string[] => [...loaded(...args).keys()];
    const forOne = names('check', 'team.raci.yaml');
    folder.write({ 'compose.yaml': 'services:\n  a:\n    image: b:1\n' });
    const forTwo = names('check');
    const more = forTwo.filter((path) => !forOne.includes(path));
    assert.ok(
      more.some((path) => /[\\/]kind-\w+\.cjs$/u.test(path)),
      more.join('\n'),
    );
    assert.equal(forOne.filter((path) => /[\\/]kind-\w+\.cjs$/u.test(path)).length, 1);
    assert.deepEqual(
      forTwo.filter((path) => path.includes('node_modules')),
      [],
    );
  });
});
