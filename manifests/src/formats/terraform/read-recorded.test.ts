import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import { JsonCursor, JsonFault } from './json-cursor.ts';
import { readRecorded } from './read-recorded.ts';

/** Resources as `address: attribute=value`. */
function shown(value: unknown): readonly string[] {
  return readRecorded(JSON.stringify(value)).resources.map(({ module, type, name, attributes }) => {
    const values = [...attributes].map(([key, one]) => `${key}=${one ?? '?'}`);
    return `${[module, type, name].filter(Boolean).join('.')}: ${values.join(', ')}`.trim();
  });
}

const LEDGER = { mode: 'managed', type: 'aws_db_instance', name: 'ledger' };

describe('states and plans of Terraform', () => {
  it('reads the resources of a state, and of their attributes those that are asked for', () => {
    const state = {
      version: 4,
      terraform_version: '1.9.5',
      outputs: { password: { value: 'hunter2', type: 'string', sensitive: true } },
      resources: [
        {
          ...LEDGER,
          module: 'module.shop[0].module.db["a.b"]',
          instances: [
            { attributes: { engine: 'postgres', password: 'hunter2', storage_encrypted: false } },
            { attributes: { engine: 'mysql' }, deposed: '0a1b' },
            {
              attributes: { engine: 'postgres', publicly_accessible: true },
              sensitive_attributes: [[{ type: 'get_attr', value: 'engine' }]],
            },
          ],
        },
        { ...LEDGER, mode: 'data', instances: [{ attributes: {} }] },
        { ...LEDGER, name: 'none', instances: [] },
      ],
    };
    assert.deepEqual(shown(state), [
      'module.shop.module.db.aws_db_instance.ledger: engine=postgres, storage_encrypted=false',
      'module.shop.module.db.aws_db_instance.ledger: publicly_accessible=true',
    ]);
    assert.ok(!JSON.stringify(readRecorded(JSON.stringify(state))).includes('hunter2'));
  });

  it('reads what will be of a plan, not what was', () => {
    const before = {
      root_module: { resources: [{ ...LEDGER, name: 'old', address: 'aws_db_instance.old' }] },
    };
    const plan = {
      format_version: '1.2',
      terraform_version: '1.9.5',
      planned_values: {
        root_module: {
          resources: [
            {
              ...LEDGER,
              address: 'aws_db_instance.ledger',
              values: { engine: 'postgres', publicly_accessible: false },
              sensitive_values: { engine: true, tags: {} },
            },
          ],
          child_modules: [
            {
              resources: [{ ...LEDGER, address: 'module.db["x.y"].aws_db_instance.ledger["k"]' }],
              address: 'module.db["x.y"]',
            },
          ],
        },
      },
      prior_state: { format_version: '1.0', values: before },
      resource_changes: [{ ...LEDGER, name: 'old', change: { actions: ['delete'] } }],
    };
    assert.deepEqual(shown(plan), [
      'aws_db_instance.ledger: publicly_accessible=false',
      'module.db.aws_db_instance.ledger:',
    ]);
    assert.equal(readRecorded(JSON.stringify(plan)).recordedBy, 'plan');
    assert.equal(readRecorded(JSON.stringify({ values: before })).recordedBy, 'state');
  });

  it('tells where names are, where reading ended, and which states are too old', () => {
    const text = JSON.stringify({ version: 4, resources: [{ ...LEDGER, instances: [{}] }] }, null, 2);
    const [ledger] = readRecorded(text).resources;
    assert.equal(text.slice(ledger?.nameSpan.start, ledger?.nameSpan.end), 'ledger');
    assert.equal(readRecorded(`${text} }`).fault, text.length + 1);
    const cut = readRecorded(text.slice(0, -4));
    assert.equal(cut.resources.length, 1);
    assert.equal(cut.fault, text.length - 4);
    assert.equal(readRecorded('{"version": 3, "modules": []}').oldVersion, 3);
  });

  it('is bounded for deep texts, and linear for long ones', () => {
    for (const deep of ['{"a":'.repeat(5000), '['.repeat(5000), `{"resources":${'[{"x":'.repeat(5000)}`])
      assert.notEqual(readRecorded(deep).fault, undefined);
    const deepModules = `{"values":{"root_module":${'{"child_modules":['.repeat(900)}${']}'.repeat(900)}}}`;
    assert.deepEqual(readRecorded(deepModules).resources, []);
    const one = JSON.stringify({ ...LEDGER, instances: [{ attributes: { policy: '\\"'.repeat(50) } }] });
    assert.equal(readRecorded(`{"resources":[${Array(20_000).fill(one).join()}]}`).resources.length, 20_000);
  });
});

describe('JSON without objects', () => {
  /** Everything that a cursor reads. */
  function valueOf(json: JsonCursor, text: string): unknown {
    const here = text[json.at];
    if (here === '{') {
      const entries: [string, unknown][] = [];
      json.map((key) => entries.push([key, valueOf(json, text)]));
      return Object.fromEntries(entries);
    }
    if (here === '[') {
      const items: unknown[] = [];
      json.list(() => items.push(valueOf(json, text)));
      return items;
    }
    return json.scalar() ?? null;
  }

  it('reads any value as JSON does, and passes over it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(JSON.parse(value), null, indent);
        assert.deepEqual(
          JSON.stringify(valueOf(new JsonCursor(text), text)),
          JSON.stringify(JSON.parse(text)),
        );
        const passed = new JsonCursor(`[${text}, 1]`);
        const after: unknown[] = [];
        passed.list(() => {
          if (after.length === 0) passed.pass();
          after.push(after.length === 0 ? 'passed' : passed.scalar());
        });
        assert.deepEqual(after, ['passed', 1]);
      }),
      rounds(200),
    );
  });

  it('ends at a fault in any other text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (value, at) => {
        const cut = value.slice(0, at % value.length);
        try {
          new JsonCursor(cut).pass();
        } catch (error) {
          assert.ok(error instanceof JsonFault && error.at <= cut.length);
        }
      }),
      rounds(200),
    );
  });
});
