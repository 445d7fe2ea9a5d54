import { fileName } from '../../core/text/resource.ts';
import type { Kind } from '../../core/kind.ts';
import { DETECTOR_ENTITY_TYPES } from './entity-types.ts';
import { completeDetector } from './complete.ts';
import { describeDetector, detectorLenses, detectorOutline, hoverDetector } from './explain.ts';
import { DETECTOR_FILES, MODELS } from './files.ts';
import { stemOf } from './model-files.ts';
import type { DetectorModel } from './model.ts';
import { parseDetector } from './parse.ts';
import { detectorRenamed, modelMoved } from './rename.ts';
import { DETECTOR_RULES } from './rules/index.ts';

/** What is said of the models that find faces and plates: `face.detector.yaml` beside `face.onnx`. */
export const DETECTOR: Kind<DetectorModel> = {
  id: 'detector',
  files: DETECTOR_FILES,
  entityTypes: DETECTOR_ENTITY_TYPES,
  hashedFiles: MODELS,
  detect: ({ uri }) => stemOf(fileName(uri)) !== undefined,
  parse: parseDetector,
  rules: DETECTOR_RULES,
  structureRules: [{ id: 'detector/schema', severity: 'error' }],
  complete: completeDetector,
  hover: hoverDetector,
  describe: describeDetector,
  lenses: detectorLenses,
  outline: detectorOutline,
  renamed: detectorRenamed,
  fileRenamed: modelMoved,
};
