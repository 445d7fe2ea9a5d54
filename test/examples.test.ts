import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import {
  STRUCTURE_RULES,
  loadKinds,
  severityOf,
  mergedSettings,
  DEFAULT_SETTINGS,
  Workspace,
  type Profile,
  type Finding,
} from '@vitruve/manifests';

const KINDS = await loadKinds();

const EXAMPLES = join(import.meta.dirname, '..', 'examples');
const ROOT = 'file:///example';

/** The kinds of rules of which `mlops-stock-faults` has a fault each. */
const FAULTY_FAMILIES: ReadonlySet<string> = new Set([
  'argo-cd',
  'argo-workflows',
  'compose',
  'dvc',
  'helm',
  'kubeflow',
  'kubernetes',
  'kustomize',
  'openfaas',
  'pipeline',
  'prometheus',
  'workflow',
]);

/** Faults in files of `nestor-faults` that can hold no comment. */
const JSON_FAULTS: Readonly<Record<string, readonly string[]>> = {
  'nestor-ai-config.json': ['blur/unknown-key', 'blur/unknown-word', 'blur/model-unclear'],
  'nestor-ai-config.vide.json': ['blur/nothing-read'],
  'modeles/visage.detector.json': ['detector/unread'],
};

/**
 * The findings of an example by file, as they are on a day, with the settings that the example has of its own.
 * @param replaced texts that files have in place of their own, by file.
 */
function findingsOf(
  example: string,
  today: string,
  profile: Profile = 'default',
  replaced: Readonly<Record<string, string>> = {},
): Map<string, readonly Finding[]> {
  const folder = join(EXAMPLES, example);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  const workspace = new Workspace(KINDS, {
    sha256: (uri) => hashOf(join(folder, decodeURIComponent(uri.slice(ROOT.length + 1)))),
    exists: (uri) => there.has(decodeURIComponent(uri.slice(ROOT.length + 1)).replace(/\/$/u, '')),
    today: () => today,
  });
  workspace.addRoot(ROOT, mergedSettings(settingsOf(folder), { kubernetes: { profile } }));
  for (const file of files) workspace.update(`${ROOT}/${file}`, replaced[file] ?? textOf(example, file));
  return new Map(files.map((file) => [file, workspace.check(`${ROOT}/${file}`).findings]));
}

function hashOf(path: string): string | undefined {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : undefined;
}

/** The folders that a file lies in, the nearest first, without the root. */
function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function settingsOf(folder: string) {
  const file = join(folder, '.vitruve.yaml');
  const given: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined;
  return mergedSettings(DEFAULT_SETTINGS, given);
}

function textOf(example: string, file: string): string {
  return readFileSync(join(EXAMPLES, example, file), 'utf8');
}

/** Rule ids with the number of their findings, by file. */
function rulesByFile(findings: ReadonlyMap<string, readonly Finding[]>): Record<string, string[]> {
  const rules: Record<string, string[]> = {};
  for (const [file, found] of findings) {
    if (found.length > 0) rules[file] = found.map(({ rule }) => rule).sort();
  }
  return rules;
}

