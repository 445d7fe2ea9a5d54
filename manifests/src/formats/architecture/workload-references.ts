import type { Reference } from '../../core/graph/entity.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { resourceKey } from '../resources/resource-key.ts';

/**
 * What a scalar names as `Deployment/shop/shop-api`, with its namespace or without, as `compose/api`, of several projects with the
 * folder of its own (`compose/infra/api`), or as
 * `terraform/aws_db_instance.ledger`, also within a module: `terraform/module.db.aws_db_instance.ledger`.
 */
export function workloadReferences(uri: string, scalar: YamlScalar, relation: string): readonly Reference[] {
  const [kind = '', ...others] = scalar.text.split('/');
  const name = others.at(-1);
  if (name === undefined || (others.length > 2 && kind !== 'compose')) return [];
  const common = { uri, span: contentOf(scalar), notation: 'fixed', relation } as const;
  // Compose tells upper from lower case.
  if (kind === 'compose') {
    const folder = others.slice(0, -1).join('/');
    const scoped = folder === '' ? {} : { scope: resolveFrom(uri, folder).replace(/\/$/u, '') };
    return [{ ...common, types: ['service'], name: others.join('/'), key: name, ...scoped }];
  }
  if (kind === 'terraform') {
    const segments = name.split('.');
    const module = segments.slice(0, -2).join('.');
    const key = segments.slice(-2).join('.');
    const scoped = module === '' ? {} : { scope: module };
    return [{ ...common, types: ['cloud-resource'], name, key, ...scoped }];
  }
  const scope = others.length === 2 ? others[0] : undefined;
  return [
    {
      ...common,
      types: ['resource'],
      name: scalar.text,
      key: resourceKey(kind, name),
      ...(scope === undefined ? {} : { scope }),
    },
  ];
}
