import { MOST_SQUARES, SHAPES } from '../vision/anonymization/method.ts';
import { MODES, SUBJECTS } from '../vision/detection/detection.ts';
import { PICTURE_FORMATS } from '../vision/images/format.ts';
import type { ServeLimits } from './limits.ts';

/** The description of the service as OpenAPI 3.1, for clients that are generated from it. */
export function openApi({ version, limits, token }: Described): object {
  const wishes = {
    subjects: { type: 'string', description: 'What is looked for, with commas', examples: SUBJECTS },
    mode: { type: 'string', enum: MODES },
    threshold: { type: 'number', minimum: 0, maximum: 1 },
  };
  const cover = {
    method: { type: 'string', enum: ['solid', 'mosaic', 'gaussian'], default: 'solid' },
    mask: { type: 'string', enum: SHAPES },
    margin: { type: 'number', minimum: 0, maximum: 3 },
    squares: { type: 'integer', minimum: 1, maximum: MOST_SQUARES },
    format: { type: 'string', enum: PICTURE_FORMATS },
    quality: { type: 'integer', minimum: 1, maximum: 100 },
  };
  const post = (id: string, summary: string, own: object, answers: object): object => ({
    operationId: id,
    summary,
    ...(token === undefined ? {} : { security: [{ token: [] }] }),
    requestBody: body(limits, own),
    responses: { 200: { description: 'Processed', content: answers }, ...FAULTS },
  });
  const json = (name: string): object => ({
    'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vitruve: Faces and Plates',
      version,
      description: 'Finds faces and number plates in a picture, and covers them. Nothing is stored.',
    },
    paths: {
      '/detect': { post: post('detect', 'Where faces and plates are', wishes, json('Detected')) },
      '/predict': {
        post: post(
          'predict',
          'The picture without them',
          { ...wishes, ...cover },
          {
            'image/*': { schema: { type: 'string', format: 'binary' } },
            ...json('Covered'),
          },
        ),
      },
      '/health': {
        get: {
          operationId: 'health',
          summary: 'Whether it can be asked',
          responses: { 200: { description: 'It can' } },
        },
      },
    },
    components: {
      schemas: SCHEMAS,
      ...(token === undefined ? {} : { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }),
    },
  };
}

interface Described {
  readonly version: string;
  readonly limits: ServeLimits;
  readonly token: string | undefined;
}

function body({ bytes }: ServeLimits, own: object): object {
  const file = { type: 'string', format: 'binary', description: `At most ${bytes} bytes` };
  const text = { type: 'string', contentEncoding: 'base64', description: 'Also as a data: address' };
  const form = (image: object): object => ({
    schema: { type: 'object', required: ['image'], properties: { image, ...own } },
  });
  return {
    required: true,
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
  detections: { type: 'array', items: { $ref: '#/components/schemas/Detection' } },
  time: { type: 'object', description: 'Milliseconds', additionalProperties: NUMBER },
};

const SCHEMAS = {
  Detection: {
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
  Detected: { type: 'object', properties: FOUND },
  Covered: {
    type: 'object',
    properties: { ...FOUND, type: { type: 'string' }, image: { type: 'string', contentEncoding: 'base64' } },
  },
  Fault: {
    type: 'object',
    properties: {
      error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

const FAULTS = Object.fromEntries(
  Object.entries({
    400: 'No picture, or an option that is none',
    401: 'No token, or a wrong one',
    403: 'The page of another origin',
    408: 'The image upload is too slow',
    413: 'Too many bytes',
    415: 'Another type',
    422: 'A picture that cannot be read, or with too many pixels',
    503: 'Too many wait: try again',
    504: 'It took too long',
  }).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } } },
  ]),
);
