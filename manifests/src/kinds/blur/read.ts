import { isMap, scalarOf, scalarsOf, valueOf, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import {
  BLUR_SUBJECTS,
  type BlurAction,
  type BlurSettings,
  type BlurSubject,
  type Keyword,
} from './model.ts';
import { modelFile } from './model-path.ts';

/** What a `*.blur.yaml` says; undefined when it is not a map. What does not have the form of the schema is passed over. */
export function readBlur(root: YamlNode | null): BlurSettings | undefined {
  if (!isMap(root)) return undefined;
  const anonymisation = valueOf(root, 'anonymisation');
  const output = valueOf(root, 'output');
  const task = scalarOf(root, 'task');
  const method = scalarOf(anonymisation, 'method');
  return {
    root,
    name: scalarOf(root, 'name'),
    description: scalarOf(root, 'description'),
    owner: scalarOf(root, 'owner'),
    decisions: scalarsOf(valueOf(root, 'decisions')),
    images: scalarsOf(valueOf(root, 'images')).filter(({ text }) => text !== ''),
    task: task && keyword(task, ['blur', 'detect'] satisfies BlurAction[]),
    subjects: scalarsOf(valueOf(root, 'subjects')).map((scalar) => keyword(scalar, BLUR_SUBJECTS)),
    mode: scalarOf(root, 'mode'),
    thresholds: perSubject(valueOf(root, 'thresholds'), (scalar) => scalar),
    models: perSubject(valueOf(root, 'models'), (scalar) => modelFile(scalar)),
    unclear: [],
    rotations: scalarsOf(valueOf(root, 'rotations')),
    method: method && { scalar: method, meaning: method.text },
    shape: scalarOf(anonymisation, 'shape'),
    margin: scalarOf(anonymisation, 'margin'),
    colour: scalarOf(anonymisation, 'colour'),
    squares: scalarOf(anonymisation, 'squares'),
    picture: scalarOf(anonymisation, 'picture'),
    folder: scalarOf(output, 'folder'),
    suffix: scalarOf(output, 'suffix'),
    format: scalarOf(output, 'format'),
    quality: scalarOf(output, 'quality'),
    keepMetadata: scalarOf(output, 'keepMetadata'),
    overwrite: scalarOf(output, 'overwrite'),
    drawn: scalarOf(output, 'drawn'),
    workers: scalarOf(root, 'workers'),
    resume: scalarOf(root, 'resume'),
    reports: scalarsOf(valueOf(root, 'reports')).filter(({ text }) => text !== ''),
  };
}

function keyword<Meaning extends string>(scalar: YamlScalar, meanings: readonly Meaning[]): Keyword<Meaning> {
  return { scalar, meaning: meanings.find((meaning) => meaning === scalar.text) };
}

function perSubject<Item>(
  node: YamlNode | undefined,
  read: (scalar: YamlScalar) => Item,
): Partial<Record<BlurSubject, Item>> {
  const items: Partial<Record<BlurSubject, Item>> = {};
  for (const subject of BLUR_SUBJECTS) {
    const scalar = scalarOf(node, subject);
    if (scalar && scalar.text !== '') items[subject] = read(scalar);
  }
  return items;
}
