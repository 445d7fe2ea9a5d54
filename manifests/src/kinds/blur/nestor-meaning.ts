import { isScalar, isSeq, scalarsOf, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { isRemote } from '../../core/paths/remote.ts';
import type { BlurSubject } from './model.ts';
import {
  actionOf,
  BLUR,
  CONFIDENCE,
  DETECT,
  FACE,
  FOLDER,
  INPUT,
  LICENCE,
  METHOD,
  methodOf,
  MODEL,
  ONLY,
  OTHER,
  OUTPUT,
  PERHAPS_TASK,
  PLACE,
  PLATE,
  subjectOf,
  SUBJECTS,
  SWITCH,
  TASK,
} from './nestor-words.ts';

/** What a key of `nestor-ai-config.json` is about. */
export type NestorMeaning =
  | 'modelsPath'
  | 'faceModel'
  | 'plateModel'
  /** A model of which nothing says what it finds. */
  | 'someModel'
  | 'task'
  | 'subjects'
  | 'confidence'
  | 'faceConfidence'
  | 'plateConfidence'
  | 'blurMethod'
  | 'images'
  | 'output'
  /** True or false. */
  | 'faceWanted'
  | 'plateWanted'
  | 'blurWanted'
  | 'detectOnly';

const MODEL_FILE = /\.(?:onnx|pt|pth|h5|keras|tflite|safetensors)$/iu;

/** What a value is about, by the words of its key and of those above it. */
export function meaningOf(words: readonly string[], value: YamlNode | null): NestorMeaning | undefined {
  const said = new Words(words);
  if (isSeq(value)) return ofList(said, scalarsOf(value));
  if (!isScalar(value)) return undefined;
  if (typeof value.value === 'boolean') return ofSwitch(said);
  if (typeof value.value === 'number') return ofNumber(said);
  return value.value === null || value.text === '' ? undefined : ofText(said, value.text);
}

/** The words of a key and of those above it, outermost first. */
class Words {
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get count(): number {
    return this.#words.length;
  }

  has(...kinds: readonly RegExp[]): boolean {
    return this.#words.some((word) => kinds.some((kind) => kind.test(word)));
  }

  /** True when all words are of these kinds, and one is of the first. */
  are(first: RegExp, ...others: readonly RegExp[]): boolean {
    return this.has(first) && this.#words.every((word) => [first, ...others].some((kind) => kind.test(word)));
  }

  get subject(): BlurSubject | undefined {
    const [face, plate] = [this.has(FACE), this.has(PLATE)];
    return face === plate ? undefined : face ? 'face' : 'plate';
  }
}

function ofList(said: Words, items: readonly YamlScalar[]): NestorMeaning | undefined {
  if (said.has(SUBJECTS) && items.some(({ text }) => subjectOf(text))) return 'subjects';
  if (said.are(TASK, PERHAPS_TASK)) return 'task';
  return said.has(INPUT) && !said.has(MODEL, OTHER) ? 'images' : undefined;
}

function ofSwitch(said: Words): NestorMeaning | undefined {
  const { subject } = said;
  if (subject && said.are(subject === 'face' ? FACE : PLATE, SWITCH, SUBJECTS, BLUR, DETECT))
    return `${subject}Wanted`;
  if (said.are(ONLY, DETECT, SWITCH) && said.has(DETECT)) return 'detectOnly';
  if (said.are(BLUR, SWITCH, TASK)) return 'blurWanted';
  return said.are(TASK, PERHAPS_TASK) ? 'task' : undefined;
}

function ofNumber(said: Words): NestorMeaning | undefined {
  if (said.has(CONFIDENCE) && !said.has(OTHER)) return confidenceOf(said);
  return said.are(TASK, PERHAPS_TASK) ? 'task' : undefined;
}

function confidenceOf({ subject }: Words): NestorMeaning {
  return subject === undefined ? 'confidence' : `${subject}Confidence`;
}

function ofText(said: Words, text: string): NestorMeaning | undefined {
  if (said.has(OTHER)) return undefined;
  if (said.has(CONFIDENCE) && /^[\d.,]+ ?%?$/u.test(text)) return confidenceOf(said);
  const isModel = MODEL_FILE.test(text);
  const { subject } = said;
  if (said.has(MODEL) && !isModel && (said.has(FOLDER) || (said.has(PLACE) && !subject))) return 'modelsPath';
  if (isModel) {
    const found =
      subject ?? subjectOf(text.replace(/^.*[\\/]/u, '')) ?? (said.has(LICENCE) ? 'plate' : undefined);
    return found ? `${found}Model` : 'someModel';
  }
  if (said.has(MODEL)) {
    if (subject) return said.has(PERHAPS_TASK, LICENCE) ? undefined : `${subject}Model`;
    return said.count === 1 && isFolderOfModels(said, text) ? 'modelsPath' : undefined;
  }
  if (said.has(BLUR) && methodOf(text) !== undefined && (said.has(METHOD) || said.are(BLUR)))
    return 'blurMethod';
  if (said.count === 2 && said.has(BLUR) && said.has(METHOD)) return 'blurMethod';
  if (said.are(SUBJECTS) && subjectOf(text)) return 'subjects';
  if (said.has(TASK) || (said.has(PERHAPS_TASK) && actionOf(text))) return 'task';
  if (said.has(OUTPUT)) return isRemote(text) ? undefined : 'output';
  return said.has(INPUT) && !isRemote(text) ? 'images' : undefined;
}

/** `models` is a folder; `model` is the name of one unless it is written as a path. */
function isFolderOfModels(said: Words, text: string): boolean {
  return said.has(/s$/u) || /[\\/]/u.test(text);
}
