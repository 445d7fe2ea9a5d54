import { t } from '@vscode/l10n';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../../../http/request-error.ts';
import { RECOMMENDED } from '../../../learning/recommender/recommender-file.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';
import { predictedValues } from './answers.ts';
import { numbered } from './own-format.ts';
import type { PredictionService } from './prediction-service.ts';
import { idOf, jsonOf } from './requests.ts';
import { badFeatures } from './rows.ts';
import type { RouteSchemas } from './schemas.ts';
import type { Answered } from '../answered.ts';

/** Of a tensor; rows and columns are two. */
const MOST_DIMENSIONS = 4;

/** A tensor of a request or an answer. */
interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly datatype: string;
  readonly data: readonly unknown[];
}

/** The Open Inference Protocol, version 2, over HTTP; see https://github.com/kserve/open-inference-protocol. */
export function registerInferenceProtocol(
  app: FastifyInstance,
  service: PredictionService,
  schemas: RouteSchemas,
): void {
  app.get('/v2', { schema: schemas.state }, () => ({
    name: 'vitruve',
    version: service.version,
    extensions: [],
  }));
  app.get('/v2/health/live', { schema: schemas.state }, () => ({ live: true }));
  app.get('/v2/health/ready', { schema: schemas.state }, async (_request, reply) => {
    const ready = await service.file.isReady();
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  for (const path of ['/v2/models/:model', '/v2/models/:model/versions/:version']) {
    app.get(path, { schema: schemas.state }, (request) => {
      mustBeServed(request, service);
      return metadataOf(service);
    });
    app.get(`${path}/ready`, { schema: schemas.state }, async (request, reply) => {
      mustBeServed(request, service);
      const ready = await service.file.isReady();
      return reply.code(ready ? 200 : 503).send({ name: service.name, ready });
    });
    app.post(`${path}/infer`, { schema: schemas.infer }, (request) => {
      mustBeServed(request, service);
      return service.requests.answer(request, async (body) => {
        const { id, inputs } = questionOf(jsonOf(body));
        const rows = rowsOf(inputs, service.file.served.notes);
        service.requests.countRows(rows);
        const own = idOf(request, id);
        const answered = await service.answer(rows, (row) => numbered(own, row, rows.length));
        return {
          model_name: service.name,
          model_version: answered.served.version,
          id: own,
          outputs: outputsOf(answered),
        };
      });
    });
  }
}

/** @throws RequestError for a model or version that is another. Addresses are in lower case. */
function mustBeServed({ params }: FastifyRequest, { name, file }: PredictionService): void {
  const { model, version } = params as { readonly model: string; readonly version?: string };
  if (model !== name.toLowerCase()) throw new RequestError(404, 'not-found', t('Valid values: {0}', name));
  if (version !== undefined && version !== file.served.version.toLowerCase())
    throw new RequestError(404, 'not-found', t('Valid values: {0}', file.served.version));
}

function metadataOf({ name, file }: PredictionService): object {
  const { notes, version } = file.served;
  const { columns, classes, problem, recommender } = notes;
  return {
    name,
    versions: [version],
    platform: 'onnx_onnxruntime',
    inputs: columns.map((column) => ({
      name: column.name,
      datatype: column.type === 'text' ? 'BYTES' : 'FP64',
      shape: [-1, 1],
    })),
    outputs: recommender
      ? [
          { name: RECOMMENDED.items, datatype: 'BYTES', shape: [-1, recommender.k] },
          { name: RECOMMENDED.scores, datatype: 'FP64', shape: [-1, recommender.k] },
        ]
      : problem === 'classification'
        ? [
            { name: 'label', datatype: datatypeOf(classes ?? []), shape: [-1] },
            { name: 'probabilities', datatype: 'FP64', shape: [-1, classes?.length ?? 0] },
          ]
        : [{ name: problem === 'regression' ? 'prediction' : 'score', datatype: 'FP64', shape: [-1] }],
  };
}

function datatypeOf(values: readonly (string | number)[]): string {
  return values.every((value) => typeof value === 'number') ? 'INT64' : 'BYTES';
}

function questionOf(value: unknown): { readonly id?: unknown; readonly inputs: readonly NamedTensor[] } {
  const { id, inputs } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(inputs) || !inputs.every(isTensor))
    throw new RequestError(
      400,
      'bad-request',
      t('Expected "{0}" to be a list of tensors with {1}', 'inputs', 'name, shape, datatype, data'),
    );
  return { id, inputs };
}

function isTensor(value: unknown): value is NamedTensor {
  if (typeof value !== 'object' || value === null) return false;
  const { name, shape, datatype, data } = value as Readonly<Record<string, unknown>>;
  return (
    typeof name === 'string' &&
    typeof datatype === 'string' &&
    Array.isArray(shape) &&
    shape.length <= MOST_DIMENSIONS &&
    shape.every((each) => Number.isInteger(each)) &&
    Array.isArray(data)
  );
}

/** Rows of tensors: one for each column, or one with all columns side by side. */
function rowsOf(inputs: readonly NamedTensor[], { columns }: ModelNotes): readonly unknown[] {
  const [only] = inputs;
  const byColumn = new Map(inputs.map((tensor) => [tensor.name, valuesOf(tensor)]));
  if (only && inputs.length === 1 && !columns.some(({ name }) => name === only.name))
    return rowsOfOne(valuesOf(only), columns.length);
  const rows = Math.max(0, ...[...byColumn.values()].map(({ length }) => length));
  const short = [...byColumn].find(([, values]) => values.length !== rows);
  if (short)
    throw badFeatures(
      t(
        '"{0}" has a different number of values than other inputs: {1} instead of {2}',
        short[0],
        short[1].length,
        rows,
      ),
    );
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries([...byColumn].map(([name, values]) => [name, values[row]])),
  );
}

function rowsOfOne(values: readonly unknown[], columns: number): readonly unknown[] {
  if (values.length % columns !== 0)
    throw badFeatures(
      t(
        'The number of values of the input ({0}) is not a multiple of the number of features ({1})',
        values.length,
        columns,
      ),
    );
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}

/** The values of a tensor, one after the other: they may be sent as nested lists. @throws RequestError when its shape says another number. */
function valuesOf({ name, shape, data }: NamedTensor): readonly unknown[] {
  const values = data.some(Array.isArray) ? data.flat(shape.length) : data;
  const expected = shape.reduce((product, each) => product * each, 1);
  if (values.length !== expected)
    throw badFeatures(
      t('"{0}": expected {1} values (from its shape), found {2}', name, expected, values.length),
    );
  return values;
}

function outputsOf({ served, predictions }: Answered): readonly NamedTensor[] {
  const { classes = [], problem } = served.notes;
  if (predictions.of === 'items') {
    const { k, items, scores } = predictions;
    const shape = [items.length / k, k];
    return [
      { name: RECOMMENDED.items, datatype: 'BYTES', shape, data: items },
      { name: RECOMMENDED.scores, datatype: 'FP64', shape, data: [...scores] },
    ];
  }
  const data = predictedValues(predictions, classes);
  const shape = [data.length];
  if (predictions.of !== 'classes')
    return [{ name: problem === 'regression' ? 'prediction' : 'score', datatype: 'FP64', shape, data }];
  return [
    { name: 'label', datatype: datatypeOf(classes), shape, data },
    {
      name: 'probabilities',
      datatype: 'FP64',
      shape: [data.length, classes.length],
      data: [...predictions.probabilities],
    },
  ];
}
