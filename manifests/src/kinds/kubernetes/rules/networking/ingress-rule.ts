import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { isDnsSubdomain, isFilledInLater, weightOf } from '../../resources/naming.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

const IP = /^(?:\d{1,3}\.){3}\d{1,3}$|:/u;

/** Hosts are names of domains, with a star for their first part at most; paths begin with a slash. */
export const ingressRule = resourceRule({
  id: 'kubernetes/ingress-rule',
  severity: 'error',
  *check({ root, group, kind }) {
    if (group !== 'networking.k8s.io' || kind !== 'Ingress') return;
    for (const rule of mapsAt(valueOf(root, 'spec'), 'rules')) {
      const host = scalarOf(rule, 'host');
      if (host && host.text !== '' && !isFilledInLater(host.text) && !isHost(host.text))
        yield {
          message: t(
            '"{0}" is not a valid host: expected a lowercase domain name, such as "api.example.com" or "*.example.com"',
            host.text,
          ),
          span: host.span,
          ...weightOf(host.text),
        };
      for (const place of mapsAt(valueOf(rule, 'http'), 'paths')) {
        const path = scalarOf(place, 'path');
        if (!path || path.text === '' || isFilledInLater(path.text)) continue;
        const plain = scalarOf(place, 'pathType')?.text !== 'ImplementationSpecific';
        if (!path.text.startsWith('/')) yield { message: t('A path must start with "/"'), span: path.span };
        else if (plain && /\/\/|\/\.\.?(?:\/|$)|%2f/iu.test(path.text))
          yield { message: t('A path cannot contain "//", "/./", "/../" or "%2f"'), span: path.span };
      }
    }
  },
});

function isHost(host: string): boolean {
  if (IP.test(host)) return false;
  return isDnsSubdomain(host.startsWith('*.') ? host.slice(2) : host);
}
