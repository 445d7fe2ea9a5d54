import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { hasVariables } from '../../compose/interpolation.ts';
import type { OpenFaasModel } from '../model.ts';

/** A function whose code or variables are not where it says. */
export const missingFile: Rule<OpenFaasModel> = {
  id: 'openfaas/missing-file',
  severity: 'warning',
  *check({ model, graph, document: { uri } }) {
    for (const { handler: folder, skipsBuild, environmentFiles } of model.functions) {
      for (const path of [...(folder && !skipsBuild ? [folder] : []), ...environmentFiles]) {
        const { text } = path;
        if (text === '' || text.startsWith('/') || text.includes('://') || hasVariables(text)) continue;
        if (graph.fileExists(resolveFrom(uri, text))) continue;
        yield {
          message:
            path === folder
              ? t('Function folder "{0}" does not exist', text)
              : t('File "{0}" does not exist', text),
          span: contentOf(path),
        };
      }
    }
  },
};
