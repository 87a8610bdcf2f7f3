/** Port of the nginx inside the image. The app server is loopback-only. */
export const HTTP_PORT = 80;

/** Port of the metrics that the Prometheus plugin collects. */
export const METRICS_PORT = 9405;
