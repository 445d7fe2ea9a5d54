import type { Kind } from '../../core/kind.ts';
import { DETECTOR_ENTITY_TYPES } from './entity-types.ts';
import { completeDetector } from './complete.ts';
import { hoverDetector } from './hover.ts';
import { detectorOutline } from './outline.ts';
import { detectorLenses } from './lenses.ts';
import { describeDetector } from './describe.ts';
import { isDetector } from './detect.ts';
import { DETECTOR_FILES, MODELS } from './files.ts';
import type { DetectorModel } from './model.ts';
import { parseDetector } from './parse.ts';
import { detectorRenamed, detectorFileRenamed } from './renamed.ts';
import { DETECTOR_RULES } from './rules/index.ts';

/** What is said of the models that find faces and plates: `face.detector.yaml` beside `face.onnx`. */
export const DETECTOR: Kind<DetectorModel> = {
  id: 'detector',
  files: DETECTOR_FILES,
  entityTypes: DETECTOR_ENTITY_TYPES,
  hashedFiles: MODELS,
  detect: isDetector,
  parse: parseDetector,
  rules: DETECTOR_RULES,
  structureRules: [{ id: 'detector/schema', severity: 'error' }],
  complete: completeDetector,
  hover: hoverDetector,
  describe: describeDetector,
  lenses: detectorLenses,
  outline: detectorOutline,
  renamed: detectorRenamed,
  fileRenamed: detectorFileRenamed,
};
