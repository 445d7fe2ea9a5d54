import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { ALIASES, type RegistryModel } from '../../formats/model-registry/registry.ts';

/** The models with their versions; a version says which alias it has. */
export function registryOutline({ model }: KindContext<RegistryModel>): readonly OutlineItem[] {
  return model.models.map(({ name, pair, aliases, versions }) => ({
    name,
    icon: 'section' as const,
    span: pair.span,
    nameSpan: pair.key.span,
    children: versions.flatMap(({ version, node }) => {
      if (!version) return [];
      const used = ALIASES.filter((alias) => aliases[alias]?.text === version.text).join(', ');
      return [
        {
          name: version.text,
          ...(used === '' ? {} : { detail: used }),
          icon: 'section' as const,
          span: node.span,
          nameSpan: version.span,
        },
      ];
    }),
  }));
}
