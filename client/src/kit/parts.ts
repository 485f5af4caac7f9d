/** Parts of the kit, in the order in which a teacher needs them. */
export const KIT_PARTS = ['guide', 'slides', 'roles', 'glossary', 'standards'] as const
/** Name of a part of the kit. */
export type KitPart = (typeof KIT_PARTS)[number]

/** The part with this name; undefined where there is none. */
export const kitPart = (name: string): KitPart | undefined => KIT_PARTS.find((part) => part === name)
