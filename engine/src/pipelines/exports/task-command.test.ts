import assert from 'node:assert/strict';
import { AIRFLOW } from './airflow/dag.ts';
import { ARGO } from './argo/workflow.ts';
import { DVC } from './dvc/dvc-file.ts';
import { GITHUB } from './github/workflow.ts';
import { messages, translationOf } from './testing/translation-of.ts';

const pipeline = (engine: string): string => `version: 1
stages:
  totals:
    uses: vitruve/sql
    with: { query: SELECT 1 AS a, outputs: { t: '\${outputs.t}' }, engine: ${engine} }
    outputs: { t: { path: t.csv, type: report } }
`;

describe('a stage with a task of Vitruve that is exported', () => {
  it('says which programs must be where it runs', () => {
    const options = {
      image: 'alpine:3.20',
      vitruveImage: 'vitruve:1',
      repository: 'https://example.com/x.git',
      volumeClaim: 'data',
    };
    const told = 'Stage "totals" requires the program "spark-submit" in its image or on its machine';
    for (const writer of [ARGO, GITHUB, AIRFLOW, DVC]) {
      const { remarks, text } = translationOf(pipeline('spark'), writer, options);
      assert.deepEqual([remarks.refused, messages(remarks.lost)], [[], [told]]);
      assert.match(text, /vitruve run x\.pipeline\.yaml --stage totals --only --force/u);
      assert.deepEqual(messages(translationOf(pipeline('duckdb'), writer, options).remarks.lost), []);
    }
  });
});
