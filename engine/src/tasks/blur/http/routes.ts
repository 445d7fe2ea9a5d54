import type { FastifyReply, FastifyRequest } from 'fastify';
import { signalOf, unlessAborted } from '../../../http/deadline.ts';
import type { ServiceHost, ServiceRoutes } from '../../../http/service.ts';
import type { Detector } from '../../../vision/detection/detection.ts';
import type { DetectorFor } from '../detectors.ts';
import type { BlurTask } from '../task.ts';
import { sendCovered, sendDetected } from './answer.ts';
import { imageLimitsOf } from './limits.ts';
import { taskOfRequest } from './request-options.ts';
import { detectSchema, HEALTH_SCHEMA, predictSchema, SHARED_SCHEMAS } from './schemas.ts';
import { readUpload, type Upload } from './upload.ts';
import { detect, predict, type Work } from './work.ts';

/**
 * `POST /detect`, `POST /predict`, `GET /health`. Pictures are held in memory while they are worked on, and nowhere else.
 * @param task what is done unless a request asks for something else.
 */
export function blurRoutes(task: BlurTask, detectorFor: DetectorFor, host: ServiceHost): ServiceRoutes {
  const { gate, version } = host;
  const limits = imageLimitsOf(host);
  const detectorsOf = ({ subjects, models }: BlurTask): Promise<readonly Detector[]> =>
    Promise.all(subjects.map((subject) => detectorFor(subject, models[subject], limits.atOnce)));

  const worked = async <Answer>(
    request: FastifyRequest,
    work: (upload: Upload, given: Work) => Promise<Answer>,
  ): Promise<Answer> => {
    const signal = signalOf(request);
    // Before the picture is read: those that wait are in memory.
    const place = gate.reserve();
    try {
      const upload = await readUpload(request.raw, limits, signal);
      const asked = taskOfRequest(task, new Map([...queryOf(request), ...upload.options]));
      await place.turn(signal);
      return await work(upload, { task: asked, detectors: await detectorsOf(asked), limits, signal });
    } finally {
      place.leave();
    }
  };

  return {
    title: 'Vitruve: Faces and Plates',
    description: 'Finds faces and number plates in a picture, and covers them. Nothing is stored.',
    schemas: SHARED_SCHEMAS,
    refusal: 'bad-image',
    warm: async () => {
      await detectorsOf(task);
    },
    register: (app) => {
      app.post('/detect', { schema: detectSchema(limits) }, (request, reply) =>
        unlessAborted(
          signalOf(request),
          worked(request, ({ image }, work) => detect(image, work)),
        ).then((detected) => sendDetected(reply, detected)),
      );
      app.post('/predict', { schema: predictSchema(limits) }, (request, reply) =>
        unlessAborted(
          signalOf(request),
          worked(request, async ({ image, form }, work) => ({ form, covered: await predict(image, work) })),
        ).then(({ form, covered }) => sendCovered(reply, covered, wantsJson(request, form))),
      );
      app.get('/health', { schema: HEALTH_SCHEMA }, (_request, reply: FastifyReply) =>
        detectorsOf(task).then((detectors) =>
          reply.send({ status: 'ok', version, models: detectors.flatMap(({ models }) => models) }),
        ),
      );
    },
  };
}

function queryOf({ query }: FastifyRequest): readonly [string, string][] {
  return Object.entries(query as Readonly<Record<string, string | string[]>>).map(([name, value]) => [
    name.toLowerCase(),
    String(Array.isArray(value) ? value.at(-1) : value),
  ]);
}

/** The answer has the form of the question, unless the header `Accept` says another. */
function wantsJson({ headers: { accept = '' } }: FastifyRequest, form: Upload['form']): boolean {
  if (accept.includes('application/json')) return true;
  return form === 'json' && !accept.includes('image/');
}
