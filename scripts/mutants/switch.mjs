import { appendFileSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { env } from 'node:process';

/**
 * Loaded before everything else in each process and thread that runs tests (JavaScript, since not all of them read TypeScript): puts the
 * sources with switches in the place of the files, and decides which mutant is on. `VITRUVE_MUTANT_SOURCES` names the table of the
 * sources, `VITRUVE_MUTANT` the mutant that is on (none when it is not set), and `VITRUVE_MUTANTS_REACHED` the file that collects the
 * numbers of those whose expression was evaluated.
 */
register('./loader.mjs', import.meta.url, {
  data: JSON.parse(readFileSync(env.VITRUVE_MUTANT_SOURCES, 'utf8')),
});

const on = env.VITRUVE_MUTANT === undefined ? undefined : Number(env.VITRUVE_MUTANT);
const told = new Set();

globalThis.__mutant = (id) => {
  if (!told.has(id)) {
    told.add(id);
    appendFileSync(env.VITRUVE_MUTANTS_REACHED, `${id}\n`);
  }
  return id === on;
};
globalThis.__forgetReached = () => {
  told.clear();
};
