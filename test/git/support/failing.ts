import { SharingFailure } from '../../../client/src/sharing/flows/failure';

/** The failure that a flow ends with; anything else fails the test. */
export async function failing(work: Promise<unknown>): Promise<SharingFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SharingFailure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
