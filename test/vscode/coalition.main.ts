import { runTests } from '../host/run';

/** Entry of the tests in a window on one coalition, Node extension host. */
export function run(): Promise<void> {
  return runTests(() =>
    Promise.all([
      import('../host/reading'),
      import('../host/annotating'),
      import('../host/unread'),
      import('../host/new-files'),
      import('./outside-changes'),
      import('./links'),
    ]),
  );
}
