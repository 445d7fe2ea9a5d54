import { t } from '@vscode/l10n';
import type { Span } from '../../../../text/span.ts';
import { scalarOf } from '../../../../yaml/node.ts';
import { containerRule } from '../resource-rule.ts';

/** A port that is listed twice: the API takes it, and whoever wrote it meant another number. */
export const duplicatePort = containerRule({
  id: 'kubernetes/duplicate-port',
  severity: 'warning',
  knownAs: ['kube-score:container-ports-check'],
  *check({ node, ports }, _pods, _resource, { uri }) {
    const first = new Map<string, Span>();
    const list = node.pairs.findLast(({ key }) => key.text === 'ports')?.value;
    const maps = list?.type === 'seq' ? list.items : [];
    for (const [index, { number, protocol }] of ports.entries()) {
      if (!number) continue;
      const hostPort = scalarOf(maps[index], 'hostPort')?.text ?? '';
      const hostIp = scalarOf(maps[index], 'hostIP')?.text ?? '';
      const key = `${number.text}/${protocol}/${hostPort}/${hostIp}`;
      const earlier = first.get(key);
      if (!earlier) first.set(key, number.span);
      else
        yield {
          message: t('Port {0}/{1} is listed twice', number.text, protocol),
          span: number.span,
          related: [{ uri, span: earlier, message: t('The other one') }],
        };
    }
  },
});
