import type UPlot from 'uplot';

/** A level above which a figure is worth a look. */
export interface ChartThreshold {
  value: number;
  label: string;
}

/** Something that happened at a time, such as the start of a finding. */
export interface ChartEvent {
  /** Epoch seconds. */
  at: number;
  label: string;
  /** Name of the colour token. */
  token: string;
}

export interface ChartMarks {
  thresholds: readonly ChartThreshold[];
  events: readonly ChartEvent[];
}

const LABEL_GAP = 4;
/** Names stand below each other, for events may be close together. */
const LINE_HEIGHT = 13;

/**
 * Draws dashed lines with their names over a chart: levels from side to side,
 * events from top to bottom. What lies outside the shown range is left out,
 * and a name that would not fit beside its line.
 */
export function drawMarks(
  chart: UPlot,
  options: ChartMarks & { readToken: (name: string) => string },
): void {
  const { thresholds, events, readToken } = options;
  const { ctx, bbox } = chart;
  const ratio = window.devicePixelRatio || 1;
  const { min, max } = chart.scales.x;
  const isShown = (at: number) =>
    min !== undefined && max !== undefined && at >= min && at <= max;

  ctx.save();
  ctx.lineWidth = ratio;
  ctx.setLineDash([4 * ratio, 4 * ratio]);
  ctx.font = `${11 * ratio}px ${readToken('--bui-font-regular')}`;
  const stroke = (from: [number, number], to: [number, number]) => {
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    ctx.stroke();
  };

  for (const { value, label } of thresholds) {
    const y = chart.valToPos(value, 'y', true);
    if (y < bbox.top || y > bbox.top + bbox.height) {
      continue;
    }
    ctx.strokeStyle = readToken('--bui-fg-warning');
    ctx.fillStyle = readToken('--bui-fg-secondary');
    stroke([bbox.left, y], [bbox.left + bbox.width, y]);
    ctx.textAlign = 'left';
    ctx.fillText(label, bbox.left + LABEL_GAP * ratio, y - LABEL_GAP * ratio);
  }
  const shown = events.filter(event => isShown(event.at));
  for (const [line, { at, label, token }] of shown.entries()) {
    const x = chart.valToPos(at, 'x', true);
    ctx.strokeStyle = readToken(token);
    ctx.fillStyle = readToken('--bui-fg-secondary');
    stroke([x, bbox.top], [x, bbox.top + bbox.height]);
    const isRight = x > bbox.left + bbox.width / 2;
    const room = isRight ? x - bbox.left : bbox.left + bbox.width - x;
    if (ctx.measureText(label).width + LABEL_GAP * ratio > room) {
      continue;
    }
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.fillText(
      label,
      x + (isRight ? -LABEL_GAP : LABEL_GAP) * ratio,
      bbox.top + (line + 1) * LINE_HEIGHT * ratio,
    );
  }
  ctx.restore();
}
