import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/amdec.schema.json' with { type: 'json' };
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Completion } from '../../core/contributions/completion.ts';
import { decisionNumber, decisionId } from '../../formats/citations/mention.ts';
import { dueDates } from './due.ts';
import { nextRiskId } from './identifier.ts';
import { RATING_NAMES, type AmdecModel, type RatingName } from './model.ts';
import { ratingLabel } from './vocabulary.ts';

type Context = KindContext<AmdecModel>;

/** Proposals at a caret: what the table, the workspace and the calendar know, then what the schema lists. */
export function completeAmdec(context: Context, offset: number): readonly Completion[] {
  const cursor = yamlCursor(context.document.getText(), undefined, offset);
  if (!cursor) return [];
  return [...rows(context, cursor), ...values(context, cursor), ...completeFromSchema(schema, cursor)];
}

function values(context: Context, cursor: YamlCursor): Completion[] {
  const key = cursor.path.findLast((step) => typeof step === 'string');
  if (cursor.path[0] !== 'risks' || typeof key !== 'string') return [];
  if (cursor.role === 'item') {
    if (key === 'decisions') return decisions(context, cursor);
    if (key === 'checks') return checks(context, cursor);
    return key === 'owner' ? owners(context, cursor) : [];
  }
  if (cursor.role !== 'value') return [];
  if (isRatingName(key)) return ratings(context, cursor, key);
  switch (key) {
    case 'category':
      return names(
        cursor,
        context.model.categories.map(({ text }) => text),
      );
    case 'owner':
      return owners(context, cursor);
    case 'decisions':
      return decisions(context, cursor);
    case 'checks':
      return checks(context, cursor);
    case 'due':
      return dueDates(context.today).map(({ day, label }, index) => ({
        label: day,
        span: cursor.span,
        text: day,
        kind: 'date',
        detail: label,
        sortText: String(index),
      }));
    case 'item':
      return names(cursor, [
        ...context.graph.all('component', context.document.uri).map(({ name }) => name),
        ...context.model.risks.flatMap(({ item, span }) =>
          item && !(span.start <= cursor.span.start && cursor.span.start <= span.end) ? [item.text] : [],
        ),
      ]);
    default:
      return [];
  }
}

function isRatingName(key: string): key is RatingName {
  return RATING_NAMES.some((name) => name === key);
}

function ratings({ model }: Context, cursor: YamlCursor, name: RatingName): Completion[] {
  const scale = model.grid?.[name];
  if (!scale) return [];
  const all =
    scale.labels.size > 0
      ? [...scale.labels.keys()].sort((a, b) => a - b)
      : Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, index) => scale.minimum + index);
  return all.map((rating) => ({
    label: String(rating),
    span: cursor.span,
    text: String(rating),
    kind: 'mark',
    detail: scale.labels.get(rating) ?? ratingLabel(name),
    sortText: String(rating).padStart(4, '0'),
    filterText: `${rating} ${scale.labels.get(rating) ?? ''}`.trim(),
  }));
}

/** Checks of data, behind their tables. */
function checks({ graph, document }: Context, cursor: YamlCursor): Completion[] {
  const all = graph.all('check', document.uri);
  return names(
    cursor,
    all.map(({ name, facts }) => `${facts?.table ?? ''}/${name}`),
  );
}

function owners({ graph, document }: Context, cursor: YamlCursor): Completion[] {
  const roles = graph.all('role', document.uri).map(({ name }) => name);
  const people = graph.all('person', document.uri).map(({ name }) => name);
  return [...names(cursor, roles, t('role')), ...names(cursor, people, t('person'))];
}

function decisions({ graph, document }: Context, cursor: YamlCursor): Completion[] {
  return graph.all('decision', document.uri).flatMap((decision) => {
    const number = decisionNumber(decision.name) ?? decision.facts?.number;
    if (number === undefined) return [];
    const id = decisionId(number);
    const title = decision.facts?.title;
    const status = decision.facts?.status;
    return [
      {
        label: id,
        span: cursor.span,
        text: id,
        kind: 'name' as const,
        detail: [status, title].filter((part) => part !== undefined).join(' · '),
        filterText: `${id} ${title ?? ''}`,
        sortText: `${status === 'accepted' ? 0 : 1}${id}`,
      },
    ];
  });
}

function names(cursor: YamlCursor, all: readonly string[], detail?: string): Completion[] {
  return [...new Set(all)].map((name) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name',
    ...(detail !== undefined && { detail }),
  }));
}

/** A whole row, where one may begin. */
function rows({ model }: Context, cursor: YamlCursor): Completion[] {
  if (cursor.flow || cursor.path[0] !== 'risks' || cursor.path.length > 2) return [];
  const afterDash = cursor.role === 'item' && cursor.path.length === 2;
  const beforeDash = cursor.role === 'key' && cursor.path.length === 1;
  if (!afterDash && !beforeDash) return [];
  const id = nextRiskId(model);
  const rated = RATING_NAMES.filter((name) => !model.grid || model.grid[name]);
  const texts = ['item', 'failureMode', 'effect', 'cause'];
  const keys = model.categories.length > 0 ? [...texts, 'category', ...rated] : [...texts, ...rated];
  const lines = keys.map((key, index) => `${key}: $${index + 1}`);
  const row = [`id: ${id.replace(/[\\$}]/gu, '\\$&')}`, ...lines].join('\n  ');
  return [
    {
      label: t('New risk {0}', id),
      span: cursor.span,
      text: `${beforeDash ? '- ' : ''}${row}\n$0`,
      kind: 'row',
      snippet: true,
      sortText: '!',
      filterText: `id ${id} risk`,
    },
  ];
}
