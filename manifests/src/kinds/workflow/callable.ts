import { resolveIn } from '../../core/text/resource.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { PipelineFacts } from '../../formats/stages/entity-types.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { actionName, addressOf } from './actions/address.ts';
import { popularAction } from './actions/popular.ts';
import { repositoryOf } from './detect.ts';
import type { Input, WorkflowModel } from './model.ts';
import type { Callable } from './called.ts';

/** What `uses` calls, as far as the workspace or our table of popular actions knows it. */
export function calledBy(
  { document, graph }: Pick<RuleContext<WorkflowModel>, 'document' | 'graph'>,
  uses: YamlScalar,
): Callable | undefined {
  const address = addressOf(uses.text);
  if (address?.form === 'repository') {
    const version = /^[0-9a-f]{40}$/u.test(address.version) ? versionBeside(document, uses) : undefined;
    return popularAction(actionName(address), version ?? address.version, version !== undefined);
  }
  if (address?.form !== 'local') return undefined;
  for (const uri of localFiles(document.uri, address.path)) {
    const declared = graph.declaredIn(uri).find(({ facts }) => facts?.callable !== undefined);
    if (declared) return calledOf(declared);
  }
  return undefined;
}

/** The version in the comment behind a commit, as programs that pin actions write it: `@a1b2… # v4.2.1`. */
function versionBeside(
  document: RuleContext<WorkflowModel>['document'],
  { span: { end } }: YamlScalar,
): string | undefined {
  return /^["']?[ \t]+#[ \t]*(?:tag=|ratchet:[\w./-]+@)?(v\d+(?:\.\d+){0,2})\b/u.exec(
    document.getText().slice(end, end + 120),
  )?.[1];
}

/** The repository that a workflow or an action in `.github` lies in: what `./` means. Undefined where nothing tells. */
export function repositoryRoot(uri: string): string | undefined {
  return repositoryOf(uri) ?? /^(.*)\/\.(?:github|gitea|forgejo)\//iu.exec(uri)?.[1];
}

/** The files that a local address may mean; none when nobody knows what it is relative to. */
export function localFiles(uri: string, path: string): readonly string[] {
  const root = repositoryRoot(uri);
  if (root === undefined || path.startsWith('../')) return [];
  const target = resolveIn(root, path);
  return /\.ya?ml$/iu.test(path) ? [target] : [`${target}/action.yml`, `${target}/action.yaml`];
}

/** What others may ask of a workflow that can be called, or of an action. Names are kept as written. */
export function callableFacts({ action, triggers }: WorkflowModel): PipelineFacts | undefined {
  const call = triggers.find(({ event }) => event.text === 'workflow_call');
  if (!action && !call) return undefined;
  const { inputs, outputs } = action ?? call ?? { inputs: [], outputs: [] };
  return {
    callable: action ? 'action' : 'workflow',
    inputs: Object.fromEntries(inputs.map((input) => [input.key.text, described(input)])),
    outputs: Object.fromEntries(outputs.map(({ key }) => [key.text, ''])),
    ...(call?.secrets
      ? {
          secrets: Object.fromEntries(
            call.secrets.map(({ key, required }) => [key.text, required ? '!' : '']),
          ),
        }
      : {}),
  };
}

/** `type!~ description`: required, deprecated. */
function described({ type, required, default: given, deprecated, description }: Input): string {
  const marks = `${required && !given ? '!' : ''}${deprecated === undefined ? '' : '~'}`;
  return `${type ?? ''}${marks} ${description ?? ''}`;
}

function calledOf({ uri, facts }: Entity): Callable {
  const secrets = facts?.secrets;
  return {
    form: facts?.callable === 'action' ? 'action' : 'workflow',
    uri,
    inputs: Object.entries(facts?.inputs ?? {}).map(([name, text]) => {
      const [, type = '', marks = '', description = ''] = /^(\w*)([!~]*) ([^]*)$/u.exec(text) ?? [];
      return {
        name,
        type: type === '' ? undefined : type,
        required: marks.includes('!'),
        deprecated: marks.includes('~'),
        description: description === '' ? undefined : description,
      };
    }),
    outputs: Object.keys(facts?.outputs ?? {}),
    secrets: secrets && new Map(Object.entries(secrets).map(([name, mark]) => [name, mark === '!'])),
    anyInput: false,
    anyOutput: false,
    isOther: false,
    isMoving: false,
  };
}
