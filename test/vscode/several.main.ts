import { runTests } from '../host/run';

/** Entry of the tests in a window on several folders, two of them with a coalition. */
export function run(): Promise<void> {
  return runTests(() => import('./several-coalitions'));
}
