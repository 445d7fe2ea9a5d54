import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { fileName } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { contentEnd, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { fileOf } from '../../formats/lineage/named-table.ts';
import type { TableFacts } from '../../formats/tables/entity-types.ts';
import type { Suite, Table } from './model.ts';

/** What a suite declares: itself, its tables, their checks. */
export function entitiesOf(uri: string, suite: Suite): Entity[] {
  const name = suiteName(uri, suite);
  const entities: Entity[] = [
    {
      type: 'suite',
      uri,
      name,
      key: nameKey(name),
      span: suite.name?.span ?? span(suite.root.span.start, suite.root.span.start),
      extent: suite.root.span,
      notation: suite.name ? 'yaml' : 'fixed',
    },
  ];
  for (const table of suite.tables.values()) {
    const detail = table.path?.text;
    entities.push({
      type: 'table',
      ...placeOf(uri, table.key, table.node),
      key: nameKey(table.name),
      ...(detail === undefined ? {} : { detail }),
      facts: tableFacts(uri, suite, table),
    });
    for (const check of table.checks.values())
      entities.push({
        type: 'check',
        ...placeOf(uri, check.key, check.node),
        key: checkKey(table.name, check.name),
        detail: table.name,
        facts: { table: table.name, expectation: check.expectations[0]?.name },
      });
  }
  return entities;
}

function tableFacts(uri: string, suite: Suite, table: Table): TableFacts {
  const { personal, entries } = table;
  return {
    file: fileOf(uri, table),
    owner: (table.owner ?? suite.owner)?.text,
    personal: Object.fromEntries(personal.map(({ text }) => [text, entries.get(text)?.text ?? ''])),
  };
}

/** The name of a suite: its own, or what is before `.quality.yaml`. */
export function suiteName(uri: string, { name }: Suite): string {
  return name?.text ?? fileName(uri).replace(/\.quality\.ya?ml$/iu, '');
}

/** Checks of two tables may have the same name. */
export function checkKey(table: string, check: string): string {
  return nameKey(`${table}/${check}`);
}

function placeOf(
  uri: string,
  { text: name, span: at }: YamlScalar,
  value: YamlNode | null,
): Pick<Entity, 'uri' | 'name' | 'span' | 'extent' | 'notation' | 'scope'> {
  const extent = value ? span(at.start, Math.max(at.end, contentEnd(value))) : at;
  return { uri, name, span: at, extent, notation: 'yaml-key', scope: uri };
}
