/** Numbers for Prometheus, in its text format 0.0.4. Written by hand: two kinds of instrument and one page of text. */

type Labels = Readonly<Record<string, string>>;

/** One line of a gauge that is read when it is asked for. */
export interface Sample {
  labels?: Labels;
  value: number;
}

interface Family {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  lines(): Promise<string[]>;
}

export interface Counter {
  add(labels: Labels, by?: number): void;
}

export interface Histogram {
  /** Seconds. */
  observe(labels: Labels, value: number): void;
}

/** Reply times we care about: a quick read to Tiki's longest answer, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry. Label values must come from small sets of our own, never from a request. */
export function createMetrics() {
  const families: Family[] = [];

  function counter(name: string, help: string): Counter {
    const values = new Map<string, number>();
    families.push({
      name,
      help,
      type: 'counter',
      lines: async () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
    });
    return {
      add: (labels, by = 1) => {
        const key = toText(labels);
        values.set(key, (values.get(key) ?? 0) + by);
      },
    };
  }

  function histogram(name: string, help: string): Histogram {
    const values = new Map<string, { labels: Labels; counts: number[]; sum: number }>();
    families.push({
      name,
      help,
      type: 'histogram',
      lines: async () => [...values.values()].flatMap((value) => histogramLines(name, value)),
    });
    return {
      observe: (labels, seconds) => {
        const key = toText(labels);
        let value = values.get(key);
        if (!value) values.set(key, (value = { labels, counts: BUCKETS.map(() => 0).concat(0), sum: 0 }));
        const bucket = BUCKETS.findIndex((limit) => seconds <= limit);
        value.counts[bucket < 0 ? BUCKETS.length : bucket]! += 1;
        value.sum += seconds;
      },
    };
  }

  /** `read` is called for every scrape. */
  function gauge(name: string, help: string, read: () => Sample[] | Promise<Sample[]>): void {
    const lines = async () => (await read()).map(({ labels, value }) => `${name}${toText(labels ?? {})} ${value}`);
    families.push({ name, help, type: 'gauge', lines });
  }

  async function render(): Promise<string> {
    const parts = await Promise.all(
      families.map(async (family) => [
        `# HELP ${family.name} ${family.help}`,
        `# TYPE ${family.name} ${family.type}`,
        ...(await family.lines()),
      ]),
    );
    return `${parts.flat().join('\n')}\n`;
  }

  return { counter, histogram, gauge, render };
}

export type Metrics = ReturnType<typeof createMetrics>;

/** The content type that Prometheus asks for. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

function histogramLines(name: string, { labels, counts, sum }: { labels: Labels; counts: number[]; sum: number }) {
  let seen = 0;
  const buckets = [...BUCKETS.map(String), '+Inf'].map((le, at) => {
    seen += counts[at]!;
    return `${name}_bucket${toText({ ...labels, le })} ${seen}`;
  });
  return [...buckets, `${name}_sum${toText(labels)} ${sum}`, `${name}_count${toText(labels)} ${seen}`];
}

function toText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escape(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
