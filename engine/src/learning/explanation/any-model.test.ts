import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readModel } from '../../inference/checked-file.ts';
import { outputNames } from '../export/answer-nodes.ts';
import { normalized } from '../foreign/normalized.ts';
import type { TableRows } from '../model/table.ts';
import { withModel } from '../process/learner.ts';
import { explainSampled } from './explain-sampled.ts';
import type { Explanation } from './explain.ts';
import { samplingPlan, type SamplingPlan } from './sampling-plan.ts';
import reference from './testing/any-model.json' with { type: 'json' };

const { columns, background, explained, models } = reference;
const SIZE = { explained: explained.length, others: background.length, columns: columns.length };
const EXACT: SamplingPlan = { isExact: true, others: background.length, orders: 1 };
const ESTIMATE: SamplingPlan = { isExact: false, others: background.length, orders: 20 };

const TABLE: TableRows = {
  rows: explained.length + background.length,
  columns: columns.map((name, index) => ({
    name,
    type: 'number',
    values: Float64Array.from([...explained, ...background], (row) => row[index] ?? Number.NaN),
  })),
};

async function explainedBy(name: string, plan: SamplingPlan): Promise<Explanation> {
  const { bytes } = await readModel(join(import.meta.dirname, 'testing', `${name}.onnx`));
  const file = normalized(bytes, { columns });
  const names = outputNames(columns);
  return withModel(file.bytes, 1, { signal: new AbortController().signal }, (run) =>
    explainSampled(
      { table: TABLE, explained: explained.length },
      async (table) => {
        const outputs = await run(table);
        const values = outputs.get(file.notes.classes ? names.probabilities : names.prediction)?.values;
        assert.ok(values instanceof Float64Array);
        return file.notes.classes ? values.filter((_, at) => at % 2 === 1) : values;
      },
      { plan, seed: 1, onRow: () => Promise.resolve() },
    ),
  );
}

describe('an explanation of any model', function () {
  this.timeout(60_000);

  it('is exact for few columns', () => {
    assert.deepEqual(samplingPlan(SIZE), EXACT);
  });

  for (const [name, { effects, base }] of Object.entries(models)) {
    const differences = (found: Explanation): readonly number[] =>
      effects.flat().map((effect, at) => (found.effects[at] ?? Number.NaN) - effect);

    it(`has the effects that shap has where it tries all combinations: ${name}`, async () => {
      const found = await explainedBy(name, EXACT);
      assert.ok(Math.abs(found.base - base) < 1e-6, `${found.base} is not ${base}`);
      for (const difference of differences(found)) assert.ok(Math.abs(difference) < 1e-6, String(difference));
    });

    it(`is within its standard errors where it is estimated: ${name}`, async () => {
      const found = await explainedBy(name, ESTIMATE);
      for (const [at, difference] of differences(found).entries()) {
        const error = found.estimate?.errors[at] ?? Number.NaN;
        assert.ok(Math.abs(difference) < 4 * error + 1e-6, `${difference} with an error of ${error}`);
      }
    });
  }
});
