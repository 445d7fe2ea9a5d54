import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';
import { isYaml } from '../../core/yaml/is-yaml.ts';
import type { BlurModel } from './model.ts';

const NAMED = /\.blur\.ya?ml$/iu;
const PLAIN = /^blur\.ya?ml$/iu;
const SCHEMA_COMMENT = /^#.*\$schema\s*[:=]\s*\S*blur\.schema\.json/mu;
const NESTOR = /^nestor-ai-config(?:\.[\w-]+)?\.json$/iu;
/** A `blur.yaml` may be anybody's: ours lists images and says something else that we read. */
const IMAGES = /^images[ \t]*:/mu;
const OURS =
  /^(?:version[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$|(?:subjects|anonymisation|thresholds|reports)[ \t]*:)/mu;

/** The form that a document has by its name. */
export function formOf(uri: string): BlurModel['form'] {
  return NESTOR.test(fileName(uri)) ? 'nestor' : 'blur';
}

/** `*.blur.yaml`, `blur.yaml` with our keys, any YAML that names the schema, and `nestor-ai-config.json`. */
export function isBlur(document: TextDocument): boolean {
  const name = fileName(document.uri);
  if (NESTOR.test(name)) return true;
  if (!isYaml(document)) return false;
  if (NAMED.test(name)) return true;
  const text = document.getText();
  if (SCHEMA_COMMENT.test(text.slice(0, 500))) return true;
  return PLAIN.test(name) && IMAGES.test(text) && OURS.test(text);
}
