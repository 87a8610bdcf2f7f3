import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Folder of nginx snippets that the image includes in its server block. */
export const NGINX_SERVER_OUTLETS = '/etc/nginx/conf.d/outlets/server';

/** Snippets for the nginx inside the web pods, by file name. */
export function nginxOutlets({ spec }: ForumSpec): Record<string, string> {
  return {
    // The image limits requests per peer address. Without this every visitor
    // would share the address of the gateway, and its limit.
    '15-real-ip.conf': [
      ...spec.network.trustedProxies.map(range => `set_real_ip_from ${range};`),
      'real_ip_header X-Forwarded-For;',
      'real_ip_recursive on;',
      '',
    ].join('\n'),
    // A Prometheus plugin answers here to whoever looks local, which is
    // everybody when a gateway loses the client address.
    '16-no-public-metrics.conf': [
      'location = /metrics {',
      '  return 404;',
      '}',
      '',
    ].join('\n'),
  };
}
