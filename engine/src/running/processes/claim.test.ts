import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAbandoned, ownName } from './abandoned.ts';
import { claim } from './claim.ts';
import { identityOf } from './identity.ts';

describe('a claim', () => {
  let folder: string;
  /** The number of a process that has ended. */
  let dead: number;
  before(() => {
    dead = spawnSync(process.execPath, ['-e', '0']).pid;
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-claim-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const at = (name: string): string => join(folder, name);
  const leave = async (name: string): Promise<void> => {
    const own = await identityOf(process.pid);
    writeFileSync(at(name), JSON.stringify({ ...own, pid: dead }));
  };

  it('of a process that was killed goes to one of those that ask at once', async () => {
    for (let round = 0; round < 24; round++) {
      await leave('run');
      // Not all are as far: some find the old claim while others take it away.
      const claims = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          for (let turn = 0; turn < index * (round % 4); turn++) await new Promise(setImmediate);
          return claim(at('run'));
        }),
      );
      const held = claims.flatMap((one) => ('release' in one ? [one] : []));
      assert.equal(held.length, 1, `round ${round}`);
      await held[0]?.release();
      assert.deepEqual(readdirSync(folder), []);
    }
  });

  it('leaves nothing of processes that were killed while they claimed', async () => {
    const own = ownName().replace(`-${process.pid}-`, `-${dead}-`);
    const other = `0000abcd-${dead}-0123456789ab`;
    writeFileSync(at(`run.${own}`), '');
    writeFileSync(at(`run.${other}`), '');
    await leave('run');
    await leave('run.over');
    await leave('run.over.over');
    const claimed = await claim(at('run'));
    assert.ok('release' in claimed);
    assert.deepEqual(readdirSync(folder).sort(), ['run', `run.${other}`]);
    await claimed.release();
    assert.deepEqual(readdirSync(folder), [`run.${other}`], 'what another machine has made is left alone');
  });

  it('is taken from a file that tells no process, and left to another machine', async () => {
    writeFileSync(at('run'), '{');
    const claimed = await claim(at('run'));
    assert.ok('release' in claimed);
    await claimed.release();
    const holder = { pid: dead, start: '1', boot: '1', host: `${hostname()}-other` };
    writeFileSync(at('run'), JSON.stringify(holder));
    assert.deepEqual(await claim(at('run')), { holder });
    await leave('run');
    writeFileSync(at('run.over'), JSON.stringify(holder));
    assert.deepEqual(await claim(at('run')), { holder });
  });

  it('has names that tell whether their process has ended', () => {
    assert.equal(isAbandoned(ownName()), false);
    assert.equal(isAbandoned(`x.json.${ownName()}`.replace(`-${process.pid}-`, `-${dead}-`)), true);
    assert.equal(isAbandoned(`${dead}-0123456789ab`), false);
  });
});
