import { t } from '@vscode/l10n';
import { isSeq, scalarsOf, valueOf, type YamlNode } from '../../../yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import type { Service } from '../model.ts';
import { serviceRule } from './compose-rule.ts';

/** Two mounts at the same path of a container. */
export const duplicateMount = serviceRule({
  id: 'compose/duplicate-mount',
  severity: 'error',
  *check(service, { uri }) {
    const seen = new Map<string, YamlNode>();
    for (const { target, node } of targetsOf(service)) {
      const first = seen.get(target);
      if (!first) seen.set(target, node);
      else if (first !== node)
        yield {
          message: t('Something else is mounted at "{0}" already', target),
          span: node.span,
          related: [{ uri, span: first.span, message: t('First here') }],
        };
    }
  },
});

function targetsOf({ node, mounts }: Service): { readonly target: string; readonly node: YamlNode }[] {
  const tmpfs = valueOf(node, 'tmpfs');
  const memory = isSeq(tmpfs) ? scalarsOf(tmpfs) : [];
  return [
    ...memory.map((item) => ({ target: item.text.split(':', 1)[0] ?? '', node: item })),
    ...mounts.flatMap(({ node: written, mount }) =>
      mount?.target === undefined ? [] : [{ target: mount.target, node: written }],
    ),
  ].filter(({ target }) => target !== '' && !hasVariables(target));
}
