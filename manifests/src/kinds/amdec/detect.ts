import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isOneOf } from '../../core/files/file-set.ts';
import { isYaml, namesSchema } from '../../core/files/formats.ts';
import { AMDEC_YAML, FMEA_YAML } from './files.ts';

/** True for `amdec.yaml`, `*.amdec.yaml`, `fmea.yaml`, `*.fmea.yaml` and YAML that names our schema in its first lines. */
export function isAmdec(document: TextDocument): boolean {
  if (isOneOf(AMDEC_YAML, document.uri) || isOneOf(FMEA_YAML, document.uri)) return true;
  return isYaml(document) && namesSchema(document, 'amdec');
}
