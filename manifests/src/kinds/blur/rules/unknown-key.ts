import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { nestorEntries } from '../nestor-entries.ts';
import { NESTOR_SCHEMA } from '../parse.ts';
import { blurRule } from './blur-rule.ts';

/** A key of the configuration of Nestor that is spelt almost as one that is read. Others are those of its services. */
export const unknownKey = blurRule('blur/unknown-key', 'warning', function* ({ blurSettings, model, uri }) {
  if (model.form !== 'nestor') return;
  const entries = nestorEntries(blurSettings.root);
  const understood = new Set(entries.map(({ key }) => key));
  const taken = new Set<string>(entries.map(({ meaning }) => meaning));
  const free = Object.keys(NESTOR_SCHEMA.properties ?? {}).filter(
    (name) => name !== '$schema' && name !== 'models' && !taken.has(name),
  );
  for (const { key } of blurSettings.root.pairs) {
    if (understood.has(key) || key.text.startsWith('$') || free.includes(key.text)) continue;
    const suggestion = nearest(key.text, free);
    if (suggestion === undefined) continue;
    const span = contentOf(key);
    yield {
      message: t('Unknown key "{0}". Did you mean "{1}"?', key.text, suggestion),
      span,
      ...changeTo(uri, span, suggestion),
    };
  }
});
