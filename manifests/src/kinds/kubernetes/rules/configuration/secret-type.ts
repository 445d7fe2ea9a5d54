import { t } from '@vscode/l10n';
import { pairOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** The keys that the API wants of a Secret of a type. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

const TOKEN = 'kubernetes.io/service-account-token';
/** Whose token it is. */
const ACCOUNT = 'kubernetes.io/service-account.name';

/** A type of Secret is a promise of keys, that of a token one of whose it is. A Secret without any data is filled by another program. */
export const secretType = resourceRule({
  id: 'kubernetes/secret-type',
  severity: 'error',
  whole: true,
  *check({ root, group, kind, annotations }) {
    if (group !== '' || kind !== 'Secret') return;
    const type = scalarOf(root, 'type');
    if (type?.text === TOKEN && !annotations.get(ACCOUNT)?.text && !annotations.has('<<'))
      yield {
        message: t('A Secret of type {0} requires the annotation {1}', TOKEN, ACCOUNT),
        span: type.span,
      };
    const [data, strings] = [valueOf(root, 'data'), valueOf(root, 'stringData')];
    if (!type || (!data && !strings)) return;
    const missing = (KEYS[type.text] ?? []).filter((key) => !pairOf(data, key) && !pairOf(strings, key));
    if (missing.length > 0 && Object.hasOwn(KEYS, type.text))
      yield {
        message: t('A Secret of type {0} requires the key {1}', type.text, missing.join(', ')),
        span: type.span,
      };
  },
});
