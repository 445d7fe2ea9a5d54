import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { audit, auditedImage as image } from '../../testing/audits.ts';
import { auditPage } from '../../tasks/blur/report/page.ts';
import type { Audit } from '../../tasks/blur/report/audit.ts';
import { reportPdf, type PdfFonts } from './pdf.ts';

const FONTS = {
  regular: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

const auditPdf = (audited: Audit, fonts: PdfFonts): Promise<Buffer> =>
  reportPdf(auditPage(audited), {
    creator: 'vitruve 0.0.0',
    created: new Date(audited.began),
    language: 'en',
    fonts,
  });

/** How often something stands in the contents of pages, which are compressed, or in the structure. */
function occurrences(pdf: Buffer, pattern: RegExp): number {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/gu)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...streams].join('\n').match(pattern)?.length ?? 0;
}

describe('the report as a PDF', () => {
  it('is whole, tagged, and dated by the run', async () => {
    const pdf = await auditPdf(audit([image('été/île.jpg')]), FONTS);
    assert.equal(pdf.toString('latin1', 0, 8), '%PDF-1.7');
    assert.ok(pdf.toString('latin1').trimEnd().endsWith('%%EOF'));
    assert.equal(occurrences(pdf, /\/StructTreeRoot /gu) > 0, true);
    assert.equal(occurrences(pdf, /\/S \/H1\b/gu), 1);
    assert.equal(occurrences(pdf, /\/S \/Table\b/gu), 4);
    assert.equal(occurrences(pdf, /\(D:20260115100000Z\)/gu), 1);
  });

  it('goes over several pages when there are many images, and no row is lost', async () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      image(`folder with a long name/photo-${index}.jpg`),
    );
    const pdf = await auditPdf(audit(many), FONTS);
    assert.ok(occurrences(pdf, /\/Type \/Page\b/gu) > 8);
    const rows = occurrences(await auditPdf(audit([]), FONTS), /\/S \/TR\b/gu);
    assert.equal(occurrences(pdf, /\/S \/TR\b/gu) - rows, 300);
  });
});
