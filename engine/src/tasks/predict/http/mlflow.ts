import { t } from '@vscode/l10n';
import { detectSeparator, scanCsv } from '@vitruve/manifests';
import type { FastifyInstance } from 'fastify';
import { RequestError } from '../../../http/request-error.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';
import { predictedValues, recommendationsOf } from './answers.ts';
import { numbered } from './own-format.ts';
import type { PredictionService } from './prediction-service.ts';
import { idOf, type Body } from './requests.ts';
import { badFeatures } from './rows.ts';
import type { RouteSchemas } from './schemas.ts';

/** The forms of a body; see https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally. */
const FORMS = ['dataframe_split', 'dataframe_records', 'instances', 'inputs'];

/** `GET /ping`, `GET /version` and `POST /invocations`: what programs ask that know a model server of MLflow. */
export function registerMlflow(
  app: FastifyInstance,
  service: PredictionService,
  schemas: RouteSchemas,
): void {
  app.get('/ping', { schema: schemas.ping }, async (_request, reply) =>
    reply
      .code((await service.file.isReady()) ? 200 : 503)
      .type('text/plain')
      .send('\n'),
  );
  app.get('/version', { schema: schemas.ping }, (_request, reply) =>
    reply.type('text/plain').send(`${service.version}\n`),
  );
  app.post('/invocations', { schema: schemas.invocations }, (request) =>
    service.requests.answer(request, async (body) => {
      const rows = rowsOf(body, service.file.served.notes);
      service.requests.countRows(rows);
      const id = idOf(request);
      const { served, predictions } = await service.answer(rows, (row) => numbered(id, row, rows.length));
      return {
        predictions:
          predictions.of === 'items'
            ? recommendationsOf(predictions)
            : predictedValues(predictions, served.notes.classes ?? []),
      };
    }),
  );
}

function rowsOf(body: Body, notes: ModelNotes): readonly unknown[] {
  if (body.form === 'csv') return rowsOfCsv(body.text, notes);
  const value = body.value;
  const forms =
    typeof value === 'object' && value !== null ? FORMS.filter((form) => Object.hasOwn(value, form)) : [];
  const [form] = forms;
  if (form === undefined || forms.length > 1)
    throw new RequestError(
      400,
      'bad-request',
      t('The body must have exactly one of these fields: {0}', FORMS.join(', ')),
    );
  const given = (value as Readonly<Record<string, unknown>>)[form];
  if (form === 'dataframe_split') return rowsOfSplit(given);
  // Values by column, where others have values by row.
  if (form === 'inputs' && !Array.isArray(given)) return rowsOfColumns(given);
  if (!Array.isArray(given)) throw badFeatures(t('Expected "{0}" to be a list of rows', form));
  return given as readonly unknown[];
}

/** `{"columns": ["a", "b"], "data": [[1, 2]]}` */
function rowsOfSplit(split: unknown): readonly unknown[] {
  const { columns, data } = (split ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(columns) || !Array.isArray(data))
    throw badFeatures(t('"{0}" needs {1} and {2}', 'dataframe_split', 'columns', 'data'));
  const names = columns.map(String);
  return data.map((row: unknown, index) => {
    if (!Array.isArray(row) || row.length !== names.length)
      throw badFeatures(t('Row {0} does not have one value per column', index + 1));
    return Object.fromEntries(names.map((name, place) => [name, row[place] as unknown]));
  });
}

/** `{"a": [1, 2], "b": [3, 4]}`: two rows. */
function rowsOfColumns(given: unknown): readonly unknown[] {
  const columns = Object.entries((given ?? {}) as Readonly<Record<string, unknown>>);
  const lists = columns.map(([name, values]): readonly [string, readonly unknown[]] => [
    name,
    Array.isArray(values) ? (values as readonly unknown[]) : [values],
  ]);
  const rows = lists[0]?.[1].length ?? 0;
  const other = lists.find(([, values]) => values.length !== rows);
  if (other)
    throw badFeatures(
      t(
        '"{0}" and "{1}" have different numbers of values: {2} and {3}',
        lists[0]?.[0] ?? '',
        other[0],
        rows,
        other[1].length,
      ),
    );
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      // Tensors of one column have a dimension for it: [[1], [2]].
      lists.map(([name, values]) => {
        const value = values[row];
        return [name, Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value];
      }),
    ),
  );
}

function rowsOfCsv(text: string, { columns }: ModelNotes): readonly unknown[] {
  const { records: all, faults } = scanCsv(text, detectSeparator(text));
  const [fault] = faults;
  if (fault) throw badFeatures(t('Invalid quotes in row {0}, column {1}', fault.row, fault.column));
  const [names = [], ...records] = all.filter((record) => record.length > 1 || record[0] !== '');
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return records.map((record) =>
    Object.fromEntries(
      names.map((name, place) => {
        const cell = record[place] ?? '';
        return [name, types.get(name) === 'number' ? numberIn(cell) : cell];
      }),
    ),
  );
}

/** A number as JSON has it: null for an empty cell. What is no number stays a text, and is refused as one. */
function numberIn(cell: string): number | string | null {
  if (cell.trim() === '') return null;
  const number = Number(cell);
  return Number.isFinite(number) ? number : cell;
}
