import { joined, normalised } from '../../core/paths/relative.ts';
import { isRemote } from '../../core/paths/remote.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import type { ModelFile } from './model.ts';

/** Weights as they are trained; what runs is their export. */
const WEIGHTS = /\.(?:pt|pth|pb|h5|keras|tflite|safetensors)$/iu;

/** The model that a configuration names, from a folder of models where it has one. */
export function modelFile(scalar: YamlScalar, folder = ''): ModelFile {
  const written = isAbsolute(scalar.text) ? scalar.text : within(slashed(folder), slashed(scalar.text));
  return { scalar, written, path: runnable(written) };
}

/** A path that begins with the folder of models counts from where that does. */
function within(folder: string, path: string): string {
  if (folder === '') return path;
  const base = normalised(folder);
  const own = normalised(path);
  return base !== '' && own.startsWith(`${base}/`) ? own : joined(folder, path);
}

/** Paths of Windows lead to the same places elsewhere. */
function slashed(path: string): string {
  return isAbsolute(path) ? path : path.replaceAll('\\', '/');
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
  return /^(?:[/\\~]|[a-z]:[\\/])/iu.test(path) || isRemote(path);
}
