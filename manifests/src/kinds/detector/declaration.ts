import type { KindDeclaration } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { DETECTOR_ENTITY_TYPES } from './entity-types.ts';
import { isDetector } from './detect.ts';
import { DETECTOR_FILES, MODELS } from './files.ts';

/** Manifests of detection models for faces and plates: `face.detector.yaml` beside `face.onnx`. */
export const DETECTOR_DECLARATION: KindDeclaration = {
  id: 'detector',
  describeCount: (count) => counted(count, '{0} detector', '{0} detectors'),
  files: DETECTOR_FILES,
  hashedFiles: MODELS,
  entityTypes: DETECTOR_ENTITY_TYPES,
  structureRules: [{ id: 'detector/schema', severity: 'error' }],
  detect: isDetector,
};
