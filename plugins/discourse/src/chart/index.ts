export type { ChartEvent, ChartThreshold } from './drawMarks';
export {
  TimeChart,
  type TimeChartLine,
  type TimeChartProps,
} from './TimeChart';
