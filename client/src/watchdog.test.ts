import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Watchdog } from './watchdog.ts';

/** A server that answers, or not, when it is told to, and what the watchdog said of it. */
class Server {
  readonly said: string[] = [];
  probes = 0;
  isRunning = true;
  #answer: (() => void) | undefined;
  #fail: ((error: Error) => void) | undefined;
  readonly watchdog = new Watchdog({
    probe: () => {
      if (!this.isRunning) return undefined;
      this.probes++;
      return new Promise<void>((resolve, reject) => {
        this.#answer = resolve;
        this.#fail = reject;
      });
    },
    restart: () => this.said.push('restart'),
    tell: (busyWith = 'nothing', isRestarted) => {
      this.said.push(`${isRestarted ? 'first' : 'again'}: ${busyWith}`);
    },
  });

  /** Answers the probe of now at another time. */
  lateAnswer(): () => Promise<void> {
    const answer = this.#answer;
    return async () => {
      answer?.();
      await Promise.resolve();
    };
  }

  async answer(): Promise<void> {
    this.#answer?.();
    await Promise.resolve();
  }

  async fail(): Promise<void> {
    this.#fail?.(new Error('stopped'));
    await Promise.resolve();
  }

  tick(times: number): void {
    for (let tick = 0; tick < times; tick++) this.watchdog.tick();
  }
}

describe('Watchdog', () => {
  it('asks one probe at a time and says nothing of a server that answers late', async () => {
    const server = new Server();
    for (let round = 0; round < 5; round++) {
      server.tick(8);
      await server.answer();
    }
    assert.equal(server.probes, 5);
    assert.deepEqual(server.said, []);
  });

  it('restarts a server that is silent once, and names the document that it was last told of', () => {
    const server = new Server();
    server.tick(8);
    assert.deepEqual(server.said, []);
    server.tick(1);
    assert.deepEqual(server.said, ['restart', 'first: nothing']);
    server.watchdog.note('a.yaml');
    server.watchdog.note('b.yaml');
    server.tick(9);
    assert.deepEqual(server.said, ['restart', 'first: nothing', 'again: b.yaml']);
  });

  it('takes a probe that fails for an answer, and asks nothing while no server runs', async () => {
    const server = new Server();
    server.tick(8);
    await server.fail();
    server.isRunning = false;
    server.tick(20);
    assert.deepEqual([server.probes, server.said], [1, []]);
  });

  it('does not take the late answer of a server that was given up for one of the next', async () => {
    const server = new Server();
    server.tick(9);
    const late = server.lateAnswer();
    server.tick(1);
    await late();
    server.tick(8);
    assert.deepEqual(server.said, ['restart', 'first: nothing', 'again: nothing']);
  });
});
