import type { LogicContext, Scope } from '../protocol/template.ts';
import { ComponentInstance } from './component.ts';
import { defineComponent, type ComponentDefinition } from './component-definition.ts';
import { isFunction, textOf } from './values.ts';
import type { Instance, InstanceHost } from './instance.ts';

/** What didUpdate is told. */
export interface Previous {
  props: Record<string, unknown>;
  data: Record<string, unknown>;
}

/** What a plan found out, for the commit that shows it; children are named before their parents. */
export interface PlanEffects {
  created(instance: ComponentInstance): void;
  updated(instance: ComponentInstance, previous: Previous): void;
  /** Already gone. */
  removed(instance: ComponentInstance): void;
}

interface Walk {
  instance: Instance;
  seen: Map<string, Instance>;
  /** Instances whose data went on in another one. */
  inherited: Set<Instance>;
}

/** How often one instance may be planned for one commit before it is taken for a loop. */
const ROUNDS = 50;

/**
 * Decides which component instances one page has and what their props are, by walking the plans of its templates.
 * An instance keeps its identity while its address is placed again. Slot content is walked where the slot stands, with
 * the context of the owner of the markup, so it is walked again whenever its owner is.
 */
export class Planner {
  private readonly host: InstanceHost;
  private readonly root: Instance;
  private readonly effects: PlanEffects;
  private readonly contexts = new WeakMap<Instance, LogicContext>();
  private readonly walks: Walk[] = [];
  private walksEverything = false;
  private readonly unknownTags = new Set<string>();

  constructor(host: InstanceHost, root: Instance, effects: PlanEffects) {
    this.host = host;
    this.root = root;
    this.effects = effects;
  }

  /** Plans every dirty instance, owners first, until none is left; with `everything` also those that stay as they are. */
  settle(dirty: Set<Instance>, everything = false): void {
    this.walksEverything = everything;
    const rounds = new Map<Instance, number>();
    while (dirty.size > 0) {
      const next = [...dirty].reduce((first, other) => (other.depth < first.depth ? other : first));
      dirty.delete(next);
      if (!next.dirty || next.phase === 'gone') continue;
      const count = (rounds.get(next) ?? 0) + 1;
      rounds.set(next, count);
      if (count > ROUNDS) {
        next.dirty = false;
        this.host.core.log('error', `${next.path} calls setData without end while it is being planned.`);
        continue;
      }
      if (next instanceof ComponentInstance) {
        const previous = this.update(next, next.self.props ?? {});
        this.walk(next);
        if (previous) this.effects.updated(next, previous);
      } else {
        next.previousData = null;
        this.walk(next);
      }
    }
  }

  /** Takes the instance and all below it out, children first. */
  remove(instance: Instance): void {
    for (const child of instance.children.values()) this.remove(child);
    instance.phase = 'gone';
    if (instance instanceof ComponentInstance) this.effects.removed(instance);
  }

  private walk(instance: Instance): void {
    instance.dirty = false;
    const template = this.host.core.bundle.templates[instance.path];
    const seen = new Map<string, Instance>();
    this.walks.push({ instance, seen, inherited: new Set() });
    // Generated code guards its expressions; what still throws must not lose the instances that were there.
    const done =
      !template ||
      instance.call('template', () => {
        template(this.contextOf(instance), scopeOf(instance), `${instance.address}/`);
        return true;
      });
    this.walks.pop();
    for (const [address, child] of instance.children) {
      if (seen.get(address) === child) continue;
      if (done) this.drop(child);
      else if (!seen.has(address)) seen.set(address, child);
    }
    instance.children = seen;
  }

  private drop(instance: Instance): void {
    if (instance.phase === 'gone') return;
    this.host.record(['unmount', instance.address]);
    this.remove(instance);
  }

  private contextOf(owner: Instance): LogicContext {
    let context = this.contexts.get(owner);
    if (!context) {
      context = {
        component: (address, tag, props, ref, fill) => {
          const path = this.componentPath(owner, tag);
          if (path !== undefined) this.place(owner, { address, path, props, ref, fill });
        },
        slot: (path, name, scope, fallback) => {
          const contents = owner.slots.get(slotName(name)) ?? [];
          if (contents.length === 0) fallback?.(path);
          for (const content of contents) content(path, scope);
        },
        hasSlot: (name) => owner.slots.has(slotName(name)),
        handler: (value) => {
          if (typeof value === 'string' && value !== '') return owner.handler(value);
          return isFunction(value) ? value : undefined;
        },
      };
      this.contexts.set(owner, context);
    }
    return context;
  }

  private componentPath(owner: Instance, tag: string): string | undefined {
    const { pages, components } = this.host.core.bundle.description;
    const unit = owner === this.root ? pages.find((page) => page.path === owner.path) : components[owner.path];
    const path = unit?.usingComponents[tag];
    if (path !== undefined && components[path] !== undefined) return path;
    const problem = `<${tag}> in ${owner.path} is not a component that the app has.`;
    if (!this.unknownTags.has(problem)) this.host.core.log('warn', problem);
    this.unknownTags.add(problem);
    return undefined;
  }

