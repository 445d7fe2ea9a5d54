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
  const keyWords = new Words(words);
  if (isSeq(value)) return ofList(keyWords, scalarsOf(value));
  if (!isScalar(value)) return undefined;
  if (typeof value.value === 'boolean') return ofSwitch(keyWords);
  if (typeof value.value === 'number') return ofNumber(keyWords);
  return value.value === null || value.text === '' ? undefined : ofText(keyWords, value.text);
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

function ofList(keyWords: Words, items: readonly YamlScalar[]): NestorMeaning | undefined {
  if (keyWords.has(SUBJECTS) && items.some(({ text }) => subjectOf(text))) return 'subjects';
  if (keyWords.are(TASK, PERHAPS_TASK)) return 'task';
  return keyWords.has(INPUT) && !keyWords.has(MODEL, OTHER) ? 'images' : undefined;
}

function ofSwitch(keyWords: Words): NestorMeaning | undefined {
  const { subject } = keyWords;
  if (subject && keyWords.are(subject === 'face' ? FACE : PLATE, SWITCH, SUBJECTS, BLUR, DETECT))
    return `${subject}Wanted`;
  if (keyWords.are(ONLY, DETECT, SWITCH) && keyWords.has(DETECT)) return 'detectOnly';
  if (keyWords.are(BLUR, SWITCH, TASK)) return 'blurWanted';
  return keyWords.are(TASK, PERHAPS_TASK) ? 'task' : undefined;
}

function ofNumber(keyWords: Words): NestorMeaning | undefined {
  if (keyWords.has(CONFIDENCE) && !keyWords.has(OTHER)) return confidenceOf(keyWords);
  return keyWords.are(TASK, PERHAPS_TASK) ? 'task' : undefined;
}

function confidenceOf({ subject }: Words): NestorMeaning {
  return subject === undefined ? 'confidence' : `${subject}Confidence`;
}

function ofText(keyWords: Words, text: string): NestorMeaning | undefined {
  if (keyWords.has(OTHER)) return undefined;
  if (keyWords.has(CONFIDENCE) && /^[\d.,]+ ?%?$/u.test(text)) return confidenceOf(keyWords);
  const isModel = MODEL_FILE.test(text);
  const { subject } = keyWords;
  if (keyWords.has(MODEL) && !isModel && (keyWords.has(FOLDER) || (keyWords.has(PLACE) && !subject)))
    return 'modelsPath';
  if (isModel) {
    const found =
      subject ?? subjectOf(text.replace(/^.*[\\/]/u, '')) ?? (keyWords.has(LICENCE) ? 'plate' : undefined);
    return found ? `${found}Model` : 'someModel';
  }
  if (keyWords.has(MODEL)) {
    if (subject) return keyWords.has(PERHAPS_TASK, LICENCE) ? undefined : `${subject}Model`;
    return keyWords.count === 1 && isFolderOfModels(keyWords, text) ? 'modelsPath' : undefined;
  }
  if (keyWords.has(BLUR) && methodOf(text) !== undefined && (keyWords.has(METHOD) || keyWords.are(BLUR)))
    return 'blurMethod';
  if (keyWords.count === 2 && keyWords.has(BLUR) && keyWords.has(METHOD)) return 'blurMethod';
  if (keyWords.are(SUBJECTS) && subjectOf(text)) return 'subjects';
  if (keyWords.has(TASK) || (keyWords.has(PERHAPS_TASK) && actionOf(text))) return 'task';
  if (keyWords.has(OUTPUT)) return isRemote(text) ? undefined : 'output';
  return keyWords.has(INPUT) && !isRemote(text) ? 'images' : undefined;
}

/** `models` is a folder; `model` is the name of one unless it is written as a path. */
function isFolderOfModels(keyWords: Words, text: string): boolean {
  return keyWords.has(/s$/u) || /[\\/]/u.test(text);
}
