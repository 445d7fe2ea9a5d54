import assert from 'node:assert/strict';
import { StageFlow, type StageFiles } from './stage-flow.ts';
import { growthOf, QUADRATIC } from '../../testing/steps.ts';

interface NamedStage {
  readonly name: string;
}

function flow(
  stages: Readonly<Record<string, readonly [inputs: string, outputs: string]>>,
): StageFlow<NamedStage> {
  const words = (text: string): string[] => text.split(' ').filter(Boolean);
  const files = Object.entries(stages).map(([name, [inputs, outputs]]): StageFiles<NamedStage> => ({
    stage: { name },
    inputs: words(inputs),
    outputs: words(outputs),
    after: [],
  }));
  return new StageFlow(files);
}

function links(of: StageFlow<NamedStage>): readonly string[] {
  return of.links.map(({ from, to, paths }) => `${from.name} > ${to.name}: ${paths.join(' ')}`);
}

describe('flow of stages', () => {
  it('links who reads the same file, a part of a folder or a folder around', () => {
    const of = flow({ c: ['data/b/x', ''], a: ['', 'data/a'], b: ['data/a', 'data/b'], d: ['data', 'out'] });
    assert.deepEqual(links(of), ['b > c: data/b', 'a > b: data/a', 'a > d: data/a', 'b > d: data/b']);
  });

  it('does not take a name that begins alike for a folder', () => {
    assert.deepEqual(links(flow({ a: ['', 'data'], b: ['database/x', ''] })), []);
  });

  it('counts steps, and leaves out cycles and what waits for them', () => {
    const of = flow({
      a: ['', 'a'],
      b: ['a', 'b'],
      c: ['a b', 'c'],
      x: ['y', 'x'],
      y: ['x', 'y'],
      z: ['y', ''],
    });
    const steps = [...of.steps()].map(([{ name }, step]) => `${name}${step}`);
    assert.deepEqual(steps, ['a1', 'b2', 'c3']);
  });

  it('reads the links of no further stage once there are 50,000', () => {
    const stages = Array.from({ length: 300 }, (_, index) => ({ name: `s${index}` }));
    const files = stages.map((stage): StageFiles<NamedStage> => ({
      stage,
      inputs: [],
      outputs: [],
      after: stages.filter((other) => other !== stage),
    }));
    assert.equal(new StageFlow(files).links.length, Math.ceil(50_000 / 299) * 299);
    assert.equal(new StageFlow(files).stages.length, 300);
  });

  it('takes no more steps than there are links when everything reads everything', async () => {
    const walk = (count: number): unknown => {
      const stages = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`s${index}`, ['data', `data/${index}`]] as const),
      );
      return flow(stages).steps();
    };
    assert.ok((await growthOf(walk, 50)) < QUADRATIC);
  });
});
