import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../core/text/resource.ts';
import { isYaml } from '../../core/yaml/is-yaml.ts';

const FILE_NAME = /^(?:.+\.)?(?:amdec|fmea)\.ya?ml$/iu;
const SCHEMA_COMMENT = /^#\s*yaml-language-server:\s*\$schema=\S*amdec\.schema\.json\s*$/mu;
/** The comment stands in the first lines; a search of the whole text would cost more than it finds. */
const HEAD_LENGTH = 1000;

/** True for `amdec.yaml`, `*.amdec.yaml`, `fmea.yaml`, `*.fmea.yaml` and YAML that names our schema in its first lines. */
export function isAmdec(document: TextDocument): boolean {
  const name = fileName(document.uri);
  if (FILE_NAME.test(name)) return true;
  if (!isYaml(document)) return false;
  return SCHEMA_COMMENT.test(document.getText().slice(0, HEAD_LENGTH));
}
