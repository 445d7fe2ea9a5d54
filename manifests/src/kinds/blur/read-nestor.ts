import { isMap, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import {
  BLUR_SUBJECTS,
  type BlurAction,
  type BlurSettings,
  type BlurSubject,
  type Keyword,
} from './model.ts';
import { modelFile } from './model-path.ts';
import { nestorEntries } from './nestor-entries.ts';
import type { NestorMeaning } from './nestor-meaning.ts';
import { actionOf, methodOf, subjectOf, wordsOf } from './nestor-words.ts';

type All = (meaning: NestorMeaning) => readonly YamlScalar[];

/** What a `nestor-ai-config.json` says of pictures; undefined when it is not a map. Its other keys are those of services. */
export function readNestor(root: YamlNode | null): BlurSettings | undefined {
  if (!isMap(root)) return undefined;
  const entries = nestorEntries(root);
  const all: All = (meaning) => entries.find((entry) => entry.meaning === meaning)?.values ?? [];
  const one = (meaning: NestorMeaning): YamlScalar | undefined => all(meaning)[0];
  const method = one('blurMethod');
  // Weights and their exports may lie in folders of their own, or both be named: what runs is the export.
  const folders = entries.filter(({ meaning }) => meaning === 'modelsPath');
  const exports = folders.find(({ key }) => wordsOf(key.text).includes('onnx')) ?? folders[0];
  const folder = exports?.values[0]?.text ?? '';
  const modelOf = (subject: BlurSubject): YamlScalar | undefined => {
    const named = entries
      .filter(({ meaning }) => meaning === `${subject}Model`)
      .flatMap(({ values }) => values);
    return named.find(({ text }) => /\.onnx$/iu.test(text)) ?? named[0];
  };
  return {
    ...NOTHING_SAID,
    root,
    images: all('images'),
    task: taskOf(all),
    subjects: subjectsOf(all),
    thresholds: per((subject) => one(`${subject}Confidence`) ?? one('confidence')),
    models: per((subject) => {
      const scalar = modelOf(subject);
      return scalar && modelFile(scalar, folder);
    }),
    unclear: entries.filter(({ meaning }) => meaning === 'someModel').flatMap(({ values }) => values),
    method: method && { scalar: method, meaning: methodOf(method.text) },
    folder: one('output'),
  };
}

/** Where several are named, faces and plates are covered if any of them says so. */
function taskOf(all: All): Keyword<BlurAction> | undefined {
  const named = all('task').map((scalar) => ({ scalar, meaning: actionOf(scalar.text) }));
  const task = named.find(({ meaning }) => meaning === 'blur') ?? named[0];
  if (task) return task;
  const [[covered], [only]] = [all('blurWanted'), all('detectOnly')];
  if (covered) return { scalar: covered, meaning: covered.value === true ? 'blur' : 'detect' };
  return only && { scalar: only, meaning: only.value === true ? 'detect' : 'blur' };
}

/** Those that are listed; otherwise those that are not turned off. One that means nothing stands for none at all. */
function subjectsOf(all: All): readonly Keyword<BlurSubject>[] {
  const listed = all('subjects').map((scalar) => ({ scalar, meaning: subjectOf(scalar.text) }));
  if (listed.length > 0) return listed;
  const off = BLUR_SUBJECTS.flatMap((subject) => {
    const scalar = all(`${subject}Wanted`).find(({ value }) => value === false);
    return scalar ? [{ subject, scalar }] : [];
  });
  const [first] = off;
  if (!first) return [];
  const left = BLUR_SUBJECTS.filter((subject) => !off.some((one) => one.subject === subject));
  if (left.length === 0) return [{ scalar: first.scalar, meaning: undefined }];
  return left.map((meaning) => ({ scalar: all(`${meaning}Wanted`)[0] ?? first.scalar, meaning }));
}

function per<Item>(read: (subject: BlurSubject) => Item | undefined): Partial<Record<BlurSubject, Item>> {
  const face = read('face');
  const plate = read('plate');
  return { ...(face === undefined ? {} : { face }), ...(plate === undefined ? {} : { plate }) };
}

const NOTHING_SAID = {
  name: undefined,
  description: undefined,
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
