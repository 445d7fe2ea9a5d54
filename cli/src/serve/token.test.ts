import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenOf } from './token.ts';

describe('the token of a service', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-token-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('is in a variable, or in the file that another one names', async () => {
    const file = join(folder, 'token');
    await writeFile(file, 's3cret\n');
    assert.equal(await tokenOf({}), undefined);
    assert.equal(await tokenOf({ VITRUVE_TOKEN: '', VITRUVE_TOKEN_FILE: '' }), undefined);
    assert.equal(await tokenOf({ VITRUVE_TOKEN: 'x' }), 'x');
    assert.equal(await tokenOf({ VITRUVE_TOKEN_FILE: file }), 's3cret');
    await assert.rejects(tokenOf({ VITRUVE_TOKEN: 'x', VITRUVE_TOKEN_FILE: file }), /not both/u);
  });

  it('is required once a file is named', async () => {
    const file = join(folder, 'empty');
    await writeFile(file, ' \n');
    await assert.rejects(tokenOf({ VITRUVE_TOKEN_FILE: file }), /VITRUVE_TOKEN_FILE: ".*empty" is empty/u);
    const missing = join(folder, 'missing');
    await assert.rejects(tokenOf({ VITRUVE_TOKEN_FILE: missing }), /missing" cannot be read/u);
  });
});
