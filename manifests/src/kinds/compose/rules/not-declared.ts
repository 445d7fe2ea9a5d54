import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { WorkspaceChange } from '../../../core/text/change.ts';
import { folderOf, resolveIn } from '../../../core/text/resource.ts';
import { columnOf, endOfLine } from '../../../core/text/lines.ts';
import { contentEnd, isMap, pairOf } from '../../../core/yaml/node.ts';
import type { Use } from '../model.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
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
        !context.project.isMissing(type, name)
      )
        continue;
      const known = context.model.resources.flatMap((resource) =>
        resource.type === type ? [resource.name] : [],
      );
      const suggestion = nearest(name, known);
      yield {
        message:
          suggestion === undefined
            ? messageOf(type, name)
            : `${messageOf(type, name)}. ${t('Did you mean "{0}"?', suggestion)}`,
        span,
        ...(isInSample(context, name) ? { atMost: 'hint' } : {}),
        fixes: [...(changeTo(context.uri, span, suggestion).fixes ?? []), ...declaration(context, use)],
      };
    }
  },
});

/** Samples of the file that is laid over `compose.yaml`, which everybody makes a copy of. */
const SAMPLE =
  /^(?:docker-)?compose\.override(?:[._-](?:example|sample|template|dist)\.ya?ml|\.ya?ml[._-](?:example|sample|template|dist))$/iu;

/** True for what a sample beside the file names, and everybody declares in a copy of it: `compose.override.yaml.example`. */
function isInSample({ uri, graph }: ComposeContext, name: string): boolean {
  const folder = folderOf(uri);
  return graph
    .filesIn(folder)
    .some(
      (file) => SAMPLE.test(file) && graph.beginning(resolveIn(folder, file))?.includes(`${name}:`) === true,
    );
}

function messageOf(type: Exclude<Use['type'], 'service'>, name: string): string {
  switch (type) {
    case 'volume':
      return t('Undefined volume "{0}": not declared under "volumes"', name);
    case 'network':
      return t('Undefined network "{0}": not declared under "networks"', name);
    case 'secret':
      return t('Undefined secret "{0}": not declared under "secrets"', name);
    case 'config':
      return t('Undefined config "{0}": not declared under "configs"', name);
    case 'model':
      return t('Undefined model "{0}": not declared under "models"', name);
  }
}

/** Volumes and networks need no more than their name. */
function declaration(
  { uri, document, model }: ComposeContext,
  { type, name }: Pick<Use, 'type' | 'name'>,
): Fix[] {
  if (type !== 'volume' && type !== 'network') return [];
  const section = sectionOf(type);
  const root = model.roots.at(-1);
  const pair = pairOf(root, section);
  const map = pair?.value;
  if (!root || root.flow || (pair && (!isMap(map) || map.flow || map.pairs.length === 0))) return [];
  const changes = (): WorkspaceChange[] => {
    const text = document.getText();
    const eol = endOfLine(text);
    const first = isMap(map) ? map.pairs[0] : undefined;
    const indent = ' '.repeat(first ? columnOf(text, first.key.span.start) : 2);
    const newline = text.indexOf('\n', contentEnd(isMap(map) ? map : root));
    const end = newline === -1 ? text.length : newline + 1;
    const heading = `${newline === -1 ? eol : ''}${pair ? '' : `${eol}${section}:${eol}`}`;
    return [
      {
        kind: 'text',
        uri,
        span: { start: end, end },
        text: `${heading}${indent}${plainOrQuoted(name)}:${eol}`,
      },
    ];
  };
  return [{ title: t('Declare under "{0}"', section), changes }];
}
