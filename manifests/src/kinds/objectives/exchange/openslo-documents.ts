import { t } from '@vscode/l10n';
import type {
  ForeignFile,
  ForeignPlace,
  ForeignRefusal,
} from '../../../core/contributions/foreign-import.ts';
import { idText, isMap, type JsonMap } from '../../../formats/foreign/json-values.ts';
import { yamlDocuments } from '../../../formats/foreign/yaml-documents.ts';

/** A document of OpenSLO v1. */
export interface OpenSloDocument {
  /** `SLO`, `SLI`, `Service`, `DataSource`, `AlertPolicy` … */
  readonly kind: string;
  readonly name: string;
  readonly metadata: JsonMap;
  readonly spec: JsonMap;
  readonly at: ForeignPlace;
}

export interface OpenSloDocuments {
  readonly documents: readonly OpenSloDocument[];
  /** How many documents are of other programs. */
  readonly others: number;
}

/** True for a file with documents of OpenSLO, of whichever version. */
export function isOpenSlo({ text }: ForeignFile): boolean {
  return /^[ \t{[-]*(?:"apiVersion"|apiVersion):[ \t]*["']?openslo(?:\.com)?\//mu.test(text);
}

/** All documents of some files; a document that is a list holds several, as the programs of OpenSLO read it. */
export function openSloDocuments(files: readonly ForeignFile[]): OpenSloDocuments | ForeignRefusal {
  const found = yamlDocuments(files);
  if ('refused' in found) return found;
  const documents: OpenSloDocument[] = [];
  let others = 0;
  for (const { value: whole, at } of found)
    for (const value of Array.isArray(whole) ? whole : [whole]) {
      const version = isMap(value) ? idText(value['apiVersion']) : '';
      if (!isMap(value) || !/^openslo(?:\.com)?\//u.test(version)) others += 1;
      else if (version === 'openslo/v1') documents.push(documentOf(value, at));
      else
        return {
          refused: { message: t('"{0}" cannot be imported: only openslo/v1 can', version), at },
        };
    }
  return { documents, others };
}

function documentOf(value: JsonMap, at: ForeignPlace): OpenSloDocument {
  const metadata = isMap(value['metadata']) ? value['metadata'] : {};
  return {
    kind: idText(value['kind']),
    name: idText(metadata['name']),
    metadata,
    spec: isMap(value['spec']) ? value['spec'] : {},
    at,
  };
}
