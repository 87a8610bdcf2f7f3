import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildFrontend } from './frontendBuild.mjs';
import { root } from './paths.mjs';
import { prepareDataDir, startPortal, startSimulator } from './portal.mjs';
import { requireFreePorts } from './ports.mjs';
import { Processes } from './processes.mjs';
import { runMain, say, UserError } from './terminal.mjs';

const HELP = `Usage: bin/start [options]

Serves the portal with a simulated fleet of forums, all on this machine.

  --port N         port of the portal (default 7007)
  --forums-port N  port of the simulated forums (default 7008)
  --git-port N     port of the small Git host (default 7009)
  --app-port N     port of the frontend with --dev (default 3000)
  --fleet WHAT     showcase (default), none, or a number of forums
  --admin-requests N
                   requests a minute that a simulated forum allows (default
                   60, as Discourse does); groups then go at that pace
  --data-dir DIR   where everything is kept (default .portal)
  --config FILE    configuration that is read last, so that a stand-in can be
                   replaced by the real thing; may be given more than once
  --fresh          forget everything that was made before
  --dev            rebuild and reload while you edit
  --help           show this
`;

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env.PORTAL_PORT || '7007' },
        'forums-port': { type: 'string', default: '7008' },
        'git-port': { type: 'string', default: '7009' },
        'app-port': { type: 'string', default: '3000' },
        fleet: { type: 'string', default: 'showcase' },
        'admin-requests': { type: 'string' },
        'data-dir': { type: 'string', default: path.join(root, '.portal') },
        config: { type: 'string', multiple: true, default: [] },
        fresh: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UserError(
      `${error.message}. bin/start --help tells the options.`,
    );
  }
  const ports = {};
  for (const option of ['port', 'forums-port', 'git-port', 'app-port']) {
    const port = Number(values[option]);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new UserError(
        `--${option} must be a port from 1 to 65535, not '${values[option]}'`,
      );
    }
    ports[option] = port;
  }
  if (!/^(showcase|none|[1-9][0-9]{0,4})$/.test(values.fleet)) {
    throw new UserError(
      `--fleet must be showcase, none or a number, not '${values.fleet}'`,
    );
  }
  const adminRequests = values['admin-requests'];
  if (adminRequests && !/^[1-9][0-9]{0,3}$/.test(adminRequests)) {
    throw new UserError(
      `--admin-requests must be a number from 1 to 9999, not '${adminRequests}'`,
    );
  }
  const configs = values.config.map(file => path.resolve(file));
  const absent = configs.find(file => !fs.existsSync(file));
  if (absent) {
    throw new UserError(`--config must be a file; ${absent} does not exist`);
  }
  return {
    ...values,
    adminRequests,
    configs,
    ports,
    dataDir: path.resolve(values['data-dir']),
  };
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { adminRequests, configs, dataDir, dev, fleet, fresh, ports } = options;
  const { 'app-port': appPort, ...usedPorts } = ports;
  await requireFreePorts(dev ? ports : usedPorts);
  const secrets = prepareDataDir(dataDir, { fresh });
  if (!dev) {
    await buildFrontend();
  }

  const processes = new Processes();
  const abort = new AbortController();
  const interrupted = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => {
        abort.abort();
        resolve(0);
      });
    }
  });

  try {
    const started = (async () => {
      say('Starting the simulated forums and the Git host');
      const simulator = await startSimulator(processes, {
        dataDir,
        forumsPort: ports['forums-port'],
        gitPort: ports['git-port'],
        fleet,
        adminRequests,
        secrets,
      });
      say('Starting the portal, about 20 seconds');
      const portal = await startPortal(processes, {
        dataDir,
        port: ports.port,
        appPort,
        dev,
        secrets,
        signal: abort.signal,
        configs: [
          path.join(root, 'app-config.yaml'),
          path.join(root, 'app-config.simulated.yaml'),
          ...(dev ? [path.join(root, 'app-config.dev.yaml')] : []),
          simulator.portalConfig,
          ...configs,
        ],
      });
      return { simulator, portal };
    })();
    started.catch(() => {});

    const first = await Promise.race([started, interrupted]);
    if (abort.signal.aborted) {
      return first;
    }
    const { portal, simulator } = first;
    process.stdout.write(`
  The portal is up. Enter as Guest, then:

    Forums of the fleet   ${portal.url}/forums
    Create a forum        ${portal.url}/create/templates/default/create-forum
    Catalog               ${portal.url}/

    Simulated forums      ${simulator.forums}
    Small Git host        ${simulator.git}
    Logs                  ${
      path.relative(process.cwd(), path.join(dataDir, 'logs')) || '.'
    }

  Ctrl-C ends everything. What you make is kept for the next start.

`);
    const crashed = portal.entry.exited.then(reason => {
      if (!abort.signal.aborted) {
        throw new UserError(
          `The portal stopped (${reason}); see ${portal.entry.logFile}`,
        );
      }
    });
    return (await Promise.race([interrupted, crashed])) ?? 0;
  } finally {
    abort.abort();
    say('Stopping');
    await processes.stop();
  }
}

runMain(main);
