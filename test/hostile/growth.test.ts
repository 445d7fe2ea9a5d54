import assert from 'node:assert/strict';
import { StepCounter, uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { askEverything } from './every-feature.ts';
import { DEEP_PROBES, MANY_PROBES, RUN_PROBES, type Probe } from './probes.ts';

/**
 * Four times the text may take so many times the steps: linear work stays below, with what is bounded by a limit above these sizes;
 * quadratic work takes 16 times as many.
 */
const MOST_GROWTH = 11;

/** Parses a text, checks it and asks every feature about its middle. */
function ask(probe: Probe, size: number): void {
  const text = probe.text(size);
  const workspace = workspaceOf({ [probe.path]: text });
  askEverything(workspace, uriOf(probe.path), text.length >> 1);
}

async function growsLinearly(counter: StepCounter | undefined, probe: Probe, size: number): Promise<void> {
  assert.ok(counter);
  const growth = await counter.growthOf((each) => {
    ask(probe, each);
  }, size);
  assert.ok(
    growth < MOST_GROWTH,
    `${probe.name}: ${growth.toFixed(1)} times the steps for four times the text`,
  );
}

/** How the steps grow with the text; `growth.long.ts` measures the time of large texts, which matching takes too. */
describe('hostile/growth', () => {
  let counter: StepCounter | undefined;
  before(async () => {
    counter = await StepCounter.start();
  });
  after(() => counter?.stop());

  describe('much of everything', () => {
    for (const probe of MANY_PROBES) it(probe.name, () => growsLinearly(counter, probe, 40));
  });

  describe('deep nesting', () => {
    for (const probe of DEEP_PROBES) it(probe.name, () => growsLinearly(counter, probe, 40));
  });

  describe('characters again and again, wherever they stand', () => {
    // Each 37th, which has every kind of place and every kind of run among them.
    for (const probe of RUN_PROBES.filter((_, index) => index % 37 === 0))
      it(probe.name, () => growsLinearly(counter, probe, 100));
  });
});
