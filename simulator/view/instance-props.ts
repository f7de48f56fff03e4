import type { Scope } from '../protocol/template.ts';
import type { ViewNode } from './node.ts';
import type { PageServices } from './page-services.ts';

export type SlotContent = (path: string, slotScope: Scope) => readonly ViewNode[];

/** What a component tag was given between its tags, by slot name; `''` is the default slot. */
export type Slots = ReadonlyMap<string, readonly SlotContent[]>;

export const NO_SLOTS: Slots = new Map();

export interface InstanceProps {
  page: PageServices;
  address: string;
  slots: Slots;
}
