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

const READ: Candidate = {
  looks: 0.2,
  text: 'AB-123-CD',
  confidence: 0.95,
  score: 0.9,
  width: 100,
  height: 22,
};

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

  it('is medium for what looks like a plate whatever it says, and not for a long text', () => {
    const plate = { ...READ, looks: 0.9 };
    // Words, two or three signs, and nothing that can be read.
    for (const text of ['FOXTROT', 'MOM', 'A9', '', '卖'])
      assert.equal(strengthOf({ ...plate, text }), 'medium', text);
    assert.notEqual(strengthOf({ ...plate, text: 'MOM', looks: 0.87 }), 'medium');
    assert.equal(strengthOf({ ...plate, text: 'BOULANGER' }), undefined, 'a long word');
    assert.equal(strengthOf({ ...plate, text: 'BOULANGE' }), 'medium');
    assert.equal(strengthOf({ ...plate, text: '06 12 34 56 78 9' }), undefined, 'a telephone number');
    assert.equal(strengthOf({ ...plate, text: 'BOULANGER', confidence: 0.8 }), 'medium', 'not clearly read');
    assert.equal(strengthOf({ ...plate, text: 'MOM', width: 133 }), undefined, 'a long line');
    assert.equal(strengthOf({ ...plate, text: 'MOM', width: 132 }), 'medium');
  });

  it('is weak for what reads as a plate or has its shape, and looks like none', () => {
    assert.equal(strengthOf({ ...READ, looks: 0.005 }), 'strong');
    assert.equal(strengthOf({ ...READ, looks: 0.004 }), 'weak');
    const blurred = { ...READ, text: 'HM', confidence: 0.5, score: 0.96 };
    assert.equal(strengthOf({ ...blurred, looks: 0.008 }), 'medium');
    assert.equal(strengthOf({ ...blurred, looks: 0.007 }), 'weak');
  });

  it('is weak for what looks a little like a plate', () => {
    assert.equal(strengthOf({ ...READ, text: 'TAXI', looks: 0.35 }), 'weak');
    assert.equal(strengthOf({ ...READ, text: 'TAXI', looks: 0.34 }), undefined);
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
