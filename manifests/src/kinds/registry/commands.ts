import { t } from '@vscode/l10n';
import type { Answers, Choice, DocumentCommand, Question } from '../../core/contributions/command.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { RuleContext } from '../../core/rules/rule.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { championBefore } from './history.ts';
import { ALIASES, type RegisteredModel, type RegistryModel } from '../../formats/model-registry/registry.ts';
import { promote } from './promote.ts';
import { registryOf, versionOf, type FoundModel } from '../../formats/model-registry/found-version.ts';
import { rollBack } from './roll-back.ts';

type Context = RuleContext<RegistryModel>;

/** The commands of the editor, with the ids that code lenses name. */
export const PROMOTE_MODEL = 'vitruve.promoteModel';
export const ROLL_BACK_MODEL = 'vitruve.rollBackModel';

const promoteModel: DocumentCommand<RegistryModel> = {
  id: PROMOTE_MODEL,
  icon: 'arrow-up',
  on: 'document',
  ask: ({ model, graph, document }, answers) => {
    const { models } = model;
    const registered = chosen(models, answers);
    if (!registered) return modelQuestion(models);
    if (answers['version'] === undefined) return versionQuestion(registered);
    if (answers['alias'] === undefined)
      return {
        type: 'choice',
        key: 'alias',
        title: t('Promote model'),
        prompt: t('Select an alias'),
        choices: ALIASES.map((alias) => ({
          id: alias,
          label: alias,
          description: registered.aliases[alias]?.text ?? '',
        })),
        ifNone: '',
      };
    return whoAndWhy(graph, document.uri, answers);
  },
  run: (context, answers) => {
    const found = foundIn(context, answers);
    if (isRefusal(found)) return found;
    const { version = '', alias = '', by = '', why = '' } = answers;
    const target = versionOf(found, version);
    if (isRefusal(target)) return target;
    const outcome = promote(target, { alias, by, why }, context);
    return isRefusal(outcome) ? outcome : outcome.changes;
  },
};

const rollBackModel: DocumentCommand<RegistryModel> = {
  id: ROLL_BACK_MODEL,
  icon: 'discard',
  on: 'document',
  ask: ({ model: { models }, graph, document }, answers) => {
    const back = models.filter((one) => championBefore(one) !== undefined);
    return chosen(back, answers) ? whoAndWhy(graph, document.uri, answers) : modelQuestion(back);
  },
  run: (context, answers) => {
    const found = foundIn(context, answers);
    if (isRefusal(found)) return found;
    const { by = '', why = '' } = answers;
    return rollBack(found, { by, why }, context);
  },
};

export const REGISTRY_COMMANDS = [promoteModel, rollBackModel];

/** The model that is answered, or the only one. */
function chosen(models: readonly RegisteredModel[], { model }: Answers): RegisteredModel | undefined {
  const [only] = models;
  return model === undefined && models.length === 1 ? only : models.find(({ name }) => name === model);
}

/** The model in the text as it is now. */
function foundIn({ document, model: { models } }: Context, answers: Answers): FoundModel | Refusal {
  const registry = registryOf(document.uri, document.getText());
  if (isRefusal(registry)) return registry;
  const asked = chosen(models, answers)?.name ?? answers['model'] ?? '';
  const registered = registry.models.find(({ name }) => name === asked);
  if (registered) return { registry, registered };
  const known = models.map(({ name }) => name).join(', ');
  return { refused: t('Model "{0}" is not registered. Registered: {1}', asked, known) };
}

function modelQuestion(models: readonly RegisteredModel[]): Question {
  return {
    type: 'choice',
    key: 'model',
    title: t('Model'),
    prompt: t('Select a model'),
    choices: models.map(({ name, aliases: { champion } }) => ({
      id: name,
      label: name,
      description: champion ? `champion ${champion.text}` : '',
    })),
    ifNone: t('"history" does not say what was champion before.'),
  };
}

function versionQuestion({ versions, aliases }: RegisteredModel): Question {
  const choices = versions.flatMap(({ version, file }): readonly Choice[] => {
    if (!version) return [];
    const used = ALIASES.filter((alias) => aliases[alias]?.text === version.text);
    return [{ id: version.text, label: version.text, description: [...used, file?.text ?? ''].join(' · ') }];
  });
  return {
    type: 'choice',
    key: 'version',
    title: t('Promote model'),
    prompt: t('Select a version'),
    choices: choices.reverse(),
    ifNone: t('The model has no versions.'),
  };
}

/** Asks for what the history says of a change. */
function whoAndWhy(graph: Graph, uri: string, { by, why }: Answers): Question | undefined {
  if (by === undefined) return whoQuestion(graph, uri);
  if (why !== undefined) return undefined;
  return { type: 'text', key: 'why', prompt: t('Reason, for the history'), placeholder: t('Reason') };
}

function whoQuestion(graph: Graph, uri: string): Question {
  const names = new Set([...graph.all('role', uri), ...graph.all('person', uri)].map(({ name }) => name));
  const prompt = t('Role or person who makes the change');
  if (names.size === 0) return { type: 'text', key: 'by', prompt, placeholder: t('Role or person') };
  const choices = [...names].map((name) => ({ id: name, label: name }));
  return { type: 'choice', key: 'by', title: t('Role or person'), prompt, choices, ifNone: '' };
}
