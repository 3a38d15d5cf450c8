import { causalOrder } from '../entries/causal-order';
import { lastMomentOf } from '../entries/moment';
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
  const isLate = lateFor(statement);
  return Array.from(latest.values()).flatMap(({ kind, member, date }) =>
    kind === 'sign' ? [{ member, date, late: isLate(date) }] : [],
  );
}

/**
 * Tells of the ISO date and time of a signature whether it is late for a statement: after the deadline, or when
 * the day of issue is over, whichever is first.
 */
export function lateFor({ status, deadline, date }: Statement): (signed: string) => boolean {
  const due = deadline === undefined ? undefined : lastMomentOf(deadline);
  const issued = status === 'issued' && date !== undefined ? lastMomentOf(date) : undefined;
  const closes = Math.min(due ?? Number.POSITIVE_INFINITY, issued ?? Number.POSITIVE_INFINITY);
  return (signed) => (lastMomentOf(signed) ?? 0) > closes;
}
