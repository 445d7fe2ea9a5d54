import assert from 'node:assert/strict';
import { hasPublicSchema } from '@vitruve/client';
import { linesOf, shortened } from '@vitruve/drawing';
import { imageNameOf, couldBeSecret, issuerOf, isSecretName } from '@vitruve/manifests';
import { times } from './repetition.ts';

/** Four times the text may take so many times the time: linear work with noise stays below, quadratic work above. */
const MOST_GROWTH = 10;

/** Milliseconds below which a growth says nothing. */
const NOISE = 20;

/** What matches expressions against texts of any length, with texts that careless expressions go through again and again. */
const MATCHERS: Readonly<Record<string, (size: number) => unknown>> = {
  'names of secrets': (size) => isSecretName(times(size, '_password')),
  'values that could be secrets': (size) => couldBeSecret(times(size, 'a.')),
  tokens: (size) => issuerOf(times(size, 'xoxb-')),
  'names of images': (size) => imageNameOf(`${times(size, 'a-')}!`),
  'documents with a public schema': (size) => hasPublicSchema('/x/a.yaml', times(size, 'apiVersion\n')),
  'texts that are shortened': (size) => shortened(times(size, 'x'), 80),
  'lines of a text': (size) => linesOf(times(size, 'x'), { width: 190, lines: 3, size: 13 }),
};

function best(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe('hostile/patterns in time', () => {
  for (const [name, match] of Object.entries(MATCHERS))
    it(name, () => {
      const [small, large] = [25_000, 100_000].map((size) => best(() => match(size)));
      assert.ok(small !== undefined && large !== undefined);
      const growth = large / Math.max(small, NOISE);
      assert.ok(growth < MOST_GROWTH, `${growth.toFixed(1)} times the time for four times the text`);
    });
});
