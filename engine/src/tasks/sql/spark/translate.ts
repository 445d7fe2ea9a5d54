import { t } from '@vscode/l10n';
import type * as PolyglotSql from '@polyglot-sql/sdk';
import { TaskError } from '@vitruve/workspace';
import engine from '../../../../package.json' with { type: 'json' };
import type { Cell } from '../../../tables/process/protocol.ts';
import { rewriteForSpark, type SqlNode } from './rewrite.ts';

/** Parentheses within each other: the library that parses has a stack of its own. */
const DEEPEST = 100;

/**
 * The column with the condition of `QUALIFY`, which Spark does not have. It is behind the others, of which whoever runs the query chooses
 * those that it asked for.
 */
const KEPT = 'vitruve_kept';

type Sdk = typeof PolyglotSql;

/** Translates queries of DuckDB for Spark. */
export class SparkTranslator {
  readonly #sdk: Sdk;
  readonly #params: Readonly<Record<string, Cell>>;

  private constructor(sdk: Sdk, params: Readonly<Record<string, Cell>>) {
    this.#sdk = sdk;
    this.#params = params;
  }

  /** @throws TaskError when the library is missing. */
  static async load(params: Readonly<Record<string, Cell>>): Promise<SparkTranslator> {
    return new SparkTranslator(await loadSdk(), params);
  }

  /**
   * @param query one query, without its semicolon.
   * @throws TaskError for one that cannot be translated; the message says why, without the place.
   */
  translate(query: string): string {
    if (depthOf(query) > DEEPEST)
      throw new TaskError(t('More than {0} parentheses within each other', DEEPEST));
    const parsed = this.#parse(query);
    const rewritten = rewriteForSpark(parsed, {
      params: this.#params,
      parse: (expression) => this.#expression(expression),
      write: (node) => this.#write(node),
    });
    const { select } = rewritten as { readonly select?: SqlNode };
    const qualify = select?.['qualify'] as SqlNode | null | undefined;
    if (!select || !qualify) return this.#toSpark(rewritten);
    const expressions = select['expressions'] as readonly SqlNode[];
    const kept = this.#expression(`(${this.#write(qualify['this'])}) AS ${KEPT}`);
    const all = this.#toSpark({ select: { ...select, qualify: null, expressions: [...expressions, kept] } });
    return `SELECT * FROM (${all}) WHERE ${KEPT}`;
  }

  #toSpark(node: unknown): string {
    const { transpile, Dialect } = this.#sdk;
    const { success, sql, error } = transpile(this.#write(node), Dialect.DuckDB, Dialect.Spark);
    const [only, ...others] = sql ?? [];
    if (!success || only === undefined || others.length > 0) throw untranslatable(error);
    return only;
  }

  #parse(sql: string): SqlNode {
    const { success, ast, error } = this.#sdk.parse(sql, this.#sdk.Dialect.DuckDB);
    const nodes = ast as unknown as readonly SqlNode[] | undefined;
    const [only, ...others] = nodes ?? [];
    if (!success || !only || others.length > 0) throw untranslatable(error);
    return only;
  }

  #expression(text: string): SqlNode {
    const { select } = this.#parse(`SELECT ${text}`) as {
      readonly select: { readonly expressions: readonly SqlNode[] };
    };
    const [only] = select.expressions;
    if (!only) throw untranslatable(undefined);
    return only;
  }

  #write(node: unknown): string {
    const { success, sql, error } = this.#sdk.generate([node] as never, this.#sdk.Dialect.DuckDB);
    const [only] = sql ?? [];
    if (!success || only === undefined) throw untranslatable(error);
    return only;
  }
}

async function loadSdk(): Promise<Sdk> {
  const name = '@polyglot-sql/sdk';
  try {
    return await import('@polyglot-sql/sdk');
  } catch {
    throw new TaskError(
      t(
        'SQL on Spark requires an additional library. To install it, run: {0}',
        `npm install --global ${name}@${engine.dependencies[name]}`,
      ),
    );
  }
}

function untranslatable(error: unknown): TaskError {
  const reason = typeof error === 'string' ? error.split('\n', 1)[0] : undefined;
  return new TaskError(t('The SQL cannot be translated for Spark: {0}', reason ?? '?'));
}

function depthOf(sql: string): number {
  let [depth, deepest] = [0, 0];
  for (const character of sql)
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  return deepest;
}
