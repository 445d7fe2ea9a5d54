import { pathsIn, type Path } from './expression.ts';
import { callsByName } from '../workflow/dag.ts';
import type { Port } from '../workflow/model.ts';
import { faultOf, type Place } from './scope.ts';
import type { Fault } from './scope-fault.ts';
import type { Others } from '../workflow/resolve.ts';
import type { Tag } from '../tags.ts';
import { t } from '@vscode/l10n';

/**
 * Names in an expression that mean nothing. Only what is certain: an input of the template, a parameter of the workflow, a
 * step or task and its outputs, each named in full. Expressions may ask whether there is such a thing, so nothing is said of
 * one that does.
 */
export function expressionFaults(tag: Tag, place: Place, others: Others): readonly Fault[] {
  if (/\?\?|\bin\b|\?\./u.test(tag.inner)) return [];
  return pathsIn(tag.inner).flatMap((path) => pathFault(path, tag.inner, place, others) ?? []);
}

function pathFault(path: Path, expression: string, place: Place, others: Others): Fault | undefined {
  const name = nameOf(path);
  if (name === undefined) return undefined;
  const fault = faultOf(name, place, others);
  if (fault?.kind !== 'unknown') return undefined;
  const last = path.segments.at(-1);
  const culprit = path.segments.find(({ text }) => text === name.slice(fault.start, fault.end)) ?? last;
  if (!culprit || !last) return undefined;
  const hyphenated = hyphenatedName(last.text, expression.slice(last.end), place);
  if (hyphenated !== undefined)
    return {
      kind: 'unknown',
      message: t('A hyphen is read as a minus here: use {0}', `['${hyphenated}']`),
      start: last.start - 1,
      end: last.start + hyphenated.length,
      suggestion: `['${hyphenated}']`,
    };
  const { start, end } = culprit;
  return { ...fault, start, end };
}

/** The simple name of what an expression names in full; undefined for anything else. */
function nameOf({ segments, guarded }: Path): string | undefined {
  if (guarded) return undefined;
  const words = segments.map(({ text }) => text);
  const [root, kind] = words;
  const depth =
    root === 'inputs' && kind === 'parameters' ? 3 : root === 'workflow' && kind === 'parameters' ? 3 : 0;
  if (depth > 0) return words.length >= depth ? words.slice(0, depth).join('.') : undefined;
  if (root !== 'steps' && root !== 'tasks') return undefined;
  if (words[2] !== 'outputs') return words.length >= 3 ? [root, words[1], 'id'].join('.') : undefined;
  if (words[3] === 'result') return words.slice(0, 4).join('.');
  return words.length >= 5 ? words.slice(0, 5).join('.') : undefined;
}

/** `my-input` where `inputs.parameters.my-input` is read as a subtraction. */
function hyphenatedName(first: string, rest: string, { template, workflow }: Place): string | undefined {
  const tail = /^(?:-[A-Za-z0-9_]+)+/u.exec(rest)?.[0];
  if (tail === undefined) return undefined;
  const name = first + tail;
  const names = (ports: readonly Port[]): readonly string[] => ports.flatMap((port) => port.name?.text ?? []);
  const known =
    names(template?.inputs.parameters ?? []).includes(name) ||
    names(workflow.arguments.parameters).includes(name) ||
    (template !== undefined && callsByName(template).has(name));
  return known ? name : undefined;
}
