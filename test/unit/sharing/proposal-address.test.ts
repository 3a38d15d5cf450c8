import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { proposalAddress } from '../../../client/src/sharing/flows/proposal-address';

describe('the address at which a proposal is reviewed', () => {
  const branch = 'cira/2026-03-01-1f2e3d4c';
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['https://github.com/o/r.git', `https://github.com/o/r/compare/main...${branch}?expand=1`],
    ['git@github.com:o/r.git', `https://github.com/o/r/compare/main...${branch}?expand=1`],
    ['https://user:secret@github.com/o/r', `https://github.com/o/r/compare/main...${branch}?expand=1`],
    [
      'https://gitlab.com/group/sub/r.git',
      'https://gitlab.com/group/sub/r/-/merge_requests/new?merge_request%5Bsource_branch%5D=cira%2F2026-03-01-1f2e3d4c&merge_request%5Btarget_branch%5D=main',
    ],
    [
      'ssh://git@gitlab.example.org:2222/o/r.git',
      'https://gitlab.example.org/o/r/-/merge_requests/new?merge_request%5Bsource_branch%5D=cira%2F2026-03-01-1f2e3d4c&merge_request%5Btarget_branch%5D=main',
    ],
    ['https://codeberg.org/o/r.git', `https://codeberg.org/o/r/compare/main...${branch}`],
    ['https://gitea.example.org/o/r', `https://gitea.example.org/o/r/compare/main...${branch}`],
    ['git@forgejo.example.org:o/r.git', `https://forgejo.example.org/o/r/compare/main...${branch}`],
    [
      'git@bitbucket.org:o/r.git',
      'https://bitbucket.org/o/r/pull-requests/new?source=cira%2F2026-03-01-1f2e3d4c&dest=main',
    ],
    ['https://example.org/o/r.git', undefined],
    ['/shared/github/r.git', undefined],
    ['file:///github/r.git', undefined],
    ['https://github.com/o/r"><script>', undefined],
    ['https://github.com/../r', undefined],
    ['', undefined],
  ];
  for (const [remote, expected] of cases) {
    it(`for ${remote || 'nothing'}`, () => assert.equal(proposalAddress(remote, 'main', branch), expected));
  }
});
