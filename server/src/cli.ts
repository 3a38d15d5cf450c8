import './optimise-later';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { annotationStances } from './annotations/entry';
import { plainLine } from './annotations/plain-line';
import { annotate } from './cli/annotate';
import { check } from './cli/check';
import { digest } from './cli/digest';
import { exportAnnotations } from './cli/export-annotations';
import { CommandFailure } from './cli/failure';
import { importAnnotations } from './cli/import-annotations';
import { locate } from './cli/locate';
import { outline } from './cli/outline';
import { positions } from './cli/positions';
import { terms } from './cli/terms';
import { threads } from './cli/threads';
import { verify } from './cli/verify';
import { PastFailure } from './past/failure';

const program = new Command('caucus')
  .description('Reads UN drafts with the eyes of a coalition: its tracked terms and its positions.')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand(false)
  .exitOverride()
  // Commander writes a line of its own and some advice; `fail` writes exactly one line instead.
  .configureOutput({ writeErr: () => {} });

const json = ['--json', 'print JSON (as always when the output is not a terminal)'] as const;
const coalition = ['--coalition <dir>', 'folder of the coalition (default: the one the file is in)'] as const;
const own = ['--coalition <dir>', 'folder of the coalition (default: the one you are in)'] as const;

command('outline', 'Print the paragraphs, headings and brackets of a draft.')
  .argument('<file>', 'the draft, as text; - for standard input')
  .option(...json)
  .action(outline);

command('terms', 'Print where the terms that the coalition tracks stand in a draft.')
  .argument('<file>', 'the draft, as text; - for standard input')
  .option(...coalition)
  .option(...json)
  .action(terms);

command('positions', 'Look up positions, terms and statements. Typing errors are allowed.')
  .argument('<query...>', 'what to look for')
  .option(...own)
  .option('--limit <number>', 'how many results to print', '20')
  .option(...json)
  .action((words: string[], options) => positions(words.join(' '), options));

command('locate', 'Find where spans of one text stand in another.')
  .requiredOption('--from <file>', 'the text in which the spans are given')
  .requiredOption('--to <file>', 'the text in which to find them')
  .requiredOption('--spans <file>', 'the spans, as JSON: [{ "id": "a", "start": 0, "end": 5 }]')
  .option(...json)
  .action(locate);

command('threads', 'List what members have said on words of drafts, and where those words stand now.')
  .option(...own)
  .option('--draft <id>', 'the threads that the editor shows on this draft, such as gdc/rev-1')
  .option('--open', 'leave out what is resolved')
  .option(...json)
  .action(threads);

command('annotate', 'Write an annotation on words of a draft, as one new file.')
  .argument('<draft>', 'id of the draft, such as gdc/rev-1, or its file')
  .requiredOption('--quote <text>', 'the words, as they are printed')
  .option('--paragraph <label>', 'the paragraph in which they stand')
  .addOption(
    new Option('--stance <stance>', 'what you think of the words')
      .choices(annotationStances)
      .makeOptionMandatory(),
  )
  .option('--proposal <text>', 'the wording you propose instead')
  .requiredOption('--body <text>', 'why, in Markdown')
  .option('--member <id>', 'the member that speaks (default: the one your address belongs to)')
  .option('--author <author>', '"Name <address>" (default: as git knows you)')
  .option(...coalition)
  .option(...json)
  .action(annotate);

command('export', 'Print the threads as W3C Web Annotations.')
  .addOption(new Option('--format <format>', 'the format').choices(['jsonld']).makeOptionMandatory())
  .option(...own)
  .option('--draft <id>', 'the threads on this draft alone')
  .action(exportAnnotations);

command('import-annotations', 'Write entries for W3C Web Annotations, those that are not here yet.')
  .argument('<file>', 'the annotations, as JSON-LD')
  .option(...own)
  .option('--member <id>', 'the member that speaks where the author’s address tells none')
  .option(...json)
  .action(importAnnotations);

command('check', 'Say what is wrong in the files of a coalition. Ends with 1 if there are errors.')
  .argument('[dir]', 'folder of the coalition', '.')
  .option('--json', 'print JSON')
  .option('--sarif', 'print SARIF 2.1.0, as code scanners read it')
  .action(check);

command('digest', 'Write what is new, for a mailing list or the agenda of a call, as Markdown.')
  .requiredOption('--since <ref or date>', 'a date, or a commit, branch or tag')
  .option('--until <date>', 'the end of the period (default: now)')
  .option('--coalition <dir>', 'folder of the coalition (default: the one you are in)')
  .option('--text', 'write plain text')
  .option('--json', 'print JSON')
  .action(digest);

command('verify', 'Say whether everybody said what the files say they said. Ends with 1 if there are errors.')
  .argument('[dir]', 'folder of the coalition, or a bare repository', '.')
  .option('--since <ref>', 'only what came after this commit, branch or tag, as one proposal')
  .option('--until <ref>', 'the last commit to read', 'HEAD')
  .option('--json', 'print JSON')
  .option('--sarif', 'print SARIF 2.1.0, as code scanners read it')
  .action(verify);

command('serve', 'Run the language server, for any editor that speaks the Language Server Protocol.')
  .requiredOption('--stdio', 'speak over standard input and output')
  .action(async () => (await import('./cli/serve')).serve());

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read us, `head` say, has seen enough.
  if (error.code !== 'EPIPE') fail(`cannot write the output: ${error.message}`);
  process.exit();
});

if (process.argv.length <= 2) program.outputHelp();
else {
  program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) fail(error.message);
    } else if (error instanceof CommandFailure || error instanceof PastFailure) fail(error.message);
    // An error of ours that nobody foresaw; scripts go by the code and the one line all the same.
    else fail(`unexpected error: ${error instanceof Error ? error.message : String(error)}`);
  });
}

function command(name: string, description: string): Command {
  return program.command(name).description(description).helpOption('-h, --help', 'print this help');
}

/** One line on standard error, and 2. */
function fail(message: string): void {
  const line = plainLine(message.replace(/^error: /, '').replace(/\s+/g, ' ')).trim();
  process.stderr.write(`caucus: ${line}\n`);
  process.exitCode = 2;
}
