import { counted } from '../../core/language.ts';
import type { Reference } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { RaciModel } from './model.ts';

/** Above a matrix: its size, and where its roles are used. */
export function raciLenses({ model, graph, document: { uri } }: KindContext<RaciModel>): Lens[] {
  // A file of many matrices names the same roles in each.
  const known = new Map<string, readonly Reference[]>();
  const usesOf = (key: string): readonly Reference[] => {
    let uses = known.get(key);
    if (!uses) {
      const declared = graph.find('role', key, uri).find((entity) => entity.uri === uri);
      uses = declared ? graph.referencesTo(declared).filter((reference) => reference.uri !== uri) : [];
      known.set(key, uses);
    }
    return uses;
  };
  return model.matrices.flatMap((matrix): Lens[] => {
    if (matrix.activities.length === 0) return [];
    const activities = counted(matrix.activities.length, '{0} activity', '{0} activities');
    const roles = counted(matrix.roles.length, '{0} role', '{0} roles');
    const uses = matrix.roles.flatMap(({ key }) => usesOf(key));
    const lens: Lens = { span: matrix.head, title: `${matrix.variant} · ${activities} · ${roles}` };
    if (uses.length === 0) return [lens];
    return [
      lens,
      {
        span: matrix.head,
        title: counted(uses.length, '{0} use elsewhere', '{0} uses elsewhere'),
        opens: uses,
      },
    ];
  });
}
