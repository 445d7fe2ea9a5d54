import type { Audit, AuditedImage } from '../report/audit.ts';

/** The audit of a run that did these images. */
export function audit(images: readonly AuditedImage[]): Audit {
  return {
    version: 1,
    tool: { name: 'vitruve', version: '0.0.0' },
    began: '2026-01-15T10:00:00.000Z',
    time: 1234,
    settings: {
      subjects: ['face'],
      mode: 'standard',
      thresholds: {},
      rotations: [],
      anonymisation: null,
      metadata: 'removed',
    },
    models: [{ id: 'model', subject: 'face', hash: 'f'.repeat(64), licence: 'MIT' }],
    summary: {
      images: images.length,
      done: images.length,
      failed: 0,
      skipped: 0,
      cancelled: 0,
      faces: 0,
      plates: 0,
      withoutFindings: images.length,
      decisions: { added: 0, removed: 0, moved: 0, excluded: 0 },
    },
    images,
    passedOver: [],
  };
}

/** An image in which nothing was found. */
export function auditedImage(path: string): AuditedImage {
  return {
    path,
    state: 'done',
    output: `out/${path}`,
    width: 10,
    height: 10,
    pages: 1,
    detections: [],
    remarks: [],
    time: { read: 1, detect: 1, write: 1 },
  };
}
