import type { PowerId } from '#shared/ids'
import type { Phrase } from '#shared/view/phrase'

/** Who may learn of an event: all viewers, or the named powers. Required, so that no event is public by omission. */
export type Audience = 'all' | readonly PowerId[]

/** How a client should treat an event: a line in the feed, a line that stands out, or something to play on the map. */
export type EventWeight = 'quiet' | 'notice' | 'grave'

/** One kind of event. Its data is fixed by the example's type; `describe` gives the line of the feed. */
export interface EventModule<Type extends string, Data extends object> {
  readonly type: Type
  readonly weight: EventWeight
  /** A specimen for conformance tests and the component page. */
  readonly example: Data
  describe(data: Data): Phrase
}

/** Declares an event. */
export function defineEvent<Type extends string, Data extends object>(
  module: EventModule<Type, Data>,
): EventModule<Type, Data> {
  return module
}

/** The event a module stands for: its data, its type and its audience. */
export type EventOf<Module> =
  Module extends EventModule<infer Type, infer Data>
    ? Readonly<Data> & { readonly type: Type; readonly audience: Audience }
    : never
