import { MOST_SQUARES, SHAPES, type Method } from '../../../vision/anonymization/method.ts';
import { MODES, SUBJECTS } from '../../../vision/detection/detection.ts';
import { PICTURE_FORMATS } from '../../../vision/images/format.ts';
import type { ServeLimits } from '../../../http/limits.ts';
import { FAULT_SCHEMA, faultAnswers, json } from '../../../http/schemas.ts';

/** Methods that a request may ask for: none reads a file of the machine. */
const METHODS = ['solid', 'mosaic', 'gaussian'] as const satisfies readonly Method[];

const DETECT_OPTIONS = {
  subjects: { type: 'string', description: 'What is looked for, with commas', examples: SUBJECTS },
  mode: { type: 'string', enum: MODES },
  threshold: { type: 'number', minimum: 0, maximum: 1 },
} as const;

/** What a request may ask for: in the address, as fields of a form or as keys of the JSON. */
export const REQUEST_OPTIONS = {
  ...DETECT_OPTIONS,
  method: { type: 'string', enum: METHODS },
  mask: { type: 'string', enum: SHAPES },
  margin: { type: 'number', minimum: 0, maximum: 3 },
  squares: { type: 'number', minimum: 1, maximum: MOST_SQUARES },
  format: { type: 'string', enum: PICTURE_FORMATS },
  quality: { type: 'number', minimum: 1, maximum: 100 },
} as const;

/** The schema of `POST /detect`: where faces and plates are. */
export function detectSchema(limits: ServeLimits): object {
  return {
    operationId: 'detect',
    summary: 'Where faces and plates are',
    body: body(limits, DETECT_OPTIONS),
    response: { 200: { description: 'Processed', ...json('Detected#') }, ...FAULTS },
  };
}

/** The schema of `POST /predict`: the picture without them. */
export function predictSchema(limits: ServeLimits): object {
  const image = { 'image/*': { schema: { type: 'string', format: 'binary' } } };
  return {
    operationId: 'predict',
    summary: 'The picture without them',
    body: body(limits, REQUEST_OPTIONS),
    response: {
      200: { description: 'Processed', content: { ...image, ...json('Covered#').content } },
      ...FAULTS,
    },
  };
}

/** The schema of `GET /health`. */
export const HEALTH_SCHEMA = {
  operationId: 'health',
  summary: 'Whether it can be asked',
  security: [],
  response: { 200: { description: 'It can', type: 'object' } },
};

function body({ bytes }: ServeLimits, own: object): object {
  const file = { type: 'string', format: 'binary', description: `At most ${bytes} bytes` };
  const text = { type: 'string', contentEncoding: 'base64', description: 'Also as a data: address' };
  const form = (image: object): object => ({
    schema: { type: 'object', required: ['image'], properties: { image, ...own } },
  });
  return {
    content: {
      'multipart/form-data': form(file),
      'application/json': form(text),
      'image/*': { schema: { type: 'string', format: 'binary' } },
    },
  };
}

const NUMBER = { type: 'number' };

const FOUND = {
  width: { type: 'integer' },
  height: { type: 'integer' },
  pages: { type: 'integer' },
  counts: { type: 'object', properties: { face: { type: 'integer' }, plate: { type: 'integer' } } },
  detections: { type: 'array', items: { $ref: 'Detection#' } },
  remarks: {
    type: 'array',
    description: 'What could not be looked for, because the picture is very large',
    items: { type: 'string' },
  },
  time: { type: 'object', description: 'Milliseconds', additionalProperties: NUMBER },
};

/** Schemas that others refer to. */
export const SHARED_SCHEMAS: readonly object[] = [
  {
    $id: 'Detection',
    type: 'object',
    properties: {
      subject: { type: 'string', enum: SUBJECTS },
      score: { ...NUMBER, minimum: 0, maximum: 1 },
      box: {
        type: 'object',
        description: 'Pixels of the upright picture',
        properties: { left: NUMBER, top: NUMBER, width: NUMBER, height: NUMBER },
      },
      corners: {
        type: 'array',
        description: 'Left, top, right, bottom',
        items: NUMBER,
        minItems: 4,
        maxItems: 4,
      },
      by: { type: 'string', description: 'The model' },
      page: { type: 'integer', description: 'From 0, in a picture with several' },
    },
  },
  { $id: 'Detected', type: 'object', properties: FOUND },
  {
    $id: 'Covered',
    type: 'object',
    properties: { ...FOUND, type: { type: 'string' }, image: { type: 'string', contentEncoding: 'base64' } },
  },
  FAULT_SCHEMA,
];

const FAULTS = faultAnswers({
  400: 'No image, or an option that is not valid',
  422: 'A picture that cannot be read, or with too many pixels',
});
