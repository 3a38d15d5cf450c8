import assert from 'node:assert/strict';
import { SharingFailure } from '../../../client/src/sharing/flows/failure';
import { failureWords } from '../../../client/src/sharing/flows/failure-words';

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

/** Fails unless people are told of a failure in sentences without git's words. */
export function assertSentence(failure: SharingFailure): void {
  const { problem, next } = failureWords(failure);
  for (const text of [problem, next]) {
    assert.match(text, /^\p{Lu}.*\S/u);
    // Who has to install the program needs its name.
    if (/^(?:no|old)-git$/.test(failure.state)) continue;
    assert.doesNotMatch(
      text,
      /\b(?:git|commit|branch|merge|rebase|push|pull|fetch|remote|clone|repository|index|HEAD)\b/i,
    );
  }
}
