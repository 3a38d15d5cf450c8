import { runTests } from '../host/run';

/** Entry of the tests in a window on a folder without a coalition. */
export function run(): Promise<void> {
  return runTests(() => import('./no-coalition'));
}
