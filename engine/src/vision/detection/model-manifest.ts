import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import {
  language,
  schemaValidator,
  parseYaml,
  plainOf,
  yamlFindings,
  type Language,
} from '@vitruve/manifests';
import schema from '@vitruve/schemas/detector.schema.json' with { type: 'json' };
import type { Subject } from './detection.ts';
import { ModelError } from '../../inference/signature.ts';

/** What a file beside a model says of it: `face.detector.yaml` (`.yml`, `.json`) of `face.onnx`. */
export interface ModelManifest {
  readonly id?: string;
  readonly subject?: Subject;
  readonly layout?: string;
  /** Least score, 0 to 1. */
  readonly threshold?: number;
  /** Numbers or names of the classes that count. */
  readonly classes?: readonly (number | string)[];
  /** SPDX expression. */
  readonly licence?: string;
  readonly source?: string;
  /** What the model learnt from, and what follows from that. */
  readonly training?: string;
  /** Whether it is tried on built-in pictures first; it is unless this is false. */
  readonly trial?: boolean;
  /** SHA-256 of the model, in hexadecimal. */
  readonly hash?: string;
}

const ENDINGS = ['.detector.yaml', '.detector.yml', '.detector.json'];
/** Characters of the longest manifest that is read. */
const LONGEST = 100_000;
const validate = schemaValidator(schema, 'detector/schema');

/**
 * Reads the manifest of a model; empty without one.
 * @throws ModelError when there is a manifest that is not right.
 */
export async function readModelManifest(model: string): Promise<ModelManifest> {
  const base = model.replace(/\.onnx$/iu, '');
  for (const ending of ENDINGS) {
    const text = await readFile(base + ending, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseModelManifest(text, base + ending);
  }
  return {};
}

/**
 * Parses the manifest of a model.
 * @param path named in messages.
 * @throws ModelError for the first thing that is wrong.
 */
export function parseModelManifest(text: string, path: string): ModelManifest {
  if (text.length > LONGEST) throw new ModelError(t('{0} is too large for a model manifest', path));
  const documents = parseYaml(text);
  const root = documents[0]?.root ?? null;
  // An empty file says nothing.
  const [fault] = [...yamlFindings(path, documents), ...(root ? validate(root, path) : [])];
  if (fault) throw new ModelError(t('{0}: {1}', path, fault.message));
  const manifest = plainOf(root);
  if (!isManifest(manifest)) return {};
  const { training, ...others } = manifest;
  const note = typeof training === 'object' ? (training[language()] ?? training.en ?? training.fr) : training;
  return note === undefined ? others : { ...others, training: note };
}

/** What is in the file: what reports show to people may be said in each of their languages. */
type Written = Omit<ModelManifest, 'training'> & {
  readonly training?: string | Partial<Record<Language, string>>;
};

/** The schema has looked at all else. */
function isManifest(value: unknown): value is Written {
  return typeof value === 'object' && value !== null;
}
