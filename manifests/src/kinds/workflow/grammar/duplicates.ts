import { t } from '@vscode/l10n';
import { contains } from '../../../core/text/span.ts';
import type { YamlMap, YamlScalar } from '../../../core/yaml/node.ts';
import type { Fault } from './fault.ts';

/** Keys that differ in capitals alone: GitHub compares them without regard to case. Equal keys are a fault of the YAML. */
export function duplicateKeys(uri: string, map: YamlMap): readonly Fault[] {
  const faults: Fault[] = [];
  const first = new Map<string, YamlScalar>();
  for (const { key } of map.pairs) {
    const folded = key.text.toLowerCase();
    const other = first.get(folded);
    if (!other) first.set(folded, key);
    else if (other.text !== key.text && contains(map.span, key.span))
      faults.push({
        kind: 'duplicate-key',
        span: key.span,
        message: t(
          'Duplicate key: "{0}" and "{1}" are the same, keys are not case-sensitive',
          other.text,
          key.text,
        ),
        related: [{ uri, span: other.span, message: t('First "{0}"', other.text) }],
      });
  }
  return faults;
}
