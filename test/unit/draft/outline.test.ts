import assert from 'node:assert/strict';
import { readDraft } from '../../../server/src/draft/draft';
import { citationOver } from '../../../server/src/draft/outline';

describe('the outline', () => {
  it('finds paragraphs by address, however it is written', () => {
    const { outline } = readDraft(
      '## Article 6\n\n2. We will:\n\n(d) share.\n\n3bis. We meet.\n\n# Annex I\n\nRecalling the Forum,\n',
    );
    const block = (label: string) => outline.find(label).map((node) => node.citation);
    assert.deepEqual(block('article 6.2 (d)'), ['Article 6.2(d)']);
    assert.deepEqual(block('Article 6.3bis'), ['Article 6.3 bis']);
    assert.deepEqual(block('pp 1'), ['PP1']);
    assert.deepEqual(block('Article 7'), []);
  });

  it('finds options and what stands in them by citation, and by label where alternatives share it', () => {
    const { outline } = readDraft(
      '16. We agree as follows:\n\nOption 1: We share:\n\n(a) cables.\n\nOption 2:\n\nOption (a): We keep:\n\n1. data.\n\n17. Option 1: We meet.\n\n    Option 2: We part.\n',
    );
    const found = (name: string) => outline.find(name).map(({ label, citation }) => [label, citation]);
    assert.deepEqual(found('16, option 1'), [['Option 1', '16, Option 1']]);
    assert.deepEqual(found('paragraph 16, Option 1 (a)'), [['16(a)', '16, Option 1(a)']]);
    assert.deepEqual(found('16(a)'), [['16(a)', '16, Option 1(a)']]);
    assert.deepEqual(found('Option (a)'), [['Option (a)', '16, Option 2, Option (a)']]);
    assert.deepEqual(found('para. 16, Option 2, Option (a), paragraph 1'), [
      ['16.1', '16, Option 2, Option (a), para. 1'],
    ]);
    assert.deepEqual(found('17, Option 1'), [['17', '17']]);
    assert.deepEqual(found('Option 2'), [
      ['Option 2', '16, Option 2'],
      ['Option 2', '17, Option 2'],
    ]);
    assert.deepEqual(found('16, Option 3'), []);
  });

  it('knows the headings above a paragraph', () => {
    const { outline } = readDraft(
      '# Compact\n\n## II. Internet governance\n\n5. We meet.\n\n## III. Follow-up\n\n6. We report.\n',
    );
    assert.deepEqual(outline.find('6')[0]?.headings, ['Compact', 'III. Follow-up']);
  });

  it('cites what has no number by what it goes on, or by its article', () => {
    const { outline } = readDraft(
      '# Compact\n\nWe meet.\n\n## Article 10\n\nEveryone shall be heard.\n\n## Article 11\n\n2. We share:\n\n    and keep.\n',
    );
    const cited = outline.nodes.map(({ block }) => citationOver(outline, block));
    assert.deepEqual(cited, [
      undefined,
      undefined,
      'Article 10',
      'Article 10',
      'Article 11',
      'Article 11.2',
      'Article 11.2',
    ]);
  });
});
