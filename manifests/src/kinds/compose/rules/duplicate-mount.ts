import { t } from '@vscode/l10n';
import { isScalar, isSeq, scalarsOf, valueOf, type YamlNode } from '../../../core/yaml/node.ts';
import { hasVariables } from '../interpolation.ts';
import type { Service } from '../model.ts';
import { serviceRule } from './compose-rule.ts';

/** Two mounts at the same path of a container. */
export const duplicateMount = serviceRule({
  id: 'compose/duplicate-mount',
  severity: 'error',
  *check(service, { uri }) {
    const seen = new Map<string, YamlNode>();
    const tmpfs = valueOf(service.node, 'tmpfs');
    const memory: ReadonlySet<YamlNode> = new Set(isSeq(tmpfs) ? scalarsOf(tmpfs) : []);
    for (const { target, node } of targetsOf(service, memory)) {
      const first = seen.get(target);
      if (!first) seen.set(target, node);
      else if (first !== node)
        yield {
          message: t('Duplicate mount target "{0}"', target),
          span: node.span,
          // Of two in one list Compose takes the last.
          ...(memory.has(first) === memory.has(node) ? { atMost: 'warning' as const } : {}),
          related: [{ uri, span: first.span, message: t('First occurrence') }],
        };
    }
  },
});

function targetsOf(
  { mounts }: Service,
  memory: Iterable<YamlNode>,
): { readonly target: string; readonly node: YamlNode }[] {
  return [
    ...[...memory].flatMap((node) =>
      isScalar(node) ? [{ target: node.text.split(':', 1)[0] ?? '', node }] : [],
    ),
    ...mounts.flatMap(({ node: written, mount }) =>
      mount?.target === undefined ? [] : [{ target: mount.target, node: written }],
    ),
  ].filter(({ target }) => target !== '' && !hasVariables(target));
}
