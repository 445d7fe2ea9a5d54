import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { shownMeasure } from '../../formats/measures/shown-measure.ts';
import { dayOf, servedOn } from './history.ts';
import { ALIASES, type RegisteredModel, type RegistryModel } from '../../formats/model-registry/registry.ts';
import { REGISTRY_SCHEMA } from './parse.ts';
import { versionNamed } from '../../formats/model-registry/read.ts';

/** Over an alias its version; over the day of an entry of the history what served on it; over any key what the format says of it. */
export function hoverRegistry({ model }: KindContext<RegistryModel>, offset: number): HoverText | undefined {
  const registered = model.models.find(({ pair }) => touches(pair.span, offset));
  const own = registered && (hoverAlias(registered, offset) ?? hoverDay(registered, offset));
  return own ?? hoverFromSchema(REGISTRY_SCHEMA, model.documents, offset);
}

function hoverAlias(registered: RegisteredModel, offset: number): HoverText | undefined {
  const alias = ALIASES.map((one) => registered.aliases[one]).find((one) => one && touches(one.span, offset));
  const version = versionNamed(registered, alias?.text);
  if (!alias || !version) return undefined;
  const { file, date, approver, decision, measures } = version;
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('File'), file?.text],
    [t('Trained on'), date?.text],
    [t('Approved by'), approver?.text],
    [t('Decision'), decision?.text],
    [t('Measures'), [...measures].map(shownMeasure).join(', ')],
  ];
  const lines = facts.flatMap(([label, value]) => (value ? `- ${t('{0}: {1}', label, escaped(value))}` : []));
  return {
    markdown: [`**${escaped(registered.name)} ${escaped(alias.text)}**`, lines.join('\n')].join('\n\n'),
    span: alias.span,
  };
}

function hoverDay(registered: RegisteredModel, offset: number): HoverText | undefined {
  const entry = registered.history.find(({ at }) => at && touches(at.span, offset));
  if (!entry?.at) return undefined;
  const day = dayOf(entry);
  const lines = ALIASES.flatMap((alias) => {
    const served = servedOn(registered, alias, day).map(({ version }) => escaped(version?.text ?? '?'));
    return served.length === 0 ? [] : `- ${t('{0}: {1}', alias, served.join(' → '))}`;
  });
  return {
    markdown: [`**${escaped(registered.name)}**, ${escaped(day)} (UTC)`, lines.join('\n')].join('\n\n'),
    span: entry.at.span,
  };
}
