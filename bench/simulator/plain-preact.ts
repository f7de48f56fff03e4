/** The list in Preact on the page itself, keyed, with no worker between. */
import { Component, Fragment, h, render, type VNode } from 'preact';
import { bindButtons, makeRows, type Row } from './rows.ts';

class List extends Component<object, { rows: Row[] }> {
  override state = { rows: [] as Row[] };

  override componentDidMount(): void {
    const set = (change: (rows: Row[]) => Row[]) => this.setState({ rows: change(this.state.rows) });
    bindButtons({
      create: () => set(() => makeRows(1000)),
      update: () => set((rows) => rows.map((row, at) => (at % 10 === 0 ? { ...row, label: `${row.label}!` } : row))),
      swap: () =>
        set((rows) => {
          const [second, last] = [rows[1], rows[998]];
          return second && last ? rows.with(1, last).with(998, second) : rows;
        }),
      remove: () => set((rows) => rows.toSpliced(4, 1)),
      append: () => set((rows) => [...rows, ...makeRows(1000)]),
      clear: () => set(() => []),
    });
  }

  override render(): VNode {
    const rows = this.state.rows.map((row) =>
      h('div', { key: row.id, class: 'row' }, [
        h('span', { key: 'id' }, row.id),
        h('span', { key: 'label' }, row.label),
      ]),
    );
    return h(Fragment, null, rows);
  }
}

render(h(List, null), document.querySelector('#rows') as HTMLElement);
