/** The part of `node:assert/strict` that host tests use, for the web worker, where Node's is missing. */
const assert = {
  ok(value: unknown, message = `not true: ${show(value)}`): asserts value {
    if (!value) throw new Error(message);
  },
  equal(actual: unknown, expected: unknown, message?: string): void {
    if (!Object.is(actual, expected)) fail(actual, expected, message);
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    if (show(actual) !== show(expected)) fail(actual, expected, message);
  },
  match(actual: string, expected: RegExp, message?: string): void {
    if (!expected.test(actual)) fail(actual, expected, message);
  },
};

export default assert;

function fail(actual: unknown, expected: unknown, message = 'not what was expected'): never {
  throw new Error(`${message}\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`);
}

function show(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value, undefined, 1) ?? String(value));
}
