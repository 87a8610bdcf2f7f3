import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ForumSample } from '@backstage-discourse/plugin-discourse-common';

/** A figure of a sample. @public */
export type SampleField = Exclude<keyof ForumSample, 'at'>;

/** One point of a history in which a source may not know every figure. @public */
export type PartialSample = Pick<ForumSample, 'at'> &
  Partial<Pick<ForumSample, SampleField>>;

/** What part of the history is asked for. @public */
export interface HistoryRequest {
  /** Id of the forum in the registry. */
  forumId: string;
  /** Epoch milliseconds. */
  fromMs: number;
  /** Epoch milliseconds. */
  toMs: number;
  /** Distance of two points. */
  stepMs: number;
}

/**
 * A place that keeps the history of forums, beside the portal's own table.
 *
 * @public
 */
export interface MetricSource {
  /** Unique name, such as `prometheus`. */
  readonly id: string;
  /**
   * Samples, oldest first, or undefined if this source does not know the forum.
   * Throws when it does but can not answer; the portal's own samples are shown
   * then.
   */
  listSamples(
    request: HistoryRequest,
    options: { signal: AbortSignal },
  ): Promise<PartialSample[] | undefined>;
}

/** Adds places that keep the history of forums. @public */
export interface DiscourseMetricsExtensionPoint {
  /** Sources are asked in the order in which they are added. */
  addMetricSource(source: MetricSource): void;
}

/** @public */
export const discourseMetricsExtensionPoint =
  createExtensionPoint<DiscourseMetricsExtensionPoint>({
    id: 'discourse.metrics',
  });
