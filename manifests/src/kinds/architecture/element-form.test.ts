import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { elementForm, type ElementForm } from './element-form.ts';

describe('forms of elements', () => {
  const CASES: Readonly<Record<string, ElementForm>> = {
    'business-object': 'service',
    'business-actor': 'actor',
    'business process': 'process',
    busybox: 'service',
    'event-bus': 'queue',
    eventBus: 'queue',
    servicebus: 'queue',
    datastore: 'store',
    objectStore: 'store',
    databases: 'store',
    codebase: 'service',
    base: 'store',
    profile: 'service',
    upstream: 'service',
    'message-queue': 'queue',
    device: 'infrastructure',
    webserver: 'infrastructure',
    serverless: 'service',
    'load-balancer': 'gateway',
    'API Gateway': 'gateway',
    microprocessor: 'service',
    External: 'external',
    '': 'service',
  };
  for (const [kind, form] of Object.entries(CASES))
    it(`of "${kind}" is ${form}`, () => {
      assert.equal(elementForm({ kind, deployedBy: undefined }), form);
    });

  it('of what others run is external, whatever its kind', () => {
    assert.equal(elementForm({ kind: 'database', deployedBy: 'saas' }), 'external');
  });
});
