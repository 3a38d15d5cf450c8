// Child of run-in-node.mjs:   node mocha-child.mjs GREP FILE...   sends its totals to the parent.
import { resolve } from 'node:path';
import process from 'node:process';
import Mocha from 'mocha';

const [grep = '', ...files] = process.argv.slice(2);
const mocha = new Mocha({
  ui: 'bdd',
  timeout: 10_000,
  reporter: 'spec',
  color: process.stdout.isTTY === true,
});
if (grep !== '') mocha.fgrep(grep);
for (const file of files) mocha.addFile(resolve(file));
await mocha.loadFilesAsync();
const runner = mocha.run(() => {
  const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
  process.send?.({ passed: passes, failed: failures, skipped: pending });
});
