import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import type { KustomizeModel } from './model.ts';

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
