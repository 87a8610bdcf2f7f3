import { Command } from 'commander';
import { startSimulator } from '../simulator';
import {
  parseDataDir,
  parseExtraLocation,
  parseFleet,
  parseLimit,
  parsePort,
  parseSeed,
} from './serveOptions';

/** Process-wide things that the command touches. */
export interface ServeIo {
  env: Record<string, string | undefined>;
  print: (line: string) => void;
  printError: (line: string) => void;
  /** Resolves when the process is asked to end. */
  interrupted: Promise<void>;
}

/** `discourse-simulator serve`: runs until interrupted. */
export function serveCommand(io: ServeIo): Command {
  return new Command('serve')
    .description('Serve simulated forums, a Git host and a cluster')
    .requiredOption(
      '--data-dir <dir>',
      'where everything is kept',
      parseDataDir,
    )
    .option('--forum-port <port>', 'port of the forums', parsePort, 0)
    .option('--git-port <port>', 'port of the Git host', parsePort, 0)
    .option('--host <address>', 'address to bind to', '127.0.0.1')
    .option('--forum-url <url>', 'where others reach the forums')
    .option('--git-url <url>', 'where others reach the Git host')
    .option('--git-username <name>', 'account of the Git host', 'portal')
    .option(
      '--fleet <what>',
      'showcase, none or a number',
      parseFleet,
      'showcase',
    )
    .option('--seed <number>', 'seed of a number of forums', parseSeed, 1)
    .option(
      '--admin-requests <number>',
      'admin requests a minute that a forum allows, 60 as Discourse does',
      parseLimit,
    )
    .option(
      '--extra-location <path:kinds>',
      'catalog location to put into the portal configuration; repeatable',
      parseExtraLocation,
    )
    .action(async options => {
      const gitPassword = io.env.GIT_HOST_PASSWORD;
      if (!gitPassword) {
        throw new Error(
          'GIT_HOST_PASSWORD is not set; put the password of the Git host into it',
        );
      }
      const simulator = await startSimulator({
        dataDir: options.dataDir,
        forumPort: options.forumPort,
        gitPort: options.gitPort,
        host: options.host,
        forumPublicUrl: options.forumUrl,
        gitPublicUrl: options.gitUrl,
        gitUsername: options.gitUsername,
        gitPassword,
        fleet: options.fleet,
        seed: options.seed,
        adminRequestsPerMinute: options.adminRequests,
        extraLocations: options.extraLocation,
        log: io.printError,
      });
      io.print(
        JSON.stringify({
          ready: true,
          forums: simulator.forums.url,
          git: simulator.git.url,
          portalConfig: simulator.portalConfigPath,
        }),
      );
      await io.interrupted;
      await simulator.close();
    });
}
