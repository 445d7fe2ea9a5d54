import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Those that the pod security standards call safe: they reach no further than the pod. */
const SAFE = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** Other settings of the kernel reach beyond the pod. */
export const unsafeSysctl = podRule({
  id: 'kubernetes/unsafe-sysctl',
  ...SECURITY_ONLY,
  knownAs: ['kube-linter:unsafe-sysctls'],
  *check({ spec }) {
    for (const sysctl of mapsAt(spec, 'securityContext', 'sysctls')) {
      const name = scalarOf(sysctl, 'name');
      if (name && !SAFE.has(name.text))
        yield {
          message: t('Sysctl "{0}" is unsafe: it affects the node, not only the pod', name.text),
          span: name.span,
        };
    }
  },
});
