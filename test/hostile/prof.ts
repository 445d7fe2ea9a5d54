import { Session } from 'node:inspector/promises';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing/workspace-of';
import { RUN_PROBES, MANY_PROBES, DEEP_PROBES } from './probes.ts';
import { DOCUMENT_FEATURES, PLACE_FEATURES } from './every-feature.ts';
const [, , name, feature, size] = process.argv;
const p = [...RUN_PROBES, ...MANY_PROBES, ...DEEP_PROBES].find((x) => x.name === name)!;
const text = p.text(Number(size));
const w = workspaceOf({ [p.path]: text });
const uri = uriOf(p.path);
const d = w.document(uri)!;
if (feature !== 'parse') w.manifest(uri);
const s = new Session();
s.connect();
await s.post('Profiler.enable');
await s.post('Profiler.start');
const t = performance.now();
if (feature === 'parse') w.manifest(uri);
else (DOCUMENT_FEATURES[feature!] ?? PLACE_FEATURES[feature!])!(w, d, text.length >> 1);
console.log(name, feature, (performance.now() - t).toFixed(0));
const { profile } = await s.post('Profiler.stop');
const self = new Map<string, number>();
const dt = profile.timeDeltas!;
const byId = new Map(profile.nodes.map((n) => [n.id, n]));
profile.samples!.forEach((id, i) => {
  const f = byId.get(id)!.callFrame;
  const k = `${f.functionName} ${f.url.split('/').slice(-3).join('/')}:${f.lineNumber}`;
  self.set(k, (self.get(k) ?? 0) + dt[i]! / 1000);
});
console.log(
  [...self]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([k, v]) => `   ${v.toFixed(0)}ms ${k}`)
    .join('\n'),
);
