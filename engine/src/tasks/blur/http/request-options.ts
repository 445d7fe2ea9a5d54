import { t } from '@vscode/l10n';
import { nearest } from '@vitruve/manifests';
import Ajv, { type ErrorObject } from 'ajv';
import { RequestError } from '../../../http/request-error.ts';
import { DEFAULT_ANONYMISATION } from '../../../vision/anonymization/method.ts';
import { SUBJECTS, type Subject } from '../../../vision/detection/detection.ts';
import type { BlurInputs } from '../inputs.ts';
import type { BlurTask } from '../task.ts';
import { REQUEST_OPTIONS } from './schemas.ts';

/** What one request asks for, validated. */
type RequestOptions = Pick<
  BlurInputs,
  'mode' | 'method' | 'mask' | 'margin' | 'squares' | 'format' | 'quality'
> & { readonly threshold?: number };

const validate = new Ajv({
  strict: false,
  coerceTypes: true,
}).compile<RequestOptions>({
  type: 'object',
  additionalProperties: false,
  properties: REQUEST_OPTIONS,
});

/** Names of the option that says what is looked for. */
const SUBJECT_NAMES = ['subjects', 'subject'];

const NAMES = [...new Set([...SUBJECT_NAMES, ...Object.keys(REQUEST_OPTIONS)])];

/** Characters of a name of a stranger that a message repeats. */
const NAME_SHOWN = 100;

/**
 * The task of a service with what one request asks for instead. What it does not name stays as the service was started.
 * @param written options by their names in lower case; what is empty is not asked for.
 * @throws RequestError for a name that is not known, whose value would be left out without a word, or a value that is not valid.
 */
export function taskOfRequest(task: BlurTask, written: ReadonlyMap<string, string>): BlurTask {
  const unknown = [...written.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw unknownOption(unknown);
  const subjects = subjectsIn(written.get('subjects') ?? written.get('subject'));
  const options: unknown = Object.fromEntries(
    [...written].flatMap(([name, value]) => {
      const text = value.trim().toLowerCase();
      return text === '' || SUBJECT_NAMES.includes(name) ? [] : [[name, text]];
    }),
  );
  if (!validate(options)) throw faultOf(validate.errors?.[0]);
  const standard = task.anonymisation ?? DEFAULT_ANONYMISATION;
  const { threshold } = options;
  return {
    ...task,
    subjects: subjects ?? task.subjects,
    mode: options.mode ?? task.mode,
    thresholds:
      threshold === undefined
        ? task.thresholds
        : Object.fromEntries(SUBJECTS.map((subject) => [subject, threshold])),
    anonymisation: {
      ...standard,
      method: options.method ?? standard.method,
      shape: options.mask ?? standard.shape,
      margin: options.margin ?? standard.margin,
      squares: Math.round(options.squares ?? standard.squares),
    },
    output: {
      ...task.output,
      format: options.format ?? task.output.format,
      quality: options.quality ?? task.output.quality,
    },
  };
}

function subjectsIn(written: string | undefined): readonly Subject[] | undefined {
  const names = (written ?? '').split(/[\s,;]+/u).filter((name) => name !== '');
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const subject = SUBJECTS.find((one) => one === name.toLowerCase().replace(/s$/u, ''));
    if (!subject) throw badOption('subjects', SUBJECTS.join(', '));
    return subject;
  });
}

function faultOf(error: ErrorObject | undefined): RequestError {
  const name = error?.instancePath.slice(1) ?? '';
  const schema = Object.entries(REQUEST_OPTIONS).find(([key]) => key === name)?.[1] ?? {};
  const {
    enum: values = [],
    minimum = 0,
    maximum = 0,
  } = schema as {
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
  };
  return badOption(name, values.length > 0 ? values.join(', ') : `${minimum}–${maximum}`);
}

function unknownOption(name: string): RequestError {
  const shown = name.slice(0, NAME_SHOWN);
  const known = nearest(name, NAMES);
  return new RequestError(
    400,
    'bad-option',
    known === undefined
      ? t('Unknown option "{0}". Options: {1}', shown, NAMES.join(', '))
      : t('Unknown option "{0}". Did you mean "{1}"?', shown, known),
  );
}

function badOption(name: string, allowed: string): RequestError {
  return new RequestError(400, 'bad-option', t('"{0}" must be one of: {1}', name, allowed));
}
