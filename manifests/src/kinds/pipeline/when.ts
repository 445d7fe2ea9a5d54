import { isScalar, isSeq, scalarsOf } from '../../core/yaml/node.ts';
import type { Run } from './matrix.ts';
import type { Stage } from './model.ts';
import type { RunValues } from './run-values.ts';

/** Whether the condition of a stage holds in one of its runs. Values are compared as they are written. */
export function isWanted(stage: Stage, run: Run, values: RunValues): boolean {
  return (stage.when?.pairs ?? []).every(({ key, value }) => {
    const parts = key.text.split('.').map((text) => ({ text, start: 0, end: 0 }));
    const actual = values.valuesIn(stage, run, parts);
    const allowed = isSeq(value) ? scalarsOf(value) : isScalar(value) ? [value] : [];
    return actual?.length === 1 && allowed.some(({ text }) => text === actual[0]);
  });
}
