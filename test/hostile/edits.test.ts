import assert from 'node:assert/strict';
import {
  show,
  loadKinds,
  type Finding,
  type ViewSnapshot,
  type ViewTarget,
  type Source,
  type Workspace,
} from '@vitruve/manifests';
import { ROOT, rounds, uriOf, workspaceOf } from '@vitruve/manifests/testing';
import fc from 'fast-check';
import { askEverything, offeredChanges, textsAfter } from './every-feature.ts';
import { PIECES, SAMPLE } from './sample-workspace.ts';

const KINDS = await loadKinds();

const PATHS = Object.keys(SAMPLE);

/** What happens to a document: `at` is a share of its length, from 0 to 1. */
type Step =
  | {
      readonly kind: 'splice';
      readonly path: string;
      readonly at: number;
      readonly remove: number;
      readonly insert: string;
    }
  | { readonly kind: 'save' | 'remove' | 'reopen' | 'check'; readonly path: string };

const path = fc.constantFrom(...PATHS);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const removed = fc.oneof(fc.constant(0), fc.nat({ max: 8 }), fc.nat({ max: 120 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('splice' as const),
      path,
      at: share,
      remove: removed,
      insert: fc.constantFrom(...PIECES),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('save' as const, 'remove' as const, 'reopen' as const, 'check' as const),
      path,
    }),
  },
);
const steps = fc.array(step, { maxLength: 12 });

/** A workspace and the texts that its documents have. */
class Session {
  readonly workspace: Workspace = workspaceOf(SAMPLE);
  readonly texts = new Map(Object.entries(SAMPLE));

  do(all: readonly Step[]): void {
    for (const one of all) this.#do(one);
  }

  #do(one: Step): void {
    const uri = uriOf(one.path);
    const text = this.texts.get(one.path);
    switch (one.kind) {
      case 'splice': {
        if (text === undefined) return;
        const at = Math.round(one.at * text.length);
        this.#write(one.path, text.slice(0, at) + one.insert + text.slice(at + one.remove));
        return;
      }
      case 'save':
        if (text === undefined) return;
        this.workspace.close(uri);
        this.workspace.update(uri, text);
        return;
      case 'remove':
        this.texts.delete(one.path);
        this.workspace.close(uri);
        this.workspace.remove(uri);
        return;
      case 'reopen':
        this.#write(one.path, text ?? SAMPLE[one.path] ?? '');
        return;
      case 'check':
        this.workspace.check(uri);
    }
  }

  #write(at: string, text: string): void {
    this.texts.set(at, text);
    this.workspace.update(uriOf(at), text, { open: true });
  }
}

/** What a person sees of findings; the order of those that share span and rule is the rule's. */
const seen = (findings: readonly Finding[]): unknown =>
  findings.map(({ rule, severity, message, span, related = [], tags = [] }) => ({
    rule,
    severity,
    message,
    span,
    related,
    tags,
  }));

/** Faults of YAML syntax: what a fix must not bring in. What an unclosed front matter holds is not read: that is such a fault. */
const UNSOUND = ['yaml/syntax', 'yaml/duplicate-key', 'adr/front-matter-closed'];
const broken = (findings: readonly Finding[]): number =>
  findings.filter(({ rule }) => UNSOUND.includes(rule)).length;

/** Every view of every document and of the folder. */
function targets(): ViewTarget[] {
  const views = KINDS.flatMap((kind) => kind.views ?? []);
  return views.flatMap(({ id, scope }) =>
    (scope === 'folder' ? [ROOT] : PATHS.map(uriOf)).map((uri) => ({ view: id, uri })),
  );
}

const key = ({ view, uri }: ViewTarget): string => `${view} ${uri}`;

/** What is seen of a view. */
const plain = (shown: ViewSnapshot | null | undefined): unknown =>
  shown && JSON.parse(JSON.stringify({ ...shown, version: '' }));

/** All places that a picture leads to. */
function sourcesIn(content: unknown): Source[] {
  if (typeof content !== 'object' || content === null) return [];
  const inner = Object.values(content).flatMap(sourcesIn);
  return 'uri' in content && 'start' in content ? [content as Source, ...inner] : inner;
}

