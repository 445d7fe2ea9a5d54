import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FolderPast, PastFolder } from '../../../core/contributions/past-folder.ts';
import { isRefusal } from '../../../core/text/refusal.ts';
import { ROOT, workspaceOf } from '../../../testing/workspace-of.ts';
import { prove } from './prove.ts';

type Files = Readonly<Record<string, string>>;

const MODEL = `version: 1
model: shop
zones:
  internet: { trust: 0, internet: true }
  cde: { trust: 4, pci: true }
states: { now: { current: true }, later: {} }
data: { card: { kinds: [pci-chd] } }
elements:
  visitor: { kind: actor, zone: internet }
  edge: { kind: gateway, zone: cde, replicas: 2 }
  vault: { kind: datastore, zone: cde, stores: [card], encryption: field }
  cache: { kind: datastore, zone: cde, stores: [card], encryption: none }
  backup: { kind: datastore, zone: cde, stores: [card], since: later }
flows:
  - { from: visitor, to: edge, tls: true, data: [card] }
  - { from: edge, to: vault, tls: true, data: [card] }
  - { from: edge, to: cache, data: [card] }
`;

const record = (checks: string, status = 'accepted'): string =>
  `---\nstatus: ${status}\nchecks:\n${checks}---\n\n# Keep cards safe\n`;
const PATH = 'docs/adr/0001-cards.md';
const check = (id: string, text: string): string => `  - id: ${id}\n    ${text.replaceAll('\n', '\n    ')}\n`;
const FIELD = check('field', 'elements: { stores: card }\nmust: { encryption: field }');

/** A commit of a day, with its files. */
type Version = readonly [day: string, files: Files];

function pastOf(versions: readonly Version[], isWhole = true): FolderPast {
  async function* folders(): AsyncGenerator<PastFolder> {
    for (const [index, [date, files]] of versions.entries()) {
      const { graph } = workspaceOf(files).folderContext(ROOT);
      yield await Promise.resolve({
        hash: `${versions.length - index}`.repeat(40),
        date,
        author: 'Ada',
        graph,
      });
    }
  }
  return { folders: folders(), isWhole };
}

async function ask(
  files: Files,
  answers: Files = {},
  past?: FolderPast,
): Promise<
  { readonly lines: readonly string[]; readonly json: object; readonly notes: readonly string[] } | string
> {
  const { settings, graph } = workspaceOf(files).folderContext(ROOT);
  const folder = { root: ROOT, language: 'en', today: '2026-06-01', settings, graph } as const;
  const answer = await prove(folder, answers, () => Promise.resolve(past));
  return isRefusal(answer) ? answer.refused : { notes: [], ...answer };
}

/** Lines of the answer, without those around the checks. */
async function told(files: Files, answers: Files = {}, past?: FolderPast): Promise<readonly string[]> {
  const answer = await ask(files, answers, past);
  assert.ok(typeof answer === 'object', JSON.stringify(answer));
  return answer.lines.slice(1, answer.lines.indexOf('')).map((line) => line.slice(2));
}

const withChecks = (checks: string, status?: string): Files => ({
  'architecture.yaml': MODEL,
  [PATH]: record(checks, status),
});

