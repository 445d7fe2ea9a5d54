import type { Entity } from '../../core/graph/entity.ts';
import type { DotenvModel } from './model.ts';

/** The variables that a file sets. */
export function entitiesOf(uri: string, { variables }: DotenvModel): readonly Entity[] {
  return variables.map(({ name, span, extent }) => ({
    type: 'variable',
    uri,
    name,
    key: name,
    span,
    extent,
    notation: 'plain',
  }));
}
