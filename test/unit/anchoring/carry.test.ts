import assert from 'node:assert/strict';
import { carry } from '../../../server/src/anchoring/carry';
import type { PlaceStatus } from '../../../server/src/anchoring/place';
import { readDraft } from '../../../server/src/draft/draft';
import { marked } from './marked';

/** What becomes of the one quote in `old`: its place is marked in `now`, or its candidates if it is ambiguous. */
interface Case {
  readonly it: string;
  readonly old: string;
  readonly now: string;
  readonly status: PlaceStatus;
}

const before = `1. Member States shall cooperate with the technical community on the resilience of root servers.

2. Domain registries publish their policies in all six official languages.`;
const after = `4. The Secretary-General shall report on the state of connectivity in landlocked countries.

5. Schools and libraries are to be connected by the end of the decade.`;

const cases: Case[] = [
  {
    it: 'finds words between which much was put in, though little of their sentence stands together',
    old: `${before}\n\n3. [Registries take the lead and] [all Parties in a position to do so] shall provide «support to assist landlocked countries with respect» to both training and equipment.\n\n${after}`,
    now: `${before}\n\n3. [Registries take the lead and] [all Parties in a position to do so] should make available [predictable] «resources to assist landlocked countries [including those whose special circumstances the Assembly has recognized in its decisions] with respect» to both training and equipment.\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'finds items of a list that became the rest of its sentence',
    old: `1. Operators cooperate in order to:\n\n(a) Publish maintenance windows;\n\n(b) Share routing tables;\n\n(c) Train young engineers;\n\n(d) «Report outages quickly»;\n\n(e) Protect submarine cables.\n\n${after}`,
    now: `1. Operators cooperate in order to publish maintenance windows, share routing tables, train young engineers, «report outages quickly», and protect submarine cables.\n\n${after}`,
    status: 'moved',
  },
  {
    it: 'finds what an option said in the text that both became, though in another order',
    old: `1. Option 1: The Mechanism shall [be strengthened «and] serve this Declaration» [by facilitating enhanced action on training].\n\nOption 2: The Mechanism shall serve this Declaration and be strengthened by facilitating enhanced action, which includes regional centres.\n\n${after}`,
    now: `1. The Mechanism shall «serve this Declaration» [and shall be strengthened in line with its mandate for this purpose].\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'keeps a quote whose paragraph has another number',
    old: `${before}\n\n3. The Forum «meets every year» and invites all stakeholders.\n\n${after}`,
    now: `1. A new opening paragraph welcomes the host country.\n\n${before.replace('1.', '2.').replace('2. D', '3. D')}\n\n7 bis. The Forum «meets every year» and invites all stakeholders.\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'says that deleted text is gone, whatever resembles it elsewhere',
    old: `${before}\n\n3. «The Forum shall publish its policies in all six official languages.»\n\n${after}`,
    now: `${before}\n\n${after}`,
    status: 'gone',
  },
  {
    it: 'does not jump to a copy elsewhere when a short quote is edited in place',
    old: `${before}\n\n3. The Forum relies on «voluntary contributions» from registries and governments alike.\n\n${after}\n\n6. The Fund receives voluntary contributions from foundations.`,
    now: `${before}\n\n3. The Forum relies on «predictable contributions» from registries and governments alike.\n\n${after}\n\n6. The Fund receives voluntary contributions from foundations.`,
    status: 'reworded',
  },
  {
    it: 'tells near-duplicate paragraphs apart',
    old: `1. Developed countries «shall report every two years» on the finance that they provided.\n\n${after}\n\n9. Developing countries shall report every two years on the finance that they received.`,
    now: `1. Developing countries shall report every four years on the finance that they received.\n\n${after}\n\n9. Developed countries «shall report every two years» on the finance they have provided.`,
    status: 'moved',
  },
  {
    it: 'keeps the same wording under its own article',
    old: `## Article 5 (registries)\n\n1. The Parties shall «review this article» at their fifth session.\n\n2. Registries are neutral.\n\n## Article 8 (finance)\n\n1. The Parties shall review this article at their fifth session.\n\n2. Finance is predictable.`,
    now: `## Article 4 (finance)\n\n1. The Parties shall review this article at their fifth session.\n\n2. Finance is predictable.\n\n## Article 9 (registries)\n\n1. The Parties shall «review this article» at their fifth session.\n\n2. Registries are neutral.`,
    status: 'moved',
  },
  {
    it: 'finds text that was moved and reworded',
    old: `1. «Operators of internet exchange points should be spared from undue licensing fees.»\n\n${before.replace('1.', '2.')}\n\n${after}`,
    now: `${before}\n\n${after}\n\n6. «Operators of local internet exchange points must be spared all undue licensing costs and fees.»`,
    status: 'reworded',
  },
  {
    it: 'follows heavy rewording in place',
    old: `${before}\n\n3. «We commit to expand affordable broadband to every rural school, hospital and library by 2030.»\n\n${after}`,
    now: `${before}\n\n3. «We resolve to bring reliable, affordable broadband access to rural schools and to every hospital before 2030.»\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'takes the words that stand in the place of others',
    old: `${before}\n\n3. The Assembly «decides» to convene a review conference in the year after next.\n\n${after}`,
    now: `${before}\n\n3. The Assembly «proposes» to convene a review conference in the year after next.\n\n${after}`,
    status: 'replaced',
  },
  {
    it: 'says that words cut out of a sentence are gone',
    old: `${before}\n\n3. The Forum, «within existing resources», meets every year and invites all stakeholders.\n\n${after}`,
    now: `${before}\n\n3. The Forum meets every year and invites all stakeholders.\n\n${after}`,
    status: 'gone',
  },
  {
    it: 'asks when a paragraph became two options',
    old: `${before}\n\n3. The governing body shall «agree on the budget» of the permanent secretariat.\n\n${after}`,
    now: `${before}\n\n3. Option 1: The governing body shall «agree on the budget» of a permanent secretariat.\n\nOption 2: The governing body should «agree on the budget» of the permanent secretariat.\n\n${after}`,
    status: 'ambiguous',
  },
  {
    it: 'knows which of two options kept the words',
    old: `${before}\n\n3. The governing body shall «agree on the budget and staff» of the permanent secretariat in Geneva.\n\n${after}`,
    now: `${before}\n\n3. Option 1: The governing body shall endorse rules for the permanent secretariat in Geneva.\n\nOption 2: The governing body should «agree on the budget and staff» of the permanent secretariat in Geneva.\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'asks among three options',
    old: `${before}\n\n3. The governing body shall «agree on the budget» of the permanent secretariat.\n\n${after}`,
    now: `${before}\n\n3. Option 1: The governing body shall «agree on the budget» of a permanent secretariat.\n\nOption 2: The governing body should «agree on the budget» of the permanent secretariat.\n\nOption 3: The governing body may «agree on the budget» of the secretariat.\n\n${after}`,
    status: 'ambiguous',
  },
  {
    it: 'asks when a paragraph became two in a row without their being called options',
    old: `${before}\n\n3. The governing body shall «agree on the budget» of the permanent secretariat every second year.\n\n${after}`,
    now: `${before}\n\n3. The governing body should «agree on the budget» of the permanent secretariat every second year.\n\n4. The governing body may «agree on the budget» of the permanent secretariat every second year.\n\n${after}`,
    status: 'ambiguous',
  },
  {
    it: 'lets options that became one text share its place',
    old: `${before}\n\n3. Option 1: The permanent secretariat shall publish its budget and its staffing table every year.\n\nOption 2: The permanent secretariat should «publish its budget and its staffing table» every second year.\n\n${after}`,
    now: `${before}\n\n3. The permanent secretariat shall «publish its budget and its staffing table» every year.\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'takes the words of two old paragraphs for those of one new paragraph each, not for both',
    old: `## Article 2 (registries)\n\n3. The Forum shall publish its policies in all six official languages.\n\n${before}\n\n## Article 3 (forum)\n\n«4. The Forum shall publish its policies in all official languages.»\n\n${after}`,
    now: `## Article 2 (registries)\n\n3. The Forum shall publish its policies in all six official languages.\n\n${before}\n\n## Article 3 (forum)\n\n${after}`,
    status: 'gone',
  },
  {
    it: 'does not take a stock phrase for the sentence it stood in',
    old: `${before}\n\n3. «The Assembly adopts a levy on domain names, in accordance with national circumstances and priorities.»\n\n${after}\n\n6. Hospitals are connected, in accordance with national circumstances and priorities.\n\n7. Ports are rebuilt, in accordance with national circumstances and priorities.`,
    now: `${before}\n\n3. Museums are opened, in accordance with national circumstances and priorities.\n\n${after}\n\n6. Hospitals are connected, in accordance with national circumstances and priorities.\n\n7. Ports are rebuilt, in accordance with national circumstances and priorities.`,
    status: 'gone',
  },
  {
    it: 'reads attributions and footnote marks as no part of the words',
    old: `${before}\n\n3. The Forum «meets every year and invites» all stakeholders.\n\n${after}`,
    now: `${before}\n\n3. The Forum «meets [every year] (G77: delete) and[^2] invites» all stakeholders.\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'goes on behind a page header in the middle of a sentence',
    old: `${before}\n\n3. The Forum «meets every year and invites» all stakeholders.\n\n${after}`,
    now: `${before}\n\n3. The Forum «meets every year\n\n     2/7       30-02898\n\f                S/2030/158\n\nand invites» all stakeholders.\n\n${after}\n\n     3/7       30-02898\n\f                S/2030/158\n`,
    status: 'exact',
  },
  {
    it: 'follows a sentence into the half of a split paragraph',
    old: `${before}\n\n3. The Forum meets every year in another region of the world, at the invitation of a host. «Its secretariat prepares a public summary of the discussions.»\n\n${after}`,
    now: `${before}\n\n3. The Forum meets every year in another region of the world, at the invitation of a host.\n\n3 bis. «Its secretariat prepares a public summary of the discussions.»\n\n${after}`,
    status: 'moved',
  },
  {
    it: 'follows two sentences that were merged into one',
    old: `${before}\n\n3. The Forum meets every year. «The secretariat prepares a public summary.»\n\n${after}`,
    now: `${before}\n\n3. The Forum meets every year and «the secretariat prepares a public summary.»\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'follows a clause that changed places in its sentence',
    old: `${before}\n\n3. «In consultation with civil society», the secretariat prepares a public summary of the discussions.\n\n${after}`,
    now: `${before}\n\n3. The secretariat prepares a public summary of the discussions «in consultation with civil society».\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'reads through brackets, quotation marks, hyphens, case and spelling',
    old: `${before}\n\n3. The "«multi-stakeholder organisations»" meet in each modality.\n\n${after}`,
    now: `${before}\n\n3. The “«multistakeholder organi[z]ation[s]»” [meet] in each modalit[y][ies].\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'grows over words put in between',
    old: `${before}\n\n3. The Forum «invites all stakeholders» to its meetings.\n\n${after}`,
    now: `${before}\n\n3. The Forum «invites [, on an equal footing,] all stakeholders» to its meetings.\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'takes the printed label along when the quote did',
    old: `${before}\n\n«3. The Forum meets every year.»\n\n${after}`,
    now: `${before}\n\n«17. The Forum meets every single year.»\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'places a whole sentence as a whole',
    old: `${before}\n\n3. «The Council examines the report of the Forum.» It may adopt a resolution.\n\n${after}`,
    now: `${before}\n\n3. «The Board examines the annual report of the Forum;» it may adopt a resolution.\n\n${after}`,
    status: 'reworded',
  },
  {
    it: 'begins and ends inside words where the quote did and the word is the same',
    old: `${before}\n\n3. The For«um meets every ye»ar and invites all stakeholders.\n\n${after}`,
    now: `${before}\n\n3. The Annual For«um meets every ye»ar and invites stakeholders.\n\n${after}`,
    status: 'exact',
  },
  {
    it: 'works on Chinese',
    old: '一、各会员国应加强互联网治理方面的国际合作。\n\n二、论坛«每年举行一次会议»，邀请所有利益攸关方参加。\n\n三、秘书长应向大会提交报告。',
    now: '一、欢迎东道国的盛情款待。\n\n二、各会员国应加强互联网治理方面的国际合作。\n\n三、论坛«每两年举行一次会议»，邀请所有利益攸关方参加。\n\n四、秘书长应向大会提交报告。',
    status: 'reworded',
  },
  {
    it: 'works on Arabic, with and without vowel signs',
    old: '1. تتعاون الدول الأعضاء مع المجتمع التقني.\n\n2. يجتمع المنتدى «كل عام ويدعو جميع» أصحاب المصلحة.\n\n3. يقدم الأمين العام تقريرا.',
    now: '1. نرحب بالبلد المضيف.\n\n2. تتعاون الدول الأعضاء مع المجتمع التقني.\n\n3. يجتمع المنتدى «كلَّ عامٍ ويدعو جميع» أصحاب المصلحة.\n\n4. يقدم الأمين العام تقريرا.',
    status: 'exact',
  },
  {
    it: 'works on Russian, where endings change',
    old: '1. Государства сотрудничают с техническим сообществом.\n\n2. Форум «приглашает всех участников» на ежегодную встречу в Женеве.\n\n3. Генеральный секретарь представляет доклад.',
    now: '1. Государства сотрудничают с техническим сообществом.\n\n2. Форуму следует «пригласить всех участников» на ежегодные встречи в Женеве.\n\n3. Генеральный секретарь представляет доклад.',
    status: 'reworded',
  },
  {
    it: 'works on a text without structure, on one line',
    old: 'Registries are neutral and publish their policies. The Forum «meets every year» and invites all stakeholders. The Secretary-General reports to the Assembly. Schools are connected by the end of the decade.',
    now: 'We welcome the host. Registries are neutral and publish their policies. The Forum, as before, «meets every year» and invites stakeholders. Schools and libraries are connected by the end of the decade.',
    status: 'exact',
  },
];

