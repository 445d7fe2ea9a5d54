import { t } from '@vscode/l10n';
import { serviceRule } from './compose-rule.ts';

/** A mount in short form that Compose cannot read. */
export const mountSyntax = serviceRule({
  id: 'compose/mount-syntax',
  severity: 'error',
  *check({ mounts, extends: extension }, { isPart }) {
    for (const { node, mount, problem } of mounts) {
      if (problem !== undefined) yield { message: problem, span: node.span };
      else if (mount?.type === 'bind' && !mount.source && !isPart && !extension)
        yield { message: t('A bind mount requires a "source"'), span: node.span };
    }
  },
});
