import { runTests } from '../host/run';

/** Entry of the tests in a window on one coalition with a history, Node extension host. */
export function run(): Promise<void> {
  return runTests(() => import('./check-history'));
}
