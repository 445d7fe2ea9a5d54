import { t } from '@vscode/l10n';
import { DEFAULT_ANONYMISATION, MOST_SQUARES, SHAPES, type Method } from '../vision/anonymization/method.ts';
import type { BlurTask } from '../tasks/blur/task.ts';
import { MODES, SUBJECTS, type Subject } from '../vision/detection/detection.ts';
import { PICTURE_FORMATS } from '../vision/images/format.ts';
import { RequestFault } from './fault.ts';

/** Methods that a request may ask for: none reads a file of the machine. */
const METHODS = ['solid', 'mosaic', 'gaussian'] as const satisfies readonly Method[];

/**
 * The task of a service with what one request asks for instead. What it does not name stays as the service was started.
 * @throws RequestFault for a value that is none.
 */
export function wishedTask(task: BlurTask, wishes: ReadonlyMap<string, string>): BlurTask {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const written = wishes.get(name)?.trim().toLowerCase();
    if (written === undefined || written === '') return undefined;
    const word = words.find((candidate) => candidate === written);
    if (word === undefined) throw bad(name, words.join(', '));
    return word;
  };
  const number = (name: string, least: number, most: number): number | undefined => {
    const written = wishes.get(name)?.trim();
    if (written === undefined || written === '') return undefined;
    const value = Number(written);
    if (!(value >= least && value <= most)) throw bad(name, `${least}–${most}`);
    return value;
  };
  const subjects = subjectsIn(wishes.get('subjects') ?? wishes.get('subject'));
  const threshold = number('threshold', 0, 1);
  const standard = task.anonymisation ?? DEFAULT_ANONYMISATION;
  return {
    ...task,
    subjects: subjects ?? task.subjects,
    mode: one('mode', MODES) ?? task.mode,
    thresholds:
      threshold === undefined
        ? task.thresholds
        : Object.fromEntries(SUBJECTS.map((subject) => [subject, threshold])),
    anonymisation: {
      ...standard,
      method: one('method', METHODS) ?? standard.method,
      shape: one('mask', SHAPES) ?? standard.shape,
      margin: number('margin', 0, 3) ?? standard.margin,
      squares: Math.round(number('squares', 1, MOST_SQUARES) ?? standard.squares),
    },
    output: {
      ...task.output,
      format: one('format', PICTURE_FORMATS) ?? task.output.format,
      quality: number('quality', 1, 100) ?? task.output.quality,
    },
  };
}

function subjectsIn(written: string | undefined): readonly Subject[] | undefined {
  const names = (written ?? '').split(/[\s,;]+/u).filter((name) => name !== '');
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const subject = SUBJECTS.find((one) => one === name.toLowerCase().replace(/s$/u, ''));
    if (!subject) throw bad('subjects', SUBJECTS.join(', '));
    return subject;
  });
}

function bad(name: string, allowed: string): RequestFault {
  return new RequestFault(400, 'bad-option', t('"{0}" must be one of: {1}', name, allowed));
}
