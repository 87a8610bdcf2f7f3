import http, { type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import {
  startGitHost,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { generate } from 'selfsigned';
import { githubRepositories } from './githubRepositories';
import { gitlabProjects } from './gitlabProjects';
import type { PublishHostOptions } from './PublishHost';

const HOST_TYPES = {
  github: { username: 'x-access-token', password: 'github-token' },
  gitlab: { username: 'oauth2', password: 'gitlab-token' },
} as const;

/** A Git host in the shape of GitHub or GitLab, with real repositories. */
export interface PublishHost {
  git: GitHost;
  /** Host in the portal's configuration. */
  host: string;
  /** Its entry in the portal's integrations. */
  integrations: object;
  /** What Gitea's API of the repositories is called with. */
  authorization: string;
  /** Certificate that callers must trust. */
  certificatePem: string;
  /** `METHOD path` of every request that may write, without Git's own. */
  readonly writes: string[];
  /** From now on, nobody may make a repository. */
  refuse(reason: string): void;
  close(): Promise<void>;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? address?.port ?? 0 : 0;
}

/** Passes on what Git itself asks. */
function passOn(targetUrl: string): RequestListener {
  return (request, response) => {
    const onward = http.request(
      `${targetUrl}${request.url}`,
      { method: request.method, headers: request.headers },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
}

/** Starts it over loopback; GitHub speaks TLS where people and Git find it. */
export async function startPublishHost(
  hostType: keyof typeof HOST_TYPES,
  options: { dataDir: string },
): Promise<PublishHost> {
  const account = HOST_TYPES[hostType];
  const { username, password } = account;
  const git = await startGitHost({ ...account, ...options, log: () => {} });
  const certificate = await generate(
    [{ name: 'commonName', value: '127.0.0.1' }],
    {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  const writes: string[] = [];
  let refusal: string | undefined;
  let webUrl = '';
  const host: PublishHostOptions = {
    git,
    authorization: `Basic ${btoa(`${username}:${password}`)}`,
    webUrl: () => webUrl,
    refusal: () => refusal,
  };

  const app = express();
  const apiPath = hostType === 'github' ? '/api-of-github' : '/api/v4';
  app.use(apiPath, (request, _response, next) => {
    if (request.method !== 'GET') {
      writes.push(`${request.method} ${request.url}`);
    }
    next();
  });
  app.use(
    apiPath,
    hostType === 'github' ? githubRepositories(host) : gitlabProjects(host),
  );
  app.use(passOn(git.url));
  app.use(
    (error: Error, _request: Request, response: Response, _: NextFunction) => {
      response.status(400).json({ message: error.message });
    },
  );
  const api = http.createServer(app);
  const web = https.createServer(
    { key: certificate.private, cert: certificate.cert },
    app,
  );
  const apiUrl = `http://127.0.0.1:${await listen(api)}`;
  const secureUrl = `https://127.0.0.1:${await listen(web)}`;
  webUrl = hostType === 'github' ? secureUrl : apiUrl;
  const name = new URL(webUrl).host;
  const entry =
    hostType === 'github'
      ? { apiBaseUrl: `${apiUrl}${apiPath}` }
      : { baseUrl: apiUrl, apiBaseUrl: `${apiUrl}${apiPath}` };
  return {
    git,
    host: name,
    integrations: { [hostType]: [{ host: name, token: password, ...entry }] },
    authorization: host.authorization,
    certificatePem: certificate.cert,
    writes,
    refuse: reason => {
      refusal = reason;
    },
    close: async () => {
      for (const server of [api, web]) {
        server.closeAllConnections();
        server.close();
      }
      await git.close();
    },
  };
}
