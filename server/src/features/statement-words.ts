import { t } from '@vscode/l10n';
import { signatoriesOf } from '../positions/signatories';
import type { Statement } from '../positions/statement';
import type { Coalition } from '../repository/coalition';
import type { Presentation } from './presentation';
import { clip } from './rich-text';
import { memberWords } from './standing-words';

const LONGEST = { title: 200, name: 80 };
const MOST_NAMED = 12;

/** A statement for a hover: how far it is, when it is due, and who has signed. */
export function writeStatement(
  statement: Statement,
  coalition: Pick<Coalition, 'members'>,
  presentation: Presentation,
): string {
  const { rich, deadline } = presentation;
  const facts = [rich.text(statementStatus(statement, presentation))];
  if (statement.deadline) facts.push(rich.text(t('Due {0}', deadline(statement.deadline))));
  facts.push(rich.text(signatureWords(statement, coalition)));
  return rich.paragraphs([rich.strong(clip(statement.title, LONGEST.title)), rich.lines(facts)]);
}

/** How far a statement is, in words. */
export function statementStatus({ status, date }: Statement, presentation: Presentation): string {
  if (status === 'drafting') return t('being written');
  if (status === 'frozen') return t('frozen: members sign, the words stay as they are');
  return date ? t('issued {0}', presentation.date(date)) : t('issued');
}

/** `Signed by 2 of 6 members: CIRA, auDA (late)`. Nobody who has not signed is named. */
function signatureWords(statement: Statement, coalition: Pick<Coalition, 'members'>): string {
  const signed = signatoriesOf(statement);
  if (signed.length === 0) return nobody(statement);
  const names = signed.slice(0, MOST_NAMED).map(({ member, late }) => {
    const name = clip(memberWords(member, coalition), LONGEST.name);
    return late ? t('{0} (late)', name) : name;
  });
  const more = signed.length - names.length;
  const listed = [...names, ...(more > 0 ? [t('and {0} more', more)] : [])].join(', ');
  const ofMembers = signed.filter(({ member }) => coalition.members.has(member)).length;
  return t('Signed by {0} of {1} members: {2}', ofMembers, coalition.members.size, listed);
}

/**
 * The signatories as text to paste below a statement or into a mail: a heading, then one name a line, in
 * alphabetical order, late ones marked with the day on which they signed.
 */
export function signatoryList(
  statement: Statement,
  coalition: Pick<Coalition, 'members'>,
  { date }: Pick<Presentation, 'date'>,
): string {
  const signed = signatoriesOf(statement)
    .map(({ member, date, late }) => ({ name: oneLine(memberWords(member, coalition)), date, late }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const heading = t('{0}: signatories', oneLine(statement.title));
  const lines = signed.map(({ name, date: signedOn, late }) =>
    late ? t('{0} (signed late, {1})', name, date(signedOn)) : name,
  );
  return `${heading}\n\n${lines.length === 0 ? nobody(statement) : lines.join('\n')}\n`;
}

/** Who signed a statement that went out before it was kept here is not known. */
function nobody({ status }: Statement): string {
  return status === 'issued' ? t('No signature is recorded here') : t('Nobody has signed yet');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
