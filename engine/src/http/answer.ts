import type { ServerResponse } from 'node:http';
import { SUBJECTS, type Subject } from '../vision/detection/detection.ts';
import type { RequestFault } from './fault.ts';
import type { Covered, Detected } from './work.ts';

/** What is sent back: bytes, or what becomes JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was found: boxes in pixels of the upright picture, both as a corner with a size and as two corners. */
export function detectAnswer(detected: Detected): Answer {
  return { status: 200, body: foundIn(detected) };
}

/** The covered picture: as it is, with what was found in headers, or in base64 within JSON. */
export function predictAnswer(covered: Covered, asJson: boolean): Answer {
  const { image, format, time } = covered;
  const type = `image/${format}`;
  if (asJson) {
    return { status: 200, body: { ...foundIn(covered), type, image: image.toString('base64') } };
  }
  const counts = countsOf(covered);
  return {
    status: 200,
    body: image,
    headers: {
      'Content-Type': type,
      'X-Vitruve-Faces': String(counts.face),
      'X-Vitruve-Plates': String(counts.plate),
      'Server-Timing': Object.entries(time)
        .map(([name, value]) => `${name};dur=${value}`)
        .join(', '),
    },
  };
}

function foundIn(detected: Detected): object {
  const { width, height, pages, detections, time } = detected;
  return {
    width,
    height,
    pages,
    counts: countsOf(detected),
    detections: detections.map(({ subject, box, score, by, page }) => {
      const { left, top, width: across, height: along } = box;
      return {
        subject,
        score: Number(score.toFixed(3)),
        box: { left: tenth(left), top: tenth(top), width: tenth(across), height: tenth(along) },
        corners: [left, top, left + across, top + along].map(tenth),
        by,
        ...(page === undefined ? {} : { page }),
      };
    }),
    time,
  };
}

function countsOf({ detections }: Detected): Record<Subject, number> {
  const [face, plate] = SUBJECTS.map((subject) => detections.filter((one) => one.subject === subject).length);
  return { face: face ?? 0, plate: plate ?? 0 };
}

function tenth(pixels: number): number {
  return Math.round(10 * pixels) / 10;
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const bytes =
    body === undefined
      ? Buffer.alloc(0)
      : Buffer.isBuffer(body)
        ? body
        : Buffer.from(`${JSON.stringify(body)}\n`, 'utf8');
  response.writeHead(status, {
    ...(Buffer.isBuffer(body) || body === undefined
      ? {}
      : { 'Content-Type': 'application/json; charset=utf-8' }),
    'Content-Length': bytes.length,
    // Neither a proxy nor a browser keeps pictures of people.
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/**
 * `{ "error": { "code": "too-large", "message": "…" } }`
 * @param isWhole whether all of the request came.
 */
export function sendFault(
  response: ServerResponse,
  { status, code, message }: RequestFault,
  isWhole: boolean,
): void {
  send(response, {
    status,
    body: { error: { code, message } },
    headers: {
      ...(status === 503 ? { 'Retry-After': '5' } : {}),
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      // The rest of what is being sent is not read.
      ...(isWhole ? {} : { Connection: 'close' }),
    },
  });
}
