/** Lets everything that waits have its turn; timers do so in every host. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
