import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { growthOf, rounds } from '@vitruve/manifests/testing';
import { describe, it } from 'mocha';
import { ignoreRules } from './ignore-rules.ts';

/** Four times the path may take so many times the steps; with its square it takes 16 times as many. */
const MOST_GROWTH = 6;

describe('Rules of .gitignore', () => {
  it('of many wildcards mean what they mean to git', async () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]', '.', '*a');
    const segment = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const pattern = fc
      .tuple(
        fc.constantFrom('', '/', '**/', '!'),
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('/', '/**/'),
        fc.constantFrom('', '/', '/**'),
      )
      .map(([before, segments, between, after]) => `${before}${segments.join(between)}${after}`)
      .filter((written) => (written.match(/\*+/gu)?.length ?? 0) > 3);
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '.'),
      minLength: 1,
      maxLength: 5,
    });
    const path = fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean())
      .filter(([names]) => !names.some((one) => /^\.+$/u.test(one)))
      .map(([names, isFolder]) => `${names.join('/')}${isFolder ? '/' : ''}`);
    await fc.assert(
      fc.asyncProperty(pattern, path, async (written, tried) => {
        const { ignored, unignored } = ignore().add(written).test(tried);
        const verdict = (await ignoreRules([written])).test(tried);
        assert.deepEqual(
          [verdict.ignored, verdict.unignored],
          [ignored, unignored],
          `${written} on ${tried}`,
        );
      }),
      rounds(2000),
    );
  });

  it('take three asterisks between slashes for two, as git does', async () => {
    const ignored = async (pattern: string, path: string): Promise<boolean> =>
      (await ignoreRules([pattern])).test(path).ignored;
    assert.equal(await ignored('***/**/*a./**', 'a./a'), true);
    assert.equal(await ignored('*a/***/*b*/*c', 'xa/xc'), false);
    assert.equal(await ignored('*a/***/*b*/*c', 'xa/b/xc'), true);
    assert.equal(await ignored('*a*/*b*/***', 'a/b/c/d'), true);
    assert.equal(await ignored('*a*/*b*/***', 'a/b'), false);
  });

  it('apply in their order, whether they have few wildcards or many', async () => {
    const many = '*a*a*a*a*a*';
    const verdict = async (...lines: readonly string[]): Promise<unknown> =>
      (await ignoreRules(lines)).test('aaaaaa.yaml');
    assert.deepEqual(await verdict('*.yaml', `!${many}`), {
      ignored: false,
      unignored: true,
    });
    assert.deepEqual(await verdict(`!${many}`, '*.yaml'), {
      ignored: true,
      unignored: false,
    });
    assert.deepEqual(await verdict(many, '!*.yaml', '# *a*a*a*a*a*a'), {
      ignored: false,
      unignored: true,
    });
    assert.deepEqual(await verdict(), { ignored: false, unignored: false });
  });

  it('take time that grows with the path alone', async () => {
    const rules = await ignoreRules([`${'*a'.repeat(30)}*b`]);
    assert.ok((await growthOf((size) => rules.test('a'.repeat(size)), 60)) < MOST_GROWTH);
  });

  it('longer than a path, and more than anybody writes, leave nothing out', async () => {
    const long = `${'a'.repeat(1_000_000)}*`;
    const many = Array.from({ length: 10_000 }, (_, at) => `x${at}`);
    const rules = await ignoreRules([long, '', 'b.yaml', ...many, 'late.yaml']);
    assert.equal(rules.test('b.yaml').ignored, true);
    assert.equal(rules.test('c.yaml').ignored, false);
    assert.equal(rules.test('x9998').ignored, true);
    assert.equal(rules.test('x9999').ignored, false);
    assert.equal(rules.test('late.yaml').ignored, false);
  });
});
