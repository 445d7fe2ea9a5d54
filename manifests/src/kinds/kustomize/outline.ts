import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { counted } from '../../core/language.ts';
import type { Lens } from '../../core/contributions/annotation.ts';
import { contentEnd } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import type { KustomizeModel } from './model.ts';

/** The fields of a kustomization with what they list. */
export function kustomizeOutline({ model }: KindContext<KustomizeModel>): readonly OutlineItem[] {
  return (model.root?.pairs ?? []).map(({ key, span }): OutlineItem => {
    const children = model.listed
      .filter(({ field }) => field === key.text)
      .map((listed): OutlineItem => ({
        name: listed.path,
        icon: 'file',
        span: listed.span,
        nameSpan: listed.span,
      }));
    return {
      name: key.text,
      icon: 'section',
      span,
      nameSpan: key.span,
      ...(children.length > 0 ? { children } : {}),
    };
  });
}

/** Which kustomizations build on this one. */
export function kustomizeLenses({ graph, document, model }: KindContext<KustomizeModel>): readonly Lens[] {
  const unit = graph.declaredIn(document.uri).find(({ type }) => type === 'release-unit');
  const users = unit ? graph.referencesTo(unit) : [];
  if (!unit || users.length === 0 || !model.root) return [];
  return [
    {
      span: unit.span,
      title: counted(users.length, 'used by {0} kustomization', 'used by {0} kustomizations'),
      opens: users,
    },
  ];
}

/** A kustomization, or what it makes, to the reader of another file. */
export function describeKustomization({ model }: KindContext<KustomizeModel>, entity: Entity): string {
  if (entity.type !== 'release-unit') return `**\`${entity.name}\`** · ${entity.detail ?? ''}`;
  const lines = model.listed.slice(0, 12).map(({ path, field }) => `- \`${path}\` (${field})`);
  return [`**${entity.name}** · ${t('kustomization')}`, lines.join('\n')].join('\n\n');
}

/** Lists fold to their keys. */
export function kustomizeFolds({ model }: KindContext<KustomizeModel>): readonly HoverText['span'][] {
  return (model.root?.pairs ?? []).flatMap(({ key, value }) =>
    value ? [{ start: key.span.start, end: contentEnd(value) }] : [],
  );
}
