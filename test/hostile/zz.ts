import { uriOf, workspaceOf } from '@vitruve/manifests/testing/workspace-of';
import { RUN_PROBES, MANY_PROBES, DEEP_PROBES, type Probe } from './probes.ts';
import { DOCUMENT_FEATURES, PLACE_FEATURES } from './every-feature.ts';
const which = process.argv[2];
const from = Number(process.argv[3] ?? 0),
  to = Number(process.argv[4] ?? 1e9);
function once(p: Probe, size: number, slow: Map<string, number>): void {
  const text = p.text(size);
  const w = workspaceOf({ [p.path]: text, 'docs/decisions/0002-y.md': '# 2. y\n\n## Status\n\nAccepted\n' });
  const uri = uriOf(p.path);
  const d = w.document(uri)!;
  const time = (n: string, f: () => unknown) => {
    const s = performance.now();
    try {
      f();
    } catch (e) {
      console.log('THROWS', p.name, n, size, String((e as Error).stack).slice(0, 600));
    }
    slow.set(n, Math.min(slow.get(n) ?? 1e9, performance.now() - s));
  };
  time('parse+detect', () => w.manifest(uri));
  for (const [n, f] of Object.entries(DOCUMENT_FEATURES)) time(n, () => f(w, d));
  for (const [n, f] of Object.entries(PLACE_FEATURES)) time(n, () => f(w, d, text.length >> 1));
}
const sets: Record<string, [readonly Probe[], number]> = {
  run: [RUN_PROBES, 5000],
  many: [MANY_PROBES, 1000],
  deep: [DEEP_PROBES, 2500],
};
const [probes, size] = sets[which!]!;
for (const p of probes.slice(from, to)) {
  const a = new Map<string, number>(),
    b = new Map<string, number>();
  once(p, size, a);
  const start = performance.now();
  once(p, size * 4, b);
  const total = performance.now() - start;
  for (const [n, t] of b) {
    const r = t / Math.max(a.get(n)!, 0.5);
    if (t > 40 && r > 6)
      console.log('GROWS', p.name, n, a.get(n)!.toFixed(1), t.toFixed(1), `x${r.toFixed(1)}`);
  }
  if (total > 3000) console.log('SLOW', p.name, total.toFixed(0));
}
