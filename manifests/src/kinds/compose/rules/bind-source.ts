import { t } from '@vscode/l10n';
import { resolveFrom } from '../../../core/text/resource.ts';
import { isScalar, scalarOf } from '../../../core/yaml/node.ts';
import { isLocal } from '../read.ts';
import { serviceRule } from './compose-rule.ts';

/** A file or folder of the project that is mounted and is not there: Docker makes an empty folder in its place. */
export const bindSource = serviceRule({
  id: 'compose/bind-source',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ mounts }, { uri, graph }) {
    for (const { node, mount } of mounts) {
      const source = mount?.type === 'bind' ? mount.source : undefined;
      if (source === undefined || !/^\.{1,2}(?:\/|$)/u.test(source) || !isLocal(source)) continue;
      if (graph.fileExists(resolveFrom(uri, source))) continue;
      const span = (isScalar(node) ? node : scalarOf(node, 'source'))?.span ?? node.span;
      yield {
        message: t('"{0}" does not exist: Docker creates an empty folder and mounts it', source),
        span,
      };
    }
  },
});
