import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as TextMate from 'vscode-textmate';

// Both are CommonJS whose names an import does not see.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof TextMate;

/** Our grammars, injected into a language that colours nothing by itself. */
async function colour(language: string, line: string): Promise<Map<string, string>> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: (scope) => Promise.resolve(grammar(scope, language)),
    getInjections: (scope) => (scope === language ? injections(language) : undefined),
  });
  const loaded = await registry.loadGrammar(language);
  assert.ok(loaded);
  const { tokens } = loaded.tokenizeLine(line, textmate.INITIAL);
  return new Map(
    tokens.map(({ startIndex, endIndex, scopes }) => [
      line.slice(startIndex, endIndex),
      scopes.slice(1).join(' '),
    ]),
  );
}

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { grammars: readonly Contribution[] };
};

function injections(language: string): string[] {
  return contributes.grammars
    .filter(({ injectTo }) => injectTo.includes(language))
    .map(({ scopeName }) => scopeName);
}

function grammar(scope: string, language: string): TextMate.IRawGrammar | null {
  if (scope === language)
    return textmate.parseRawGrammar(`{"scopeName": "${language}", "patterns": []}`, 'base.json');
  const contribution = contributes.grammars.find(({ scopeName }) => scopeName === scope);
  if (!contribution) return null;
  return textmate.parseRawGrammar(readFileSync(contribution.path, 'utf8'), contribution.path);
}

const YAML = 'source.yaml';
const MARKDOWN = 'text.html.markdown';

/** Language, line, a word of it, and a part of the scope that it has; empty for none of ours. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [YAML, '      Head of Data: A', 'A', 'accountable'],
  [YAML, '      Head of Data: A/R', 'R', 'responsible'],
  [YAML, '    assignments: {DPO: C, Legal: I}', 'C', 'consulted'],
  [YAML, '    assignments: {DPO: C, Legal: I}', 'I', 'informed'],
  [YAML, 'variant: RACI-VS', 'RACI-VS', 'variant'],
  [YAML, '    severity: 4', '4', 'mark'],
  [YAML, '    criticality: 36', '36', 'criticality'],
  [YAML, '    actionPriority: H', 'H', 'priority'],
  [YAML, '    decisions: [ADR-0012]', 'ADR-0012', 'decision'],
  [YAML, 'name: Alpha', 'name: Alpha', ''],
  [YAML, 'name: A plan', 'name: A plan', ''],
  [MARKDOWN, 'As decided in ADR-0007, we stop.', 'ADR-0007', 'decision'],
  [MARKDOWN, '| Define a term | A | R/C |', 'A', 'accountable'],
  [MARKDOWN, '| Define a term | A | R/C |', 'C', 'consulted'],
  [MARKDOWN, '| A term | x |', '| A term | x |', ''],
];

describe('grammars', () => {
  for (const [language, line, word, scope] of CASES) {
    it(`${language}: ${line} → ${word}`, async () => {
      const scopes = (await colour(language, line)).get(word);
      assert.ok(scopes !== undefined, 'it is no token of its own');
      if (scope === '') assert.equal(scopes, '');
      else assert.match(scopes, new RegExp(scope, 'u'));
    });
  }
});
