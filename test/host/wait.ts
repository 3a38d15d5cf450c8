/** How long a condition may take to come true, in milliseconds. */
const patience = 10_000;

/**
 * Asks again until the answer is one: `undefined`, `null` and `false` are none.
 * @param what Completes "waited for …" when it never comes.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<T, undefined | null | false>;
    }
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
