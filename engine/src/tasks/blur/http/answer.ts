import type { FastifyReply } from 'fastify';
import { SUBJECTS, type Subject } from '../../../vision/detection/detection.ts';
import type { AnonymizedImage, DetectionResult } from './work.ts';

/** What was found: boxes in pixels of the upright picture, both as a corner with a size and as two corners. */
export function sendDetected(reply: FastifyReply, detected: DetectionResult): FastifyReply {
  return reply.send(foundIn(detected));
}

/** The covered picture: as it is, with what was found in headers, or in base64 within JSON. */
export function sendCovered(reply: FastifyReply, covered: AnonymizedImage, asJson: boolean): FastifyReply {
  const { image, format, time } = covered;
  const type = `image/${format}`;
  if (asJson) return reply.send({ ...foundIn(covered), type, image: image.toString('base64') });
  const counts = countsOf(covered);
  const timing = Object.entries(time).map(([name, value]) => `${name};dur=${value}`);
  return reply
    .type(type)
    .header('X-Vitruve-Faces', String(counts.face))
    .header('X-Vitruve-Plates', String(counts.plate))
    .header('Server-Timing', timing.join(', '))
    .send(image);
}

function foundIn(detected: DetectionResult): object {
  const { width, height, pages, detections, remarks, time } = detected;
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
    remarks,
    time,
  };
}

function countsOf({ detections }: DetectionResult): Record<Subject, number> {
  const [face, plate] = SUBJECTS.map((subject) => detections.filter((one) => one.subject === subject).length);
  return { face: face ?? 0, plate: plate ?? 0 };
}

function tenth(pixels: number): number {
  return Math.round(10 * pixels) / 10;
}
