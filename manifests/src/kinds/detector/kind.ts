import snippets from '@vitruve/snippets/detector.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { completeDetector } from './complete.ts';
import { hoverDetector } from './hover.ts';
import { detectorOutline } from './outline.ts';
import { detectorLenses } from './lenses.ts';
import { describeDetector } from './describe.ts';
import type { DetectorModel } from './model.ts';
import { parseDetector } from './parse.ts';
import { detectorRenamed, detectorFileRenamed } from './renamed.ts';
import { DETECTOR_RULES } from './rules/index.ts';
import { DETECTOR_DECLARATION } from './declaration.ts';

/** Manifests of detection models for faces and plates: `face.detector.yaml` beside `face.onnx`. */
export const DETECTOR: Kind<DetectorModel> = {
  ...DETECTOR_DECLARATION,
  parse: parseDetector,
  rules: DETECTOR_RULES,
  complete: completeDetector,
  snippets,
  hover: hoverDetector,
  describe: describeDetector,
  lenses: detectorLenses,
  outline: detectorOutline,
  renamed: detectorRenamed,
  fileRenamed: detectorFileRenamed,
};
