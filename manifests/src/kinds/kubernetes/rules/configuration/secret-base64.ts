import { t } from '@vscode/l10n';
import { isMap, isScalar, pairOf, valueOf } from '../../../../core/yaml/node.ts';
import { isFilledInLater, weightOf } from '../../resources/naming.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Values that another program decrypts or fills in before the API sees them (SOPS, vals, Argo CD Vault plugin). */
const OTHERS = /^(?:ENC\[|ref\+|vault:|avp:|<|AgA|%)|\$/u;

/** The values of `data` are base64; texts go to `stringData`. */
export const secretBase64 = resourceRule({
  id: 'kubernetes/secret-base64',
  severity: 'error',
  *check({ root, group, kind }) {
    if (group !== '' || pairOf(root, 'sops')) return;
    const data =
      kind === 'Secret'
        ? valueOf(root, 'data')
        : kind === 'ConfigMap'
          ? valueOf(root, 'binaryData')
          : undefined;
    if (!isMap(data)) return;
    for (const { key, value } of data.pairs) {
      if (!isScalar(value) || typeof value.value !== 'string') continue;
      if (isBase64(value.value) || OTHERS.test(value.text) || isFilledInLater(value.text)) continue;
      yield {
        message:
          kind === 'Secret'
            ? t('The value of "{0}" is not valid base64: encode it, or use "stringData"', key.text)
            : t('The value of "{0}" is not valid base64', key.text),
        span: value.style === 'block' ? key.span : value.span,
        ...(isStandIn(value.value) ? { atMost: 'hint' } : weightOf(value.value)),
      };
    }
  },
});

/** `xxxxxxxx` and `...base64 of the key...`: what belongs there is known only to whoever has it. */
function isStandIn(text: string): boolean {
  return text.includes('...') || (text.length > 3 && new Set(text.toLowerCase()).size === 1);
}

/** As Go reads it: line breaks do not count, and the padding must be there. */
function isBase64(text: string): boolean {
  const written = text.replace(/[\r\n]/gu, '');
  return written.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/u.test(written);
}
