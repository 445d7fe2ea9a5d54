import snippets from '@vitruve/snippets/compose.json' with { type: 'json' };
import type { Kind } from '../../core/kind.ts';
import { hasPlaceholder } from '../../formats/placeholders/has-placeholder.ts';
import { completeCompose } from './complete.ts';
import { hoverCompose } from './hover.ts';
import { describeCompose } from './describe.ts';
import { composeLenses } from './lenses.ts';
import type { ComposeModel } from './model.ts';
import { composeOutline } from './outline.ts';
import { parseCompose } from './parse.ts';
import { composeRenamed } from './renamed.ts';
import { COMPOSE_RULES } from './rules/index.ts';
import { SERVICE_TREE } from './tree.ts';
import { servicesView } from './views/services.ts';
import { COMPOSE_DECLARATION } from './declaration.ts';

/** Compose files: the services of `docker compose`. */
export const COMPOSE: Kind<ComposeModel> = {
  ...COMPOSE_DECLARATION,
  parse: parseCompose,
  rules: COMPOSE_RULES,
  // Compose replaces variables in values only: those of names are replaced before it reads the file.
  isPlaceholder: (text) => hasPlaceholder(text) || /^[\w.-]*\$\{\w+\}[\w.-]*$/u.test(text),
  complete: completeCompose,
  snippets,
  hover: hoverCompose,
  describe: describeCompose,
  lenses: composeLenses,
  outline: composeOutline,
  renamed: composeRenamed,
  trees: [SERVICE_TREE],
  views: [servicesView],
};
