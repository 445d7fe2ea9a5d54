import type { BlurAction, BlurSubject } from './model.ts';

/**
 * The words that keys and values of `nestor-ai-config.json` are made of, in English and French. Each team spells its keys in its
 * own way (`faceModel`, `face_model_name`, `models.face.file`, `modeleVisage`): they are told apart by these.
 */
export const FACE = /^(?:faces?|visages?)$/u;
export const PLATE = /^(?:plates?|plaques?|licen[cs]eplates?|immatriculations?|lpr?|anpr)$/u;
/** Of a model it is about plates; of anything else about what may be done with it. */
export const LICENCE = /^licen[cs]es?$/u;
export const MODEL = /^(?:models?|modeles?|weights?|poids|onnx|yolo|detectors?|detecteurs?|networks?)$/u;
export const FOLDER = /^(?:dirs?|directory|directories|folders?|dossiers?|repertoires?)$/u;
/** Words of folders, unless they are about one model. */
export const PLACE = /^(?:paths?|root|base|chemins?|location|emplacement)$/u;
export const TASK = /^(?:tasks?|taches?|traitement)$/u;
/** Words that are about the task where the value is a task, and about something else otherwise. */
export const PERHAPS_TASK = /^(?:mode|action|operation|job|type)$/u;
export const SUBJECTS = /^(?:subjects?|sujets?|classes|targets?|cibles?|objects?|objets?|labels?)$/u;
export const CONFIDENCE = /^(?:confidence|conf|threshold|thresholds|seuils?|score|confiance)$/u;
export const METHOD =
  /^(?:method|methode|algorithm|algorithme|effect|effet|style|kind|type|filter|filtre|mode)$/u;
export const BLUR = /^(?:blur|flou|flouter|floutage|anonymi[sz]ation|blurring|mask|masque)$/u;
export const DETECT = /^(?:detect|detection|detections|detecter)$/u;
export const INPUT = /^(?:images?|inputs?|photos?|pictures?|source|sources|entrees?)$/u;
export const OUTPUT = /^(?:outputs?|results?|sorties?|resultats?)$/u;
/** Words of keys whose values are numbers of other things, or files that are not models. */
export const OTHER =
  /^(?:iou|nms|size|width|height|port|url|host|max|min|batch|format|quality|extensions?|version)$/u;
/** Words that turn something on or off. */
export const SWITCH =
  /^(?:enabled?|activated?|actif|active|activee?|activer|use|on|apply|appliquer|with|should)$/u;
export const ONLY = /^(?:only|seule?|seulement|uniquement)$/u;
/** Words of keys whose value says what the other keys beside it are about. */
export const IDENTITY =
  /^(?:names?|noms?|types?|labels?|class|classe|subject|sujet|target|cible|object|objet|for|pour|id|key|role)$/u;

const BLURRED =
  /^(?:blur|blurred|blurring|flou|floutage|flouter|predict|prediction|anonymi[sz]e|anonymi[sz]ation|anonymiser|mask|masquage|masquer|pixelate|pixelation|pixelisation|mosaic)$/u;
const DETECTED = /^(?:detect|detection|detections|detecter|detector|boxes|annotate|annotation|annoter)$/u;
const NOT = /^(?:no|not|without|sans|pas)$/u;

/** `faceModelName`, `face_model-name`, `FACEModelName`: face, model, name. Accents do not count. */
export function wordsOf(key: string): readonly string[] {
  return key
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** What a text for the task means. One that names both, as `detect_and_blur`, ends with what is covered. */
export function actionOf(written: string): BlurAction | undefined {
  const words = wordsOf(written);
  if (words.some((word) => BLURRED.test(word)) && !words.some((word) => NOT.test(word))) return 'blur';
  return words.some((word) => DETECTED.test(word)) ? 'detect' : undefined;
}

/** What a word for a subject means; undefined for one that names both, or none. */
export function subjectOf(written: string): BlurSubject | undefined {
  const words = wordsOf(written);
  const [face, plate] = [FACE, PLATE].map((kind) => words.some((word) => kind.test(word)));
  return face === plate ? undefined : face ? 'face' : 'plate';
}

/** What a word for a method means, as the engine calls it. */
export function methodOf(written: string): string | undefined {
  const word = wordsOf(written).join('');
  if (/^(?:gaussian|gaussien|gauss|blur|flou|flougaussien|gaussianblur|blurgaussian)$/u.test(word))
    return 'gaussian';
  if (
    /^(?:mosaic|mosaique|pixel|pixels|pixelate|pixelated|pixelation|pixelise|pixelisation|floumosaique|floupixelise)$/u.test(
      word,
    )
  )
    return 'mosaic';
  return /^(?:solid|fill|filled|black|noir|box|aplat|uni|mask|masque|blackbox)$/u.test(word)
    ? 'solid'
    : undefined;
}
