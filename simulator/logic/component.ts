import { isFunction } from './values.ts';
import type { ComponentDefinition, ComponentHook } from './component-definition.ts';
import { installData } from './data.ts';
import { Instance, type InstanceHost, type PublicInstance } from './instance.ts';

/** A live component: creation, props and hooks in the order of tini-framework.md section 2.4. */
export class ComponentInstance extends Instance {
  readonly definition: ComponentDefinition;
  private readonly defaults: Record<string, unknown>;
  /** The `ref` attribute: who receives the instance, and by which method name or function. */
  ref: { owner: Instance; value: unknown } | null = null;

  constructor(
    host: InstanceHost,
    unit: { address: string; path: string; id: number; parent: Instance },
    definition: ComponentDefinition,
    page: PublicInstance,
  ) {
    super(host, { ...unit, self: { data: {}, props: {} } });
    this.definition = definition;
    const { self } = this;
    for (const [name, member] of Object.entries(definition.members)) {
      self[name] = isFunction(member) ? member.bind(self) : member;
    }
    self.data = this.call('data', () => definition.data()) ?? {};
    this.defaults = this.call('props', () => definition.props()) ?? {};
    self['is'] = `/${this.path}`;
    self['$id'] = this.id;
    Object.defineProperty(self, '$page', { value: page, configurable: true });
    installData(this);
  }

  /** onInit and the first deriveDataFromProps; what they set is part of the mount. */
  start(passed: Record<string, unknown>): void {
    this.self.props = this.merged(passed);
    this.run('onInit');
    this.run('deriveDataFromProps', this.self.props);
    this.previousData = null;
    this.phase = 'live';
  }

  /** Defaults under what the owner passed; an undefined value counts as not passed. */
  merged(passed: Record<string, unknown>): Record<string, unknown> {
    const props = { ...this.defaults };
    for (const [name, value] of Object.entries(passed)) {
      if (value !== undefined || !(name in props)) props[name] = value;
    }
    return props;
  }

  /** deriveDataFromProps of an update: `this.props` is still the old object while it runs. */
  derive(nextProps: Record<string, unknown>): void {
    this.phase = 'deriving';
    this.run('deriveDataFromProps', nextProps);
    if (this.phase === 'deriving') this.phase = 'live';
    this.self.props = nextProps;
  }

  run(name: ComponentHook, ...parameters: unknown[]): void {
    for (const hook of this.definition.hooks[name]) {
      this.call(name, () => hook.apply(this.self, parameters));
    }
  }

  /** Hands the instance, or what its own `ref()` returns, to the owner. */
  giveRef(): void {
    if (!this.ref) return;
    const { owner, value } = this.ref;
    const receive = isFunction(value) ? value : owner.method(String(value));
    if (!receive) return;
    owner.call(`ref of ${this.path}`, () => {
      receive.call(owner.self, this.definition.ref ? this.definition.ref.call(this.self) : this.self);
    });
  }

  override readonly onError = (error: unknown): void => {
    this.definition.onError?.call(this.self, error);
  };
}
