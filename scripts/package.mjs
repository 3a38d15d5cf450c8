// Makes the `.vsix` that one installs, and prints its size:   npm run package
// Needs no network once dependencies are there; fails above the budget.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { run } from './vscode/processes.mjs';

/** Largest size of the package, in megabytes (10⁶ bytes). */
const budget = 1.5;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
await installDependencies();
if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) process.exit(1);

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packagePath = `${name}-${version}.vsix`;
const { createVSIX } = await import('@vscode/vsce');
// The bundles hold their dependencies. Links in the README stay relative: they are not told where it is hosted.
await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const size = statSync(packagePath).size / 1e6;
console.log(`${packagePath}: ${size.toFixed(2)} MB of ${budget} MB`);
if (size > budget) {
  console.error('The package is above its budget.');
  process.exitCode = 1;
}
