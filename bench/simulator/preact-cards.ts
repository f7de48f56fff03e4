/** The 200 product cards in Preact on the page itself: the same four components in each, with no worker between. */
import { Component, Fragment, h, render, type ComponentChildren, type VNode } from 'preact';

interface Product {
  id: number;
  name: string;
  price: number;
}

const Badge = ({ text, step }: { text: string; step: number }): ComponentChildren =>
  h('div', null, [h('span', null, text), h('span', { class: 'step' }, step)]);
const Price = ({ value }: { value: number }): ComponentChildren => h('div', null, h('span', null, `${value} ₫`));
const Mark = ({ name }: { name: string }): ComponentChildren => h('span', null, name);
const Stepper = (props: { value: number; onChange: () => void; children?: ComponentChildren }): ComponentChildren =>
  h('div', { onClick: props.onChange }, [h(Mark, { name: '-' }), props.children, h('span', null, props.value)]);
const Card = ({
  product,
  step,
  onPick,
}: {
  product: Product;
  step: number;
  onPick: (one: Product) => void;
}): ComponentChildren =>
  h('div', { class: 'card' }, [
    h(Badge, { text: product.name, step }),
    h(Price, { value: product.price }),
    h(Stepper, { value: step, onChange: () => onPick(product) }, h('span', null, 'x')),
  ]);

interface State {
  items: Product[];
  step: number;
}

class Cards extends Component<object, State> {
  override state: State = { items: [], step: 0 };

  override componentDidMount(): void {
    const on = (id: string, run: () => void) => document.querySelector(`#${id}`)?.addEventListener('click', run);
    on('show', () => {
      const items = Array.from({ length: 200 }, (_, id) => ({ id, name: `Sản phẩm ${id}`, price: id * 1000 }));
      this.setState({ items });
    });
    on('raise', () => this.setState({ step: this.state.step + 1 }));
    on('clear', () => this.setState({ items: [] }));
  }

  override render(): VNode {
    const { items, step } = this.state;
    const picked = (): void => {};
    return h(
      Fragment,
      null,
      items.map((product) => h(Card, { key: product.id, product, step, onPick: picked })),
    );
  }
}

render(h(Cards, null), document.querySelector('#cards') as HTMLElement);
