import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import type { ArchitectureModel } from './model.ts';
import { ARCHITECTURE_SCHEMA } from './parse.ts';

/** Over any key of the format. Names are described by `describe`. */
export function hoverArchitecture(
  { model }: KindContext<ArchitectureModel>,
  offset: number,
): HoverText | undefined {
  const { architecture } = model;
  if (!architecture) return undefined;
  const { elements, data, zones, states, environments, scenarios, views } = architecture;
  const isName = [elements, data, zones, states, environments, scenarios, views]
    .flat()
    .some(({ key }) => touches(key.span, offset));
  return isName ? undefined : hoverFromSchema(ARCHITECTURE_SCHEMA, model.documents, offset);
}