function isSerious({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** All rules that are on, those of parsers and schemas included. */
function rulesInForce(): string[] {
  const rules = [...KINDS.flatMap((kind) => kind.rules), ...STRUCTURE_RULES];
  return rules.filter((rule) => severityOf(rule, DEFAULT_SETTINGS) !== 'off').map(({ id }) => id);
}

/** The rules that the comments of a text name. */
function rulesNamedIn(text: string): Set<string> {
  const known = new Set(rulesInForce());
  const words = [...text.matchAll(/(?:#|<!--)[^\n]*/gu)].flatMap(
    ([comment]) => comment.match(/\b[a-z-]+\/[a-z0-9-]+\b/gu) ?? [],
  );
  return new Set(words.filter((word) => known.has(word)));
}

describe('examples', () => {
  it('data-governance has one hint, that a Markdown table names no variant, now and in a year', () => {
    for (const today of ['2026-01-15', '2027-01-15']) {
      const findings = findingsOf('data-governance', today);
      assert.deepEqual(rulesByFile(findings), { 'audit.raci.md': ['raci/variant-not-declared'] }, today);
      for (const { severity } of [...findings.values()].flat()) assert.equal(severity, 'hint');
    }
  });

  it('data-governance holds seven decisions and fourteen risks in five categories', () => {
    const text = textOf('data-governance', 'risques.amdec.yaml');
    assert.equal(text.match(/^ {2}- id: R-\d\d$/gmu)?.length, 14);
    assert.equal(new Set(text.match(/(?<=^ {4}category: ).+$/gmu)).size, 5);
    assert.equal(readdirSync(join(EXAMPLES, 'data-governance', 'docs', 'decisions')).length, 7);
  });

  it('data-governance-faults has the faults that its comments name, and no other error or warning', () => {
    for (const [file, found] of findingsOf('data-governance-faults', '2026-01-15')) {
      const named = rulesNamedIn(textOf('data-governance-faults', file));
      const serious = new Set(found.filter(isSerious).map(({ rule }) => rule));
      assert.deepEqual([...serious].sort(), [...named].sort(), file);
    }
  });

  it('first-pipeline has nothing to report', () => {
    assert.deepEqual(rulesByFile(findingsOf('first-pipeline', '2026-01-15')), {});
  });

  it('election has nothing to report', () => {
    assert.deepEqual(rulesByFile(findingsOf('election', '2026-01-15')), {});
  });

  it('fraud-detection has nothing to report', () => {
    assert.deepEqual(rulesByFile(findingsOf('fraud-detection', '2026-01-15')), {});
  });

  it('mlops-stock has nothing to report, now, in a year, and in the profile of security', () => {
    for (const [today, profile] of [
      ['2026-01-15', 'default'],
      ['2027-01-15', 'default'],
      ['2026-01-15', 'security'],
    ] as const) {
      assert.deepEqual(rulesByFile(findingsOf('mlops-stock', today, profile)), {}, `${today} ${profile}`);
    }
  });

  for (const example of ['k-electronik', 'stripe-migration']) {
    it(`${example} has nothing to report, now and in a year`, () => {
      for (const today of ['2026-01-15', '2027-01-15'])
        assert.deepEqual(rulesByFile(findingsOf(example, today)), {}, today);
    });

    it(`${example} has something to waive: without its waivers, the rules that they name report`, () => {
      const text = textOf(example, 'architecture.yaml');
      const named = [...text.matchAll(/(?<=- \{ rule: )[a-z-]+\/[a-z-]+/gu)].map(([rule]) => rule);
      const without = text.slice(0, text.indexOf('\nwaivers:') + 1);
      const found = findingsOf(example, '2026-01-15', 'default', { 'architecture.yaml': without });
      assert.deepEqual(rulesByFile(found), { 'architecture.yaml': named.sort() });
    });

    it(`${example}-faults has the faults that its comments name, and no other finding`, () => {
      for (const [file, found] of findingsOf(`${example}-faults`, '2026-01-15')) {
        const named = rulesNamedIn(textOf(`${example}-faults`, file));
        assert.deepEqual([...new Set(found.map(({ rule }) => rule))].sort(), [...named].sort(), file);
      }
    });
  }

  it('stripe-migration-faults has a fault for each rule on models, checks and objectives', () => {
    const found = new Set<string>(
      [...findingsOf('stripe-migration-faults', '2026-01-15').values()].flat().map(({ rule }) => rule),
    );
    // A team that follows the schema keeps to it.
    const left = new Set(['architecture/schema', 'objectives/schema']);
    const wanted = rulesInForce().filter(
      (rule) => /^(?:architecture|objectives|adr\/check-)/u.test(rule) && !left.has(rule),
    );
    assert.deepEqual(
      wanted.filter((rule) => !found.has(rule)),
      [],
    );
  });

  it('stripe-migration breaks what its decisions ask when the model does', () => {
    const text = textOf('stripe-migration', 'architecture.yaml');
    const CHANGES: readonly (readonly [from: string, to: string, decision: string])[] = [
      ['stores: [request-key]', 'stores: [request-key, card]', '0002-coffre-des-cartes.md'],
      [
        'stores: [metric], encryption',
        'stores: [metric, payment], encryption',
        '0001-transactions-en-sql.md',
      ],
      [
        '{ from: monolith.dashboard, to: legacy-db, protocol: postgresql',
        '{ from: merchant, to: legacy-db }\n  - { from: monolith.dashboard, to: legacy-db, protocol: postgresql',
        '0006-double-ecriture.md',
      ],
      [
        'data: [request-key], latency: 2ms, optional: true',
        'data: [request-key], optional: false',
        '0007-idempotence-et-webhooks.md',
      ],
    ];
    for (const [from, to, decision] of CHANGES) {
      assert.ok(text.includes(from), from);
      const found = findingsOf('stripe-migration', '2026-01-15', 'default', {
        'architecture.yaml': text.replace(from, to),
      });
      const rules = (found.get(`docs/decisions/${decision}`) ?? []).map(({ rule }) => rule);
      assert.ok(rules.includes('adr/check-broken'), decision);
    }
  });

  it('nestor has nothing to report', () => {
    assert.deepEqual(rulesByFile(findingsOf('nestor', '2026-01-15')), {});
  });

  it('nestor-faults has a fault for each rule on pictures and models, and no other error or warning', () => {
    const all = findingsOf('nestor-faults', '2026-01-15');
    const found = new Set<string>([...all.values()].flat().map(({ rule }) => rule));
    const wanted = rulesInForce().filter((rule) => /^(?:blur|detector)\//u.test(rule));
    assert.deepEqual([...found].sort(), wanted.sort());
    for (const [file, findings] of all) {
      const named = JSON_FAULTS[file] ?? [...rulesNamedIn(textOf('nestor-faults', file))];
      const rules = new Set(findings.map(({ rule }) => rule));
      assert.deepEqual([...rules].sort(), [...named].sort(), file);
    }
  });

  it('mlops-stock-faults has a fault for each rule on clusters and pipelines that is on', () => {
    const found = new Set<string>(
      [...findingsOf('mlops-stock-faults', '2026-01-15').values()].flat().map(({ rule }) => rule),
    );
    const wanted = rulesInForce().filter((rule) => FAULTY_FAMILIES.has(rule.slice(0, rule.indexOf('/'))));
    assert.deepEqual(
      wanted.filter((rule) => !found.has(rule)),
      [],
      'rules that need a fault in examples/mlops-stock-faults, under a comment that names them',
    );
  });

  it('mlops-stock-faults has the faults that its comments name, and no other error or warning', () => {
    for (const [file, found] of findingsOf('mlops-stock-faults', '2026-01-15')) {
      // The settings name a rule to explain themselves, and have no fault.
      if (file === '.vitruve.yaml') continue;
      const named = rulesNamedIn(textOf('mlops-stock-faults', file));
      const rules = new Set<string>(found.map(({ rule }) => rule));
      assert.deepEqual(
        [...named].filter((rule) => !rules.has(rule)),
        [],
        `named in ${file}, and not found`,
      );
      const unnamed = found.filter((finding) => isSerious(finding) && !named.has(finding.rule));
      assert.deepEqual(
        unnamed.map(({ rule, message }) => `${rule}: ${message}`),
        [],
        `found in ${file}, and not named`,
      );
    }
  });

  it('mlops-stock-faults takes no more than the rules of clusters and pipelines', () => {
    const families = new Set(
      [...findingsOf('mlops-stock-faults', '2026-01-15').values()]
        .flat()
        .map(({ rule }) => rule.slice(0, rule.indexOf('/'))),
    );
    assert.deepEqual(
      [...families].filter((family) => !FAULTY_FAMILIES.has(family)),
      [],
    );
  });
});
