/**
 * Sentences in the manner of UN drafts, from phrases of our own. What matters to an anchor is kept: stock
 * phrases that recur in every article, subjects that recur within one, and rare words that hardly do.
 */
import { lexicons } from '../lexicons';
import type { Chance } from './chance';

/** What an article is about: the words that recur in it. */
export interface Topic {
  readonly title: string;
  readonly things: readonly string[];
}

const list = (text: string) => text.trim().split(/\s*[|\n]\s*/);
const { modifiers, heads } = lexicons.en;

const actors = list(`the Parties | Member States | Governments | all stakeholders | the Secretary-General
  the technical community | civil society | the private sector | developed countries | developing countries
  the Forum | the Council | the Assembly | regional organizations | international financial institutions
  the relevant entities of the United Nations system | local authorities | academic institutions
  the least developed countries | small island developing States | the governing body | the secretariat`);
const modals = list('shall | should | will | may | are encouraged to | agree to | commit to | intend to');
const verbs =
  list(`promote | strengthen | enhance | support | ensure | facilitate | develop | establish | review
  implement | consider | address | improve | foster | monitor | assess | mobilize | convene | finance | publish
  coordinate | accelerate | expand | maintain | protect | safeguard | adopt | prepare | submit | examine | simplify`);
const gerunds =
  list(`promoting | strengthening | enhancing | supporting | ensuring | facilitating | developing
  reviewing | improving | fostering | monitoring | mobilizing | financing | coordinating | expanding | protecting`);
const states =
  list(`is essential to | contributes to | remains central to | depends on | is a precondition for
  should not hinder | must be consistent with | can accelerate | is at the heart of | complements`);
const participles =
  list(`Recalling | Reaffirming | Recognizing | Noting with concern | Welcoming | Emphasizing
  Acknowledging | Bearing in mind | Guided by | Taking note of | Convinced of | Concerned by | Mindful of`);
/** What every article says again. */
export const stock = list(`in accordance with national circumstances and priorities
  on a voluntary basis and on mutually agreed terms
  in a transparent, inclusive and accountable manner
  in particular in developing countries
  in line with the purposes and principles of this Declaration
  with the full participation of all stakeholders in their respective roles
  within existing mandates and resources
  taking into account the needs of those in vulnerable situations
  consistent with international law and human rights
  and report thereon to the governing body at its next session
  without prejudice to the outcome of the review process
  as appropriate and in cooperation with the relevant entities`);
const texts = list(`the Declaration of Principles | the Programme of Action | the Outcome Document
  the Framework Agreement | resolution 70/125 | the Plan of Implementation | decision 4/12 | the Charter`);
const words = {
  add: list(`where applicable | and sustainable | as well as relevant institutions | including women and youth
    | and, where necessary, adequate financing | urgently | progressively | and regional | duly | to the extent possible
    | at all levels | in a timely manner | further | effectively | jointly | and affordable | in the medium term`),
  loose:
    list(`the | all | each | relevant | other | such | these | further | any | national | both | and | or | also
    | including | with | for | on | towards | under | among | through`),
};

/** Words that say the same, or that negotiators put in each other's place. */
const synonyms: readonly (readonly string[])[] = [
  'shall should will must',
  'promote foster advance encourage',
  'strengthen enhance reinforce bolster',
  'support assist back sustain',
  'ensure guarantee secure',
  'facilitate enable ease',
  'establish create institute set',
  'review examine revisit assess',
  'implement apply execute',
  'address tackle confront',
  'countries States nations',
  'Parties Members signatories',
  'stakeholders actors participants',
  'Governments administrations authorities',
  'institutions bodies organizations',
  'relevant appropriate concerned pertinent',
  'essential vital crucial indispensable',
  'needs requirements concerns',
  'resources means funds',
  'report inform advise',
  'developing low-income',
  'and or',
  'all every any',
  'inclusive open participatory',
  'transparent clear verifiable',
  'consistent compatible aligned',
  'priorities preferences objectives',
  'further additional new',
].map((line) => line.split(' '));
const synonymOf = new Map(synonyms.flatMap((group) => group.map((word) => [word, group] as const)));

/** Words of one kind stand in the same places of a sentence. */
const kindOf = new Map(
  [modifiers, heads, verbs, gerunds, words.loose].flatMap((kind) =>
    kind.map((word) => [word, kind] as const),
  ),
);

const short = new Set(
  `the a an of to in on for and or with by as at its their all any from that this which is are be it such
  than into under among through towards also other these those not may shall should will`.split(/\s+/),
);

