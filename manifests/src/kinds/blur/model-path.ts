import { joined } from '../../paths/relative.ts';
import type { YamlScalar } from '../../yaml/node.ts';
import type { ModelFile } from './model.ts';

/** Weights as they are trained; what runs is their export. */
const WEIGHTS = /\.(?:pt|pth|pb|h5|keras|tflite|safetensors)$/iu;

/** The model that a configuration names, from a folder of models where it has one. */
export function modelFile(scalar: YamlScalar, folder = ''): ModelFile {
  const written = isAbsolute(scalar.text) || folder === '' ? scalar.text : joined(folder, scalar.text);
  return { scalar, written, path: runnable(written) };
}

/** True for weights that have to be exported before they can be run. */
export function areWeights(path: string): boolean {
  return WEIGHTS.test(path);
}

function runnable(path: string): string {
  if (areWeights(path)) return path.replace(WEIGHTS, '.onnx');
  return /\.[a-z]\w*$/iu.test(path) ? path : `${path}.onnx`;
}

/** True for a path that does not count from a folder. */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\~]|[a-z]:[\\/])/iu.test(path);
}