describe('vitruve adr prove', () => {
  const CASES: Readonly<Record<string, readonly [text: string, lines: readonly string[]]>> = {
    'values of elements, of those that break it and of those that do not say': [
      'elements: { kind: [datastore, gateway] }\nmust: { encryption: field }',
      [
        'c: broken by 1 (shop, state "now")',
        '  ✗ cache: encryption = none (asked: { encryption: field })',
        '  ? edge: the model does not specify encryption',
        '  ✓ vault: encryption = field',
      ],
    ],
    'values of the ends of flows': [
      'flows: { data: card }\nmust: { to: { zone.pci: true, zone.trust: ">=4" } }',
      [
        'c: holds for 3 (shop, state "now")',
        '  ✓ visitor→edge: to.zone.pci = true; to.zone.trust = 4',
        '  ✓ edge→vault: to.zone.pci = true; to.zone.trust = 4',
        '  ✓ edge→cache: to.zone.pci = true; to.zone.trust = 4',
      ],
    ],
    'what is only unknown': [
      'flows: { from: edge }\nmust: { tls: true }',
      [
        'c: unknown for 1 (shop, state "now")',
        '  ? edge→cache: the model does not specify tls',
        '  ✓ edge→vault: tls = true',
      ],
    ],
    'among how many nothing is': [
      'elements: { kind: queue }\nnever: true',
      ['c: holds: none among 4 elements (shop, state "now")'],
    ],
    'what is not looked at': [
      'elements: { replicas: 7 }\nnever: true',
      [
        'c: holds: none among 4 elements (shop, state "now")',
        '  Not checked: 3, because the model does not specify replicas',
      ],
    ],
    'the way through what it must pass': [
      'paths: { from: visitor, to: vault }\nmust: { via: edge }',
      ['c: holds for 1 (shop, state "now")', '  ✓ visitor → edge → vault'],
    ],
    'the way that must not be': [
      'paths: { from: visitor, to: vault }\nnever: true',
      ['c: broken by 1 (shop, state "now")', '  ✗ visitor → edge → vault'],
    ],
    'no way at all': [
      'paths: { from: vault, to: visitor }\nnever: true',
      ['c: holds: none among 3 flows (shop, state "now")'],
    ],
    'numbers that are kept to': [
      'flows: { from: edge }\natMost: 2',
      ['c: holds for 2, at most 2 (shop, state "now")', '  ✓ edge→vault', '  ✓ edge→cache'],
    ],
    'numbers that are not': [
      'flows: { from: edge }\natMost: 1',
      ['c: broken by 2, at most 1 (shop, state "now")', '  ✗ edge→vault', '  ✗ edge→cache'],
    ],
    exceptions: [
      'elements: { stores: card, kind: datastore }\nmust: { encryption: field }\nexcept: [{ id: cache, until: 2026-06-01 }]',
      [
        'c: holds for 1 (shop, state "now")',
        '  ✓ vault: encryption = field',
        '  Excluded by an exception: cache',
      ],
    ],
    'a number of what is only in another state': [
      'elements: backup\natMost: 1',
      ['c: holds for 0, at most 1 (shop, state "now")'],
    ],
    'nothing that it is about in this state': [
      'elements: backup\nmust: { encryption: field }',
      ['c: does not apply to anything in the model (shop, state "now")'],
    ],
    'nothing that it is about': [
      'elements: { kind: queue }\nmust: { replicas: 2 }',
      ['c: does not apply to anything in the model (shop, state "now")'],
    ],
    'no model': ['model: elsewhere\nelements: vault\nnever: true', ['c: there is no architecture model']],
  };
  for (const [what, [text, lines]] of Object.entries(CASES))
    it(`tells ${what}`, async () => {
      assert.deepEqual(await told(withChecks(check('c', text))), lines);
    });

  it('names checks that cannot be read, and decisions that are not in force', async () => {
    const lines = await told(withChecks(check('c', 'elements: vault\nnevr: true')));
    assert.deepEqual(lines, ['1 check cannot be read: run "vitruve check" for the reason']);
    const over = await ask(withChecks(FIELD, 'rejected'));
    assert.ok(typeof over === 'object');
    assert.deepEqual(over.notes, ['Not proven, because they are not in force: ADR-0001']);
  });

  it('answers for one decision and one state, and refuses what does not exist', async () => {
    const files = withChecks(FIELD);
    for (const decision of ['ADR-0001', '1', PATH])
      assert.equal(
        (await told(files, { decision, state: 'later' })).at(0),
        'field: broken by 1 (shop, state "later")',
      );
    assert.ok(
      (await told(files, { state: 'later' })).includes('  ? backup: the model does not specify encryption'),
    );
    assert.equal(await ask(files, { decision: '7' }), 'No decision with checks is called "7"');
    assert.equal(await ask(files, { state: 'never' }), 'No checked model has a state "never"');
    assert.equal(await ask({ 'architecture.yaml': MODEL }), 'No decision in this folder has checks');
    for (const commits of ['-1', 'x', '1001', '1e3'])
      assert.equal(
        await ask(files, { commits }),
        `"${commits}" is not a number of commits: expected 0 to 1000`,
      );
  });

  describe('since when', () => {
    const broken = withChecks(FIELD);
    const sound: Files = {
      ...broken,
      'architecture.yaml': MODEL.replace('encryption: none', 'encryption: field'),
    };
    const since = async (files: Files, past?: FolderPast): Promise<string | undefined> =>
      (await told(files, {}, past)).find((line) => /^ {2}Broken/u.test(line))?.trim();

    it('names the commit after the last one in which it held', async () => {
      const past = pastOf([
        ['2026-05-03', broken],
        ['2026-04-02', broken],
        ['2026-03-01', sound],
        ['2026-02-01', broken],
      ]);
      assert.equal(await since(broken, past), 'Broken since 333333333 of 2026-04-02 by Ada');
    });

    it('blames the commit that added the check, or accepted the decision', async () => {
      for (const before of [
        withChecks('  []\n'),
        withChecks(FIELD, 'proposed'),
        { 'architecture.yaml': MODEL },
      ]) {
        const past = pastOf([
          ['2026-05-03', broken],
          ['2026-04-02', before],
        ]);
        assert.equal(await since(broken, past), 'Broken since 222222222 of 2026-05-03 by Ada');
      }
    });

    it('blames nobody for an exception that ended, also with commits after that', async () => {
      const excepted = withChecks(`${FIELD}    except: [{ id: cache, until: 2026-04-30 }]\n`);
      const expected = 'Broken by no commit: an exception ended after 111111111 of 2026-04-02';
      assert.equal(await since(excepted, pastOf([['2026-04-02', excepted]])), expected);
      const later = pastOf([
        ['2026-05-20', excepted],
        ['2026-04-02', excepted],
      ]);
      assert.equal(await since(excepted, later), expected);
    });

    it('tells changes that are not committed, and a past that is not whole', async () => {
      assert.equal(
        await since(broken, pastOf([['2026-05-03', sound]])),
        'Broken by changes that are not committed',
      );
      const versions: readonly Version[] = [
        ['2026-05-03', broken],
        ['2026-04-02', broken],
      ];
      assert.equal(
        await since(broken, pastOf(versions, false)),
        'Broken since 111111111 of 2026-04-02 or earlier: older commits were not searched',
      );
      assert.equal(await since(broken, pastOf(versions)), 'Broken since 111111111 of 2026-04-02 by Ada');
    });

    it('finds a record in another file by its number', async () => {
      const { [PATH]: text = '', ...others } = broken;
      const past = pastOf([
        ['2026-05-03', { ...others, 'old/adr/0001-cards.md': text }],
        ['2026-04-02', sound],
      ]);
      assert.equal(await since(broken, past), 'Broken since 222222222 of 2026-05-03 by Ada');
    });

    it('says that it is not known without a past, and asks for none that is not wanted', async () => {
      const answer = await ask(broken);
      assert.ok(typeof answer === 'object');
      assert.deepEqual(answer.notes, [
        'There are no commits to search: since when a check is broken is unknown',
      ]);
      const none = await ask(broken, { commits: '0' });
      assert.ok(typeof none === 'object');
      assert.deepEqual(none.notes, []);
    });

    it('is in the JSON, with the values of everything', async () => {
      const answer = await ask(broken, {}, pastOf([['2026-04-02', broken]]));
      assert.ok(typeof answer === 'object');
      const { decisions } = answer.json as { decisions: readonly { readonly checks: readonly object[] }[] };
      assert.deepEqual(decisions[0]?.checks, [
        {
          id: 'field',
          verdict: 'broken',
          model: 'shop',
          state: 'now',
          looked: 4,
          proven: [{ subject: 'vault', values: { encryption: ['field'] } }],
          broken: [{ subject: 'cache', values: { encryption: ['none'] } }],
          unknown: [],
          excepted: [],
          unselected: [
            { subject: 'visitor', missing: ['stores'] },
            { subject: 'edge', missing: ['stores'] },
          ],
          since: { cause: 'commit', commit: { hash: '1'.repeat(40), date: '2026-04-02', author: 'Ada' } },
        },
      ]);
    });
  });
});
