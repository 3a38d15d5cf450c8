import assert from 'node:assert/strict';
import { summaryOf } from '../../../server/src/positions/summary';

describe('the summary of a position', () => {
  for (const [body, summary] of [
    ['One.\n\nTwo.', 'One.'],
    ['One line\nand another.\n\nTwo.', 'One line\nand another.'],
    ['# Title\n\nOne *with* [link](https://example.org).', 'One *with* [link](https://example.org).'],
    ['<!-- note -->\n---\n\n  One.\r\n\r\nTwo.', 'One.'],
    ['One.\n# Heading\nTwo.', 'One.'],
    ['- a\n- b\n\nc', '- a\n- b'],
    ['', ''],
    ['# Only a title', ''],
  ] as const) {
    it(JSON.stringify(body), () => assert.equal(summaryOf({ body }), summary));
  }
});