/** True for words that carry none of the meaning of a passage. */
export function isSmallWord(word: string): boolean {
  return (word.length < 3 && !/^\d/.test(word)) || short.has(word.toLowerCase());
}

export function makeTopic(chance: Chance): Topic {
  const things = Array.from({ length: 12 }, () => thing(chance));
  const title = `${chance.pick(modifiers)} ${chance.pick(heads)}`;
  return { title: title.charAt(0).toUpperCase() + title.slice(1), things };
}

/** A full sentence of an operative paragraph, with its stop. */
export function sentence(chance: Chance, topic: Topic): string {
  const form = chance.whole(0, 6);
  const opening =
    form < 3
      ? capital(`${chance.pick(actors)} ${chance.pick(modals)} ${doing(chance, topic)}`)
      : form === 3
        ? `We recognize that ${about(chance, topic)} ${chance.pick(states)} ${about(chance, topic)}`
        : form === 4
          ? `We call upon ${chance.pick(actors)} to ${doing(chance, topic)}`
          : form === 5
            ? capital(`${about(chance, topic)} ${chance.pick(states)} ${about(chance, topic)}`)
            : `In this regard, ${chance.pick(actors)} ${chance.pick(modals)} ${doing(chance, topic)} and ${doing(chance, topic)}`;
  return `${opening}${tails(chance, topic, chance.whole(0, 2))}.`;
}

/** A preambular paragraph, with the comma at its end. */
export function preambular(chance: Chance, topic: Topic): string {
  const participle = chance.pick(participles) ?? 'Recalling';
  const object = chance.happens(0.4)
    ? `${chance.pick(texts)}, ${chance.pick(['adopted', 'agreed', 'endorsed'])} in ${chance.whole(1992, 2021)}`
    : about(chance, topic);
  return `*${participle}* ${object}${tails(chance, topic, chance.whole(1, 3))},`;
}

/** An item of a list, without its stop. */
export function item(chance: Chance, topic: Topic): string {
  return capital(`${doing(chance, topic)}${tails(chance, topic, chance.whole(0, 1))}`);
}

/** A few words that can be put in anywhere. */
export function addition(chance: Chance): string {
  return chance.happens(0.6)
    ? (chance.pick(words.add) ?? '')
    : `${chance.pick(['of', 'on', 'for', 'and'])} ${chance.pick(modifiers)} ${chance.pick(heads)}`;
}

/** A word to stand in the place of another: its synonym where there is one, else another of its kind. */
export function substitute(chance: Chance, word: string): string {
  const group = synonymOf.get(word);
  if (group !== undefined && chance.happens(0.8)) {
    return chance.pick(group.filter((other) => other !== word)) ?? word;
  }
  const other = chance.pick(kindOf.get(word.toLowerCase()) ?? (isSmallWord(word) ? words.loose : heads));
  const chosen = other === undefined || other === word ? 'matter' : other;
  return /^\p{Lu}/u.test(word) ? capital(chosen) : chosen;
}

function doing(chance: Chance, topic: Topic): string {
  return `${chance.pick(verbs)} ${about(chance, topic)}`;
}

function about(chance: Chance, topic: Topic): string {
  const own = chance.happens(0.5) ? chance.pick(topic.things) : undefined;
  return own ?? thing(chance);
}

function thing(chance: Chance): string {
  const first = `${chance.pick(['the', '', 'a more', 'its', 'their'])} ${chance.pick(modifiers)} ${chance.pick(heads)}`;
  const second = chance.happens(0.5)
    ? ` ${chance.pick(['of', 'for', 'in', 'and', 'through'])} ${chance.happens(0.6) ? `${chance.pick(modifiers)} ` : ''}${chance.pick(heads)}`
    : '';
  return (first + second).trim();
}

function tails(chance: Chance, topic: Topic, count: number): string {
  let all = '';
  for (let i = 0; i < count; i++) {
    const form = chance.whole(0, 6);
    if (form < 3) all += `, ${chance.pick(stock)}`;
    else if (form === 3) all += `, including through ${about(chance, topic)}`;
    else if (form === 4) all += `, with a view to ${chance.pick(gerunds)} ${about(chance, topic)}`;
    else if (form === 5) all += `, as set out in paragraph ${chance.whole(1, 90)} of ${chance.pick(texts)}`;
    else all += ` by ${chance.whole(2027, 2040)}`;
  }
  return all;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
