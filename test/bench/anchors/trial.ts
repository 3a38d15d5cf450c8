/** Generated revisions, put to a system: every answer with its truth and verdict. */
import type { Span } from '../../../server/src/draft/span';
import { chance } from './chance';
import { type Answer, judge, mapText, type TextMap, type Verdict } from './judge';
import { compose, print } from './manuscript';
import { type Round, revise } from './revise';
import type { System } from './system';
import { Descent, drawQuotes, type Quote, type Truth } from './truth';

/** Two texts, and what became of some quotes of the first in the second. */
export interface Trial {
  readonly round: Round;
  readonly old: string;
  readonly now: string;
  readonly map: TextMap;
  readonly questions: readonly { readonly quote: Quote; readonly truth: Truth }[];
}

export interface Result {
  readonly trial: Trial;
  readonly quote: Quote;
  readonly truth: Truth;
  readonly answer: Answer;
  readonly verdict: Verdict;
  readonly exact: boolean | undefined;
}

export const allRounds: readonly Round[] = ['light', 'medium', 'heavy'];

/** Composes a text of about `length` characters, revises it as {@link revise} says, and asks for `count` quotes. */
export function makeTrial(
  seed: number,
  round: Round,
  length: number,
  count: number,
  options: { readonly restructured?: boolean } = {},
): Trial {
  const random = chance(seed);
  const before = compose(random, length, options);
  const after = revise(before, round, random, options);
  const [old, now] = [print(before), print(after)];
  const descent = new Descent(old, after, now);
  const questions = drawQuotes(before, old, count, random).map((quote) => ({
    quote,
    truth: descent.truthOf(quote),
  }));
  // Through a buffer, so that each text is one string in memory, as one read from a file is.
  const flat = (text: string) => Buffer.from(text).toString();
  return { round, old: flat(old.text), now: flat(now.text), map: mapText(now.text), questions };
}

/** Puts trials to a system until they are through or the time is up. */
export async function put(trials: readonly Trial[], system: System, milliseconds: number): Promise<Result[]> {
  const results: Result[] = [];
  if (system.prepare === undefined) return results;
  const started = performance.now();
  for (const trial of trials) {
    const locate = system.prepare(trial.old, trial.now);
    for (const { quote, truth } of trial.questions) {
      if (performance.now() - started > milliseconds) return results;
      const answer = await locate(quote.span);
      const { verdict, exact } = judge(answer, truth, trial.map);
      results.push({ trial, quote, truth, answer, verdict, exact });
    }
  }
  return results;
}

/** A result for a person to read: what was asked, what is true, what was answered. */
export function describeResult({ trial, quote, truth, answer, verdict, exact }: Result): string {
  const around = (text: string, { start, end }: Span) =>
    `…${text.slice(Math.max(0, start - 50), start)}‹${text.slice(start, end)}›${text.slice(end, end + 50)}…`.replace(
      /\s+/g,
      ' ',
    );
  const spans = answer.span ? [answer.span] : (answer.candidates ?? []);
  return [
    `${verdict}${exact === false ? ', not exact' : ''}: ${trial.round}, ${quote.kind}`,
    `  quote     ${around(trial.old, quote.span)}`,
    `  truth     ${truth.kind}${truth.orGone ? ' or gone' : ''}${truth.orAmbiguous ? ' or ambiguous' : ''}${truth.movedAndReworded ? ', moved and reworded' : ''}`,
    ...truth.places.flatMap((bounds) =>
      bounds.map((span, index) => `   ${index > 0 ? ' or' : '  '}     ${around(trial.now, span)}`),
    ),
    `  answer    ${answer.status}`,
    ...spans.map((span) => `            ${around(trial.now, span)}`),
  ].join('\n');
}
