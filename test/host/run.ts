import Mocha from 'mocha';

/** What the runner outside looks for; see scripts/run-in-host.mjs. */
const resultMark = 'caucus-test-result ';

/**
 * Runs tests inside an extension host and tells the runner outside, through the console, how they went.
 * @param load Imports the test files, whose `describe` and `it` are then there.
 */
export async function runTests(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: ConsoleReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 0, pending: 0 };
      console.log(resultMark + JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      resolve();
    });
  });
}

/** One line a test, whole: what reaches the other side of an extension host is a line, not a terminal. */
class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => console.log(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => console.log(`  - ${test.fullTitle()}`));
    runner.on('fail', (test, error) => {
      console.log(`  ✘ ${test.fullTitle()}\n    ${String(error.stack ?? error).replaceAll('\n', '\n    ')}`);
    });
  }
}
