import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputNames } from '../export/answer-nodes.ts';
import { normalized } from '../foreign/normalized.ts';
import type { TableRows } from '../model/table.ts';
import { withModel } from '../process/learner.ts';
import { explain, explainableModel, type Explanation } from './explain.ts';
import reference from './testing/effects.json' with { type: 'json' };

const { columns, background, explained, models } = reference;

const TABLE: TableRows = {
  rows: explained.length + background.length,
  columns: columns.map((name, index) => ({
    name,
    type: 'number',
    values: Float64Array.from([...explained, ...background], (row) => row[index] ?? Number.NaN),
  })),
};

async function explainedBy(name: string): Promise<Explanation> {
  const bytes = await readFile(join(import.meta.dirname, 'testing', `${name}.onnx`));
  const file = normalized(bytes, { columns });
  const classes = file.notes.classes?.length ?? 0;
  const model = explainableModel(file.bytes, classes === 2 ? 1 : 0, classes);
  assert.ok(model);
  const names = outputNames(columns);
  const explanation = await withModel(model.bytes, 1, { signal: new AbortController().signal }, (run) =>
    explain(
      model,
      { table: TABLE, explained: explained.length },
      run,
      {
        of: (outputs) => {
          const values = outputs.get(classes === 2 ? names.probabilities : names.prediction)?.values;
          assert.ok(values instanceof Float64Array);
          return classes === 2 ? values.filter((_, at) => at % 2 === 1) : values;
        },
      },
      () => Promise.resolve(),
    ),
  );
  assert.ok(explanation);
  return explanation;
}

describe('an explanation', function () {
  this.timeout(60_000);

  for (const [name, { unit, effects, base }] of Object.entries(models))
    it(`has the effects that shap has: ${name}`, async () => {
      const explanation = await explainedBy(name);
      assert.equal(explanation.unit, unit);
      assert.ok(Math.abs(explanation.base - base) < 1e-6, `${explanation.base} is not ${base}`);
      for (const [row, list] of effects.entries())
        for (const [column, effect] of list.entries()) {
          const own = explanation.effects[row * columns.length + column] ?? 0;
          assert.ok(Math.abs(own - effect) < 1e-6, `row ${row}, ${columns[column]}: ${own} is not ${effect}`);
        }
    });

  it('adds up: effects and the mean of the others are the value of a row', async () => {
    const { values, effects, base } = await explainedBy('lightgbm');
    for (const [row, value] of values.entries()) {
      const own = effects.subarray(row * columns.length, (row + 1) * columns.length);
      assert.ok(Math.abs(own.reduce((sum, effect) => sum + effect, base) - value) < 1e-9);
    }
  });
});
