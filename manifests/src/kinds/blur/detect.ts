import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml, namesSchema } from '../../core/files/formats.ts';
import { BLUR_YAML, NESTOR, PLAIN_BLUR } from './files.ts';
import type { BlurModel } from './model.ts';

/** What tells our `blur.yaml` from others: ours lists images and says something else that we read. */
const IMAGES = /^images[ \t]*:/mu;
const OURS =
  /^(?:version[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$|(?:subjects|anonymisation|thresholds|reports)[ \t]*:)/mu;

/** The form that a document has by its name. */
export function formOf(uri: string): BlurModel['form'] {
  return isOneOf(NESTOR, uri) ? 'nestor' : 'blur';
}

/** `*.blur.yaml`, `blur.yaml` with our keys, any YAML that names the schema, and `nestor-ai-config.json`. */
export function isBlur(document: TextDocument): boolean {
  const { uri } = document;
  if (isOneOf(NESTOR, uri)) return true;
  if (!isYaml(document)) return false;
  if (isOneOf(BLUR_YAML, uri) || namesSchema(document, 'blur')) return true;
  const text = document.getText();
  return isOneOf(PLAIN_BLUR, uri) && IMAGES.test(text) && OURS.test(text);
}
