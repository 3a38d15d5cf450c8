import assert from 'node:assert/strict';
import {
  type AnnotationLine,
  fits,
  type Grouping,
  groupLines,
} from '../../../client/src/annotations/annotation-lines';

const lines: readonly AnnotationLine[] = [
  line('a', { paragraph: '2', stance: 'note', members: ['Island Operators'] }),
  line('b', { paragraph: '1', stance: 'amend', members: ['Example Registry', 'Island Operators'] }),
  line('c', { paragraph: '2', stance: 'oppose', state: 'resolved', members: ['Example Registry'] }),
  line('d', { paragraph: '', members: [], state: 'disputed' }),
];

const groups: Record<Grouping, string> = {
  paragraph: '2: a c | 1: b | : d',
  stance: 'amend: b | oppose: c | note: a | : d',
  member: ': d | Example Registry: b c | Island Operators: a b',
  state: 'disputed: d | open: a b | resolved: c',
};

describe('Lines of the view Annotations', () => {
  for (const [by, expected] of Object.entries(groups) as [Grouping, string][]) {
    it(`are grouped by ${by}`, () => {
      const found = groupLines(lines, by).map(
        ({ key, lines }) => `${key}: ${lines.map(({ id }) => id).join(' ')}`,
      );
      assert.equal(found.join(' | '), expected);
    });
  }

  for (const [filter, expected] of [
    ['', true],
    ['  ', true],
    ['PREDICTABLE', true],
    ['registry amend', true],
    ['registry oppose', false],
  ] as const) {
    it(`“${filter}” ${expected ? 'finds' : 'does not find'} one`, () => {
      const one = line('x', { label: '¶1 · amend · Example Registry', gist: 'Predictable funding' });
      assert.equal(fits(one, filter), expected);
    });
  }
});

function line(id: string, given: Partial<AnnotationLine>): AnnotationLine {
  return {
    id,
    root: 'file:///c',
    state: 'open',
    label: '',
    paragraph: '',
    quote: '',
    gist: '',
    draft: '',
    members: [],
    placed: true,
    unread: 0,
    ...given,
  };
}
