import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, CommandFolder } from './command.ts';
import { random } from './random.ts';

const KILLS = Number(process.env['KILLS'] ?? 200);
const SEED = Number(process.env['SEED'] ?? 7);

/** One output by its name, one by its path, and one that is made of both. */
const PIPELINE = `version: 1
params: {n: 0}
stages:
  a:
    run: |
      for i in 1 2 3 4 5 6 7 8; do echo \${params.n} >> \${outputs.one}; sleep 0.01; done
      mkdir out/two; echo \${params.n} > out/two/x; sleep 0.02; echo \${params.n} > out/two/y
    outputs: {one: out/one.txt, two: out/two}
  b: {run: 'cat \${stages.a.outputs.one} out/two/x > \${outputs.all}', inputs: [out/two], outputs: {all: all.txt}}
`;

describe('a runner that is killed at random moments', () => {
  it(`leaves outputs that are those before or those after, and the next run completes (${KILLS} times)`, async () => {
    const folder = new CommandFolder();
    const environment = { VITRUVE_CACHE: 'off' };
    const text = (name: string): string => {
      const path = join(folder.path, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const whole = (n: number): string => `${n}\n`.repeat(8);
    const next = random(SEED);
    try {
      folder.write({
        'x.pipeline.yaml': PIPELINE,
        // Another run in the folder puts in order what was killed, and changes nothing else.
        'y.pipeline.yaml': 'version: 1\nstages:\n  nothing: {run: "true"}\n',
      });
      const began = performance.now();
      assert.equal((await folder.run(['run', 'x.pipeline.yaml'], environment)).code, 0);
      const longest = 1.2 * (performance.now() - began);
      for (let kill = 1; kill <= KILLS; kill++) {
        const child = spawn(process.execPath, [CLI, 'run', 'x.pipeline.yaml', '-p', `n=${kill}`], {
          cwd: folder.path,
          env: { ...process.env, ...environment },
          stdio: 'ignore',
        });
        const exit = once(child, 'exit');
        const moment = next() * longest;
        await sleep(moment);
        child.kill('SIGKILL');
        await exit;
        assert.equal((await folder.run(['run', 'y.pipeline.yaml', '--force'], environment)).code, 0);
        const told = `kill ${kill} after ${Math.round(moment)} ms (SEED=${SEED})`;
        const [one, x, y, all] = ['out/one.txt', 'out/two/x', 'out/two/y', 'all.txt'].map(text);
        const found = [kill - 1, kill].find((n) => one === whole(n));
        assert.notEqual(found, undefined, `${told}: torn: ${JSON.stringify(one)}`);
        assert.deepEqual(
          [x, y],
          [`${found}\n`, `${found}\n`],
          `${told}: the outputs of a stage are of one run`,
        );
        assert.ok(
          [kill - 1, kill].some((n) => all === `${whole(n)}${n}\n`),
          `${told}: ${JSON.stringify(all)}`,
        );
        const { code, stdout } = await folder.run(['run', 'x.pipeline.yaml', '-p', `n=${kill}`], environment);
        assert.equal(code, 0, `${told}: ${stdout}`);
        assert.equal(text('all.txt'), `${whole(kill)}${kill}\n`, told);
        assert.deepEqual(readdirSync(join(folder.path, '.vitruve/runs')), [], told);
      }
    } finally {
      folder.remove();
    }
  });
});
