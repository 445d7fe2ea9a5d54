import type { FileSet } from '../../core/files/file-set.ts';

/** The endings of manifests of a model, in the order in which the engine looks for them. */
export const DETECTOR_ENDINGS = ['.detector.yaml', '.detector.yml', '.detector.json'] as const;
const [YAML, YML, JSON] = DETECTOR_ENDINGS;

export const DETECTOR_FILES: readonly FileSet[] = [
  { patterns: [`*${YAML}`, `*${YML}`], languages: ['yaml'], activates: true, schema: 'detector' },
  { patterns: [`*${JSON}`], languagesByName: ['json', 'jsonc'], activates: true },
];

/** Files whose content is compared with the hash that a manifest says. */
export const MODELS = ['*.onnx'] as const;
