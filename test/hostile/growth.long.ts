import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { askEverything } from './every-feature.ts';
import { DEEP_PROBES, MANY_PROBES, RUN_PROBES, type Probe } from './probes.ts';

/** Four times the text may take so many times the time: linear work with noise stays below, quadratic work above. */
const MOST_GROWTH = 10;

/** Milliseconds below which a growth says nothing. */
const NOISE = 600;

/** Milliseconds of the processor that all features may take for one document of a probe's largest size. */
const MOST = 8000;

/** Milliseconds of the processor to parse a text, check it and ask every feature about its middle: others may be busy meanwhile. */
function timeOf(probe: Probe, size: number): number {
  const text = probe.text(size);
  const start = process.cpuUsage();
  const workspace = workspaceOf({ [probe.path]: text });
  askEverything(workspace, uriOf(probe.path), text.length >> 1);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function growsLinearly(probe: Probe, size: number): void {
  if (timeOf(probe, 4 * size) < NOISE) return;
  // A pause of the machine is not a growth: the best of some runs is compared.
  const best = (of: number): number => Math.min(timeOf(probe, of), timeOf(probe, of), timeOf(probe, of));
  const large = best(4 * size);
  assert.ok(large < MOST, `${probe.name}: ${Math.round(large)} ms for ${4 * size}`);
  const growth = large / best(size);
  assert.ok(growth < MOST_GROWTH, `${probe.name}: ${growth.toFixed(1)} times the time for 4 times the text`);
}

/** Ratios of times: see `growth.test.ts` for those of steps, which hold on a busy machine too. */
describe('hostile/growth in time', () => {
  // mocha lets stack traces grow without bound: a text with a thousand nested faults would be measured by its traces.
  const limit = Error.stackTraceLimit;
  before(() => (Error.stackTraceLimit = 10));
  after(() => (Error.stackTraceLimit = limit));

  describe('much of everything', () => {
    for (const probe of MANY_PROBES)
      it(probe.name, () => {
        growsLinearly(probe, 500);
      });
  });

  describe('deep nesting', () => {
    for (const probe of DEEP_PROBES)
      it(probe.name, () => {
        growsLinearly(probe, 1000);
      });
  });

  it('characters again and again, wherever they stand', () => {
    for (const probe of RUN_PROBES) growsLinearly(probe, 1000);
  });
});