describe('hostile/edits', () => {
  it('has, after any edits of real manifests, the findings of a fresh start', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const session = new Session();
        session.do(all);
        const existing = new Set([...session.texts.keys()]);
        const fresh = workspaceOf(Object.fromEntries(session.texts), { files: PATHS });
        for (const at of existing) {
          const after = seen(session.workspace.check(uriOf(at)).findings);
          assert.deepEqual(after, seen(fresh.check(uriOf(at)).findings), at);
        }
      }),
      rounds(300),
    );
  });

  it('draws, after any edits, what a fresh start draws, and knows when a picture is another', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const session = new Session();
        session.do(before);
        const { workspace } = session;
        const earlier = new Map(targets().map((target) => [key(target), show(workspace, target, false)]));
        session.do(after);
        const fresh = workspaceOf(Object.fromEntries(session.texts), { files: PATHS });
        // A fault keeps a picture of the folder back while its document is being written.
        for (const [at, text] of session.texts) {
          if (workspace.isOpen(uriOf(at))) continue;
          fresh.close(uriOf(at));
          fresh.update(uriOf(at), text);
        }
        for (const target of targets()) {
          const known = earlier.get(key(target));
          const now = show(workspace, target, false, known?.version) ?? known;
          const expected = show(fresh, target, false);
          assert.deepEqual(plain(now), plain(expected), key(target));
          for (const { uri, start, end } of sourcesIn(expected?.content)) {
            const text = session.texts.get(uri.slice(ROOT.length + 1)) ?? '';
            assert.ok(0 <= start && start <= end && end <= text.length, `${uri} ${start}–${end}`);
          }
        }
      }),
      rounds(150),
    );
  });

  it('answers every question at any place of any text', () => {
    fc.assert(
      fc.property(steps, share, (all, at) => {
        const session = new Session();
        session.do(all);
        for (const [of, text] of session.texts) {
          askEverything(session.workspace, uriOf(of), Math.round(at * text.length));
        }
      }),
      rounds(150),
    );
  });

  it('offers changes that do not overlap and leave sound YAML sound', () => {
    fc.assert(
      fc.property(steps, share, (all, at) => {
        const session = new Session();
        session.do(all);
        for (const [of, text] of session.texts) {
          for (const offer of offeredChanges(session.workspace, uriOf(of), Math.round(at * text.length))) {
            const changed = textsAfter(session.workspace, offer);
            for (const [uri, after] of changed) {
              const before = broken(session.workspace.check(uri).findings);
              const fresh = workspaceOf({});
              fresh.update(uri, after, { open: true });
              const now = broken(fresh.check(uri).findings);
              assert.ok(before > 0 || now === 0, `"${offer.title}" breaks ${uri}:\n${after}`);
            }
          }
        }
      }),
      rounds(100),
    );
  });

  it('keeps to what random edits have taught: a map where a word is due', () => {
    const workspace = workspaceOf({ 'raci.yaml': (SAMPLE['raci.yaml'] ?? '').replace('RACI', '{a: b}') });
    const { findings } = workspace.check(uriOf('raci.yaml'));
    assert.ok(findings.some(({ rule }) => rule === 'raci/schema'));
  });

  it('keeps to what random edits have taught: HTML comments are not YAML comments', () => {
    const workspace = workspaceOf({
      'raci.yaml': `<!-- vitruve-ignore raci/* -->\n${SAMPLE['raci.yaml'] ?? ''}`,
    });
    const { findings } = workspace.check(uriOf('raci.yaml'));
    assert.ok(!findings.some(({ rule }) => rule.startsWith('suppression/')));
  });

  it('keeps to what random edits have taught: a new action goes below the last, above the keys that follow', () => {
    const text = SAMPLE['x.amdec.yaml'] ?? '';
    const workspace = workspaceOf({ 'x.amdec.yaml': text });
    const offers = offeredChanges(workspace, uriOf('x.amdec.yaml'), text.indexOf('R1'));
    const offer = offers.find(({ title }) => title === 'Add action');
    const after = offer && textsAfter(workspace, offer).get(uriOf('x.amdec.yaml'));
    assert.match(after ?? '', /decisions: \[ADR-0002\]\n {6}- action: \n[^]*?\n {4}residual:/u);
  });
});
