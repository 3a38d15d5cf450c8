import type { FailureState } from './flows/failure';

/** True of a coalition that lives on this computer only. */
export function isNotShared(failure: FailureState | undefined): boolean {
  return failure === 'no-repository' || failure === 'no-remote' || failure === 'no-commits';
}
