import { t } from '@vscode/l10n';

/** What a task may be given under `with`. */
export interface TaskInput {
  readonly name: string;
  readonly required: boolean;
  /** The only values allowed. */
  readonly values?: readonly string[];
  readonly description: string;
}

/** A task that Vitruve brings: named in `uses`. */
export interface Task {
  readonly name: string;
  readonly description: string;
  readonly inputs: readonly TaskInput[];
}

/** The tasks, in the user's language. */
export function tasks(): readonly Task[] {
  const required = (name: string, description: string): TaskInput => ({ name, required: true, description });
  const optional = (name: string, description: string, values?: readonly string[]): TaskInput => ({
    name,
    required: false,
    description,
    ...(values ? { values } : {}),
  });
  const output = required('output', t('The file or folder to write'));
  return [
    {
      name: 'vitruve/check',
      description: t('Checks the manifests of a folder and fails when there are findings'),
      inputs: [
        optional('path', t('The file or folder to check; the folder of the pipeline otherwise')),
        optional('fail-on', t('The least severity that fails the stage; error otherwise'), [
          'error',
          'warning',
          'information',
          'hint',
        ]),
        optional('format', t('The format of the report'), ['pretty', 'json', 'sarif', 'github']),
        optional('output', t('The file to write the report to')),
      ],
    },
    {
      name: 'vitruve/diagram',
      description: t('Draws the picture of a manifest'),
      inputs: [
        required('document', t('The manifest to draw')),
        optional('view', t('The picture, where the manifest has several')),
        output,
        optional('format', t('The format of the picture; that of the file name otherwise'), [
          'svg',
          'png',
          'mermaid',
        ]),
      ],
    },
    {
      name: 'vitruve/blur',
      description: t('Makes faces and plates in images unrecognisable'),
      inputs: [
        required('images', t('The image or folder of images to read; it is never changed')),
        output,
        optional('method', t('How a region is covered; solid otherwise, which nobody can undo'), [
          'solid',
          'mosaic',
          'blur',
        ]),
        optional('detect', t('What is looked for; both otherwise'), ['faces', 'plates', 'both']),
        optional('threshold', t('The least confidence of a detection, from 0 to 1')),
      ],
    },
    {
      name: 'vitruve/train',
      description: t('Trains a model on a table'),
      inputs: [
        required('data', t('The table to read')),
        required('target', t('The column to learn')),
        output,
        optional('seed', t('The number that makes runs repeatable')),
      ],
    },
    {
      name: 'vitruve/evaluate',
      description: t('Measures a model on a table'),
      inputs: [
        required('model', t('The model to read')),
        required('data', t('The table to read')),
        optional('target', t('The column with the true values')),
        output,
      ],
    },
    {
      name: 'vitruve/predict',
      description: t('Applies a model to a table'),
      inputs: [required('model', t('The model to read')), required('data', t('The table to read')), output],
    },
  ];
}

/** True when `uses` names another pipeline, by its path. */
export function isPipelinePath(uses: string): boolean {
  return /\.ya?ml$/iu.test(uses) || /^\.{1,2}\//u.test(uses);
}
