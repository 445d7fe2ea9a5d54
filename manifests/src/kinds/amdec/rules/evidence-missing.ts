import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { AmdecModel } from '../model.ts';

/** `./…` or `../…`, or a path without white space that ends in the extension of a document. */
const RELATIVE_PATH =
  /^(?:\.{1,2}\/\S.*|[^\s:/][^\s:]*\.(?:md|pdf|docx?|odt|xlsx?|ods|csv|pptx?|txt|ya?ml|json|html?|png|jpe?g|svg|log|eml))$/iu;

/** A file that is named as evidence must be there: it is what an auditor opens. Addresses and words are not looked up. */
export const evidenceMissing: Rule<AmdecModel> = {
  id: 'amdec/evidence-missing',
  severity: 'warning',
  *check({ model, document, graph }) {
    for (const { actions } of model.risks) {
      for (const { evidence } of actions) {
        for (const { text, span } of evidence) {
          const path = text.split('#')[0] ?? '';
          if (!RELATIVE_PATH.test(path) || graph.fileExists(resolveFrom(document.uri, path))) continue;
          yield { message: t('File "{0}" does not exist', text), span };
        }
      }
    }
  },
};
