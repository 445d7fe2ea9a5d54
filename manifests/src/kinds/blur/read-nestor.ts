import { isMap, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import type { BlurSettings, BlurSubject } from './model.ts';
import { modelFile } from './model-path.ts';
import { actionOf, methodOf, nestorEntries, subjectOf, wordsOf, type NestorMeaning } from './nestor-words.ts';

/** What a `nestor-ai-config.json` says of pictures; undefined when it is no map. Its other keys are those of services. */
export function readNestor(root: YamlNode | null): BlurSettings | undefined {
  if (!isMap(root)) return undefined;
  const entries = nestorEntries(root);
  const all = (meaning: NestorMeaning): readonly YamlScalar[] =>
    entries.find((entry) => entry.meaning === meaning)?.values ?? [];
  const one = (meaning: NestorMeaning): YamlScalar | undefined => all(meaning)[0];
  // Weights and their exports may lie in folders of their own: what runs is the export.
  const folders = entries.filter(({ meaning }) => meaning === 'modelsPath');
  const exports = folders.find(({ key }) => wordsOf(key.text).includes('onnx')) ?? folders[0];
  const folder = exports?.values[0]?.text ?? '';
  const task = one('task');
  const method = one('blurMethod');
  const per = <Item>(
    read: (subject: BlurSubject) => Item | undefined,
  ): Partial<Record<BlurSubject, Item>> => {
    const face = read('face');
    const plate = read('plate');
    return { ...(face === undefined ? {} : { face }), ...(plate === undefined ? {} : { plate }) };
  };
  return {
    ...NOTHING_SAID,
    root,
    images: all('images'),
    task: task && { scalar: task, meaning: actionOf(task.text) },
    subjects: all('subjects').map((scalar) => ({ scalar, meaning: subjectOf(scalar.text) })),
    thresholds: per((subject) => one(`${subject}Confidence`) ?? one('confidence')),
    models: per((subject) => {
      const scalar = one(`${subject}Model`);
      return scalar && modelFile(scalar, folder);
    }),
    method: method && { scalar: method, meaning: methodOf(method.text) },
    folder: one('output'),
  };
}

const NOTHING_SAID = {
  name: undefined,
  owner: undefined,
  decisions: [],
  mode: undefined,
  rotations: [],
  shape: undefined,
  margin: undefined,
  colour: undefined,
  squares: undefined,
  picture: undefined,
  suffix: undefined,
  format: undefined,
  quality: undefined,
  keepMetadata: undefined,
  overwrite: undefined,
  drawn: undefined,
  workers: undefined,
  resume: undefined,
  reports: [],
} as const;
