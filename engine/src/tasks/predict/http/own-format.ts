import { t } from '@vscode/l10n';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../../../http/request-error.ts';
import { rowAnswers, type RowAnswer } from './answers.ts';
import type { PredictionService } from './prediction-service.ts';
import { fieldsOf, idOf, jsonOf } from './requests.ts';
import { badFeatures } from './rows.ts';
import type { RouteSchemas } from './schemas.ts';

/** What is answered for one row, with what it was made by. */
interface SingleAnswer extends RowAnswer {
  readonly id: string;
  readonly model_version: string;
  readonly timestamp: string;
}

/** `POST /predict`, `POST /predict/batch` and `GET /predict/demo`. */
export function registerOwnFormat(
  app: FastifyInstance,
  service: PredictionService,
  schemas: RouteSchemas,
): void {
  app.post('/predict', { schema: schemas.predict }, (request) =>
    service.requests.answer(request, async (body): Promise<SingleAnswer> => {
      const { row, id } = singleRow(jsonOf(body));
      return single(service, row, idOf(request, id));
    }),
  );
  app.post('/predict/batch', { schema: schemas.batch }, (request) =>
    service.requests.answer(request, async (body) => {
      const { rows, ids } = severalRows(jsonOf(body), request);
      service.requests.countRows(rows);
      const { served, predictions } = await service.answer(rows, ids);
      return {
        predictions: rowAnswers(predictions, served.notes.classes ?? []).map((answer, row) => ({
          id: ids(row),
          ...answer,
        })),
        model_version: served.version,
        timestamp: new Date().toISOString(),
      };
    }),
  );
  app.get('/predict/demo', { schema: schemas.demo }, async (request) => {
    const features = typicalRow(service);
    return { ...(await single(service, features, idOf(request))), features };
  });
}

async function single(service: PredictionService, row: unknown, id: string): Promise<SingleAnswer> {
  const { served, predictions } = await service.answer([row], () => id);
  const [answer] = rowAnswers(predictions, served.notes.classes ?? []);
  if (!answer) throw new Error('a row without an answer');
  return { id, ...answer, model_version: served.version, timestamp: new Date().toISOString() };
}

/** The row of a body: under `features`, or the body itself. */
function singleRow(body: unknown): { readonly row: unknown; readonly id?: unknown } {
  if (!hasFeatures(body)) {
    if (Array.isArray(body)) throw badFeatures(t('To predict for several rows, use {0}', '/predict/batch'));
    return { row: body };
  }
  const { features, id } = fieldsOf(body, ['features', 'id']);
  if (Array.isArray(features) && features.some((each) => typeof each === 'object' && each !== null))
    throw badFeatures(t('To predict for several rows, use {0}', '/predict/batch'));
  return { row: features, id };
}

/** The rows of a body: under `features`, or the body itself. */
function severalRows(
  body: unknown,
  request: FastifyRequest,
): { readonly rows: readonly unknown[]; readonly ids: (row: number) => string } {
  const { features, ids } = Array.isArray(body)
    ? { features: body as unknown, ids: undefined }
    : fieldsOf(body, ['features', 'ids']);
  if (!Array.isArray(features)) throw badFeatures(t('Expected "features" to be a list of rows'));
  const rows: readonly unknown[] = features;
  if (ids === undefined) {
    const id = idOf(request);
    return { rows, ids: (row) => numbered(id, row, rows.length) };
  }
  if (!Array.isArray(ids) || ids.length !== rows.length)
    throw new RequestError(400, 'bad-request', t('Expected "ids" to be a list with one ID per row'));
  const given = ids.map((id: unknown) => idOf(request, id));
  return { rows, ids: (row) => given[row] ?? '' };
}

/** The id of a row of a request. */
export function numbered(id: string, row: number, rows: number): string {
  return rows === 1 ? id : `${id}-${row + 1}`;
}

function hasFeatures(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('features' in body)) return false;
  // A column may have this name, too.
  return typeof body.features === 'object' && body.features !== null;
}

/** @throws RequestError for a model of which the training rows are not known. */
function typicalRow({ file }: PredictionService): Readonly<Record<string, number | string>> {
  const { columns } = file.served.notes;
  return Object.fromEntries(
    columns.map(({ name, typical }) => {
      if (typical !== undefined) return [name, typical];
      throw new RequestError(
        404,
        'no-demo',
        t('The model has no typical row: send a row to {0}', '/predict'),
      );
    }),
  );
}