  private place(
    owner: Instance,
    use: {
      address: string;
      path: string;
      props: Record<string, unknown>;
      ref: unknown;
      fill: Parameters<LogicContext['component']>[4];
    },
  ): void {
    const walk = this.walks.at(-1);
    if (!walk) return;
    const { address, path } = use;
    if (walk.seen.has(address)) {
      this.host.core.log('warn', `${owner.path} places two components at ${address}.`);
      return;
    }
    const before = walk.instance.children.get(address);
    const same = before instanceof ComponentInstance && before.path === path && before.phase !== 'gone' ? before : null;
    if (before && !same) this.drop(before);
    const instance = same ?? this.create(walk.instance, address, path);
    // Known before its hooks run, so that a setData from them finds it in the tree.
    walk.seen.set(address, instance);
    const hadSlots = instance.slots.size > 0;
    instance.slots = new Map();
    use.fill((name, content) => {
      const contents = instance.slots.get(slotName(name));
      if (contents) contents.push(content);
      else instance.slots.set(slotName(name), [content]);
    });
    instance.ref = use.ref === '' || use.ref === undefined || use.ref === null ? null : { owner, value: use.ref };
    if (same) {
      const previous = this.update(instance, instance.merged(use.props));
      if (this.walksEverything || previous || hadSlots || instance.slots.size > 0) this.walk(instance);
      if (previous) this.effects.updated(instance, previous);
      return;
    }
    instance.start(use.props);
    if (this.walksEverything) keepData(walk, instance);
    this.comparePlannedProps(instance, instance.self.props ?? {});
    if (this.host.attached) this.host.record(mountRecord(instance));
    this.walk(instance);
    this.effects.created(instance);
  }

  private create(parent: Instance, address: string, path: string): ComponentInstance {
    const { core } = this.host;
    const unit = { address, path, id: core.nextId(), parent };
    return new ComponentInstance(this.host, unit, definitionOf(core, path), this.root.self);
  }

  /** Derives and sends what changed; null when nothing did, so that the template need not be walked again. */
  private update(instance: ComponentInstance, nextProps: Record<string, unknown>): Previous | null {
    const changed = this.comparePlannedProps(instance, nextProps);
    if (changed.length === 0 && !instance.dirty) {
      // Equal content may be new objects: the instance must not keep the old ones alive.
      instance.self.props = nextProps;
      return null;
    }
    instance.dirty = false;
    const props = instance.self.props ?? {};
    instance.derive(nextProps);
    if (changed.length > 0) this.host.record(['props', instance.address, changed]);
    const data = instance.previousData ?? instance.self.data;
    instance.previousData = null;
    return { props, data };
  }

  /** By serialised content: an object mutated in place is a change, an equal copy is none (section 2.5). */
  private comparePlannedProps(
    instance: ComponentInstance,
    nextProps: Record<string, unknown>,
  ): (readonly [string, unknown?])[] {
    const before = instance.plannedProps;
    const after = new Map<string, string>();
    const changed: (readonly [string, unknown?])[] = [];
    for (const [name, value] of Object.entries(nextProps)) {
      const plain = this.host.serialise(value, instance.path);
      if (plain === undefined) continue;
      const json = JSON.stringify(plain);
      after.set(name, json);
      if (before.get(name) !== json) changed.push([name, plain]);
    }
    for (const name of before.keys()) if (!after.has(name)) changed.push([name]);
    instance.plannedProps = after;
    return changed;
  }
}

/** In an edited template a component may stand at another place: it goes on with the data of the one that is now gone. */
function keepData({ instance: parent, seen, inherited }: Walk, instance: ComponentInstance): void {
  for (const [address, old] of parent.children) {
    if (old.path !== instance.path || inherited.has(old) || seen.has(address)) continue;
    if (keysOf(address) !== keysOf(instance.address)) continue;
    instance.self.data = { ...old.self.data };
    inherited.add(old);
    return;
  }
}

/** The iterations that an address goes through. */
function keysOf(address: string): string {
  return address.match(/\[[^\]]*\]/g)?.join('') ?? '';
}

/** The record that tells a view of the instance as it is now. */
export function mountRecord(instance: Instance): ['mount', string, string, number, object, object] {
  const { host, self } = instance;
  const props = host.serialise(self.props ?? {}, instance.path) ?? {};
  const data = host.serialise(self.data, instance.path) ?? {};
  return ['mount', instance.address, instance.path, instance.id, props, data];
}

const definitions = new WeakMap<object, ComponentDefinition>();

function definitionOf(core: InstanceHost['core'], path: string): ComponentDefinition {
  const options = core.registry.optionsOf('component', path);
  let definition = definitions.get(options);
  if (!definition) {
    definition = defineComponent(options);
    definitions.set(options, definition);
  }
  return definition;
}

function scopeOf(instance: Instance): Scope {
  const slots: Record<string, boolean> = {};
  for (const name of instance.slots.keys()) slots[name || '$default'] = true;
  const scope = Object.create(null) as Record<string, unknown>;
  return Object.assign(scope, instance.self.props, instance.self.data, { $slots: slots, $id: instance.id });
}

function slotName(name: unknown): string {
  return name === undefined || name === null ? '' : textOf(name);
}
