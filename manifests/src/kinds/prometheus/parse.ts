import type { TextDocument } from 'vscode-languageserver-textdocument';
import configSchema from '@vitruve/schemas/prometheus.schema.json' with { type: 'json' };
import rulesSchema from '@vitruve/schemas/prometheus-rules.schema.json' with { type: 'json' };
import type { Schema } from '../../formats/json-schema/schema.ts';
import { schemaValidator } from '../../formats/json-schema/validate.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { ParseResult } from '../../core/kind.ts';
import { referencesOf } from './references.ts';
import { entitiesOf } from './entities.ts';
import { factsOfGroups } from '../../formats/prometheus-rules/entities.ts';
import { roleOf, type PrometheusRole } from './detect.ts';
import type { PrometheusModel } from './model.ts';
import { prometheusOf } from './read.ts';

const SCHEMAS: Readonly<Record<PrometheusRole, Schema>> = { config: configSchema, rules: rulesSchema };

/** Prometheus takes the action of a relabelling in capital letters as well. */
const isAction = (text: string): boolean => text !== text.toLowerCase() && /^[A-Za-z]+$/u.test(text);

const VALIDATORS = {
  config: schemaValidator(configSchema, 'prometheus/schema', { isUnknown: isAction }),
  rules: schemaValidator(rulesSchema, 'prometheus/schema'),
};

/** What may be in a document of that role. */
export function schemaOf({ role }: PrometheusModel): Schema {
  return SCHEMAS[role];
}

/** Reads a configuration or a file of rules. */
export function parsePrometheus(document: TextDocument, memory?: ParseMemory): ParseResult<PrometheusModel> {
  const { uri } = document;
  const role = roleOf(document) ?? 'config';
  const documents = parseYaml(document.getText(), memory);
  const model = prometheusOf(role, documents);
  const rules = factsOfGroups(uri, model.groups, document.getText());
  return {
    model,
    entities: [...entitiesOf(uri, model), ...rules.entities],
    references: [...referencesOf(uri, model), ...rules.references],
    problems: [
      ...yamlFindings(uri, documents, 'before'),
      ...(model.root ? VALIDATORS[role](model.root, uri) : []),
    ],
  };
}
