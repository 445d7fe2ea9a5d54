import { isMap, isScalar, isSeq, scalarsOf, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import type { BlurAction, BlurSubject } from './model.ts';

/**
 * What a key of `nestor-ai-config.json` is about. Each team spells its keys in its own way (`faceModel`, `face_model_name`,
 * `models.face.file`, `modeleVisage`): they are told apart by the words that they are made of, in English and French.
 */
export type NestorMeaning =
  | 'modelsPath'
  | 'faceModel'
  | 'plateModel'
  | 'task'
  | 'subjects'
  | 'confidence'
  | 'faceConfidence'
  | 'plateConfidence'
  | 'blurMethod'
  | 'images'
  | 'output';

export interface NestorEntry {
  readonly meaning: NestorMeaning;
  readonly key: YamlScalar;
  readonly values: readonly YamlScalar[];
}

const FACE = /^(?:faces?|visages?)$/u;
const PLATE = /^(?:plates?|plaques?|licen[cs]e|immatriculation|lpr?|anpr)$/u;
const MODEL = /^(?:models?|modeles?|weights?|poids|onnx|yolo|detectors?|detecteurs?|networks?)$/u;
const FOLDER = /^(?:dirs?|directory|directories|folders?|dossiers?|repertoires?)$/u;
/** Words of folders, unless they are about one model. */
const PLACE = /^(?:paths?|root|base|chemins?|location|emplacement)$/u;
const TASK = /^(?:tasks?|taches?|traitement)$/u;
/** Words that are about the task where the value is a task, and about something else otherwise. */
const PERHAPS_TASK = /^(?:mode|action|operation|job|type)$/u;
const SUBJECTS = /^(?:subjects?|classes|targets?|cibles?|objects?|objets?|labels?)$/u;
const CONFIDENCE = /^(?:confidence|conf|threshold|thresholds|seuils?|score|confiance)$/u;
const METHOD = /^(?:method|methode|algorithm|algorithme|effect|effet|style|kind|type|filter|filtre)$/u;
const BLUR = /^(?:blur|flou|floutage|anonymi[sz]ation|blurring|mask|masque)$/u;
const INPUT = /^(?:images?|inputs?|photos?|pictures?|source|sources|entrees?)$/u;
const OUTPUT = /^(?:outputs?|results?|sorties?|resultats?)$/u;
/** Words of keys whose values are numbers of other things, or files that are no models. */
const OTHER =
  /^(?:iou|nms|size|width|height|port|url|host|max|min|batch|format|quality|extensions?|classes?names?)$/u;

const MODEL_FILE = /\.(?:onnx|pt|pth|h5|keras|tflite|safetensors)$/iu;

/** Levels of maps that are read: a configuration is flat, or has groups. */
const DEPTH = 4;

/** What the keys of a configuration mean, in the order of the file. */
export function nestorEntries(root: YamlNode | null): readonly NestorEntry[] {
  const entries: NestorEntry[] = [];
  const walk = (node: YamlNode | null, above: readonly string[], depth: number): void => {
    if (!isMap(node) || depth > DEPTH) return;
    for (const pair of node.pairs) {
      const words = [...above, ...wordsOf(pair.key.text)];
      if (isMap(pair.value)) walk(pair.value, words, depth + 1);
      else {
        const meaning = meaningOf(words, pair.value);
        if (meaning) entries.push({ meaning, key: pair.key, values: scalarsOf(pair.value ?? undefined) });
      }
    }
  };
  walk(root, [], 1);
  return entries;
}

/** What a key is about whose text is still to be written; its path from the root. */
export function meaningAt(path: readonly (string | number)[]): NestorMeaning | undefined {
  const words = path.flatMap((step) => (typeof step === 'string' ? wordsOf(step) : []));
  const at = { start: 0, end: 0 };
  return meaningOf(words, { type: 'scalar', span: at, value: '?', text: '?', style: 'quoted' });
}

function meaningOf(words: readonly string[], value: YamlNode | null): NestorMeaning | undefined {
  const has = (kind: RegExp): boolean => words.some((word) => kind.test(word));
  const scalar = isScalar(value) ? value : undefined;
  const isText = typeof scalar?.value === 'string' && scalar.text !== '';
  const isNumber = typeof scalar?.value === 'number';
  const subject = has(FACE) && !has(PLATE) ? 'face' : has(PLATE) && !has(FACE) ? 'plate' : undefined;
  if (isNumber && has(CONFIDENCE) && !has(OTHER)) {
    return subject === undefined ? 'confidence' : `${subject}Confidence`;
  }
  if (isSeq(value)) {
    if (has(SUBJECTS) && scalarsOf(value).some(({ text }) => subjectOf(text))) return 'subjects';
    return has(INPUT) && !has(MODEL) && !has(OTHER) ? 'images' : undefined;
  }
  if (!isText || has(OTHER)) return undefined;
  const isModel = MODEL_FILE.test(scalar.text);
  if (has(MODEL) && !isModel && (has(FOLDER) || (has(PLACE) && !subject))) return 'modelsPath';
  if (subject && (isModel || (has(MODEL) && !has(PERHAPS_TASK)))) return `${subject}Model`;
  if (has(MODEL)) return words.length === 1 && !isModel ? 'modelsPath' : undefined;
  if (has(BLUR) && has(METHOD) && methodOf(scalar.text) !== undefined) return 'blurMethod';
  if (words.length === 2 && has(BLUR) && has(METHOD)) return 'blurMethod';
  if (has(TASK) || (has(PERHAPS_TASK) && actionOf(scalar.text))) return 'task';
  if (has(OUTPUT)) return 'output';
  return has(INPUT) ? 'images' : undefined;
}

/** `faceModelName`, `face_model-name`: face, model, name. Accents do not count. */
export function wordsOf(key: string): readonly string[] {
  return key
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** What a word for the task means, in English and French. */
export function actionOf(written: string): BlurAction | undefined {
  const [word] = wordsOf(written);
  if (word === undefined) return undefined;
  if (/^(?:detect|detection|detecter|detector|boxes|annotate|annotation)$/u.test(word)) return 'detect';
  return /^(?:blur|blurring|flou|floutage|flouter|predict|prediction|anonymi[sz]e|anonymi[sz]ation|anonymiser|mask|masquage)$/u.test(
    word,
  )
    ? 'blur'
    : undefined;
}

/** What a word for a subject means. */
export function subjectOf(written: string): BlurSubject | undefined {
  const words = wordsOf(written);
  if (words.some((word) => FACE.test(word))) return 'face';
  return words.some((word) => PLATE.test(word)) ? 'plate' : undefined;
}

/** What a word for a method means, as the engine calls it. */
export function methodOf(written: string): string | undefined {
  const word = wordsOf(written).join('');
  if (/^(?:gaussian|gaussien|gauss|blur|flou|flougaussien|gaussianblur)$/u.test(word)) return 'gaussian';
  if (/^(?:mosaic|mosaique|pixel|pixelate|pixelated|pixelise|pixelisation|floumosaique)$/u.test(word))
    return 'mosaic';
  return /^(?:solid|fill|black|noir|box|aplat|uni|mask|masque)$/u.test(word) ? 'solid' : undefined;
}
