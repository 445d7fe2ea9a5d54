import type { Kind } from '../kind.ts';
import { isCompose } from './detect.ts';
import type { ComposeModel } from './model.ts';
import { parseCompose } from './parse.ts';
import { COMPOSE_RULES } from './rules/index.ts';
import { servicesView } from './views/services.ts';

/** Compose files: the services of `docker compose`. */
export const COMPOSE: Kind<ComposeModel> = {
  id: 'compose',
  detect: isCompose,
  parse: parseCompose,
  rules: COMPOSE_RULES,
  views: [servicesView],
};
