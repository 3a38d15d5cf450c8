import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { check } from './cli/check';
import { CommandFailure } from './cli/failure';
import { outline } from './cli/outline';
import { positions } from './cli/positions';
import { terms } from './cli/terms';
import { verify } from './cli/verify';

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

command('outline', 'Print the paragraphs, headings and brackets of a draft.')
  .argument('<file>', 'the draft, as text')
  .option(...json)
  .action(outline);

command('terms', 'Print where the terms that the coalition tracks stand in a draft.')
  .argument('<file>', 'the draft, as text')
  .option(...coalition)
  .option(...json)
  .action(terms);

command('positions', 'Look up positions, terms and statements. Typing errors are allowed.')
  .argument('<query...>', 'what to look for')
  .option('--coalition <dir>', 'folder of the coalition (default: the one you are in)')
  .option('--limit <number>', 'how many results to print', '20')
  .option(...json)
  .action((words: string[], options) => positions(words.join(' '), options));

command('check', 'Say what is wrong in the files of a coalition. Ends with 1 if there are errors.')
  .argument('[dir]', 'folder of the coalition', '.')
  .option('--json', 'print JSON')
  .option('--sarif', 'print SARIF 2.1.0, as code scanners read it')
  .action(check);

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
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

if (process.argv.length <= 2) program.outputHelp();
else {
  program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) fail(error.message);
    } else if (error instanceof CommandFailure) fail(error.message);
    else throw error;
  });
}

function command(name: string, description: string): Command {
  return program.command(name).description(description).helpOption('-h, --help', 'print this help');
}

/** One line on standard error, and 2. */
function fail(message: string): void {
  const line = message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim();
  process.stderr.write(`caucus: ${line}\n`);
  process.exitCode = 2;
}
