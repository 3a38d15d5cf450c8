// Type-checks every host with its own library, so that a browser bundle cannot use Node and the core cannot use either.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const projects = [
  'server/tsconfig.core.json',
  'server/tsconfig.json',
  'server/tsconfig.node.json',
  'client/tsconfig.json',
  'client/tsconfig.node.json',
  'test/tsconfig.json',
  'scripts/tsconfig.json',
];
const wanted = process.argv.slice(2);
let failed = false;
for (const project of projects.filter((p) => wanted.length === 0 || wanted.some((w) => p.includes(w)))) {
  if (!existsSync(project)) throw new Error(`${project} is missing`);
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`Type errors in ${project}`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
