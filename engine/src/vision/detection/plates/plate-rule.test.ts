import assert from 'node:assert/strict';
import { isTaken, readsAsPlate, strengthOf, type Candidate, STRENGTHS } from './plate-rule.ts';

/** Plates of many countries, with what readers make of hyphens and of country stripes. */
const PLATES = [
  'AB-123-CD',
  'B 10 SIT',
  '1ABC234',
  'M·AB 1234',
  'LBX 123 A',
  'ABC1D23',
  '2-XYZ-567',
  'DK BF 12 345',
  '1234567',
  'BXZPQRS',
  // As short and as long as plates are: of digits, of letters and digits, of letters.
  '12345',
  '12345678',
  'AB12',
  'ABCDE12345',
  'BXZPQ',
  'BXZPQRST',
];
/** What else is written in streets. */
const OTHERS = [
  'STOP',
  'BOULANGERIE',
  'TAXI',
  '50',
  '2024',
  'Peugeot',
  'www.exemple.fr 123',
  '112',
  '0123456789012',
  'RENAULT',
  '1234',
  '123456789',
  'AB1',
  'ABCDE123456',
  'BXZP',
  'BXZPQRSTV',
  '',
];

const READ: Candidate = { text: 'AB-123-CD', confidence: 0.95, score: 0.9, width: 100, height: 22 };

describe('the rule of plates', () => {
  for (const text of PLATES)
    it(`takes ${text} for a plate`, () => {
      assert.equal(readsAsPlate(text), true);
    });
  for (const text of OTHERS)
    it(`takes "${text}" for something else`, () => {
      assert.equal(readsAsPlate(text), false);
    });

  it('is strong for what reads as a plate, and not for what was hardly read', () => {
    assert.equal(strengthOf(READ), 'strong');
    assert.notEqual(strengthOf({ ...READ, confidence: 0.3 }), 'strong');
  });

  it('is medium for what has the shape of a plate and cannot be read', () => {
    const blurred = { ...READ, text: 'HM', confidence: 0.5, score: 0.96 };
    assert.equal(strengthOf(blurred), 'medium');
    assert.notEqual(strengthOf({ ...blurred, confidence: 0.9 }), 'medium', 'a readable text');
    assert.notEqual(strengthOf({ ...blurred, score: 0.8 }), 'medium', 'an unsure region');
    assert.notEqual(strengthOf({ ...blurred, width: 300 }), 'medium', 'a long line');
    assert.notEqual(strengthOf({ ...blurred, width: 260, height: 70 }), 'medium', 'a shop sign');
    assert.equal(strengthOf({ ...blurred, width: 177, height: 59 }), 'medium', 'a large plate');
    assert.notEqual(strengthOf({ ...blurred, width: 180, height: 60 }), 'medium', 'too large a one');
    assert.equal(strengthOf({ ...blurred, text: '' }), 'medium', 'nothing read of a small one');
    assert.equal(
      strengthOf({ ...blurred, text: '', height: 34 }),
      'medium',
      'the largest of which nothing is read',
    );
    assert.notEqual(strengthOf({ ...blurred, text: '', height: 35 }), 'medium', 'one that is legible');
    assert.notEqual(
      strengthOf({ ...blurred, text: '', height: 40 }),
      'medium',
      'nothing read of a large one',
    );
    assert.notEqual(strengthOf({ ...blurred, text: '卖' }), 'medium', 'another script');
  });

  it('takes more in strict mode', () => {
    assert.deepEqual(
      (['fast', 'standard', 'strict'] as const).map((mode) =>
        STRENGTHS.filter((strength) => isTaken(strength, mode)),
      ),
      [
        ['strong', 'medium'],
        ['strong', 'medium'],
        ['strong', 'medium', 'weak'],
      ],
    );
    assert.equal(isTaken(undefined, 'strict'), false);
  });
});