describe('carrying a span to another text', () => {
  for (const { it: name, old, now, status } of cases) {
    it(name, () => {
      const from = marked(old);
      const to = marked(now);
      const [span] = from.spans;
      assert.ok(span);
      const place = carry(span, readDraft(from.text), readDraft(to.text));
      const found = status === 'ambiguous' ? place.candidates.map((one) => one.span) : [place.span];
      const words = (spans: readonly ({ start: number; end: number } | undefined)[]) =>
        spans.map((one) => one && `${one.start}: ${to.text.slice(one.start, one.end)}`).sort();
      assert.deepEqual(
        [place.status, words(found)],
        [status, words(to.spans.length > 0 ? to.spans : [undefined])],
      );
      assert.ok(place.confidence >= 0 && place.confidence <= 1);
    });
  }

  it('places nothing it is not sure of, but names the nearest likeness', () => {
    const from = marked(
      `${before}\n\n3. «The Forum shall publish reports in all official languages.»\n\n${after}`,
    );
    const [span] = from.spans;
    assert.ok(span);
    const place = carry(span, readDraft(from.text), readDraft(`${before}\n\n${after}`));
    assert.equal(place.status, 'gone');
    assert.equal(place.span, undefined);
    assert.equal(place.candidates.length, 1);
  });

  it('counts from the file, front matter included', () => {
    const from = marked(`---\ntitle: A\n---\n\n1. The Forum «meets» every year.\n`);
    const to = marked(`---\ntitle: Another\nstatus: draft\n---\n\n1. The Forum «meets» every year.\n`);
    const place = carry(from.spans[0] ?? { start: 0, end: 0 }, readDraft(from.text), readDraft(to.text));
    assert.deepEqual([place.status, place.reason, place.span], ['exact', 'same-text', to.spans[0]]);
  });
});
