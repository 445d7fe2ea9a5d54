import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml, namesSchema } from '../../core/files/formats.ts';
import { ARCHITECTURE_YAML } from './files.ts';

/** Keys at the top that are ours, and keys of other formats whose files have the same name (CALM, Backstage, Kubernetes). */
const OURS = /^(?:elements|flows|partOf|layers|states|zones|scenarios|waivers)[ \t]*:/mu;
const VERSION = /^version[ \t]*:[ \t]*1[ \t\r]*(?:#.*)?$/mu;
const FOREIGN =
  /^(?:apiVersion|kind|nodes|relationships|workspace|specification|components|services|openapi)[ \t]*:/mu;

/**
 * `architecture.yaml` and `*.architecture.yaml`, with our version or our keys and none of another format; a file without any
 * text; any YAML whose first lines name the schema.
 */
export function isArchitecture(document: TextDocument): boolean {
  if (!isYaml(document)) return false;
  if (namesSchema(document, 'architecture')) return true;
  if (!isOneOf(ARCHITECTURE_YAML, document.uri)) return false;
  const text = document.getText();
  if (FOREIGN.test(text)) return false;
  return OURS.test(text) || VERSION.test(text) || !/^[^\s#]/mu.test(text);
}
