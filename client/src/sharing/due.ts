/** Milliseconds between updates when a person comes back to the window again and again. */
const BETWEEN_FOCUS = 60_000;
/** Milliseconds until the next attempt after one, two, ... that did not get through. */
const PATIENCE = [30_000, 60_000, 120_000, 300_000];

/** What tells whether it is time to exchange files with the others. */
export interface Standing {
  /** Milliseconds since the last attempt. */
  readonly since: number;
  /** Number of attempts, one after the other, that did not get through. */
  readonly failures: number;
  /** Something is to go out without anybody asking again. */
  readonly waiting: boolean;
  /** Minutes between two updates; 0 for none. */
  readonly updateMinutes: number;
  /** The window came to the front this moment. */
  readonly focused: boolean;
}

/** True when it is time: after a failure later each time, as long as anything is wanted at all. */
export function isDue({ since, failures, waiting, updateMinutes, focused }: Standing): boolean {
  const updates = updateMinutes > 0;
  if (failures > 0) {
    const patience = PATIENCE[Math.min(failures, PATIENCE.length) - 1] ?? 0;
    return (updates || waiting) && since >= patience;
  }
  if (waiting && since >= BETWEEN_FOCUS) return true;
  return updates && since >= (focused ? BETWEEN_FOCUS : updateMinutes * 60_000);
}
