import { Component, Fragment, h } from 'preact';
import type { VNode } from 'preact';
import type { Scope } from '../protocol/template.ts';
import { InstanceContext } from './context.ts';
import type { InstanceProps, Slots } from './instance-props.ts';
import type { ViewNode } from './node.ts';
import type { Redrawable } from './page-services.ts';
import type { InstanceState } from './state.ts';

/** One page or component instance. Drawn again only when its own state changed or it shows content of its owner. */
export class InstanceView extends Component<InstanceProps> implements Redrawable {
  readonly context$: InstanceContext;
  #drawn: InstanceState | undefined;

  constructor(props: InstanceProps) {
    super(props);
    this.context$ = new InstanceContext(props.page, props.address, () => this.props.slots, InstanceView);
  }

  override componentWillMount(): void {
    this.props.page.views.set(this.props.address, this);
  }

  override componentWillUnmount(): void {
    const { views } = this.props.page;
    // A new instance may have taken the address already.
    if (views.get(this.props.address) === this) views.delete(this.props.address);
  }

  redraw(): void {
    this.#drawn = undefined;
    this.setState({});
  }

  override shouldComponentUpdate(next: InstanceProps): boolean {
    const changed = next.page.state.get(next.address) !== this.#drawn;
    return changed || next.slots.size > 0 || this.props.slots.size > 0;
  }

  override render(): VNode | null {
    const { page, address, slots } = this.props;
    const state = page.state.get(address);
    this.#drawn = state;
    if (!state) return null;
    const template = page.templates[state.component];
    if (!template) {
      page.report(`${state.component || 'a page'} has no template in the view bundle`);
      return null;
    }
    try {
      return h(Fragment, null, template(this.context$, scopeOf(state, slots), `${address}/`) as ViewNode[]);
    } catch (error) {
      // One broken template must not take the page with it.
      page.report(
        `${state.component}.txml could not be drawn: ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    }
  }
}

/** Data and props in one namespace, data winning (section 3.2). */
function scopeOf(state: InstanceState, slots: Slots): Scope {
  const $slots: Record<string, true> = {};
  for (const name of slots.keys()) $slots[name || '$default'] = true;
  return Object.assign(Object.create(null) as object, state.props, state.data, { $slots, $id: state.id });
}
