import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Answers } from '../../learning/explanation/explain.ts';
import type { ModelOutput } from '../../learning/export/model-output.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { predictionsOf } from '../../learning/source/model-file.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';

/** What is explained: the probability of a class, or a number. */
export interface Target {
  /** Of the class, from 0. */
  readonly place: number;
  /** The class; none for numbers. */
  readonly name?: ClassName;
}

type Outputs = ReadonlyMap<string, ModelOutput>;

/** The target: the second of two classes, or the one that is named. @throws TaskError where none is, or there is no such class. */
export function targetOf({ classes }: ModelNotes, name: string | undefined): Target {
  if (!classes) {
    if (name === undefined) return { place: 0 };
    throw new TaskError(t('The model has no classes'));
  }
  const list = classes.join(', ');
  if (name === undefined && classes.length > 2)
    throw new TaskError(t('Set "{0}" to the class whose probability is to be explained: {1}', 'class', list));
  const place = name === undefined ? 1 : classes.findIndex((each) => String(each) === name);
  const found = classes[place];
  if (found === undefined)
    throw new TaskError(t('"{0}" is not a class of the model. Its classes: {1}', name ?? '', list));
  return { place, name: found };
}

/** What is explained of the outputs of a model. @param rows that it is run on. */
export function answersOf(notes: ModelNotes, rows: number, { place }: Target): Answers {
  const classes = notes.classes?.length ?? 0;
  const predicted = (outputs: Outputs): Float64Array => {
    const predictions = predictionsOf(notes, outputs, rows);
    return predictions.of === 'classes' ? predictions.probabilities : predictions.values;
  };
  if (classes === 0) return { of: predicted };
  const of = (outputs: Outputs): Float64Array => {
    const probabilities = predicted(outputs);
    return Float64Array.from({ length: rows }, (_, row) => probabilities[row * classes + place] ?? 0);
  };
  if (classes === 2) return { of };
  return {
    of,
    scoreOf: (outputs) => {
      const logs = predicted(outputs).map(Math.log);
      return Float64Array.from({ length: rows }, (_, row) => {
        const own = logs.subarray(row * classes, (row + 1) * classes);
        return (own[place] ?? 0) - own.reduce((sum, log) => sum + log, 0) / classes;
      });
    },
  };
}
