// Kills every flow before each of its steps; then many members, many operations, many seeds:
//   npm run test:soak [-- SEEDS [MEMBERS [OPERATIONS [FIRST]]]]
// Prints its progress; ends with exit code 1 at the first thing lost, in conflict, or different in the end.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { Simulation } from './support/simulation';

async function soak(): Promise<void> {
  const [seeds = 50, members = 8, operations = 200, first = 1] = process.argv.slice(2).map(Number);
  const began = Date.now();
  const killed = spawnSync(
    process.execPath,
    ['node_modules/mocha/bin/mocha.js', 'out/test/git/killed.test.js'],
    { stdio: 'inherit', env: { ...process.env, CAUCUS_STRIDE: '1' } },
  );
  if (killed.status !== 0) process.exit(1);
  for (let seed = first; seed < first + seeds; seed++) {
    const started = Date.now();
    const simulation = new Simulation({ seed, members, operations });
    let told = started;
    try {
      const tally = await simulation.live((done) => {
        if (Date.now() - told < 30_000) return;
        told = Date.now();
        console.log(`  ${done} of ${members * operations} operations`);
      });
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      console.log(`seed ${seed}: ${seconds} s  ${JSON.stringify(tally)}`);
    } catch (error) {
      console.error(`seed ${seed} failed (its folder is kept: ${simulation.folder})`);
      console.error(error);
      process.exit(1);
    }
  }
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  console.log(`${seeds} seeds x ${members} members x ${operations} operations held, in ${minutes} minutes`);
}

void soak();
