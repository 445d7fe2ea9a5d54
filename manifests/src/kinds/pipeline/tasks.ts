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
  const output = required('output', t('File or folder to write'));
  return [
    {
      name: 'vitruve/check',
      description: t('Checks the manifests of a folder and fails if there are findings'),
      inputs: [
        optional('path', t('File or folder to check (default: the folder of the pipeline)')),
        optional('fail-on', t('Minimum severity that fails the stage (default: error)'), [
          'error',
          'warning',
          'information',
          'hint',
        ]),
        optional('format', t('Report format'), ['pretty', 'json', 'sarif', 'github']),
        optional('output', t('File to write the report to')),
      ],
    },
    {
      name: 'vitruve/diagram',
      description: t('Draws the diagram of a manifest'),
      inputs: [
        required('document', t('Manifest to draw')),
        optional('view', t('Diagram to draw, if the manifest has several')),
        output,
        optional('format', t('Diagram format (default: from the file name extension)'), [
          'svg',
          'png',
          'mermaid',
        ]),
      ],
    },
    {
      name: 'vitruve/blur',
      description: t('Blurs faces and plates in images'),
      inputs: [
        required('images', t('Image or folder of images to read; it is never changed')),
        output,
        optional('method', t('Method (default: solid, which is irreversible)'), ['solid', 'mosaic', 'blur']),
        optional('detect', t('Subjects to detect (default: both)'), ['faces', 'plates', 'both']),
        optional('threshold', t('Minimum confidence of a detection, from 0 to 1')),
      ],
    },
    {
      name: 'vitruve/train',
      description: t('Trains a model on a table'),
      inputs: [
        required('data', t('Table to read')),
        required('target', t('Target column')),
        output,
        optional('seed', t('Random seed for reproducible runs')),
      ],
    },
    {
      name: 'vitruve/evaluate',
      description: t('Evaluates a model on a table'),
      inputs: [
        required('model', t('Model to read')),
        required('data', t('Table to read')),
        optional('target', t('Column with the true values')),
        output,
      ],
    },
    {
      name: 'vitruve/predict',
      description: t('Applies a model to a table'),
      inputs: [required('model', t('Model to read')), required('data', t('Table to read')), output],
    },
  ];
}

/** True when `uses` names another pipeline, by its path. */
export function isPipelinePath(uses: string): boolean {
  return /\.ya?ml$/iu.test(uses) || /^\.{1,2}\//u.test(uses);
}
