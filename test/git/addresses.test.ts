import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAddress } from '../../client/src/sharing/flows/join';

describe('addresses of coalitions', () => {
  const addresses: readonly [string, boolean][] = [
    ['https://example.org/coalition.git', true],
    ['ssh://git@example.org/coalition.git', true],
    ['git@example.org:coalition.git', true],
    ['/shared/coalition.git', true],
    ['C:\\shared\\coalition.git', true],
    ['ext::sh -c touch% /tmp/evil', false],
    ['--upload-pack=touch /tmp/evil', false],
    ['-oProxyCommand=evil:x', false],
    ['ssh://-oProxyCommand=evil/x', false],
    ['git@-oProxyCommand=evil:x', false],
    ['fd::17', false],
    ['not an address', false],
    ['', false],
  ];
  for (const [address, good] of addresses) {
    it(`${good ? 'opens' : 'refuses'} the address “${address}”`, () =>
      assert.equal(isAddress(address), good));
  }
});
