import type { KindDeclaration } from '../../core/kind.ts';
import { fileName } from '../../core/text/resource.ts';
import { DETECTOR_ENTITY_TYPES } from './entity-types.ts';
import { DETECTOR_FILES, MODELS } from './files.ts';
import { stemOf } from './model-files.ts';

/** What is said of the models that find faces and plates: `face.detector.yaml` beside `face.onnx`. */
export const DETECTOR_DECLARATION: KindDeclaration = {
  id: 'detector',
  files: DETECTOR_FILES,
  hashedFiles: MODELS,
  entityTypes: DETECTOR_ENTITY_TYPES,
  structureRules: [{ id: 'detector/schema', severity: 'error' }],
  detect: ({ uri }) => stemOf(fileName(uri)) !== undefined,
};
