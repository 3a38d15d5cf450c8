import assert from 'node:assert/strict';
import { presentStances, standingOf } from '../../../server/src/positions/standing';
import { position, stance } from './examples';

describe('who stands where', () => {
  it('counts the latest word of each member', () => {
    const stances = [
      stance('01', 'a', 'endorse', { date: '2025-11-10' }),
      stance('02', 'b', 'object', { date: '2025-11-11' }),
      stance('03', 'a', 'reserve', { date: '2025-11-12', note: 'Not paragraph 3.' }),
    ];
    assert.deepEqual(standingOf(position({ stances })), {
      endorse: [],
      reserve: ['a'],
      object: ['b'],
      abstain: [],
    });
    assert.equal(presentStances(position({ stances })).get('a')?.note, 'Not paragraph 3.');
  });

  it('lets a later word count though the writer’s clock ran slow', () => {
    const stances = [
      stance('01', 'a', 'endorse', { date: '2025-11-10' }),
      stance('02', 'a', 'object', { date: '2019-01-01', after: ['01'] }),
    ];
    assert.deepEqual(standingOf(position({ stances })).object, ['a']);
  });

  it('follows what was seen through other members’ entries', () => {
    const stances = [
      stance('01', 'a', 'endorse', { date: '2025-11-10' }),
      stance('02', 'b', 'endorse', { date: '2025-11-09', after: ['01'] }),
      stance('03', 'a', 'object', { date: '2025-11-08', after: ['02'] }),
    ];
    const standing = standingOf(position({ stances }));
    assert.deepEqual([standing.endorse, standing.object], [['b'], ['a']]);
  });
});
