import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { WHOLE } from '../../testing/rounds.ts';
import { Archive, ArchiveError } from './archive.ts';

const MEGABYTE = 1024 * 1024;

const isTooLarge = (error: unknown): boolean => error instanceof ArchiveError && error.fault === 'too-large';

describe('archives', () => {
  it('unpack parts by name', () => {
    const archive = new Archive(zipSync({ 'a.txt': Buffer.from('one'), 'b/c.txt': Buffer.from('two') }));
    assert.equal(Buffer.from(archive.unpack('b/c.txt') ?? []).toString(), 'two');
    assert.equal(archive.unpack('c.txt'), undefined);
    assert.deepEqual([archive.has('a.txt'), archive.has('c.txt')], [true, false]);
  });

  it('refuse what all parts come to together, though each is allowed alone', () => {
    const part = new Uint8Array((WHOLE ? 60 : 1) * MEGABYTE);
    const bounds = WHOLE ? {} : { inAll: 2 * MEGABYTE };
    const archive = new Archive(zipSync({ a: part, b: part, c: part }, { level: 1 }), bounds);
    for (const name of ['a', 'b']) assert.equal(archive.unpack(name)?.length, part.length);
    assert.throws(() => archive.unpack('c'), isTooLarge);
  });

  it('refuse a part that is larger than any may be', () => {
    const archive = new Archive(zipSync({ a: new Uint8Array(64 * MEGABYTE + 1) }, { level: 1 }));
    assert.throws(() => archive.unpack('a'), isTooLarge);
  });

  it('are checked as a whole', () => {
    const bytes = zipSync({ a: new Uint8Array(MEGABYTE), b: new Uint8Array(MEGABYTE) }, { level: 1 });
    new Archive(bytes).check();
    assert.throws(() => {
      new Archive(bytes, { inAll: 2 * MEGABYTE - 1 }).check();
    }, isTooLarge);
    assert.throws(() => {
      new Archive(bytes, { perPart: MEGABYTE - 1 }).check();
    }, isTooLarge);
  });

  it('refuse files that are cut off, and files that are not archives', () => {
    const whole = zipSync({ a: Buffer.from('content') }, { level: 0 });
    assert.throws(() => new Archive(whole.subarray(0, -10)), ArchiveError);
    assert.throws(() => new Archive(Buffer.from('no archive at all, though it is long')), ArchiveError);
  });
});
