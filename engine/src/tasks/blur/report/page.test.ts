import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inEachMode } from '../../../vision/detection/detection.ts';
import { audit, auditedImage } from '../testing/audits.ts';
import { DEFAULT_ANONYMISATION } from '../../../vision/anonymization/method.ts';
import type { Audit } from './audit.ts';
import { reportMarkdown } from '../../../running/report/markdown.ts';
import { auditPage } from './page.ts';

const auditMarkdown = (audited: Audit): string => reportMarkdown(auditPage(audited));

const MODEL = { subject: 'face', hash: 'f'.repeat(64), licence: 'MIT' } as const;

function pageOf(changes: Partial<Audit['settings']>, models: Audit['models']): string {
  const plain = audit([]);
  return auditMarkdown({ ...plain, models, settings: { ...plain.settings, ...changes } });
}

describe('The page of a report', () => {
  it('shows the threshold that was used: the setting, or the threshold of the model in this mode', () => {
    const bySize = { small: { size: 12, score: 0.8 }, large: { size: 48, score: 0.25 } };
    const faces = {
      ...MODEL,
      id: 'faces',
      thresholds: inEachMode((mode) => (mode === 'strict' ? 0.4 : bySize)),
    };
    assert.match(
      pageOf({}, [faces, { ...MODEL, id: 'helper' }]),
      /\| Threshold: faces \| 0\.8 at 12 pixels, decreasing to 0\.25 at 48 \(measured values\) \|/u,
    );
    assert.match(pageOf({ mode: 'strict' }, [faces]), /\| Threshold: faces \| 0\.4 \(measured values\) \|/u);
    assert.match(pageOf({ thresholds: { face: 0.35 } }, [faces]), /\| Threshold: faces \| 0\.35 \|/u);
  });

  it('shows the purpose of the processing and its controller, if a configuration names them', () => {
    const processing = { name: 'Site photos', purpose: 'To publish', owner: 'DPO', decisions: ['ADR-0007'] };
    const page = auditMarkdown({ ...audit([]), processing });
    assert.match(
      page,
      /\| Processing \| Site photos \|\n\| Purpose \| To publish \|\n\| Owner \| DPO \|\n\| Decisions \| ADR-0007 \|\n\| Date/u,
    );
    assert.doesNotMatch(auditMarkdown(audit([])), /Purpose/u);
  });

  it('shows the margins that were added', () => {
    const subjects = ['face', 'plate'] as const;
    assert.match(
      pageOf({ subjects, anonymisation: DEFAULT_ANONYMISATION }, []),
      /\| Margin: faces \| 15 % across, 15 % along \|\n\| Margin: plates \| 12 % across, 35 % along \|/u,
    );
    const anonymisation = { ...DEFAULT_ANONYMISATION, margin: 0.5 };
    assert.match(pageOf({ anonymisation }, []), /\| Margin: faces \| 50 % across, 50 % along \|/u);
  });

  it('lists what was not read', () => {
    const passedOver = [{ kind: '.mp4', count: 2, first: ['in/a\u001b.mp4'] }] as const;
    const page = auditMarkdown({ ...audit([]), passedOver });
    assert.match(
      page,
      /## Not read\n\nVitruve does not read .*\n\n.*\n.*\n\| \.mp4 \| 2 \| in\/a.*1b.*\.mp4, … \|/u,
    );
    assert.doesNotMatch(auditMarkdown(audit([])), /Not read/u);
  });

  it('shows names that would steer what shows it as what they are', () => {
    const page = auditMarkdown(audit([auditedImage('a\u001b[31m\n\u202egpj.exe')]));
    assert.ok(page.includes(String.raw`| a\\u{1b}\[31m\\u{a}\\u{202e}gpj.exe |`), page);
  });
});
