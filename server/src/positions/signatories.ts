import { causalOrder } from './causal-order';
import { lastMomentOf } from './moment';
import { latestByMember } from './standing';
import type { SignatureEntry, Statement } from './statement';

/** The signature of a member that has signed and not withdrawn. */
export interface Signatory {
  readonly member: string;
  /** ISO date and time. */
  readonly date: string;
  /** Signed after the deadline, or after the day on which the statement was issued. It counts all the same. */
  readonly late: boolean;
}

/**
 * The members who have signed a statement and not withdrawn, in the order in which they signed. The latest
 * entry of each member counts, in causal order. Membership alone never makes a signatory.
 */
export function signatoriesOf(statement: Statement): readonly Signatory[] {
  const latest = latestByMember<SignatureEntry>(causalOrder(statement.signatures).ordered);
  const closes = closingOf(statement);
  return Array.from(latest.values()).flatMap(({ kind, member, date }) =>
    kind === 'sign' ? [{ member, date, late: (lastMomentOf(date) ?? 0) > closes }] : [],
  );
}

/** When a signature begins to be late: at the deadline, or when the day of issue is over, whichever is first. */
function closingOf({ status, deadline, date }: Statement): number {
  const due = deadline === undefined ? undefined : lastMomentOf(deadline);
  const issued = status === 'issued' && date !== undefined ? lastMomentOf(date) : undefined;
  return Math.min(due ?? Number.POSITIVE_INFINITY, issued ?? Number.POSITIVE_INFINITY);
}
