export interface TimelineStep {
  id: string;
  label: string;
  /** '' when it has not happened, or nobody knows when. */
  timeText: string;
  done: boolean;
}

export interface TimelineProps {
  /** In order; what has not happened comes last. */
  steps: TimelineStep[];
}

export const timelineProps: TimelineProps = { steps: [] };
