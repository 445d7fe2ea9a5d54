import { t } from '@vscode/l10n';
import type { Fix } from '../../../findings/finding.ts';
import { changeTo } from '../../../findings/change-to.ts';
import { nearest } from '../../../schema/nearest.ts';
import { endOfLine } from '../../../text/lines.ts';
import { contentEnd, isMap, pairOf, valueOf } from '../../../yaml/node.ts';
import type { ResourceType, Use } from '../model.ts';
import { plainOrQuoted } from '../../../yaml/written.ts';
import { sectionOf } from '../sections.ts';
import { serviceRule, type ComposeContext } from './compose-rule.ts';

/** A volume, network, secret, config or model that a service uses and no file of the project declares. */
export const notDeclared = serviceRule({
  id: 'compose/not-declared',
  severity: 'error',
  *check({ uses }, context) {
    for (const use of uses) {
      const { type, name, span } = use;
      if (
        type === 'service' ||
        (type === 'network' && name === 'default') ||
        !context.project.lacks(type, name)
      )
        continue;
      const known = context.model.resources.flatMap((resource) =>
        resource.type === type ? [resource.name] : [],
      );
      const meant = nearest(name, known);
      const declaration = declare(context, type, name);
      yield {
        message:
          meant === undefined
            ? messageOf(type, name)
            : `${messageOf(type, name)}. ${t('Did you mean "{0}"?', meant)}`,
        span,
        fixes: [...(changeTo(context.uri, span, meant).fixes ?? []), ...(declaration ? [declaration] : [])],
      };
    }
  },
});

function messageOf(type: Exclude<Use['type'], 'service'>, name: string): string {
  switch (type) {
    case 'volume':
      return t('The volume "{0}" is not declared under "volumes"', name);
    case 'network':
      return t('The network "{0}" is not declared under "networks"', name);
    case 'secret':
      return t('The secret "{0}" is not declared under "secrets"', name);
    case 'config':
      return t('The config "{0}" is not declared under "configs"', name);
    case 'model':
      return t('The model "{0}" is not declared under "models"', name);
  }
}

/** Volumes and networks need no more than their name. */
function declare(
  { uri, document, model }: ComposeContext,
  type: ResourceType,
  name: string,
): Fix | undefined {
  if (type !== 'volume' && type !== 'network') return undefined;
  const section = sectionOf(type);
  const root = model.roots.at(-1);
  if (!root || root.flow) return undefined;
  const text = document.getText();
  const pair = pairOf(root, section);
  const map = valueOf(root, section);
  if (pair && (!isMap(map) || map.flow || map.pairs.length === 0)) return undefined;
  const eol = endOfLine(text);
  const at = isMap(map) ? contentEnd(map) : contentEnd(root);
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const first = isMap(map) ? map.pairs[0] : undefined;
  const indent = first
    ? ' '.repeat(first.key.span.start - (text.lastIndexOf('\n', first.key.span.start - 1) + 1))
    : '  ';
  const before = lineEnd === -1 ? eol : '';
  const heading = pair ? '' : `${eol}${section}:${eol}`;
  return {
    title: t('Declare it under "{0}"', section),
    preferred: true,
    changes: () => [
      {
        kind: 'text',
        uri,
        span: { start: end, end },
        text: `${before}${heading}${indent}${plainOrQuoted(name)}:${eol}`,
      },
    ],
  };
}
