import { t } from '@vscode/l10n';
import { FAULT_SCHEMA, faultAnswers, json } from '../../../http/schemas.ts';

const FAULTS = faultAnswers({
  400: 'Not JSON, or a field that is not valid',
  422: 'A row that does not fit the features of the model',
});

const answer = (reference: string): object => ({
  200: { description: 'Predicted', ...json(reference) },
  ...FAULTS,
});

const INVOCATION_FORMATS = 'dataframe_split, dataframe_records, instances, inputs, CSV';

const NUMBER = { type: 'number' };
const TEXT = { type: 'string' };

/** A row: by the names of its features, or in their order. */
const ROW = {
  oneOf: [
    { type: 'object', additionalProperties: true },
    { type: 'array', items: {} },
  ],
};

const PREDICTED = {
  id: TEXT,
  prediction: { ...NUMBER, description: 'A number; of a class with a text as its name, its place, from 0' },
  prediction_label: { ...TEXT, description: 'The name of the predicted class' },
  probability: { ...NUMBER, description: 'Of the predicted class' },
  probabilities: { type: 'object', additionalProperties: NUMBER },
  recommendations: {
    type: 'array',
    description:
      'Of a recommender, the best item first; a score of 0 is that of an item that is only popular',
    items: { type: 'object', properties: { item: TEXT, score: NUMBER } },
  },
};

const MADE_BY = { model_version: TEXT, timestamp: { ...TEXT, format: 'date-time' } };

/** Schemas that others refer to. */
export const SHARED_SCHEMAS: readonly object[] = [
  {
    $id: 'Row',
    type: 'object',
    required: ['features'],
    properties: { features: ROW, id: TEXT },
  },
  {
    $id: 'Rows',
    type: 'object',
    required: ['features'],
    properties: { features: { type: 'array', items: ROW }, ids: { type: 'array', items: TEXT } },
  },
  { $id: 'Prediction', type: 'object', properties: { ...PREDICTED, ...MADE_BY } },
  {
    $id: 'Predictions',
    type: 'object',
    properties: {
      predictions: { type: 'array', items: { type: 'object', properties: PREDICTED } },
      ...MADE_BY,
    },
  },
  {
    $id: 'Model',
    type: 'object',
    properties: {
      name: TEXT,
      model_version: TEXT,
      sha256: TEXT,
      loaded_at: { ...TEXT, format: 'date-time' },
      algorithm: TEXT,
      problem: { ...TEXT, enum: ['classification', 'regression', 'anomaly', 'recommendation'] },
      target: TEXT,
      classes: { type: 'array', items: {} },
      threshold: NUMBER,
      features: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: TEXT, type: { ...TEXT, enum: ['number', 'text'] }, typical: {} },
        },
      },
      training: { type: 'object' },
    },
  },
  { $id: 'Invocation', type: 'object' },
  { $id: 'Invoked', type: 'object', properties: { predictions: { type: 'array', items: {} } } },
  { $id: 'Tensors', type: 'object' },
  FAULT_SCHEMA,
];

const UNAVAILABLE = { description: 'The process of the model is not there', type: 'object' };
const OPEN = { security: [] };
const TEXT_ANSWER = { 200: { description: 'A text', type: 'string' } };

/** What is said of each route, in the language of the service. */
export interface RouteSchemas {
  readonly page: object;
  readonly health: object;
  readonly info: object;
  readonly metrics: object;
  readonly reload: object;
  readonly predict: object;
  readonly batch: object;
  readonly demo: object;
  /** Of MLflow. */
  readonly ping: object;
  readonly invocations: object;
  /** Of the Open Inference Protocol. */
  readonly state: object;
  readonly infer: object;
}

export function routeSchemas(): RouteSchemas {
  return {
    page: { summary: t('This page'), response: TEXT_ANSWER },
    health: {
      ...OPEN,
      operationId: 'health',
      summary: t('Health check'),
      response: { 200: { description: 'It can', type: 'object' }, 503: UNAVAILABLE },
    },
    info: {
      operationId: 'model',
      summary: t('The model and its features'),
      response: { 200: { description: 'The model', ...json('Model#') } },
    },
    metrics: { ...OPEN, summary: t('Metrics for Prometheus'), response: TEXT_ANSWER },
    reload: {
      operationId: 'reload',
      summary: t('Reload the model file'),
      response: { 200: { description: 'The model that answers from now on', ...json('Model#') }, ...FAULTS },
    },
    predict: {
      operationId: 'predict',
      summary: t('Predict for a row'),
      body: json('Row#'),
      response: answer('Prediction#'),
    },
    batch: {
      operationId: 'predictBatch',
      summary: t('Predict for several rows'),
      body: json('Rows#'),
      response: answer('Predictions#'),
    },
    demo: {
      operationId: 'predictDemo',
      summary: t('Predict for a typical row of the training data'),
      response: answer('Prediction#'),
    },
    ping: {
      ...OPEN,
      summary: t('Health and version for MLflow clients'),
      response: { ...TEXT_ANSWER, 503: UNAVAILABLE },
    },
    invocations: {
      summary: t('Predict for rows in an MLflow format: {0}', INVOCATION_FORMATS),
      body: json('Invocation#'),
      response: answer('Invoked#'),
    },
    state: {
      ...OPEN,
      summary: t('Health and metadata (Open Inference Protocol)'),
      response: { 200: { description: 'It can be asked', type: 'object' }, 503: UNAVAILABLE },
    },
    infer: {
      summary: t('Predict for tensors (Open Inference Protocol)'),
      body: json('Tensors#'),
      response: answer('Tensors#'),
    },
  };
}
