import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { span } from '../../core/text/span.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { contentOf } from '../../core/yaml/node.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import type { Kind } from '../../core/kind.ts';
import type { OpenFaasModel } from './model.ts';
import { OPENFAAS_SCHEMA, parseOpenFaas } from './parse.ts';
import { functionImage } from './rules/image.ts';
import { functionName } from './rules/function-name.ts';
import { missingFile } from './rules/missing-file.ts';
import { quantity } from './rules/quantity.ts';
import { OPENFAAS_DECLARATION } from './declaration.ts';

/** Stacks of OpenFaaS functions, as faas-cli reads them. */
export const OPENFAAS: Kind<OpenFaasModel> = {
  ...OPENFAAS_DECLARATION,
  parse: parseOpenFaas,
  rules: [functionName, functionImage, missingFile, quantity],
  complete: ({ document, model }, offset) => {
    const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
    return cursor ? completeFromSchema(OPENFAAS_SCHEMA, cursor) : [];
  },
  hover: ({ model }, offset) => hoverFromSchema(OPENFAAS_SCHEMA, model.documents, offset),
  outline: ({ model }) =>
    model.functions.map(({ name, pair, node, lang }) => ({
      name,
      ...(lang ? { detail: lang.text } : {}),
      icon: 'service',
      span: span(pair.key.span.start, Math.max(node.span.end, pair.key.span.end)),
      nameSpan: contentOf(pair.key),
    })),
};
