import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { fileName, folderOf, resolveFrom } from '../../../core/text/resource.ts';
import { span } from '../../../core/text/span.ts';
import type { VariableUse } from '../model.ts';
import { composeRule, type ComposeContext } from './compose-rule.ts';

/** What shells, systems of continuous integration and Compose itself set. */
const SET_ELSEWHERE =
  /^(?:HOME|PATH|PWD|USER|USERNAME|LOGNAME|SHELL|HOSTNAME|TMPDIR|TEMP|TMP|LANG|DISPLAY|XAUTHORITY|UID|GID|CI|APPDATA|USERPROFILE|WAYLAND_DISPLAY|SSH_AUTH_SOCK|(?:COMPOSE|DOCKER|XDG|GITHUB|GITLAB|CI)_\w+)$/u;

/** A `${NAME}` without a default that no environment file of the workspace sets: Compose warns and puts nothing in its place. */
export const undefinedVariable = composeRule({
  id: 'compose/undefined-variable',
  severity: 'hint',
  profiles: { strict: 'warning' },
  *check(context) {
    const { model, uri, graph } = context;
    const told = new Set<string>();
    for (const variable of model.variables) {
      const { name, operator, span: at } = variable;
      if (told.has(name) || SET_ELSEWHERE.test(name)) continue;
      const environment = resolveFrom(uri, '.env');
      const isAsked = operator === 'required' && graph.fileExists(environment);
      if ((operator !== 'none' && !isAsked) || graph.find('variable', name, uri).length > 0) continue;
      told.add(name);
      const beside = graph.allIn('variable', folderOf(uri), uri);
      const suggestion = nearest(
        name,
        beside.map((entity) => entity.name),
      );
      const sentence = isAsked
        ? t('Required variable "{1}" is not set in "{0}": Compose does not start without it', '.env', name)
        : t(
            'Variable "{0}" is not set in any environment file: unless the shell sets it, Compose uses an empty string',
            name,
          );
      yield {
        message: suggestion === undefined ? sentence : `${sentence}. ${t('Did you mean "{0}"?', suggestion)}`,
        span: at,
        fixes: [
          ...(changeTo(uri, at, suggestion).fixes ?? []),
          ...emptyDefault(uri, variable),
          ...addition(environment, name, context),
        ],
      };
    }
  },
});

/** `${NAME:-}`: the author knows that it may be empty. */
function emptyDefault(uri: string, { braced, operator, span: { end } }: VariableUse): Fix[] {
  if (!braced || operator !== 'none') return [];
  return [
    {
      title: t('Add an empty default value'),
      changes: () => [{ kind: 'text', uri, span: span(end, end), text: ':-' }],
    },
  ];
}

function addition(environment: string, name: string, { graph }: ComposeContext): Fix[] {
  if (!graph.fileExists(environment)) return [];
  return [
    {
      title: t('Add "{0}" to "{1}"', name, fileName(environment)),
      changes: () => {
        const text = graph.text(environment);
        if (text === undefined) return [];
        const end = text.length;
        const before = text === '' || text.endsWith('\n') ? '' : '\n';
        return [{ kind: 'text', uri: environment, span: span(end, end), text: `${before}${name}=\n` }];
      },
    },
  ];
}
